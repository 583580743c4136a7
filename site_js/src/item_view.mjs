/** What stands at an item: its score, the level its values give, what holds its step back. */
import { all, setText } from "./dom.mjs"
import { showNumber, showRange } from "./locale.mjs"
import { reached } from "./steps.mjs"

/** @import { PageItem } from "./page.mjs" */
/** @import { ItemState } from "./progress.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Answer, ItemResult } from "./types.mjs" */

/**
 * The score of an item as a sentence.
 *
 * @param {ItemResult} result - What scoring says
 * @param {Texts} texts - Words of the page
 * @returns {string} Empty for an open item
 */
export function scoreLine(result, texts) {
  const number = (/** @type {string} */ text) => showNumber(text, texts.locale)
  const { status, score, lowest, highest, max, documented_score: documented } = result
  if (status === "open") return ""
  if (result.explanation.by === "profile") return texts.say("item.out")
  if (result.kind === "met" && (status === "scored" || status === "unknown")) {
    const judged = texts.say(`item.met.${result.level ?? "unknown"}`)
    return result.overridden ? `${judged} · ${texts.say("item.overridden")}` : judged
  }
  if (score === null) {
    const range = showRange(lowest, highest, texts.locale)
    return texts.say(`item.status.${status}`, { range, max: number(max) })
  }
  const parts = [texts.say("item.score", { score: number(score), max: number(max) })]
  if (result.overridden) parts.push(texts.say("item.overridden"))
  if (documented !== null && documented !== score)
    parts.push(texts.say("item.documented", { score: number(documented) }))
  return parts.join(" · ")
}

/**
 * Show the score of an item and the level that follows from its values.
 *
 * @param {PageItem} item - The item
 * @param {ItemResult | null} result - What scoring says; null: nothing yet
 * @param {ItemState} state - How far it has come
 * @param {Texts} texts - Words of the page
 */
export function showItem(item, result, state, texts) {
  item.element.dataset.state = state
  setText(own(item, "[data-score]"), result ? scoreLine(result, texts) : "")
  const measured = result?.explanation.picked ? result.explanation.measured : result?.level
  const follows = item.kind === "table" && result?.explanation.values ? measured : null
  for (const level of all(item.element, ".ts-level[data-level]", HTMLElement))
    level.toggleAttribute("data-follows", level.dataset.level === follows)
  if (item.kind === "checklist") {
    const met = String(result?.explanation.met ?? "")
    for (const pair of all(item.element, "[data-count]", HTMLElement))
      pair.toggleAttribute("data-follows", pair.dataset.count === met)
  }
}

/**
 * Show which step is reached and which statements hold the next one back.
 *
 * @param {PageItem} item - An item of the kind steps
 * @param {Answer | undefined} answer - Its answer
 */
export function showStep(item, answer) {
  const { level, heldBy } = reached(item.steps, answer?.statements ?? {})
  for (const radio of all(item.element, "input[type='radio']", HTMLInputElement))
    if (radio.name === `${item.id}.step`) radio.checked = radio.value === level
  for (const step of all(item.element, "[data-step]", HTMLElement))
    step.toggleAttribute("data-reached", level !== null && isUpTo(item, step, level))
  // A statement of a step that was begun holds back; the untouched steps above say nothing.
  const begun = beyond(item, answer)
  for (const statement of all(item.element, "[data-statement]", HTMLElement)) {
    const id = statement.dataset.statement ?? ""
    statement.toggleAttribute("data-holds", begun && heldBy.includes(id))
  }
}

/**
 * The element of an item, not of its parts, that matches.
 *
 * @param {PageItem} item - The item
 * @param {string} selector - CSS selector
 * @returns {HTMLElement | null} null where there is none
 */
export function own(item, selector) {
  return (
    all(item.element, selector, HTMLElement).find(
      (each) => each.closest("[data-item]") === item.element,
    ) ?? null
  )
}

/**
 * @param {PageItem} item
 * @param {HTMLElement} step
 * @param {string} level
 */
function isUpTo(item, step, level) {
  const place = (/** @type {string | undefined} */ id) =>
    item.steps.findIndex((each) => each.level === id)
  return place(step.dataset.step) <= place(level)
}

/**
 * Whether anything is marked in the step that is held back or above it.
 *
 * @param {PageItem} item
 * @param {Answer | undefined} answer
 */
function beyond(item, answer) {
  const marks = answer?.statements ?? {}
  const held = item.steps.findIndex((step) =>
    step.statements.some(({ id }) => marks[id] !== "met" && marks[id] !== "passed"),
  )
  if (held < 0) return false
  return item.steps.slice(held).some((step) => step.statements.some(({ id }) => id in marks))
}
