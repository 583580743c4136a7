/** The results at a glance: the total, what is strongest and weakest, what to look at twice. */
import { all, h, one, setText, spoken } from "./dom.mjs"
import { scoreLine } from "./item_view.mjs"
import { showNumber } from "./locale.mjs"
import { basesOf, metOf, openOf, standingOf, thresholdLine } from "./met_share.mjs"
import { itemLink, renew } from "./results_dom.mjs"
import { marksOf, notMet, rankItems, rankSections } from "./strengths.mjs"
import { bandOf, nextBandOf, rangeOf, scoreOf } from "./summary.mjs"

/** @import { Child } from "./dom.mjs" */
/** @import { Places } from "./results_dom.mjs" */
/** @import { PageItem } from "./page.mjs" */
/** @import { Ends } from "./strengths.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Answer, Result, SectionResult, TotalResult } from "./types.mjs" */

/** Fills the first screen, where the page has its places. */
export class FirstScreen {
  #root
  #items
  #texts

  /**
   * @param {HTMLElement} root - Holds `[data-first]`, `[data-ends]` and `[data-mark]`
   * @param {Map<string, PageItem>} items - Items and parts, in order
   * @param {Texts} texts - Words of the page
   */
  constructor(root, items, texts) {
    this.#root = root
    this.#items = items
    this.#texts = texts
  }

  /**
   * Show a result.
   *
   * @param {Result} result - What scoring says
   * @param {Record<string, Answer>} answers - The answers that were scored
   */
  show(result, answers) {
    const { total } = result
    const place = one(this.#root, "[data-first]")
    renew(place, total, () => (total.kind === "met_share" ? this.#share(total) : this.#sum(total)))
    this.#showEnds(result)
    this.#showMarks(result, answers)
  }

  /**
   * Show what the total was last time.
   *
   * @param {string} sentence
   */
  showEarlier(sentence) {
    const line = one(this.#root, "[data-first-earlier]")
    setText(line, sentence)
    if (line) line.hidden = sentence === ""
  }

  /**
   * @param {TotalResult} total
   * @returns {Child[]}
   */
  #sum(total) {
    const texts = this.#texts
    if (total.answered === 0) return [line("", texts.say("summary.none"))]
    const narrowed = total.lowest !== total.min || total.highest !== total.max
    return [
      line("ts-first__score", scoreOf(total, texts)),
      line("", narrowed || total.score ? rangeOf(total, texts) : ""),
      line("ts-first__band", ...bandOf(total, texts)),
      line("", nextBandOf(total, texts)),
      line("ts-first__soft", this.#progress(total)),
    ]
  }

  /**
   * @param {TotalResult} total
   * @returns {Child[]}
   */
  #share(total) {
    const texts = this.#texts
    if (total.answered === 0) return [line("", texts.say("share.none"))]
    const bases = basesOf(total)
    const [base] = bases
    const thresholds = bases.length === 1 ? base.thresholds : []
    const list = thresholds.map((threshold) =>
      h(
        "li",
        { "data-standing": standingOf(threshold, base) },
        h("strong", {}, spoken(texts.words("thresholds", threshold.id))),
        " ",
        thresholdLine(threshold, base, texts),
      ),
    )
    return [
      line("ts-first__score", metOf(total, texts)),
      line("", openOf(total, texts)),
      list.length > 0 && h("ul", { class: "ts-first__list" }, ...list),
      line("ts-first__soft", this.#progress(total)),
    ]
  }

  /** @param {TotalResult} total */
  #progress({ answered, count }) {
    return this.#texts.say("summary.progress", { answered, count })
  }

  /** @param {Result} result */
  #showEnds({ items, sections, total }) {
    const share = total.kind === "met_share"
    const ranked = rankSections(sections)
    const scored = rankItems(this.#items.values(), items)
    const unmet = notMet(this.#items.values(), items)
    const lines = (/** @type {string[]} */ ids) => ids.map((id) => [id, items[id]])
    for (const end of /** @type {const} */ (["strongest", "weakest"])) {
      const shown = { sections: ranked[end], count: sections.length, ...rest(ranked) }
      const data = share
        ? [shown, end === "weakest" ? lines(unmet) : []]
        : [shown, lines(scored[end]), scored[`${end}More`], rest(scored)]
      renew(one(this.#root, `[data-ends="${end}"]`), data, () => [
        ...this.#sections(ranked, end, sections.length, share),
        ...(share
          ? end === "weakest"
            ? this.#unmet(unmet, items)
            : []
          : this.#ranked(scored, end, items)),
      ])
    }
  }

  /**
   * @param {Ends<SectionResult>} ranked
   * @param {"strongest" | "weakest"} end
   * @param {number} count
   * @param {boolean} share
   * @returns {Child[]}
   */
  #sections(ranked, end, count, share) {
    const texts = this.#texts
    const heading = h("h4", { class: "ts-first__of" }, texts.say("results.sections"))
    if (ranked.even) return [heading, line("", texts.say("results.sections_even"))]
    if (ranked[end].length === 0) return [heading, line("", texts.say("results.sections_open"))]
    const list = ranked[end].map(({ id, percent }) =>
      h(
        "li",
        {},
        spoken(texts.words("sections", id)),
        " ",
        h(
          "span",
          { class: "ts-first__figure" },
          texts.say(share ? "results.section_met" : "results.section_percent", {
            percent: showNumber(percent ?? "", texts.locale),
          }),
        ),
      ),
    )
    const more = ranked[`${end}More`]
    const { settled } = ranked
    return [
      heading,
      h("ul", { class: "ts-first__list" }, ...list),
      more > 0 && line("ts-first__soft", texts.say(`results.more.${end}`, { count: more })),
      settled < count && line("ts-first__soft", texts.say("results.ranked", { settled, count })),
    ]
  }

  /**
   * @param {Ends<string>} ranked
   * @param {"strongest" | "weakest"} end
   * @param {Result["items"]} items
   * @returns {Child[]}
   */
  #ranked(ranked, end, items) {
    const texts = this.#texts
    const heading = h("h4", { class: "ts-first__of" }, texts.say("results.items"))
    if (ranked.even) return [heading, line("", texts.say("results.items_even"))]
    if (ranked[end].length === 0) return [heading, line("", texts.say("results.items_open"))]
    const more = ranked[`${end}More`]
    return [
      heading,
      this.#list(ranked[end], items),
      more > 0 && line("ts-first__soft", texts.say(`results.more.${end}`, { count: more })),
    ]
  }

  /**
   * @param {string[]} ids
   * @param {Result["items"]} items
   * @returns {Child[]}
   */
  #unmet(ids, items) {
    const texts = this.#texts
    if (ids.length === 0) return []
    const [first, rest] = [ids.slice(0, 3), ids.slice(3)]
    return [
      h("h4", { class: "ts-first__of" }, texts.say("results.unmet")),
      this.#list(first, items),
      rest.length > 0 &&
        h(
          "details",
          { class: "ts-fold", "data-key": "unmet" },
          h("summary", {}, texts.say("results.unmet_rest", { count: rest.length })),
          this.#list(rest, items),
        ),
    ]
  }

  /**
   * @param {string[]} ids
   * @param {Result["items"]} items
   */
  #list(ids, items) {
    const entries = ids.map((id) =>
      h(
        "li",
        {},
        itemLink(id, this.#places, this.#texts),
        " ",
        h("span", { class: "ts-first__figure" }, scoreLine(items[id], this.#texts)),
      ),
    )
    return h("ul", { class: "ts-first__list" }, ...entries)
  }

  /** @returns {Places} */
  get #places() {
    return this.#items
  }

  /**
   * @param {Result} result
   * @param {Record<string, Answer>} answers
   */
  #showMarks({ items }, answers) {
    const marks = marksOf(this.#items.values(), items, answers)
    for (const tile of all(this.#root, "[data-mark]", HTMLElement)) {
      const ids = marks[/** @type {keyof typeof marks} */ (tile.dataset.mark ?? "unknown")]
      setText(one(tile, "[data-mark-count]"), String(ids.length))
      tile.toggleAttribute("data-none", ids.length === 0)
      const fold = one(tile, "details")
      // The focus does not fall out of a fold that goes: it goes to the number instead.
      if (fold && ids.length === 0 && fold.contains(document.activeElement))
        one(tile, "[data-mark-count]")?.focus()
      if (fold) fold.hidden = ids.length === 0
      const shown = ids.map((id) => [id, items[id].score, items[id].documented_score])
      renew(one(tile, "[data-mark-list]"), shown, () => [this.#list(ids, items)])
    }
  }
}

/**
 * @param {string} name - Of its class; empty: none
 * @param {...(Node | string)} said
 * @returns {HTMLElement | null} null where nothing is said
 */
function line(name, ...said) {
  if (said.every((one) => one === "")) return null
  return h("p", { class: name || null }, ...said)
}

/** @param {Ends<unknown>} ends */
function rest({ settled, even, strongestMore, weakestMore }) {
  return { settled, even, strongestMore, weakestMore }
}
