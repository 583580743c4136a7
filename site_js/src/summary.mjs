/** The result so far: score or range, band, the way to the next one. */
import { all, h, one, setText, spoken } from "./dom.mjs"
import { showNumber, showRange } from "./locale.mjs"
import { Thresholds, basesOf, metOf, openOf, ruleLabel } from "./met_share.mjs"
import { showMarks, showResultRule, showShareRule } from "./rule.mjs"

/** @import { Progress } from "./progress.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Result, TotalResult } from "./types.mjs" */

/**
 * The score in one short line: settled, or so far.
 *
 * @param {TotalResult} total - What scoring says
 * @param {Texts} texts - Words of the page
 * @returns {string} `104 poäng`, or `Hittills 48 poäng`
 */
export function scoreOf(total, texts) {
  if (total.kind === "met_share") return metOf(total, texts)
  const unit = texts.say(`unit.${total.unit}`)
  const text = total.score ?? total.subtotal ?? null
  if (text === null) return ""
  const score = showNumber(text, texts.locale)
  return texts.say(total.score ? "summary.score" : "summary.so_far", { score, unit })
}

/**
 * The total with the ends of the drawn scale, which may be narrower than what rules can give.
 *
 * @param {TotalResult} total - What scoring says
 * @param {Element | null} rule - The drawn scale, if the framework has one
 * @returns {TotalResult} The same total
 */
export function onScale(total, rule) {
  const min = rule?.getAttribute("data-min") ?? total.min
  const max = rule?.getAttribute("data-max") ?? total.max
  return { ...total, min, max }
}

/**
 * What is still possible, or the scale of a settled score.
 *
 * @param {TotalResult} total - What scoring says
 * @param {Texts} texts - Words of the page
 * @returns {string} One sentence
 */
export function rangeOf({ score, lowest, highest, min, max }, texts) {
  if (lowest === undefined || highest === undefined) return ""
  const { locale } = texts
  if (score) return texts.say("summary.scale", { range: showRange(min ?? "", max ?? "", locale) })
  return texts.say("summary.range", { range: showRange(lowest, highest, locale) })
}

/**
 * How far it is to the next band.
 *
 * @param {TotalResult} total - What scoring says
 * @param {Texts} texts - Words of the page
 * @returns {string} Empty without bands, or before anything is answered
 */
export function nextBandOf(total, texts) {
  if (!total.bands?.length || total.answered === 0) return ""
  if (!total.next_band) return texts.say("summary.best_band")
  const { id, from, missing } = total.next_band
  const words = {
    band: texts.words("bands", id).text,
    from: showNumber(from, texts.locale),
    missing: showNumber(missing, texts.locale),
    lowest: showNumber(total.lowest ?? "", texts.locale),
  }
  return texts.say(total.score ? "summary.next_band" : "summary.next_band_open", words)
}

/**
 * The band that is reached, or those that are still possible.
 *
 * @param {TotalResult} total - What scoring says
 * @param {Texts} texts - Words of the page
 * @returns {(Node | string)[]} One sentence; empty without bands, and while all are possible
 */
export function bandOf(total, texts) {
  const possible = (total.bands ?? []).filter((band) => band.possible)
  const some = possible.length < (total.bands?.length ?? 0)
  const shown = total.band ? [{ id: total.band }] : some ? possible : []
  if (shown.length === 0) return []
  const sentence = total.band ? "summary.band" : "summary.bands_possible"
  const [before, after = ""] = texts.say(sentence, { band: "\u0000" }).split("\u0000")
  const words = shown.flatMap(({ id }, at) => [
    at > 0 ? ", " : "",
    spoken(texts.words("bands", id)),
  ])
  return [before, ...words, after]
}

/** The aside with the result, and on a phone the bar that it folds into. */
export class Summary {
  #form
  #aside
  #texts
  #thresholds
  #shown = false
  #documented = h("p", { class: "ts-summary__documented", "data-documented": true, hidden: true })
  #marked = h("p", { class: "ts-summary__marked", "data-marked": true, hidden: true })

  /**
   * @param {HTMLElement} form - Holds the summary and the navigation
   * @param {Texts} texts - Words of the page
   */
  constructor(form, texts) {
    this.#form = form
    this.#aside = one(form, "[data-summary]") ?? form
    this.#texts = texts
    this.#thresholds = new Thresholds(this.#aside, texts)
    one(this.#aside, "[data-band]:not(rect)")?.after(this.#documented, this.#marked)
    this.#foldable()
  }

  /**
   * Show how far the assessment has come, in words and on the rule.
   *
   * @param {Progress} progress - From `progressOf`
   * @param {Map<string, string[]>} sections - Items by section
   */
  showProgress(progress, sections) {
    const texts = this.#texts
    const { answered, count } = progress
    for (const element of all(this.#aside, "[data-progress]", HTMLElement))
      setText(element, texts.say("summary.progress", { answered, count }))
    for (const element of all(this.#form, "[data-section-progress]", HTMLElement)) {
      const section = progress.sections.get(element.dataset.sectionProgress ?? "")
      if (section) setText(element, texts.say("summary.section_progress", { ...section }))
    }
    showMarks(this.#form, progress, sections)
  }

  /** Hide a total that is of answers which have changed since. */
  withdraw() {
    if (this.#shown) this.#aside.setAttribute("data-withdrawn", "")
  }

  /**
   * Show the total and its band.
   *
   * @param {Result} result - What scoring says
   */
  showResult({ total }) {
    this.#shown = true
    this.#aside.removeAttribute("data-withdrawn")
    const texts = this.#texts
    if (total.kind === "met_share") this.#showShare(total)
    else this.#showSum(total)
    setLine(this.#marked, markedOf(total, texts))
  }

  /** @param {TotalResult} total */
  #showShare(total) {
    const texts = this.#texts
    const aside = this.#aside
    const begun = total.answered > 0
    setText(one(aside, "[data-total-score]"), begun ? metOf(total, texts) : texts.say("share.none"))
    setText(one(aside, "[data-total-range]"), openOf(total, texts))
    setText(one(aside, "[data-total-short]"), begun ? metOf(total, texts) : "")
    this.#thresholds.show(total)
    const rule = aside.querySelector("[data-share-rule]")
    const [base] = basesOf(total)
    if (rule && base) showShareRule(rule, base, ruleLabel(total, texts))
  }

  /** @param {TotalResult} total */
  #showSum(total) {
    const texts = this.#texts
    const begun = total.answered > 0
    const narrowed = total.lowest !== total.min || total.highest !== total.max
    const aside = this.#aside
    const rule = aside.querySelector("[data-result-rule]")
    const range = rangeOf(onScale(total, rule), texts)
    setText(
      one(aside, "[data-total-score]"),
      begun ? scoreOf(total, texts) : texts.say("summary.none"),
    )
    setText(one(aside, "[data-total-range]"), narrowed ? range : "")
    setText(one(aside, "[data-total-short]"), begun ? scoreOf(total, texts) : "")
    setText(one(aside, "[data-next-band]"), nextBandOf(total, texts))
    this.#showBand(total)
    setLine(this.#documented, documentedOf(total, texts))
    if (rule) showResultRule(rule, total, `${scoreOf(total, texts)}. ${range}`)
  }

  /** @param {TotalResult} total */
  #showBand(total) {
    const element = one(this.#aside, "[data-band]:not(rect)")
    if (!element) return
    element.toggleAttribute("data-settled", Boolean(total.band))
    element.replaceChildren(...bandOf(total, this.#texts))
  }

  /** On a narrow screen the summary is folded away behind its bar. */
  #foldable() {
    const aside = this.#aside
    const toggle = one(aside, "[data-summary-toggle]")
    if (!toggle) return
    const open = (/** @type {boolean} */ wanted) => {
      aside.toggleAttribute("data-open", wanted)
      toggle.setAttribute("aria-expanded", String(wanted))
    }
    toggle.addEventListener("click", () => open(!aside.hasAttribute("data-open")))
    aside.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !aside.hasAttribute("data-open")) return
      open(false)
      toggle.focus()
    })
  }
}

/**
 * @param {TotalResult} total
 * @param {Texts} texts
 */
function documentedOf(total, texts) {
  const score = total.score ?? total.subtotal
  const documented = total.score ? total.documented_score : total.documented_subtotal
  if (!documented || documented === score || total.answered === 0) return ""
  return texts.say("summary.documented", {
    documented: showNumber(documented, texts.locale),
    unit: texts.say(`unit.${total.unit}`),
  })
}

/**
 * @param {TotalResult} total
 * @param {Texts} texts
 */
function markedOf({ unknown = 0, overridden = 0 }, texts) {
  const parts = []
  if (unknown > 0) parts.push(texts.say("summary.unknown", { count: unknown }))
  if (overridden > 0) parts.push(texts.say("summary.overridden", { count: overridden }))
  return parts.join(" ")
}

/**
 * @param {HTMLElement} line
 * @param {string} text
 */
function setLine(line, text) {
  setText(line, text)
  line.hidden = text === ""
}
