/** The answers and notes of an assessment as a table: one row for each item, in words. */
import { withComma } from "./csv.mjs"

/** @import { Texts } from "./texts.mjs" */
/** @import { Answer, Assessment, Result } from "./types.mjs" */

/** Headings by their word, in order. */
const COLUMNS = /** @type {const} */ ([
  "section",
  "number",
  "item",
  "answer",
  "score",
  "target",
  "period",
  "note",
  "evidence",
  "improvements",
])

/**
 * Every answer of an assessment in words.
 *
 * @param {Assessment} assessment - Any
 * @param {{ id: string, section: string }[]} items - In order; parts of groups too
 * @param {Result | null} result - What scoring says, where it has
 * @param {Texts} texts - Words of the form
 * @returns {string[][]} The headings first; answers without an item of this version come last
 */
export function assessmentTable(assessment, items, result, texts) {
  const { answers } = assessment
  const known = new Set(items.map(({ id }) => id))
  const orphans = Object.keys(answers).filter((id) => !known.has(id))
  const name = texts.words("title").text
  const all = [...items, ...orphans.map((id) => ({ id, section: "" }))]
  const rows = all.map(({ id, section }) => {
    const answer = Object.hasOwn(answers, id) ? answers[id] : {}
    return [
      section && texts.words("sections", section).text,
      // Not the bare number: Excel would read 1.1 as the first of January.
      `${name} ${id}`,
      known.has(id) ? texts.words("items", id, "title").text : texts.say("table.gone"),
      answerLines(id, answer, texts).join("\n"),
      withComma(result?.items[id]?.score ?? ""),
      withComma(answer.target ?? ""),
      answer.period ?? "",
      answer.note ?? "",
      evidenceLines(answer, texts).join("\n"),
      (answer.improvements ?? []).map(({ text }) => text ?? "").join("\n"),
    ]
  })
  return [COLUMNS.map((column) => texts.say(`table.column.${column}`)), ...rows]
}

/**
 * @param {string} id
 * @param {Answer} answer
 * @param {Texts} texts
 * @returns {string[]}
 */
function answerLines(id, answer, texts) {
  const word = (/** @type {string[]} */ ...path) => texts.words("items", id, ...path).text
  const said = (/** @type {string} */ state) => {
    const key = `table.state.${state}`
    return texts.has(key) ? texts.say(key) : state
  }
  const { level, statements = {}, points, count, rating, inputs = {}, override } = answer
  const lines = [
    answer.unknown && texts.say("table.unknown"),
    answer.not_applicable &&
      texts.say("table.not_applicable", { reason: answer.not_applicable.reason ?? "" }),
    level !== undefined && levelLine(level, word("levels", level), texts),
    ...Object.entries(statements).map(
      ([one, state]) => `${said(state)}: ${word("statements", one)}`,
    ),
    ...(points ?? []).map((point) => word("points", point)),
    points?.length === 0 && texts.say("table.no_points"),
    count !== undefined && withComma(count),
    rating !== undefined && withComma(rating),
    ...Object.entries(inputs).map(([one, value]) => {
      const unit = texts.keys("items", id, "units").includes(one) ? ` ${word("units", one)}` : ""
      return `${word("inputs", one)}: ${inputText(value, (choice) => word("choices", one, choice))}${unit}`
    }),
    override &&
      texts.say("table.override", {
        score: withComma(override.score),
        reason: override.reason ?? "",
      }),
  ]
  return lines.filter((line) => typeof line === "string")
}

/**
 * @param {string} level
 * @param {string} words - Of the level; its id where it has none
 * @param {Texts} texts
 */
function levelLine(level, words, texts) {
  if (words !== level) return `${level}: ${words}`
  const key = `table.level.${level}`
  return texts.has(key) ? texts.say(key) : level
}

/**
 * @param {unknown} value
 * @param {(choice: string) => string} choiceWord
 * @returns {string}
 */
function inputText(value, choiceWord) {
  if (Array.isArray(value)) return value.map((one) => inputText(one, choiceWord)).join("; ")
  if (typeof value === "object" && value !== null)
    return Object.entries(value)
      .map(([name, count]) => `${name} ${withComma(String(count))}`)
      .join("; ")
  return withComma(choiceWord(String(value)))
}

/**
 * @param {Answer} answer
 * @param {Texts} texts
 */
function evidenceLines({ evidence = [] }, texts) {
  return evidence.map(({ text = "", kind, date }) => {
    const named = kind && texts.words("evidence_kinds", kind).text
    return [named, text, date].filter(Boolean).join(", ")
  })
}
