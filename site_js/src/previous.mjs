/** What was answered last time, in words; never put into a control. */
import { showDay, showNumber } from "./locale.mjs"
import { reached } from "./steps.mjs"

/** @import { Step } from "./steps.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Answer, Previous } from "./types.mjs" */

/**
 * An answer in words.
 *
 * @typedef {object} Said
 * @property {string[]} lines - The answer itself, one thing a line; never empty
 * @property {string[]} statements - Statements that held then
 * @property {string[]} more - Note and target
 */

/**
 * Which assessment it was.
 *
 * @param {Previous} previous - What a follow-up carries
 * @param {string} locale - BCP 47 tag
 * @returns {string} Its title and its day, as far as they are known
 */
export function whenOf({ assessment }, locale) {
  const { title, date, changed } = /** @type {Record<string, unknown>} */ (assessment)
  const day = showDay(String(date || changed || "").slice(0, 10), locale)
  return [title, day].filter((part) => typeof part === "string" && part !== "").join(", ")
}

/**
 * What was answered to an item.
 *
 * @param {{ id: string, kind: string, steps: Step[] }} item - The item as it is now
 * @param {Answer | undefined} answer - The answer then
 * @param {Texts} texts - Words of the page
 * @returns {Said} In words
 */
export function saidBefore(item, answer = {}, texts) {
  const number = (/** @type {unknown} */ value) =>
    showNumber(String(value).replace(",", "."), texts.locale)
  const say = (/** @type {string} */ key, values = {}) => texts.say(`previous.${key}`, values)
  const lines = []
  if (answer.unknown) lines.push(say("unknown"))
  if (answer.not_applicable) lines.push(say("not_applicable", { ...answer.not_applicable }))
  if (answer.level !== undefined) lines.push(levelSaid(item, answer.level, texts))
  const marks = answer.statements ?? {}
  const { level } = reached(item.steps, marks)
  if (level !== null) lines.push(say("step", { level }))
  if (answer.points) lines.push(...pointsSaid(item.id, answer.points, texts))
  else if (answer.count !== undefined) lines.push(say("points", { count: answer.count }))
  if (answer.rating !== undefined) lines.push(say("rating", { rating: number(answer.rating) }))
  for (const [input, value] of Object.entries(answer.inputs ?? {}))
    lines.push(inputSaid(item.id, input, value, texts))
  if (answer.period) lines.push(say("period", { period: answer.period }))
  if (answer.override) {
    const { score, reason } = answer.override
    lines.push(say("overridden", { score: number(score), reason }))
  }
  const held = Object.keys(marks).filter((id) => marks[id] === "met" || marks[id] === "passed")
  const more = []
  if (answer.note) more.push(say("note", { note: answer.note }))
  if (answer.target) more.push(say("target", { target: targetSaid(item, answer.target, texts) }))
  return {
    lines: lines.length > 0 ? lines : [say("none")],
    statements: held.map((id) => texts.words("items", item.id, "statements", id).text),
    more,
  }
}

/**
 * @param {{ id: string, kind: string }} item
 * @param {string} level
 * @param {Texts} texts
 */
function levelSaid(item, level, texts) {
  if (item.kind === "met" && texts.has(`item.met.${level}`)) return texts.say(`item.met.${level}`)
  const { text } = texts.words("items", item.id, "levels", level)
  return texts.say("previous.level", { level, text })
}

/**
 * A target in a few words.
 *
 * @param {{ id: string, kind: string }} item - What it is for
 * @param {string} target - Level, step, score or words
 * @param {Texts} texts - Words of the page
 * @returns {string}
 */
export function targetSaid(item, target, texts) {
  if (item.kind === "met" && texts.has(`item.met.${target}`)) return texts.say(`item.met.${target}`)
  return showNumber(target, texts.locale)
}

/**
 * @param {string} item
 * @param {string[]} points
 * @param {Texts} texts
 */
function pointsSaid(item, points, texts) {
  if (points.length === 0) return [texts.say("previous.no_points")]
  const named = points.map((point) => texts.words("items", item, "points", point).text)
  return [texts.say("previous.points", { count: points.length }), ...named]
}

/**
 * @param {string} item
 * @param {string} input
 * @param {unknown} value - Text, list of texts, counts by name, or rows
 * @param {Texts} texts
 */
function inputSaid(item, input, value, texts) {
  const label = texts.words("items", item, "inputs", input).text
  return `${label}: ${valueSaid(item, input, value, texts)}`
}

/**
 * What was entered, in a few words.
 *
 * @param {string} item - Item id
 * @param {string} input - Id of the field
 * @param {unknown} value - Text, list of texts, counts by name, or rows
 * @param {Texts} texts - Words of the page
 * @returns {string} With its unit
 */
export function valueSaid(item, input, value, texts) {
  const number = (/** @type {unknown} */ one) => showNumber(String(one), texts.locale)
  if (Array.isArray(value)) {
    if (value.some(Array.isArray)) return texts.say("previous.rows", { count: value.length })
    return value.map(number).join("; ")
  }
  if (typeof value === "object" && value !== null)
    return Object.entries(value)
      .map(([name, count]) => `${name} ${number(count)}`)
      .join("; ")
  const choices = texts.keys("items", item, "choices", input)
  if (choices.includes(String(value)))
    return texts.words("items", item, "choices", input, String(value)).text
  const units = texts.keys("items", item, "units")
  const unit = units.includes(input) ? ` ${texts.words("items", item, "units", input).text}` : ""
  return `${number(value)}${unit}`
}
