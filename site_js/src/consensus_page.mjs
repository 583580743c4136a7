/** The page on which several assessors agree: choose their assessments, then work on the joint one. */
import { agreementView } from "./agreement_view.mjs"
import { askAround } from "./ask_around.mjs"
import { aboutOf } from "./assessment_file.mjs"
import { FEWEST, dayOf } from "./candidates.mjs"
import { givenIn, jointAssessment } from "./consensus_data.mjs"
import { ConsensusWork } from "./consensus_work.mjs"
import { h, one, setText } from "./dom.mjs"
import { moduleAt } from "./fetched.mjs"
import { showDay } from "./locale.mjs"
import { localeOf } from "./named.mjs"
import { Picker, nameOf } from "./picker.mjs"
import { openStore } from "./session_only.mjs"
import { ToolBench } from "./tool_bench.mjs"
import { Texts } from "./texts.mjs"

/** @import { ToolTexts } from "./named.mjs" */
/** @import { SaveRecord } from "./saved.mjs" */
/** @import { AnyStore } from "./session_only.mjs" */

/** Chooses, shows how far they agree, makes the joint assessment and opens it. */
export class ConsensusPage {
  #root
  #frameworks
  #texts
  #benches
  #picker
  /** @type {AnyStore | null} */
  #store = null
  /** Counts what was asked, so that only the last answer is shown. */
  #round = 0

  /**
   * @param {HTMLElement} root - The page
   * @param {ToolTexts} page - Its words
   */
  constructor(root, page) {
    this.#root = root
    this.#frameworks = page.frameworks
    this.#texts = new Texts(page, localeOf(root))
    this.#benches = new ToolBench(root, page, (line) =>
      setText(this.#part("[data-runtime-line]"), line),
    )
    this.#picker = new Picker(this.#part("[data-picker]"), {
      texts: this.#texts,
      frameworks: page.frameworks,
      reader: moduleAt(root.dataset.reader ?? ""),
      onChange: () => void this.#preview(),
    })
  }

  /**
   * Open the joint assessment that the address names, or let assessments be chosen.
   *
   * @param {string | null} id - Of the joint assessment
   * @returns {Promise<void>} Resolved once either is shown
   */
  async start(id) {
    this.#store = await openStore().catch(() => null)
    try {
      await (id === null ? this.#choose() : this.#open(id))
    } catch (error) {
      console.warn("consensus:", error)
      const newer = error instanceof Error && error.name === "NewerRecordError"
      this.#status(newer ? "consensus.newer" : "consensus.failed")
    }
    this.#root.dataset.state = "ready"
  }

  /** @param {string} id */
  async #open(id) {
    const record = (await this.#store?.load(id)) ?? null
    if (!record || !Object.hasOwn(this.#frameworks, record.framework))
      return this.#status("consensus.missing")
    if (givenIn(record.assessment).length < FEWEST) return this.#status("consensus.not_joint")
    const framework = this.#frameworks[record.framework]
    const now = { id: record.framework, version: framework.version }
    if (record.assessment.framework.version !== now.version)
      return this.#status("consensus.other_version")
    this.#status("consensus.working")
    const bench = await this.#benches.open(record.framework)
    const form = `${framework.form}?a=${encodeURIComponent(id)}`
    const link = this.#part("[data-form-link]")
    if (link instanceof HTMLAnchorElement) link.href = form
    const work = new ConsensusWork(this.#part("[data-work]"), bench, now, form)
    if (this.#store) await work.start(this.#store, record)
    setText(this.#part("[data-status]"), "")
  }

  async #choose() {
    const show = async () => {
      const records = (await this.#store?.list())?.records ?? []
      this.#picker.show(records)
      this.#showBegun(records)
    }
    this.#part("[data-start]").addEventListener("click", () => void this.#create())
    this.#part("[data-pick]").hidden = false
    await show()
    this.#store?.onOtherTab(() => void show().then(() => this.#preview()))
    if (!this.#store) this.#status("consensus.denied")
  }

  /** @param {SaveRecord[]} records */
  #showBegun(records) {
    const { locale } = this.#texts
    const joint = records.filter(({ assessment }) => givenIn(assessment).length >= FEWEST)
    const links = joint.map(({ id, framework, assessment }) => {
      const title = aboutOf(assessment).title ?? this.#texts.say("pick.unnamed")
      const about = [this.#frameworks[framework]?.title, showDay(dayOf(assessment), locale)]
      return h(
        "li",
        {},
        h("a", { href: `?a=${encodeURIComponent(id)}` }, title),
        ` (${about.filter(Boolean).join(", ")})`,
      )
    })
    this.#part("[data-begun]").replaceChildren(...links)
    this.#part("[data-begun-part]").hidden = links.length === 0
  }

  /** How far those that are chosen agree, before anything is made of it. */
  async #preview() {
    const round = ++this.#round
    const { framework } = this.#picker
    this.#part("[data-ahead]").hidden = true
    const { chosen, others } = this.#readable()
    const names = others.map((one) => nameOf(one, this.#texts)).join(", ")
    if (others.length > 0)
      setText(this.#part("[data-status]"), this.#texts.say("consensus.excluded", { names }))
    else this.#status(chosen.length < FEWEST ? "consensus.choose_two" : "consensus.working")
    if (chosen.length < FEWEST) return
    try {
      const { scorer, texts } = await this.#benches.open(framework)
      const assessments = chosen.map(({ assessment }) => assessment)
      const asked = { op: "agree", assessments }
      const { reply } = await askAround((request) => scorer.ask(request), asked)
      if (round !== this.#round) return
      this.#part("[data-ahead-of]").replaceChildren(...agreementView(reply, texts))
      this.#part("[data-ahead]").hidden = false
      if (others.length === 0) setText(this.#part("[data-status]"), "")
    } catch (error) {
      console.warn("consensus:", error)
      if (round === this.#round) this.#status("consensus.failed")
    }
  }

  async #create() {
    const { chosen } = this.#readable()
    if (!this.#store || chosen.length < FEWEST) return this.#status("consensus.denied")
    const { locale } = this.#texts
    const names = unique(chosen.map((one) => nameOf(one, this.#texts)))
    const words = { title: this.#texts.say("consensus.new_title"), names, locale }
    const made = jointAssessment(
      chosen.map(({ assessment }) => assessment),
      words,
    )
    try {
      const { id } = await this.#store.create(made)
      location.assign(`?a=${encodeURIComponent(id)}`)
    } catch (error) {
      console.warn("consensus:", error)
      this.#status("consensus.denied")
    }
  }

  /** Only the version that the site has can be agreed on. */
  #readable() {
    const { chosen, framework } = this.#picker
    const { version } = this.#frameworks[framework] ?? {}
    const fits = chosen.filter(({ assessment }) => assessment.framework.version === version)
    return { chosen: fits, others: chosen.filter((one) => !fits.includes(one)) }
  }

  /** @param {string} key */
  #status(key) {
    setText(this.#part("[data-status]"), this.#texts.say(key))
  }

  /** @param {string} selector */
  #part(selector) {
    return /** @type {HTMLElement} */ (one(this.#root, selector))
  }
}

/**
 * Names that tell the assessors apart: where several are called the same, a number follows.
 *
 * @param {string[]} names
 */
function unique(names) {
  return names.map((name, at) => {
    const before = names.slice(0, at).filter((other) => other === name).length
    return names.indexOf(name) === names.lastIndexOf(name) ? name : `${name} ${before + 1}`
  })
}
