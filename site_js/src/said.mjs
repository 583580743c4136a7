/** What scoring says of one item in one assessment, in a word or a number and in the level's words. */
import { showNumber } from "./locale.mjs"

/** @import { Texts, Words } from "./texts.mjs" */

/**
 * An item of one assessment, as scoring gives it to be laid beside others.
 *
 * @typedef {object} Value
 * @property {string} status - Of a result, or `absent` where the version does not have the item
 * @property {string | null} level
 * @property {string | null} value - Points, or 0 to 2 of what is met or not; null unless scored
 * @property {Record<string, string>} [figures] - Of an indicator
 */

/**
 * A value in words.
 *
 * @param {{ item: string, kind: string }} item - Which item
 * @param {Value} value - What scoring says
 * @param {Texts} texts - Words of the page and of the framework; `said` among the former
 * @returns {{ short: string, words: Words | null }} words: of the level, where it is described
 */
export function saidOf({ item, kind }, { status, level, value }, texts) {
  if (status !== "scored") return { short: texts.say(`said.status.${status}`), words: null }
  if (kind === "met") return { short: texts.say(`said.met.${level}`), words: null }
  if (kind === "steps" && level !== null)
    return { short: texts.say("said.step", { level }), words: null }
  const described = level !== null && texts.keys("items", item, "levels").includes(level)
  return {
    short: showNumber(level ?? value ?? "", texts.locale),
    words: described ? texts.words("items", item, "levels", level) : null,
  }
}

/**
 * A difference with its sign.
 *
 * @param {string | null} change - As scoring writes it; null: unknown
 * @param {string} locale - BCP 47 tag
 * @returns {string} `+2`, `−1,5`, `0`, or a dash where it is not known
 */
export function showChange(change, locale) {
  if (change === null) return "–"
  const shown = showNumber(change, locale)
  return /^[1-9]|^0\..*[1-9]/.test(change) ? `+${shown}` : shown
}
