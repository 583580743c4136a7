/** A report as sheets of cells: the result, the items, the plan. */
import { clean, plain } from "./report_words.mjs"

/** @import { ReportItem } from "./report_item.mjs" */
/** @import { Report } from "./report_model.mjs" */
/** @import { Block, Cell, Fact, Table } from "./report_words.mjs" */
/** @import { Texts } from "./texts.mjs" */

/**
 * A cell as the writer takes it.
 *
 * @typedef {object} SheetCell
 * @property {string | number} value
 * @property {StringConstructor | NumberConstructor} type
 * @property {"bold"} [fontWeight]
 * @property {string} [backgroundColor]
 * @property {boolean} [wrap]
 * @property {"top"} [alignVertical]
 * @property {"left" | "right"} [align]
 *
 * @typedef {object} Sheet
 * @property {string} name
 * @property {(SheetCell | null)[][]} rows
 * @property {number[]} widths - In characters
 * @property {number} frozen - Rows that stay in sight
 * @property {boolean} across - Whether it is printed on its side
 */

/** Excel takes no more in one cell. */
const MOST_CHARACTERS = 32_767
/** Excel takes no longer names, and none of these characters in them. */
const NAME = { most: 31, not: /[\\/?*[\]:]/g }
const HEAD = { fontWeight: /** @type {const} */ ("bold"), backgroundColor: "#FDF2D3" }
const COLUMNS = /** @type {const} */ ([
  ["section", 24],
  ["number", 9],
  ["item", 34],
  ["state", 22],
  ["result", 9],
  ["highest", 9],
  ["level", 8],
  ["said", 60],
  ["marks", 34],
  ["target", 14],
  ["period", 18],
  ["note", 50],
  ["evidence", 50],
  ["improvements", 50],
])

/**
 * The sheets of a report.
 *
 * @param {Report} report - From `reportOf`
 * @returns {Sheet[]} Items and plan only where there are any
 */
export function sheetsOf(report) {
  const { texts, items, plan } = report
  return [
    summary(report),
    ...(items.length > 0 ? [itemSheet(items, texts)] : []),
    ...(plan ? [tableSheet(plan)] : []),
  ]
}

/** @param {Report} report @returns {Sheet} */
function summary({ kind, title, framework, about, notice, result, sections, texts }) {
  const facts = (/** @type {Fact[]} */ each) =>
    each.map(({ label, value }) => [words(plain(label)), words(plain(value))])
  const heads = sections.heads.map(({ runs }) => words(plain(runs), HEAD))
  return {
    name: nameOf(texts.say("report.heading.summary")),
    rows: [
      [words(title, { fontWeight: "bold" })],
      [words(kind)],
      [words(texts.say("report.fact.framework")), words(plain(framework))],
      ...facts(about),
      [],
      ...facts(result),
      [],
      heads,
      ...sections.rows.map((cells) => cells.map(cellOf)),
      [],
      [words(notice)],
    ],
    widths: [44, 44, 16, 16, 16, 16],
    frozen: 0,
    across: false,
  }
}

/**
 * @param {ReportItem[]} items
 * @param {Texts} texts
 * @returns {Sheet}
 */
function itemSheet(items, texts) {
  const heads = COLUMNS.map(([key]) => words(texts.say(`report.table.${key}`), HEAD))
  const rows = items.map((item) => {
    const { result } = item
    return [
      words(texts.words("sections", item.section).text),
      words(item.id),
      words(plain(item.title)),
      words(item.standing),
      figure(result.score),
      figure(result.kind === "indicator" || result.kind === "met" ? null : result.max),
      words(result.level && /^\d+$/.test(result.level) ? result.level : ""),
      words(item.answer.flatMap(linesOf).join("\n")),
      words(
        item.marks.map(({ label, text }) => [label, text].filter(Boolean).join(": ")).join("\n"),
      ),
      words(item.target),
      words(item.period),
      words(item.note),
      words(item.evidence.map(plain).join("\n")),
      words(item.improvements.map(plain).join("\n")),
    ]
  })
  return {
    name: nameOf(texts.say("report.heading.answers")),
    rows: [heads, ...rows],
    widths: COLUMNS.map(([, width]) => width),
    frozen: 1,
    across: true,
  }
}

/** @param {Table} table @returns {Sheet} */
function tableSheet({ caption, heads, rows }) {
  return {
    name: nameOf(plain(caption)),
    rows: [
      heads.map(({ runs }) => words(plain(runs), HEAD)),
      ...rows.map((cells) => cells.map(cellOf)),
    ],
    widths: heads.map(({ width }) => Math.max(8, Math.round(width * 160))),
    frozen: 1,
    across: true,
  }
}

/**
 * A block as lines of a cell.
 *
 * @param {Block} block
 * @returns {string[]}
 */
function linesOf(block) {
  switch (block.kind) {
    case "text":
    case "heading":
      return [plain(block.runs)]
    case "labelled":
      return [`${plain(block.label)}: ${plain(block.runs)}`]
    case "facts":
      return block.facts.map(({ label, value }) => `${plain(label)}: ${plain(value)}`)
    case "list":
      return [
        ...(block.label ? [`${plain(block.label)}:`] : []),
        ...block.items.map((item) => `• ${plain(item)}`),
      ]
    case "table":
      return [
        `${plain(block.table.caption)}:`,
        ...block.table.rows.map((cells) => `• ${cells.map(({ runs }) => plain(runs)).join(" – ")}`),
      ]
    default:
      return []
  }
}

/** @param {Cell} cell @returns {SheetCell | null} */
function cellOf({ runs, figure: number }) {
  return number === null || number === undefined ? words(plain(runs)) : figure(number)
}

/**
 * @param {string | null} text - As scoring writes numbers
 * @returns {SheetCell | null}
 */
function figure(text) {
  if (text === null) return null
  return { value: Number(text), type: Number, alignVertical: "top" }
}

/**
 * @param {string} text
 * @param {Partial<SheetCell>} [look]
 * @returns {SheetCell | null}
 */
function words(text, look = {}) {
  if (text === "") return null
  const value = clean(text).slice(0, MOST_CHARACTERS)
  return { value, type: String, wrap: true, alignVertical: "top", ...look }
}

/** @param {string} text */
function nameOf(text) {
  return text.replaceAll(NAME.not, " ").slice(0, NAME.most)
}
