/**
 * Tables as CSV that Excel opens right where a comma is the decimal mark: semicolons between
 * cells, CRLF between rows, a byte order mark so that å, ä and ö are read as such.
 */

const BYTE_ORDER_MARK = "\ufeff"
/** What Excel and others take for a formula; the last four reach it through trimming. */
const FORMULA = /^[\s\u200b\ufeff]*[=+\-@\uff0b\uff0d\uff1d\uff20|%]/
const NUMBER = /^[-\u2212]?\d+(?:[.,]\d+)?$/

/**
 * A table as the text of a file.
 *
 * @param {string[][]} rows - The headings first
 * @returns {string} With its byte order mark
 */
export function csvText(rows) {
  const lines = rows.map((row) => row.map(cell).join(";"))
  return BYTE_ORDER_MARK + lines.map((line) => `${line}\r\n`).join("")
}

/**
 * A number as scoring writes it, with a decimal comma.
 *
 * @param {string | number} number - Such as `74.5`
 * @returns {string} `74,5`; other text is given back as it is
 */
export function withComma(number) {
  const text = String(number)
  return NUMBER.test(text) ? text.replace(".", ",") : text
}

/** @param {string} text */
function cell(text) {
  const plain = text.replaceAll(/\r\n?/g, "\n").replaceAll("\0", "")
  // An apostrophe makes it text; Excel shows it, and calculates nothing.
  const safe = FORMULA.test(plain) && !NUMBER.test(plain) ? `'${plain}` : plain
  return /[";\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
