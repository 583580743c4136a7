/**
 * What is strongest and weakest, and what an assessment claims without showing it.
 *
 * Scores and shares are scoring's own; here they are only put in order. What is not settled is not
 * ranked, so that a section half answered is neither the best nor the worst.
 */

/** @import { Answer, ItemResult, SectionResult } from "./types.mjs" */

/** No list at a glance is longer. */
const MOST_SHOWN = 3
const MOST_SECTIONS = 2
/** Statuses of an item that says something which evidence can show. */
const SAYING = ["scored", "recorded"]

/**
 * The ends of an order.
 *
 * @template T
 * @typedef {object} Ends
 * @property {T[]} strongest - The best first; empty where nothing stands out
 * @property {T[]} weakest - The worst first; never one of the strongest
 * @property {number} strongestMore - How many more are as good as the last of the strongest
 * @property {number} weakestMore - How many more are as bad as the last of the weakest
 * @property {number} settled - How many are ranked at all
 * @property {boolean} even - Whether there are several and all are the same
 */

/**
 * The strongest and weakest sections, by share of their highest score.
 *
 * @param {SectionResult[]} sections - What scoring says
 * @returns {Ends<SectionResult>} Of the sections where nothing is open
 */
export function rankSections(sections) {
  const settled = sections.filter(({ score, percent }) => score !== null && percent !== null)
  return ends(settled, ({ percent }) => Number(percent), MOST_SECTIONS)
}

/**
 * The strongest and weakest items, by where their score lies between their lowest and highest.
 *
 * @param {Iterable<{ id: string, group: string | null }>} items - In order; parts are left out, their
 *   group stands for them
 * @param {Record<string, ItemResult>} results - What scoring says
 * @returns {Ends<string>} Ids of scored items
 */
export function rankItems(items, results) {
  const scored = [...items]
    .filter(({ id, group }) => group === null && results[id]?.status === "scored")
    .map(({ id }) => id)
  return ends(scored, (id) => placeOf(results[id]), MOST_SHOWN)
}

/** @param {ItemResult} result */
function placeOf({ score, min, max }) {
  return Number(max) > Number(min) ? (Number(score) - Number(min)) / (Number(max) - Number(min)) : 0
}

/**
 * @template T
 * @param {T[]} all
 * @param {(one: T) => number} rankOf
 * @param {number} most
 * @returns {Ends<T>}
 */
function ends(all, rankOf, most) {
  const values = all.map(rankOf)
  const best = Math.max(...values)
  const worst = Math.min(...values)
  const room = Math.min(most, Math.floor(all.length / 2))
  const falling = [...all].sort((a, b) => rankOf(b) - rankOf(a))
  const rising = [...all].sort((a, b) => rankOf(a) - rankOf(b))
  const strongest = falling.filter((one) => rankOf(one) > worst).slice(0, room)
  const weakest = rising
    .filter((one) => rankOf(one) < best && !strongest.includes(one))
    .slice(0, room)
  const like = (/** @type {T[]} */ shown) => {
    const last = shown.at(-1)
    if (last === undefined) return 0
    return all.filter((one) => rankOf(one) === rankOf(last) && !shown.includes(one)).length
  }
  return {
    strongest,
    weakest,
    strongestMore: like(strongest),
    weakestMore: like(weakest),
    settled: all.length,
    even: all.length > 1 && best === worst,
  }
}

/**
 * Items that are judged and not met, those not met at all first.
 *
 * @param {Iterable<{ id: string, group: string | null }>} items - In order
 * @param {Record<string, ItemResult>} results - What scoring says
 * @returns {string[]} Ids, of the kind met only
 */
export function notMet(items, results) {
  const at = (/** @type {string} */ level) =>
    [...items]
      .map(({ id }) => id)
      .filter((id) => results[id]?.kind === "met" && results[id].level === level)
  return [...at("not_met"), ...at("partly")]
}

/**
 * Items that a reader should look at twice.
 *
 * @typedef {object} Marks
 * @property {string[]} unsupported - Claimed without evidence, or above what the evidence supports
 * @property {string[]} unknown - Answered with "don't know"
 * @property {string[]} overridden - Whose score was set by hand
 * @property {string[]} flagged - Whose figures give something to look at
 */

/**
 * Find the items that are claimed without evidence, not known, or set by hand.
 *
 * @param {Iterable<{ id: string, kind: string }>} items - In order; a group's parts speak for it
 * @param {Record<string, ItemResult>} results - What scoring says
 * @param {Record<string, Answer>} answers - The answers that were scored
 * @returns {Marks} Ids in the order of the items
 */
export function marksOf(items, results, answers) {
  const own = [...items].filter(({ id, kind }) => kind !== "group" && results[id])
  const those = (/** @type {(id: string) => boolean} */ hold) =>
    own.map(({ id }) => id).filter(hold)
  return {
    unsupported: those((id) => isUnsupported(results[id], answers[id])),
    unknown: those((id) => results[id].unknown),
    overridden: those((id) => results[id].overridden),
    flagged: those((id) => (results[id].explanation.flags ?? []).length > 0),
  }
}

/**
 * Whether an answer claims more than its evidence shows.
 *
 * Of a ladder scoring tells what the evidence supports. Of other items that score, any evidence will
 * do, and the lowest score claims nothing; what never counts claims nothing either.
 *
 * @param {ItemResult} result - What scoring says
 * @param {Answer | undefined} answer - The answer that was scored
 * @returns {boolean}
 */
export function isUnsupported(result, answer) {
  const { status, score, min, documented_score: documented, overridden, explanation } = result
  if (!SAYING.includes(status) || result.counts === false) return false
  const computed = overridden ? (explanation.computed ?? null) : score
  if (documented !== null && computed !== null) return documented !== computed
  const shown = answer?.evidence?.some(({ text, kind, date }) => text || kind || date)
  return !shown && (status === "recorded" || score !== min)
}
