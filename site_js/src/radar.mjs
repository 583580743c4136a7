/**
 * A radar of the sections, drawn from the table of sections that is on the page.
 *
 * The table comes first: it holds every number, the drawing only shows their shape. The filled
 * area is what is certain, the dashed line what is still possible.
 */
import { curveLinearClosed, lineRadial } from "d3-shape"
import { h, s } from "./dom.mjs"

/** More axes than this cannot be read. */
export const MOST_AXES = 13
const LEAST_AXES = 3
const RADIUS = 100
const RINGS = [0.25, 0.5, 0.75, 1]
const LABEL_AT = 1.1
const LINE_HEIGHT = 13
const LABEL_CHARACTERS = 15
const LABEL_LINES = 3

/**
 * One axis.
 *
 * @typedef {object} Axis
 * @property {string} label - Title of the section
 * @property {string | null} lang - Its language, where it is not the page's
 * @property {number} lowest - Share of the section's highest score that is certain, 0 to 1
 * @property {number} highest - Share that is still possible, 0 to 1
 */

/**
 * The axes that a table of sections describes.
 *
 * @param {Iterable<Pick<HTMLElement, "dataset"> & { label: string, lang: string | null }>} rows - With
 *   data-lowest, data-highest and data-max, numbers with a decimal point; rows without are left out
 * @returns {Axis[]} In order
 */
export function axesOf(rows) {
  const axes = []
  for (const { dataset, label, lang } of rows) {
    const most = Number(dataset.max)
    if (!(most > 0)) continue
    const share = (/** @type {string | undefined} */ text) => Number(text ?? 0) / most
    axes.push({ label, lang, lowest: share(dataset.lowest), highest: share(dataset.highest) })
  }
  return axes
}

/**
 * Where a point lies; the first axis points up and the others follow clockwise.
 *
 * @param {number} index - Of the axis
 * @param {number} count - Of axes
 * @param {number} share - 0 in the middle, 1 at the rim
 * @returns {{ x: number, y: number }} In units of the drawing, 0 in the middle
 */
export function pointOf(index, count, share) {
  const angle = (2 * Math.PI * index) / count
  return { x: RADIUS * share * Math.sin(angle), y: -RADIUS * share * Math.cos(angle) }
}

/**
 * A closed line through one point on every axis.
 *
 * @param {number[]} shares - By axis, 0 to 1
 * @returns {string} Data of an SVG path
 */
export function outline(shares) {
  const line = lineRadial()
    .angle((_, index) => (2 * Math.PI * index) / shares.length)
    .radius(([share]) => RADIUS * share)
    .curve(curveLinearClosed)
    .digits(2)
  return line(shares.map((share) => [share, 0])) ?? ""
}

/**
 * A label cut into short lines; what does not fit ends in an ellipsis.
 *
 * @param {string} label - Title of a section
 * @returns {string[]} At most three lines
 */
export function wrap(label) {
  /** @type {string[]} */
  const lines = []
  for (const word of label.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= LABEL_CHARACTERS)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  if (lines.length <= LABEL_LINES) return lines
  return [...lines.slice(0, LABEL_LINES - 1), `${lines[LABEL_LINES - 1]}…`]
}

/**
 * Draw a radar.
 *
 * @param {Axis[]} axes - From `axesOf`
 * @param {{ title: string, description: string }} words - For those who do not see it
 * @returns {SVGSVGElement | null} null where a radar says nothing or cannot be read
 */
export function drawRadar(axes, { title, description }) {
  if (axes.length < LEAST_AXES || axes.length > MOST_AXES) return null
  const rings = RINGS.map((share) =>
    s("path", { class: "ts-radar__ring", d: outline(axes.map(() => share)) }),
  )
  const spokes = axes.map((_, index) => {
    const { x, y } = pointOf(index, axes.length, 1)
    return s("line", { class: "ts-radar__axis", x1: 0, y1: 0, x2: round(x), y2: round(y) })
  })
  const open = axes.some(({ lowest, highest }) => lowest !== highest)
  const dots = axes.map(({ lowest }, index) => {
    const { x, y } = pointOf(index, axes.length, lowest)
    return s("circle", { class: "ts-radar__dot", cx: round(x), cy: round(y), r: 3.5 })
  })
  const lowest = outline(axes.map((axis) => axis.lowest))
  const highest = outline(axes.map((axis) => axis.highest))
  return s(
    "svg",
    {
      class: "ts-radar__drawing",
      viewBox: "-210 -150 420 300",
      role: "img",
      "aria-labelledby": "ts-radar-title ts-radar-description",
    },
    s("title", { id: "ts-radar-title" }, title),
    s("desc", { id: "ts-radar-description" }, description),
    ...rings,
    ...spokes,
    open && s("path", { class: "ts-radar__possible", d: highest }),
    s("path", { class: "ts-radar__area", d: lowest }),
    ...dots,
    ...axes.map((axis, index) => label(axis, index, axes.length)),
  )
}

/**
 * Draw the radar of a table into its figure, or hide the figure while there is nothing to see.
 *
 * @param {HTMLElement} figure - `[data-radar]`
 * @param {HTMLTableElement} table - `[data-sections-table]`, rows filled
 * @param {{ title: string, description: string, certain: string, possible: string }} words - For the
 *   drawing and its key
 */
export function showRadar(figure, table, words) {
  const rows = [...table.querySelectorAll("tr[data-section-row]")].map((row) => {
    const head = row.querySelector("th")
    const lang = head?.querySelector("[lang]")?.getAttribute("lang") ?? null
    return { dataset: /** @type {HTMLElement} */ (row).dataset, label: textOf(head), lang }
  })
  const axes = axesOf(rows)
  const begun = rows.some(({ dataset }) => Number(dataset.answered) > 0)
  const drawing = begun ? drawRadar(axes, words) : null
  figure.hidden = !drawing
  if (!drawing) return
  const open = axes.some(({ lowest, highest }) => lowest !== highest)
  const key = h(
    "figcaption",
    { class: "ts-radar__key" },
    h("span", { class: "ts-radar__key-area" }, words.certain),
    open && " ",
    open && h("span", { class: "ts-radar__key-possible" }, words.possible),
  )
  figure.replaceChildren(drawing, key)
}

/** @param {Element | null} element */
function textOf(element) {
  return (element?.textContent ?? "").trim()
}

/**
 * @param {Axis} axis
 * @param {number} index
 * @param {number} count
 */
function label({ label: words, lang }, index, count) {
  const { x, y } = pointOf(index, count, LABEL_AT)
  const lines = wrap(words)
  const anchor = Math.abs(x) < 1 ? "middle" : x > 0 ? "start" : "end"
  // Above the middle the last line stands nearest to the axis, below it the first.
  const first = y - (LINE_HEIGHT * (lines.length - 1) * (1 - y / RADIUS / LABEL_AT)) / 2 + 4
  return s(
    "text",
    { class: "ts-radar__label", "text-anchor": anchor, "aria-hidden": "true", lang },
    ...lines.map((line, at) =>
      s("tspan", { x: round(x), y: round(first + at * LINE_HEIGHT) }, line),
    ),
  )
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 100) / 100
}
