/**
 * How far an assessment has come, item by item and section by section.
 *
 * What scoring says counts. Until it has said anything the answers themselves are looked at,
 * so that marks fill while Python loads, or without it.
 */

/** @import { Answer, ItemResult, Result } from "./types.mjs" */

/**
 * partial: something is said, not a score; out: answers about the service take the item away.
 *
 * @typedef {"open" | "partial" | "answered" | "out"} ItemState
 */

/**
 * What must be known of an item of the page.
 *
 * @typedef {{ id: string, kind: string, group: string | null }} Placed
 */

/**
 * @typedef {object} Progress
 * @property {Map<string, ItemState>} items - By item id, parts too
 * @property {Map<string, { answered: number, count: number }>} sections - By section id
 * @property {number} answered - Items that have a score
 * @property {number} count - Items that apply
 */

const DECIDING = /** @type {const} */ (["level", "statements", "points", "count", "rating"])

/**
 * @param {Iterable<Placed>} items - Items and parts of the page
 * @param {Map<string, string[]>} sections - Items by section
 * @param {Record<string, Answer>} answers - As they are now
 * @param {Result | null} result - What scoring last said; null: nothing yet
 * @param {Set<string | null>} [refused] - Items whose answer it could not take
 * @returns {Progress} How far it has come
 */
export function progressOf(items, sections, answers, result, refused = new Set()) {
  const placed = [...items]
  /** @type {Map<string, ItemState>} */
  const states = new Map()
  // Backwards: the parts of a group stand after it.
  for (const { id, kind } of placed.toReversed()) {
    const parts = placed.filter((part) => part.group === id && part.kind !== "indicator")
    if (refused.has(id)) states.set(id, "partial")
    else if (result) states.set(id, scoredState(result.items[id], answers[id]))
    else if (kind === "group") states.set(id, joined(parts.map((part) => states.get(part.id))))
    else states.set(id, saidState(answers[id]))
  }
  const counted = new Map(
    [...sections].map(([id, own]) => {
      const scored = result?.sections.find((section) => section.id === id)
      const answered = own.filter((item) => states.get(item) === "answered").length
      return [id, scored ?? { answered, count: own.length }]
    }),
  )
  const sum = (/** @type {"answered" | "count"} */ key) =>
    [...counted.values()].reduce((total, section) => total + section[key], 0)
  return { items: states, sections: counted, answered: sum("answered"), count: sum("count") }
}

/**
 * Whether anything at all is said of an item, apart from notes.
 *
 * @param {Answer | undefined} answer - Its answer
 * @returns {boolean} Whether there is something that could be cleared
 */
export function isSaid(answer) {
  return saidState(answer) !== "open"
}

/**
 * @param {Answer | undefined} answer
 * @returns {ItemState}
 */
function saidState(answer) {
  if (!answer) return "open"
  if (answer.not_applicable || answer.override) return "answered"
  if (answer.unknown) return "partial"
  if (DECIDING.some((key) => answer[key] !== undefined)) return "answered"
  return answer.inputs && Object.keys(answer.inputs).length > 0 ? "partial" : "open"
}

/**
 * @param {ItemResult | undefined} result
 * @param {Answer | undefined} answer
 * @returns {ItemState}
 */
function scoredState(result, answer) {
  if (result?.status === "not_applicable" && result.explanation.by === "profile") return "out"
  // Answered since: scoring will say so in a moment.
  if (!result || result.status === "open") return saidState(answer)
  return ["scored", "not_applicable", "recorded"].includes(result.status) ? "answered" : "partial"
}

/**
 * @param {(ItemState | undefined)[]} states - Of the parts
 * @returns {ItemState}
 */
function joined(states) {
  if (states.length > 0 && states.every((state) => state === "answered")) return "answered"
  return states.some((state) => state !== "open") ? "partial" : "open"
}
