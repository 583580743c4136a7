/**
 * The folding rule: marks fill as items are answered, and the result moves along its scale.
 *
 * The drawings themselves are on the page; here their states and places are set, nothing is
 * drawn anew.
 */
import { all } from "./dom.mjs"

/** @import { Progress } from "./progress.mjs" */
/** @import { ShareBase, TotalResult } from "./types.mjs" */

/**
 * Where a value lies on a scale.
 *
 * @param {number} value - On the scale
 * @param {number} min - Its lower end
 * @param {number} max - Its upper end
 * @returns {number} Percent of its length, 0 to 100, two decimals
 */
export function placeOn(value, min, max) {
  const share = Math.min(1, Math.max(0, (value - min) / (max - min)))
  return Math.round(share * 10_000) / 100
}

/**
 * Fill the marks of the items and unfold the segments that were begun.
 *
 * @param {ParentNode} root - Holds `[data-rule-mark]` and `[data-rule-section]`
 * @param {Progress} progress - How far the assessment has come
 * @param {Map<string, string[]>} sections - Items by section
 */
export function showMarks(root, progress, sections) {
  for (const mark of all(root, "[data-rule-mark]", Element)) {
    const item = mark.getAttribute("data-rule-mark") ?? ""
    mark.setAttribute("data-state", progress.items.get(item) ?? "open")
  }
  for (const segment of all(root, "[data-rule-section]", Element)) {
    const items = sections.get(segment.getAttribute("data-rule-section") ?? "") ?? []
    const states = items.map((item) => progress.items.get(item) ?? "open")
    const folded = states.every((state) => state === "open" || state === "out")
    const complete = states.every((state) => state === "answered" || state === "out")
    segment.setAttribute("data-state", folded ? "folded" : complete ? "complete" : "open")
  }
}

/**
 * Show a total on its scale: one line when it is settled, otherwise the range still possible.
 *
 * @param {Element} rule - `[data-result-rule]`, with data-min and data-max
 * @param {TotalResult} total - What scoring says
 * @param {string} label - For those who do not see it
 */
export function showResultRule(rule, total, label) {
  const min = Number(rule.getAttribute("data-min"))
  const max = Number(rule.getAttribute("data-max"))
  const at = (/** @type {string | null | undefined} */ text) => placeOn(Number(text), min, max)
  rule.setAttribute("aria-label", label)
  const range = rule.querySelector("[data-rule-range]")
  const line = rule.querySelector("[data-rule-score]")
  const settled = total.score !== null && total.score !== undefined
  if (range) {
    const from = at(total.lowest)
    range.setAttribute("x", `${from}%`)
    range.setAttribute("width", `${Math.max(0, at(total.highest) - from)}%`)
    const untouched = total.lowest === total.min && total.highest === total.max
    range.toggleAttribute("hidden", settled || untouched)
  }
  if (line) {
    for (const end of ["x1", "x2"]) line.setAttribute(end, `${at(total.score)}%`)
    line.toggleAttribute("hidden", !settled)
  }
  for (const band of all(rule, "[data-band]", Element)) {
    const id = band.getAttribute("data-band")
    const known = total.bands?.find((each) => each.id === id)
    const state = total.band === id ? "reached" : known?.possible ? "possible" : "out"
    band.setAttribute("data-state", state)
  }
}

/**
 * Show how many items are met on the scale of those that apply, with its thresholds.
 *
 * @param {Element} rule - `[data-share-rule]`, drawn for the most items that may apply
 * @param {ShareBase} base - What scoring says
 * @param {string} label - For those who do not see it
 */
export function showShareRule(rule, { applicable, met, open, thresholds }, label) {
  const at = (/** @type {number} */ count) => placeOn(count, 0, applicable)
  rule.setAttribute("aria-label", label)
  const lay = (
    /** @type {string} */ name,
    /** @type {number} */ from,
    /** @type {number} */ to,
  ) => {
    const length = rule.querySelector(`[data-rule-${name}]`)
    length?.setAttribute("x", `${at(from)}%`)
    length?.setAttribute("width", `${Math.max(0, at(to) - at(from))}%`)
    length?.toggleAttribute("hidden", from === to)
  }
  lay("met", 0, met)
  lay("range", met, met + open)
  for (const mark of all(rule, "[data-rule-at]", Element)) {
    const count = Number(mark.getAttribute("data-rule-at"))
    for (const end of ["x1", "x2"]) mark.setAttribute(end, `${at(count)}%`)
    mark.toggleAttribute("hidden", count > applicable)
  }
  for (const mark of all(rule, "[data-threshold]", Element)) {
    const found = thresholds.find(({ id }) => id === mark.getAttribute("data-threshold"))
    if (!found) continue
    const ends = mark.tagName === "text" ? ["x"] : ["x1", "x2"]
    for (const end of ends) mark.setAttribute(end, `${at(found.needed)}%`)
    if (mark.tagName === "text") mark.textContent = String(found.needed)
    mark.setAttribute("data-state", found.reached ? "reached" : "open")
  }
}
