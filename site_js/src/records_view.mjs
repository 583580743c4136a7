/** How a pasted table was read: the same rows with their columns, and the cells to mend marked. */
import { h, one } from "./dom.mjs"

/** @import { Column } from "./records.mjs" */
/** @import { Texts } from "./texts.mjs" */

/**
 * Show below a table what it was read as; the element is made when there is something to show.
 *
 * @param {HTMLElement} field - Holds the control
 * @param {string} name - Name of the control
 * @param {string[][]} rows - Cells by line
 * @param {Column[]} columns - What the table has
 * @param {Texts} texts - Words of the page
 */
export function showRows(field, name, rows, columns, texts) {
  const shown = one(field, "[data-preview]")
  if (rows.length === 0) return shown?.remove()
  // Rows that are as before keep their marks.
  const made = JSON.stringify(rows)
  if (shown?.dataset.preview === made) return
  const title = texts.say("records.read")
  const preview =
    shown ??
    h("div", {
      class: "ts-preview",
      role: "region",
      tabindex: "0",
      "aria-label": `${title}: ${labelOf(field)}`,
    })
  preview.dataset.preview = made
  preview.replaceChildren(tableOf(title, name, rows, columns, texts))
  if (!shown) field.append(preview)
}

/**
 * Mark the cells that have to be mended, and no others.
 *
 * @param {HTMLElement} root - Holds the tables
 * @param {{ name: string, line: number, column: string }[]} cells - Line from 1; column: its id,
 *   empty for the whole row
 * @param {Texts} texts - Words of the page
 */
export function markCells(root, cells, texts) {
  for (const marked of root.querySelectorAll(".ts-preview [data-invalid]")) {
    marked.removeAttribute("data-invalid")
    marked.querySelector(".ts-hidden")?.remove()
  }
  for (const { name, line, column } of cells) {
    const row = one(root, `[data-row="${CSS.escape(`${name}/${line}`)}"]`)
    const cell = (row && column && one(row, `[data-column="${column}"]`)) || row?.firstElementChild
    if (!cell) continue
    cell.setAttribute("data-invalid", "")
    cell.append(h("span", { class: "ts-hidden" }, ` ${texts.say("records.mend")}`))
  }
}

/** @param {HTMLElement} field */
function labelOf(field) {
  return field.querySelector("label")?.firstChild?.textContent?.trim() ?? ""
}

/**
 * @param {string} title
 * @param {string} name
 * @param {string[][]} rows
 * @param {Column[]} columns
 * @param {Texts} texts
 */
function tableOf(title, name, rows, columns, texts) {
  const heads = columns.map(({ label, lang }) => h("th", { scope: "col", lang }, label))
  const lines = rows.flatMap((cells, at) =>
    cells.length === 0 ? [] : [rowOf(`${name}/${at + 1}`, at + 1, cells, columns)],
  )
  return h(
    "table",
    { class: "ts-table ts-preview__table" },
    h("caption", {}, title),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, texts.say("records.line")), ...heads)),
    h("tbody", {}, ...lines),
  )
}

/**
 * @param {string} key
 * @param {number} line
 * @param {string[]} cells
 * @param {Column[]} columns
 */
function rowOf(key, line, cells, columns) {
  const width = Math.max(cells.length, columns.length)
  const shown = Array.from({ length: width }, (_, at) => {
    const cell = cells[at] ?? ""
    const column = columns[at]
    return h("td", { "data-column": column?.id }, column?.choices[cell] ?? cell)
  })
  return h("tr", { "data-row": key }, h("th", { scope: "row" }, String(line)), ...shown)
}
