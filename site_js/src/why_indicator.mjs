/** What an indicator says beyond single figures: figures by group, and the limits that were used. */
import { h, spoken } from "./dom.mjs"
import { showNumber } from "./locale.mjs"
import { columnsOf } from "./records.mjs"

/** @import { Measures } from "./measures.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { ItemResult } from "./types.mjs" */

/**
 * What is looked at.
 *
 * @typedef {object} Reason
 * @property {string} item - Item id
 * @property {ItemResult} result - What scoring says of it
 * @property {Texts} texts - Words of the page
 * @property {Measures} measures - What the rules tell about values
 */

/**
 * Figures by group, a small table each.
 *
 * @param {Reason} reason - What is looked at
 * @returns {HTMLElement[]} Empty where nothing is grouped
 */
export function groupTables(reason) {
  const tables = Object.entries(reason.result.explanation.tables ?? {}).map(([name, rows]) => {
    const caption = h(
      "caption",
      {},
      spoken(reason.texts.words("items", reason.item, "derived", name)),
    )
    const { heads, body } = groupRows(reason, name, rows)
    const head = heads.map((text, at) =>
      h("th", { scope: "col", class: cellClass(at, heads) }, text),
    )
    const lines = body.map((cells) =>
      h(
        "tr",
        {},
        ...cells.map((cell, at) =>
          at < cells.length - 1
            ? h("th", { scope: "row" }, cell)
            : h("td", { class: "ts-table__number" }, cell),
        ),
      ),
    )
    return h(
      "table",
      { class: "ts-table ts-why__table" },
      caption,
      h("thead", {}, h("tr", {}, ...head)),
      h("tbody", {}, ...lines),
    )
  })
  return tables.length > 0 ? [h("div", { class: "ts-why__tables" }, ...tables)] : []
}

/**
 * What the figures point at; never marked as good or bad.
 *
 * @param {Reason} reason - What is looked at
 * @returns {HTMLElement[]} Empty where nothing is found
 */
export function findings({ item, result, texts }) {
  const lines = (result.explanation.flags ?? []).map((flag) =>
    h("li", {}, spoken(texts.words("items", item, "flags", flag))),
  )
  if (lines.length === 0) return []
  const head = h("p", { class: "ts-why__head" }, texts.say("why.flags"))
  return [head, h("ul", { class: "ts-why__list ts-why__flags" }, ...lines)]
}

/**
 * Heads and cells of a table by group, as they are shown.
 *
 * @param {Reason} reason - What is looked at
 * @param {string} name - Id of the derived value
 * @param {string[][]} rows - Names of each group, then its figure
 * @returns {{ heads: string[], body: string[][] }}
 */
export function groupRows({ item, texts, measures }, name, rows) {
  const { of, by, figure } = measures.groups(item, name)
  const columns = columnsOf(texts, item, of)
  const grouped = by.map((id) => columns.find((column) => column.id === id))
  const heads = grouped.map((column) => column?.label ?? "")
  const body = rows.map((row) =>
    row.map((cell, at) => {
      if (at < row.length - 1)
        return cell === "" ? texts.say("why.table.blank") : (grouped[at]?.choices[cell] ?? cell)
      if (cell === "not_assessable") return texts.say("why.not_assessable_value")
      const number = showNumber(cell, texts.locale)
      return figure === "percent" ? `${number}\u00a0%` : number
    }),
  )
  return { heads: [...heads, texts.say(`why.table.${figure}`)], body }
}

/**
 * The limits that were used, and which of them the team set itself.
 *
 * @param {Reason} reason - What is looked at
 * @returns {HTMLElement[]} Empty where the item has no limits
 */
export function limits({ item, result, texts }) {
  const { limits: used = {}, edited = [] } = result.explanation
  const lines = Object.entries(used).map(([name, value]) => {
    const unit = texts.words("items", item, "units", name)
    const label = spoken(texts.words("items", item, "inputs", name))
    const shown = [showNumber(value, texts.locale), unit.text === name ? "" : unit.text]
    const mark = edited.includes(name) ? ` (${texts.say("why.limit_edited")})` : ""
    return h("li", {}, label, `: ${shown.filter(Boolean).join(" ")}${mark}`)
  })
  if (lines.length === 0) return []
  return [h("p", {}, texts.say("why.limits")), h("ul", { class: "ts-why__list" }, ...lines)]
}

/**
 * @param {number} at
 * @param {string[]} heads
 */
function cellClass(at, heads) {
  return at === heads.length - 1 ? "ts-table__number" : null
}
