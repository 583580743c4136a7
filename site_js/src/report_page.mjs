/** The page of one assessment's report: what it shows, in which language, and what it is saved as. */
import { fileName } from "./assessment_file.mjs"
import { all, h, one, setText } from "./dom.mjs"
import { download } from "./download.mjs"
import { fetchedJson, moduleAt } from "./fetched.mjs"
import { localeOf, openNamed } from "./named.mjs"
import { reportOf } from "./report_model.mjs"
import { showReport } from "./report_view.mjs"
import { openScorer } from "./scorer.mjs"
import { Texts } from "./texts.mjs"

/** @import { ToolFramework, ToolTexts } from "./named.mjs" */
/** @import { Extent, Report, ReportRules } from "./report_model.mjs" */
/** @import { ReportTexts } from "./report_words.mjs" */
/** @import { SaveRecord } from "./saved.mjs" */
/** @import { Outcome } from "./score_loop.mjs" */
/** @import { Gain } from "./report_summary.mjs" */
/** @import { Assessment } from "./types.mjs" */

/**
 * A module that writes reports into files of one kind.
 *
 * @typedef {{ write: (report: Report) => Promise<Blob> }} Writer
 */

/**
 * Open the report of the assessment that the address names.
 *
 * @param {HTMLElement} root - The page
 * @param {ToolTexts} page - Its words
 * @param {URLSearchParams} asked - `a`, the id of the assessment, and `lang`, the language
 * @returns {Promise<void>} Resolved once it is shown
 */
export function openReport(root, page, asked) {
  return openNamed(root, {
    page,
    key: "page",
    id: asked.get("a"),
    async show({ record, framework }) {
      const texts = new Texts(page, localeOf(root))
      await new ReportPage(root, texts, framework, record).start(asked.get("lang"))
      return null
    },
  })
}

/** The report of one assessment. */
class ReportPage {
  #root
  #texts
  #framework
  #record
  /** @type {{ outcome: Outcome, gains: Gain[], assessment: Assessment, rules: ReportRules } | null}
   *   What scoring says of the assessment under the ids of now */
  #scored = null
  /** @type {Record<string, () => Promise<Writer>>} What writes files, by their ending */
  #writers = {}
  /** @type {Report | null} As it is shown */
  #report = null

  /**
   * @param {HTMLElement} root - The page
   * @param {Texts} texts - Words of the page
   * @param {ToolFramework} framework - The framework
   * @param {SaveRecord} record - The assessment as it is saved
   */
  constructor(root, texts, framework, record) {
    this.#root = root
    this.#texts = texts
    this.#framework = framework
    this.#record = record
  }

  /**
   * @param {string | null} lang - Language to begin with, if the address names one
   * @returns {Promise<void>} Resolved once the report is shown
   */
  async start(lang) {
    const { languages } = this.#framework
    for (const option of [...this.#select("lang").options])
      if (!languages.includes(option.value)) option.remove()
    this.#select("lang").value = lang && languages.includes(lang) ? lang : this.#texts.locale
    const query = `?a=${encodeURIComponent(this.#record.id)}`
    this.#part("[data-form-link]").setAttribute("href", `${this.#framework.form}${query}`)
    const plan = this.#part("[data-plan-link]")
    plan.setAttribute("href", `${plan.dataset.planLink}${query}`)
    const body = this.#part("[data-report-body]")
    body.hidden = false
    this.#say("waiting")
    try {
      await this.#score()
      await this.#show()
    } catch (error) {
      body.hidden = true
      throw error
    }
    this.#say()
    this.#listen()
    this.#root.dataset.state = "ready"
  }

  #listen() {
    const form = this.#part("[data-options]")
    form.addEventListener("submit", (event) => event.preventDefault())
    form.addEventListener("change", () => void this.#changed())
    for (const button of all(form, "[data-file]", HTMLButtonElement))
      button.addEventListener("click", () => void this.#file(button.dataset.file ?? ""))
  }

  /** The answers do not change on this page, so they are scored once. */
  async #score() {
    const { worker = "", runtime = "" } = this.#root.dataset
    const { rules: address } = this.#framework
    const [scorer, rules] = await Promise.all([
      openScorer({ worker, runtime, rules: address }),
      fetchedJson(address),
    ])
    const { assessment } = this.#record
    const brought = scorer.brought(assessment)
    const outcome = await scorer.score(brought)
    const { gains } =
      outcome.problems.length > 0 ? { gains: [] } : await this.#gains(scorer, brought)
    // The report says which version the answers were given for.
    const now = { ...brought, framework: assessment.framework }
    this.#scored = { outcome, gains, assessment: now, rules: /** @type {ReportRules} */ (rules) }
  }

  /**
   * @param {import("./scorer.mjs").Scorer} scorer
   * @param {Assessment} assessment
   * @returns {Promise<{ gains: Gain[] }>}
   */
  async #gains(scorer, assessment) {
    try {
      return await scorer.ask({ op: "gains", assessment })
    } catch (error) {
      // Of an older version of the framework: the report does without.
      console.warn("report: gains:", error)
      return { gains: [] }
    }
  }

  async #show() {
    if (!this.#scored) return
    const { outcome, gains, assessment, rules } = this.#scored
    const lang = this.#select("lang").value
    const address = this.#framework.words[lang]
    const words = /** @type {ReportTexts} */ (await fetchedJson(address))
    const now = new Date()
    const pad = (/** @type {number} */ part) => String(part).padStart(2, "0")
    this.#report = reportOf({
      assessment,
      result: outcome.result,
      problems: outcome.problems,
      gains,
      rules,
      words,
      lang,
      extent: /** @type {Extent} */ (this.#select("extent").value),
      today: `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`,
    })
    showReport(this.#part("[data-report]"), this.#report)
    document.title = [this.#report.kind, this.#report.title].join(": ")
    const url = new URL(location.href)
    url.searchParams.set("lang", lang)
    history.replaceState(history.state, "", url)
  }

  async #changed() {
    try {
      await this.#show()
      const language = this.#select("lang").selectedOptions[0]?.text ?? ""
      this.#say("shown", { language })
    } catch (error) {
      console.warn("report:", error)
      this.#say("unread")
    }
  }

  /** @param {string} ending - Of the file: docx or xlsx */
  async #file(ending) {
    const report = this.#report
    const address = this.#root.dataset[ending]
    if (!report || !address) return
    this.#say("making")
    try {
      this.#writers[ending] ??= moduleAt(address)
      const writer = /** @type {Writer} */ (await this.#writers[ending]())
      const name = fileName(this.#record.assessment).replace(/\.json$/, `.${ending}`)
      download(await writer.write(report), name)
      this.#say("made", { name })
    } catch (error) {
      console.warn("report:", error)
      this.#say("not_made")
    }
  }

  /**
   * @param {string} [key] - Nothing: say nothing
   * @param {Record<string, string>} [values]
   */
  #say(key, values) {
    setText(this.#part("[data-status]"), key ? this.#texts.say(`page.${key}`, values) : "")
  }

  /** @param {string} name */
  #select(name) {
    return /** @type {HTMLSelectElement} */ (this.#part(`select[name="${name}"]`))
  }

  /** @param {string} selector */
  #part(selector) {
    return /** @type {HTMLElement} */ (one(this.#root, selector) ?? h("p"))
  }
}
