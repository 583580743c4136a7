/** A report on the page, which is also what is printed. */
import { h, spoken } from "./dom.mjs"
import { drawRadar, isOpen, wrap } from "./radar.mjs"
import { plain } from "./report_words.mjs"

/** @import { Report } from "./report_model.mjs" */
/** @import { Block, Fact, Mark, Runs, Table } from "./report_words.mjs" */
/** @import { Texts } from "./texts.mjs" */

/** A row with a cell of more characters may be cut in two on paper, so that no page stays empty. */
const LONG_CELL = 500
/** A table of no more rows stays on one sheet. */
const SHORT_TABLE = 12

/**
 * Show a report.
 *
 * @param {HTMLElement} place - Takes it, in place of what it held
 * @param {Report} report - From `reportOf`
 */
export function showReport(place, report) {
  place.lang = report.lang
  let last = ""
  const shown = report.blocks.map((block) => {
    if (block.kind === "heading") last = plain(block.runs)
    return show(block, last, report.texts)
  })
  place.replaceChildren(cover(report), ...shown)
}

/** @param {Report} report */
function cover({ kind, title, framework, about, notice }) {
  return h(
    "header",
    { class: "ts-report__cover" },
    h("p", { class: "ts-report__kind" }, kind),
    h("h2", { class: "ts-report__title" }, title),
    h("p", { class: "ts-report__framework" }, ...words(framework)),
    facts(about),
    h("p", { class: "ts-report__notice" }, notice),
  )
}

/**
 * @param {Block} block
 * @param {string} above - The heading above it
 * @param {Texts} texts
 * @returns {HTMLElement}
 */
function show(block, above, texts) {
  switch (block.kind) {
    case "heading":
      return h(`h${block.level}`, { class: "ts-report__heading" }, ...words(block.runs))
    case "text":
      return h("p", { class: textClass(block) }, ...words(block.runs))
    case "labelled":
      return h(
        "div",
        { class: "ts-report__list" },
        h("p", { class: "ts-report__label" }, ...words(block.label)),
        h("p", { class: "ts-report__text" }, ...words(block.runs)),
      )
    case "marks":
      return h("ul", { class: "ts-report__marks" }, ...block.marks.map(mark))
    case "facts":
      return facts(block.facts)
    case "list":
      return listed(block.label, block.items)
    case "table":
      return tabled(block.table, above)
    default:
      return chart(block, texts)
  }
}

/** @param {{ soft?: boolean, standing?: boolean }} block */
function textClass({ soft, standing }) {
  if (standing) return "ts-report__standing"
  return soft ? "ts-report__soft" : "ts-report__text"
}

/** @param {Mark} mark */
function mark({ label, text }) {
  return h("li", {}, h("strong", {}, label), text && ` ${text}`)
}

/** @param {Fact[]} rows */
function facts(rows) {
  const each = rows.map(({ label, value }) =>
    h("div", {}, h("dt", {}, ...words(label)), h("dd", {}, ...words(value))),
  )
  return h("dl", { class: "ts-report__facts" }, ...each)
}

/**
 * @param {Runs | null} label
 * @param {Runs[]} items
 */
function listed(label, items) {
  return h(
    "div",
    { class: "ts-report__list" },
    label && h("p", { class: "ts-report__label" }, ...words(label)),
    h("ul", {}, ...items.map((item) => h("li", {}, ...words(item)))),
  )
}

/**
 * @param {Table} table
 * @param {string} above - A heading that says the same as the caption, for eyes
 */
function tabled({ caption, heads, rows }, above) {
  const numeric = (/** @type {number} */ at) => heads[at].numeric && "ts-table__number"
  const columns = heads.map(({ width }) => {
    const column = h("col")
    column.style.width = `${(width * 100).toFixed(1)}%`
    return column
  })
  const head = heads.map((one, at) =>
    h("th", { scope: "col", class: numeric(at) }, ...words(one.runs)),
  )
  const isLong = (/** @type {Runs[]} */ cells) => cells.some((one) => plain(one).length > LONG_CELL)
  const long = rows.map((cells) => isLong(cells.map(({ runs }) => runs)))
  const short = rows.length <= SHORT_TABLE && !long.includes(true)
  const body = rows.map((cells, row) =>
    h(
      "tr",
      { class: long[row] && "ts-report__long" },
      ...cells.map(({ runs }, at) =>
        h(at === 0 ? "th" : "td", { scope: at === 0 && "row", class: numeric(at) }, ...words(runs)),
      ),
    ),
  )
  const name = plain(caption)
  const wide = heads.length > 3
  return h(
    "div",
    {
      class: `ts-report__table${short ? " ts-report__short" : ""}`,
      role: "region",
      "aria-label": name,
      tabindex: "0",
    },
    h(
      "table",
      { class: `ts-table${wide ? " ts-report__wide" : ""}` },
      h("caption", { class: name === above && "ts-hidden" }, ...words(caption)),
      h("colgroup", {}, ...columns),
      h("thead", {}, h("tr", {}, ...head)),
      h("tbody", {}, ...body),
    ),
  )
}

/**
 * The drawing; with numbers where a label would be cut.
 *
 * @param {Extract<Block, { kind: "chart" }>} block
 * @param {Texts} texts
 */
function chart({ axes, overlays, title, description }, texts) {
  const numbered = axes.some(({ label }) => wrap(label).at(-1)?.endsWith("…"))
  const drawing = drawRadar(axes, numbered, { title, description }, overlays)
  if (!drawing) return h("div", { hidden: true })
  const list = numbered && axes.map(({ label, lang }) => h("li", { lang }, label))
  const open = isOpen(axes)
  return h(
    "figure",
    { class: "ts-radar ts-report__chart" },
    drawing,
    list && h("ol", { class: "ts-radar__axes" }, ...list),
    h(
      "figcaption",
      { class: "ts-radar__key" },
      h("span", { class: "ts-radar__key-area" }, open ? texts.say("radar.certain") : title),
      open && " ",
      open && h("span", { class: "ts-radar__key-possible" }, texts.say("radar.possible")),
    ),
  )
}

/** @param {Runs} runs */
function words(runs) {
  return runs.map(spoken)
}
