/**
 * Small tables as people paste them: one row a line, columns by tab or semicolon.
 *
 * A copied heading and blank lines stay empty rows, so that a row keeps the number of its line.
 * Labels of choices become ids; what is no label is left for scoring to refuse.
 */

/** @import { Texts } from "./texts.mjs" */

/**
 * A column, in the order in which it is pasted.
 *
 * @typedef {object} Column
 * @property {string} id
 * @property {string} label
 * @property {string | null} [lang] - Language of the label where it is not the page's
 * @property {boolean} required - Whether a row without it is not complete
 * @property {Record<string, string>} choices - Labels by id; empty unless it is a choice
 */

/**
 * What a text says.
 *
 * @typedef {object} Table
 * @property {string[][]} rows - Cells by line, up to the last complete row
 * @property {{ line: number, columns: string[] } | null} held - The last line, from 1, while it is
 *   being typed, and the labels of the columns it still lacks
 */

/**
 * The columns of a table.
 *
 * @param {Texts} texts - Words of the page
 * @param {string} item - Item id
 * @param {string} input - Id of the table
 * @returns {Column[]} Empty where there is no such table
 */
export function columnsOf(texts, item, input) {
  const at = ["items", item, "columns", input]
  return texts.keys(...at).map((id) => {
    const ids = texts.keys(...at, id, "choices")
    const label = texts.words(...at, id, "label")
    return {
      id,
      label: label.text,
      lang: label.lang,
      required: texts.flag(...at, id, "required"),
      choices: Object.fromEntries(
        ids.map((choice) => [choice, texts.words(...at, id, "choices", choice).text]),
      ),
    }
  })
}

/**
 * Read a pasted table.
 *
 * @param {string} text - As typed or pasted
 * @param {Column[]} columns - What it should have
 * @returns {Table} Its rows
 */
export function readTable(text, columns) {
  const lines = text.split(/\r\n|\r|\n/)
  const rows = lines.map((line) => cellsOf(line))
  const first = rows.findIndex(isFilled)
  if (first >= 0 && isHeading(rows[first], columns)) rows[first] = []
  const mapped = rows.map((row) =>
    isFilled(row) ? row.map((cell, at) => idOf(cell, columns[at])) : [],
  )
  const last = mapped.length - 1
  const lacking = columns.filter(({ required }, at) => required && !mapped[last][at])
  const held = mapped[last].length > 0 && lacking.length > 0
  if (held) mapped.pop()
  while (mapped.at(-1)?.length === 0) mapped.pop()
  return {
    rows: mapped,
    held: held ? { line: last + 1, columns: lacking.map(({ label }) => label) } : null,
  }
}

/**
 * Write a table as a person would type it.
 *
 * @param {unknown} rows - As saved: lists of cells, or cells by column
 * @param {Column[]} columns - What it has
 * @returns {string} One row a line, columns by semicolon
 */
export function writeTable(rows, columns) {
  if (!Array.isArray(rows)) return ""
  return rows.map((row) => writeRow(row, columns)).join("\n")
}

/**
 * @param {unknown} row
 * @param {Column[]} columns
 */
function writeRow(row, columns) {
  if (typeof row !== "object" || row === null) return ""
  const byColumn = /** @type {Record<string, unknown>} */ (row)
  const cells = Array.isArray(row) ? row : columns.map(({ id }) => byColumn[id])
  const shown = cells.map((cell, at) => {
    const text = Array.isArray(cell) ? cell.join(" ") : String(cell ?? "")
    return columns[at]?.choices[text] ?? text
  })
  while (shown.at(-1) === "") shown.pop()
  // A cell with a semicolon of its own can only stand between tabs.
  return shown.join(shown.some((cell) => cell.includes(";")) ? "\t" : "; ")
}

/** @param {string} line */
function cellsOf(line) {
  const cells = line.split(line.includes("\t") ? "\t" : ";")
  return cells.map((cell) => {
    const text = cell.trim()
    // A spreadsheet puts cells with quotation marks of their own between quotation marks.
    const quoted = /^"(.*)"$/.exec(text)
    return quoted ? quoted[1].replaceAll('""', '"').trim() : text
  })
}

/** @param {string[]} row */
function isFilled(row) {
  return row.some(Boolean)
}

/**
 * @param {string[]} row
 * @param {Column[]} columns
 */
function isHeading(row, columns) {
  const named = row.filter((cell, at) => plain(cell) === plain(columns[at]?.label ?? ""))
  return named.length === row.length
}

/**
 * @param {string} cell
 * @param {Column | undefined} column
 */
function idOf(cell, column) {
  const choices = Object.entries(column?.choices ?? {})
  const found = choices.find(([, label]) => plain(label) === plain(cell))
  return found ? found[0] : cell
}

/** @param {string} text */
function plain(text) {
  return text.trim().replace(/\s+/g, " ").toLowerCase()
}
