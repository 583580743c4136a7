/** A table that may be wider than the screen: it scrolls within its own region, its heads stay. */
import { h } from "./dom.mjs"

/** @import { Child } from "./dom.mjs" */

/**
 * One row.
 *
 * @typedef {object} WideRow
 * @property {Child[]} head - What the row is about
 * @property {Child[][]} cells - One for each further column
 * @property {Record<string, string | null>} [attributes] - Of the row
 */

/**
 * Make a table in a region of its own.
 *
 * @param {string} label - Of the region, as a screen reader says it
 * @param {Child[][]} heads - One for each column, that of the rows' heads first
 * @param {WideRow[]} rows - In order
 * @param {{ numbers?: boolean }} [options] - numbers: cells hold numbers alone
 * @returns {HTMLElement} The region
 */
export function wideTable(label, heads, rows, { numbers = false } = {}) {
  const cell = { class: numbers ? "ts-table__number" : null }
  const [corner, ...columns] = heads
  return h(
    "div",
    { class: "ts-wide", role: "region", "aria-label": label, tabindex: 0 },
    h(
      "table",
      { class: "ts-table ts-wide__table" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, ...corner),
          ...columns.map((head) => h("th", { scope: "col", ...cell }, ...head)),
        ),
      ),
      h(
        "tbody",
        {},
        ...rows.map(({ head, cells, attributes = {} }) =>
          h(
            "tr",
            attributes,
            h("th", { scope: "row" }, ...head),
            ...cells.map((each) => h("td", cell, ...each)),
          ),
        ),
      ),
    ),
  )
}
