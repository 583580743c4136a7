/** Pieces that a report is made of; the page, the Word file and the Excel file all show these. */

/** @import { Axis, Overlay } from "./radar.mjs" */
/** @import { Texts, Words } from "./texts.mjs" */
/** @import { PageTexts, Text } from "./types.mjs" */

/**
 * Words of a framework that a report is made of, in one language.
 *
 * @typedef {PageTexts & {
 *   full_title: Text,
 *   groups: Record<string, Text>,
 *   group_of: Record<string, string>,
 *   profile: Record<string, { label: Text, choices: Record<string, Text> }>,
 *   scale: { min?: string, max?: string },
 *   source: { publisher: string, edition: string | null, language: string },
 *   forms: Record<string, { path: string, groups: Record<string, Record<string, string>> }>,
 * }} ReportTexts
 */

/** @typedef {Words[]} Runs Words of one line or paragraph, one after the other */
/** @typedef {{ label: Runs, value: Runs }} Fact */
/** @typedef {{ label: string, text: string }} Mark What is to be known of an answer, in words */

/**
 * A cell of a table; a figure is text as scoring writes it, for those who go on counting.
 *
 * @typedef {{ runs: Runs, figure?: string | null }} Cell
 */

/**
 * @typedef {object} Table
 * @property {Runs} caption
 * @property {{ runs: Runs, width: number, numeric?: boolean }[]} heads - Widths are shares of the
 *   whole, 1 in all
 * @property {Cell[][]} rows - The first cell of each names its row
 */

/**
 * @typedef {{ kind: "heading", level: 2 | 3 | 4, runs: Runs }
 *   | { kind: "text", runs: Runs, soft?: boolean, standing?: boolean }
 *   | { kind: "labelled", label: Runs, runs: Runs }
 *   | { kind: "marks", marks: Mark[] }
 *   | { kind: "facts", facts: Fact[] }
 *   | { kind: "list", label: Runs | null, items: Runs[] }
 *   | { kind: "table", table: Table }
 *   | { kind: "chart", axes: Axis[], overlays: Overlay[], title: string, description: string }
 * } Block A part of a report, from the top to the bottom
 */

/**
 * Words one after the other.
 *
 * @param {...(string | Words | null | undefined | false)} parts - What is empty is left out
 * @returns {Runs}
 */
export function runs(...parts) {
  return parts.flatMap((part) => {
    if (!part) return []
    const words = typeof part === "string" ? { text: part, lang: null } : part
    return words.text === "" ? [] : [words]
  })
}

/**
 * Words as one text.
 *
 * @param {Runs} words - From `runs`
 */
export function plain(words) {
  return words.map(({ text }) => text).join("")
}

/**
 * A text without the characters that XML has no way to write.
 *
 * @param {string} text
 */
export function clean(text) {
  return text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replaceAll(/\p{Cs}/gu, "\ufffd")
}

/**
 * A cell that holds words alone, or a figure as it is shown.
 *
 * @param {Runs | string} words - What is shown
 * @param {string | null} [figure] - The same as scoring writes it
 * @returns {Cell}
 */
export function cell(words, figure = null) {
  return { runs: typeof words === "string" ? runs(words) : words, figure }
}

/**
 * A fact, its label a word of the report.
 *
 * @param {Texts} texts - Words of the report
 * @param {string} key - Of the label
 * @param {...(string | Words | null | undefined | false)} value - Nothing: no fact
 * @returns {Fact[]} One or none
 */
export function fact(texts, key, ...value) {
  const words = runs(...value)
  return words.length > 0 ? [{ label: runs(texts.say(key)), value: words }] : []
}

/**
 * @param {Runs | string} words
 * @param {2 | 3 | 4} [level]
 * @returns {Block}
 */
export function heading(words, level = 2) {
  return { kind: "heading", level, runs: typeof words === "string" ? runs(words) : words }
}

/**
 * @param {Runs | string | null} label - Stands before the list
 * @param {Runs[]} items
 * @returns {Block[]} None where there is nothing to list
 */
export function list(label, items) {
  if (items.length === 0) return []
  return [{ kind: "list", label: typeof label === "string" ? runs(label) : label, items }]
}
