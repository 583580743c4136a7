/** The table of areas, where nothing is scored: what is entered, what was found, how far it is. */
import { all, h, one, spoken } from "./dom.mjs"

/** @import { Texts } from "./texts.mjs" */
/** @import { Answer, ItemResult, Problem, Result } from "./types.mjs" */

/** Fills the rows that the page has, and counts where the follow-up stands. */
export class AreasTable {
  #rows
  #counts
  #texts

  /**
   * @param {HTMLElement} form - Holds `[data-area-row]` and `[data-follow-counts]`, or neither
   * @param {Texts} texts - Words of the page
   */
  constructor(form, texts) {
    this.#rows = all(form, "tr[data-area-row]", HTMLElement)
    this.#counts = one(form, "[data-follow-counts]")
    this.#texts = texts
  }

  /**
   * Show what is known of every area.
   *
   * @param {Result} result - What scoring says
   * @param {Problem[]} problems - What it could not take
   * @param {Record<string, Answer>} answers - The answers that it was asked about
   */
  show(result, problems, answers) {
    /** @type {Map<string, { words: Node, count: number }>} */
    const stands = new Map()
    for (const row of this.#rows) {
      const { areaRow: id = "", follow = "" } = row.dataset
      const found = result.items[id]
      if (!found) continue
      const state = stateOf(found, problems, id)
      row.dataset.state = state
      const cell = (/** @type {string} */ name) => one(row, `[data-cell="${name}"]`)
      const flags = flagsOf(found, state, this.#texts)
      cell("state")?.replaceChildren(
        this.#texts.say(`areas.${state}`),
        ...(flags ? [", ", h("span", { class: "ts-areas__flags" }, flags)] : []),
      )
      const chosen = String(answers[id]?.inputs?.[follow] ?? "")
      const words = chosen && this.#texts.words("items", id, "choices", follow, chosen)
      cell("follow")?.replaceChildren(words ? spoken(words) : "–")
      if (!words) continue
      const before = stands.get(chosen)?.count ?? 0
      stands.set(chosen, { words: spoken(words), count: before + 1 })
    }
    this.#showCounts(stands)
  }

  /** @param {Map<string, { words: Node, count: number }>} stands */
  #showCounts(stands) {
    const [first] = this.#rows
    if (!this.#counts || !first) return
    const { areaRow = "", follow = "" } = first.dataset
    const order = this.#texts.keys("items", areaRow, "choices", follow)
    const lines = order.flatMap((choice) => {
      const stand = stands.get(choice)
      return stand ? [h("div", {}, h("dt", {}, stand.words), h("dd", {}, String(stand.count)))] : []
    })
    this.#counts.replaceChildren(...lines)
  }
}

/**
 * How much is known of an area.
 *
 * @param {ItemResult} found - What scoring says of it
 * @param {Problem[]} problems - Of all items
 * @param {string} id - Item id
 * @returns {"open" | "mend" | "unknown" | "partial" | "recorded"}
 */
export function stateOf(found, problems, id) {
  if (problems.some((problem) => problem.item === id)) return "mend"
  if (found.status === "open" || found.status === "unknown") return found.status
  return (found.explanation.missing ?? []).length > 0 ? "partial" : "recorded"
}

/**
 * How much there is to look at.
 *
 * @param {ItemResult} found - What scoring says of an area
 * @param {string} state - From `stateOf`
 * @param {Texts} texts - Words of the page
 * @returns {string} Empty where nothing could be worked out
 */
export function flagsOf(found, state, texts) {
  const { flags = [], values = {} } = found.explanation
  if (!["partial", "recorded"].includes(state) || Object.keys(values).length === 0) return ""
  if (flags.length === 0) return texts.say("areas.flags_none")
  if (flags.length === 1) return texts.say("areas.flags_one")
  return texts.say("areas.flags_many", { count: flags.length })
}
