/** The page of what one assessment brings to an application. */
import { formAddress } from "./addresses.mjs"
import { factsOf, plainText } from "./application_facts.mjs"
import { interviewSheet, resultLines, summarySheet } from "./application_view.mjs"
import { aboutOf } from "./assessment_file.mjs"
import { h, one, setText } from "./dom.mjs"
import { localeOf, openNamed, wordsOf } from "./named.mjs"
import { openScorer } from "./scorer.mjs"
import { runtimeLine } from "./status.mjs"
import { Texts } from "./texts.mjs"

/** @import { ApplicationFacts } from "./application_facts.mjs" */
/** @import { ToolFramework, ToolTexts } from "./named.mjs" */
/** @import { SaveRecord } from "./saved.mjs" */
/** @import { Scorer } from "./scorer.mjs" */
/** @import { AnyStore } from "./session_only.mjs" */

const SHEETS = { summary: summarySheet, interview: interviewSheet }

/**
 * Show what the assessment that the address names brings to an application.
 *
 * @param {HTMLElement} root - The page
 * @param {ToolTexts} page - Its words
 * @param {URLSearchParams} address - `a`: id of the assessment; `sheet`: what to show first
 * @returns {Promise<void>} Resolved once it is shown
 */
export function openApplication(root, page, address) {
  return openNamed(root, {
    page,
    key: "application",
    id: address.get("a"),
    async show({ store, record, framework }) {
      const words = await wordsOf(root, framework)
      if (!words.application) return "no_application"
      const texts = new Texts({ ...words, js: page.js }, localeOf(root))
      const shown = new ApplicationPage(root, texts, framework, words.section_items)
      await shown.start(store, record, address.get("sheet"))
      return null
    },
  })
}

/** The sheets of one assessment. */
class ApplicationPage {
  #root
  #texts
  #framework
  #sections
  /** @type {keyof typeof SHEETS} */
  #sheet = "summary"
  /** @type {ApplicationFacts | null} */
  #facts = null
  #id = ""

  /**
   * @param {HTMLElement} root - The page
   * @param {Texts} texts - Words of the page and of the framework
   * @param {ToolFramework} framework - The framework
   * @param {Record<string, string[]>} sections - Its items by section
   */
  constructor(root, texts, framework, sections) {
    this.#root = root
    this.#texts = texts
    this.#framework = framework
    this.#sections = sections
  }

  /**
   * @param {AnyStore} store - Where the assessment is
   * @param {SaveRecord} record - As it is saved
   * @param {string | null} wanted - Sheet that the address names
   */
  async start(store, record, wanted) {
    this.#id = record.id
    const { worker = "", runtime = "" } = this.#root.dataset
    const status = this.#part("[data-runtime-status]")
    const scorer = await openScorer({ worker, runtime, rules: this.#framework.rules }, (state) =>
      setText(status, runtimeLine(state, this.#texts)),
    )
    await this.#score(scorer, record)
    status.hidden = true
    this.#offer(wanted)
    this.#listen()
    this.#show()
    this.#part("[data-application-body]").hidden = false
    this.#root.dataset.state = "ready"
    // What another tab writes is shown here at once.
    store.onOtherTab(async (saved) => {
      const newer = saved === record.id ? await store.load(saved).catch(() => null) : null
      if (!newer) return
      await this.#score(scorer, newer)
      this.#show()
    })
  }

  /**
   * @param {Scorer} scorer
   * @param {SaveRecord} record
   */
  async #score(scorer, { assessment }) {
    const outcome = await scorer.score(assessment)
    this.#facts = factsOf(scorer.brought(assessment), outcome, {
      sections: this.#sections,
      threshold: this.#texts.words("application", "threshold").text,
      profile: this.#texts.keys("profile"),
    })
    const { title } = aboutOf(assessment)
    const name = this.#texts.words("application", "name").text
    document.title = [name, title ?? this.#framework.title].join(" - ")
  }

  /**
   * A choice for each sheet that the framework has.
   *
   * @param {string | null} wanted
   */
  #offer(wanted) {
    const known = this.#texts.keys("application", "sheets")
    const first = known.includes(wanted ?? "") ? wanted : known[0]
    this.#sheet = /** @type {keyof typeof SHEETS} */ (first)
    const choices = known.map((sheet) => {
      const input = h("input", { type: "radio", name: "sheet", value: sheet })
      input.checked = sheet === first
      const title = this.#texts.words("application", "sheets", sheet, "title").text
      return h("label", { class: "ts-option" }, input, " ", h("span", {}, title))
    })
    this.#part("[data-sheets]").append(...choices)
  }

  #listen() {
    this.#part("[data-sheets]").addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return
      this.#sheet = /** @type {keyof typeof SHEETS} */ (target.value)
      const address = new URL(location.href)
      address.searchParams.set("sheet", target.value)
      history.replaceState(null, "", address)
      this.#show()
    })
    this.#part("[data-copy]").addEventListener("click", () => void this.#copy())
    addEventListener("pageshow", (event) => event.persisted && location.reload())
  }

  #show() {
    if (!this.#facts) return
    const { title, version, form } = this.#framework
    const texts = this.#texts
    const framework = texts.say("application.version", { title, version })
    const link = (/** @type {string} */ item) => formAddress(form, this.#id, item)
    this.#part("[data-form-link]").setAttribute("href", formAddress(form, this.#id))
    const sheet = SHEETS[this.#sheet](this.#facts, { texts, framework, link })
    this.#part("[data-sheet]").replaceChildren(...sheet)
    this.#part("[data-sheet]").dataset.sheet = this.#sheet
  }

  async #copy() {
    if (!this.#facts) return
    const text = plainText(this.#facts, this.#texts, resultLines(this.#facts, this.#texts))
    const told = this.#part("[data-told]")
    try {
      await navigator.clipboard.writeText(text)
      setText(told, this.#texts.say("application.copied"))
    } catch {
      setText(told, this.#texts.say("application.not_copied"))
    }
  }

  /** @param {string} selector */
  #part(selector) {
    return /** @type {HTMLElement} */ (one(this.#root, selector))
  }
}
