/** How each section adds up: its items with their scores, their sum, its weight, its total. */
import { all, h, one, spoken } from "./dom.mjs"
import { scoreLine } from "./item_view.mjs"
import { showNumber, showRange } from "./locale.mjs"
import { itemLink, renew } from "./results_dom.mjs"

/** @import { Places } from "./results_dom.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { ItemResult, Result, SectionResult } from "./types.mjs" */

const UNWEIGHTED = "1"

/**
 * What stands for an item in the sum of its section.
 *
 * @param {ItemResult} result - What scoring says
 * @param {Texts} texts - Words of the page
 * @returns {string} Its score; what it lacks where it has none
 */
export function countedAs(result, texts) {
  const { score, status, lowest, highest, overridden } = result
  if (status === "not_applicable") return texts.say("results.sum_out")
  if (result.kind === "met") return scoreLine(result, texts) || texts.say("results.sum_open_met")
  if (score === null) {
    const range = showRange(lowest, highest, texts.locale)
    return texts.say("results.sum_open", { range })
  }
  const shown = showNumber(score, texts.locale)
  return overridden ? texts.say("results.sum_overridden", { score: shown }) : shown
}

/**
 * The lines below the items of a section.
 *
 * @param {SectionResult} section - What scoring says
 * @param {boolean} shares - Whether criteria are counted, in place of points
 * @param {Texts} texts - Words of the page
 * @returns {{ label: string, figure: string }[]} From the plain sum to the total
 */
export function sumLines(section, shares, texts) {
  const { points, weight, subtotal, score, lowest, highest, max, percent } = section
  const number = (/** @type {string} */ text) => showNumber(text, texts.locale)
  const line = (/** @type {string} */ key, /** @type {string} */ figure, words = {}) => ({
    label: texts.say(`results.sum.${key}`, words),
    figure,
  })
  const weighted = weight !== UNWEIGHTED
  const sum = shares ? "met" : score === null ? "so_far" : "points"
  const lines = [line(sum, number(points))]
  if (weighted)
    lines.push(line("weighted", number(subtotal ?? ""), { weight, points: number(points) }))
  lines.push(line(shares ? "count" : "max", number(max)))
  if (percent === null) lines.push(line("range", showRange(lowest, highest, texts.locale)))
  else lines.push(line("percent", `${number(percent)}\u00a0%`))
  return lines
}

/** The folds with the arithmetic of every section; each is made when it is opened. */
export class SectionSums {
  #folds
  #sections
  #places
  #texts
  #shares
  /** @type {Result | null} */
  #result = null

  /**
   * @param {HTMLElement} root - Holds a fold `[data-sum]` for each section, or none
   * @param {Map<string, string[]>} sections - Items by section
   * @param {Places} places - Where items are
   * @param {Texts} texts - Words of the page
   */
  constructor(root, sections, places, texts) {
    this.#folds = all(root, "details[data-sum]", HTMLDetailsElement)
    this.#shares = root.dataset.totalKind === "met_share"
    this.#sections = sections
    this.#places = places
    this.#texts = texts
    for (const fold of this.#folds) fold.addEventListener("toggle", () => this.#fill(fold))
    addEventListener("beforeprint", () => {
      for (const fold of this.#folds) this.#fill(fold, true)
    })
  }

  /**
   * Keep the folds that are open up to date.
   *
   * @param {Result} result - What scoring says
   */
  show(result) {
    this.#result = result
    for (const fold of this.#folds) this.#fill(fold)
  }

  /**
   * @param {HTMLDetailsElement} fold
   * @param {boolean} [always]
   */
  #fill(fold, always = false) {
    const id = fold.dataset.sum ?? ""
    const section = this.#result?.sections.find((each) => each.id === id)
    if ((!fold.open && !always) || !section || !this.#result) return
    const { items } = this.#result
    const shown = (this.#sections.get(id) ?? []).filter((item) => items[item])
    const made = [section, shown.map((item) => [items[item], this.#parts(item)])]
    renew(one(fold, "[data-sum-body]"), made, () => [this.#table(section, shown, items)])
  }

  /**
   * Scores of a group's parts.
   *
   * @param {string} item
   * @returns {[string, string][]} Id and what counts, of the parts that count
   */
  #parts(item) {
    const items = this.#result?.items ?? {}
    return (items[item]?.parts ?? [])
      .filter((id) => items[id]?.counts)
      .map((id) => [id, countedAs(items[id], this.#texts)])
  }

  /**
   * @param {SectionResult} section
   * @param {string[]} shown
   * @param {Record<string, ItemResult>} items
   */
  #table(section, shown, items) {
    const texts = this.#texts
    const column = (/** @type {string} */ key) =>
      h(
        "th",
        { scope: "col", class: key === "item" ? null : "ts-table__number" },
        texts.say(`results.sum.${key}`),
      )
    const rows = shown.map((item) =>
      h(
        "tr",
        {},
        h("th", { scope: "row" }, itemLink(item, this.#places, texts), this.#partsLine(item)),
        h("td", { class: "ts-table__number" }, countedAs(items[item], texts)),
      ),
    )
    const feet = sumLines(section, this.#shares, texts).map(({ label, figure }) =>
      h("tr", {}, h("th", { scope: "row" }, label), h("td", { class: "ts-table__number" }, figure)),
    )
    return h(
      "table",
      { class: "ts-table ts-sum" },
      h(
        "caption",
        { class: "ts-hidden" },
        texts.say("results.sum.caption"),
        " ",
        spoken(texts.words("sections", section.id)),
      ),
      h("thead", {}, h("tr", {}, column("item"), column("score"))),
      h("tbody", {}, ...rows),
      h("tfoot", {}, ...feet),
    )
  }

  /** @param {string} item */
  #partsLine(item) {
    const parts = this.#parts(item)
    if (parts.length === 0) return null
    const line = parts.map(([id, counted]) => `${id}: ${counted}`).join(" · ")
    return h("span", { class: "ts-sum__parts" }, line)
  }
}
