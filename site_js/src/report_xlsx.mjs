/**
 * Entry of what writes a report as an Excel file; fetched when the first one is asked for.
 *
 * Text is always written as text, so nothing that people wrote is ever taken for a formula.
 */
import writeExcelFile from "write-excel-file/universal"
import { sheetsOf } from "./report_sheets.mjs"

/** @import { Report } from "./report_model.mjs" */

const FONT = { fontFamily: "Calibri", fontSize: 11 }

/**
 * Write a report.
 *
 * @param {Report} report - From `reportOf`
 * @returns {Promise<Blob>} The file
 */
export async function write(report) {
  const sheets = sheetsOf(report).map(({ name, rows, widths, frozen, across }) => ({
    sheet: name,
    data: rows,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: frozen,
    orientation: across ? /** @type {const} */ ("landscape") : undefined,
  }))
  return writeExcelFile(sheets, FONT).toBlob()
}
