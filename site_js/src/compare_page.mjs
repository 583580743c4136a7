/** The page that lays assessments of one framework side by side. */
import { askAround } from "./ask_around.mjs"
import { FEWEST, isReadable } from "./candidates.mjs"
import { compareView } from "./compare_view.mjs"
import { one, setText } from "./dom.mjs"
import { moduleAt } from "./fetched.mjs"
import { Measures } from "./measures.mjs"
import { localeOf } from "./named.mjs"
import { Picker, nameOf } from "./picker.mjs"
import { openStore } from "./session_only.mjs"
import { ToolBench } from "./tool_bench.mjs"
import { Texts } from "./texts.mjs"

/** @import { Candidate } from "./candidates.mjs" */
/** @import { ToolTexts } from "./named.mjs" */
/** @import { AnyStore } from "./session_only.mjs" */
/** @import { Bench } from "./tool_bench.mjs" */

/** Chooses, asks scoring, shows. */
export class ComparePage {
  #root
  #texts
  #picker
  #benches
  /** Counts what was asked, so that only the last answer is shown. */
  #round = 0

  /**
   * @param {HTMLElement} root - The page
   * @param {ToolTexts} page - Its words
   */
  constructor(root, page) {
    this.#root = root
    this.#texts = new Texts(page, localeOf(root))
    this.#benches = new ToolBench(root, page, (line) =>
      setText(this.#part("[data-runtime-line]"), line),
    )
    this.#picker = new Picker(this.#part("[data-picker]"), {
      texts: this.#texts,
      frameworks: page.frameworks,
      reader: moduleAt(root.dataset.reader ?? ""),
      onChange: () => void this.#compare(),
    })
  }

  /**
   * Show what can be chosen, and compare what the address names.
   *
   * @param {string[]} ids - Of assessments
   * @returns {Promise<void>} Resolved once the choices are shown
   */
  async start(ids) {
    /** @type {AnyStore | null} */
    const store = await openStore().catch(() => null)
    const refresh = async () => this.#picker.show((await store?.list())?.records ?? [])
    await refresh().catch(() => this.#picker.show([]))
    store?.onOtherTab(() => void refresh().then(() => this.#compare()))
    this.#picker.choose(ids)
    this.#root.dataset.state = "ready"
  }

  async #compare() {
    const round = ++this.#round
    const { chosen, framework } = this.#picker
    this.#keepAddress(chosen)
    this.#part("[data-result]").hidden = true
    delete this.#root.dataset.compared
    if (chosen.length < FEWEST) return this.#status(this.#texts.say("side_by_side.choose"))
    this.#status(this.#texts.say("side_by_side.working"))
    try {
      const bench = await this.#benches.open(framework)
      const found = await this.#ask(chosen, bench)
      if (round !== this.#round) return
      this.#part("[data-result]").replaceChildren(...found)
      this.#part("[data-result]").hidden = false
      this.#root.dataset.compared = String(chosen.length)
    } catch (error) {
      console.warn("comparison:", error)
      if (round === this.#round) this.#status(this.#texts.say("side_by_side.failed"))
    }
  }

  /**
   * @param {Candidate[]} chosen
   * @param {Bench} bench
   * @returns {Promise<HTMLElement[]>}
   */
  async #ask(chosen, { rules, scorer, texts }) {
    const readable = chosen.filter(({ assessment }) => isReadable(assessment, rules))
    const excluded = chosen
      .filter((one) => !readable.includes(one))
      .map((one) => ({ name: nameOf(one, texts), version: one.assessment.framework.version }))
    if (readable.length < FEWEST) {
      const names = excluded.map(({ name, version }) => `${name} (${version})`).join(", ")
      this.#status(texts.say("side_by_side.too_few_readable", { names }))
      return []
    }
    const assessments = readable.map(({ assessment }) => assessment)
    const request = { op: "compare", assessments, maps: rules.id_maps ?? [] }
    const { reply, leftOut } = await askAround((asked) => scorer.ask(asked), request)
    const flags = []
    if (reply.assessments[0].total.kind === "none")
      for (const assessment of assessments)
        flags.push(
          assessment.framework.version === rules.version
            ? flagsOf(await scorer.score(assessment))
            : null,
        )
    const columns = readable.map((candidate) => ({ candidate, name: nameOf(candidate, texts) }))
    this.#status(texts.say("side_by_side.done", { count: columns.length }))
    const measures = new Measures(rules)
    return compareView({ columns, excluded, reply, leftOut, flags, measures, texts })
  }

  /**
   * Saved assessments are named in the address, so that it can be opened again; files are not.
   *
   * @param {Candidate[]} chosen
   */
  #keepAddress(chosen) {
    const ids = chosen.filter(({ source }) => source !== "file").map(({ assessment }) => assessment)
    const search = new URLSearchParams(ids.map(({ assessment }) => ["a", String(assessment.id)]))
    history.replaceState(null, "", `${location.pathname}${search.size > 0 ? `?${search}` : ""}`)
  }

  /** @param {string} line */
  #status(line) {
    setText(this.#part("[data-status]"), line)
  }

  /** @param {string} selector */
  #part(selector) {
    return /** @type {HTMLElement} */ (one(this.#root, selector))
  }
}

/**
 * @param {import("./score_loop.mjs").Outcome} outcome
 * @returns {Record<string, string[]>}
 */
function flagsOf({ result }) {
  const found = Object.entries(result.items).map(
    ([id, { explanation }]) => /** @type {const} */ ([id, explanation.flags ?? []]),
  )
  return Object.fromEntries(found)
}
