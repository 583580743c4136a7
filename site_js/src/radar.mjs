/**
 * A radar of the sections, drawn from the table of sections that is on the page.
 *
 * The table comes first: it holds every number, the drawing only shows their shape. The filled
 * area is what is certain, the dashed line what is still possible.
 */
import {
  curveLinearClosed,
  lineRadial,
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
} from "d3-shape"
import { s } from "./dom.mjs"

/** More axes than this cannot be read. */
export const MOST_AXES = 13
const LEAST_AXES = 3
const RADIUS = 100
const RINGS = [0.25, 0.5, 0.75, 1]
const LABEL_AT = 1.1
const LINE_HEIGHT = 13
const LABEL_CHARACTERS = 15
const LABEL_LINES = 3
/** Size and usual width of a letter, in units of the drawing; the style sheet sets the same size. */
const LETTER = { size: 11.5, width: 6.4 }
/** Labels smaller than this on the screen, in pixels, give way to numbers with a list. */
const LEAST_LETTER_PX = 11
const MARGIN = 6
/** Overlays are told apart by the shape of their marks as well; after the last the first again. */
const MARKS = [symbolDiamond, symbolSquare, symbolTriangle, symbolCross, symbolStar, symbolCircle]
const MARK_AREA = 46
/** Of the sample of a line in a list of overlays, in units of its own drawing. */
const KEY = { width: 36, height: 16 }

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
 * A line laid over the drawing: another assessment of the same sections, or where a team wants to be.
 *
 * @typedef {object} Overlay
 * @property {string} id - Ends the name of its class, such as `target`, `earlier` or `0`
 * @property {string} name - What it shows, for the list beside the drawing
 * @property {(number | null)[]} shares - By axis, 0 to 1; null where nothing is known
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
 * The lines of an overlay, which has gaps where nothing is known.
 *
 * @param {(number | null)[]} shares - By axis, 0 to 1
 * @returns {string} Data of an SVG path: closed when all is known, otherwise a line through each
 *   run of neighbours; what has no known neighbour has no line, only its mark
 */
export function overlayPath(shares) {
  if (shares.every((share) => share !== null)) return outline(/** @type {number[]} */ (shares))
  const count = shares.length
  const lines = shares.map((share, index) => {
    const next = shares[(index + 1) % count]
    if (share === null || next === null) return ""
    const goesOn = shares[(index + count - 1) % count] !== null && index > 0
    return `${goesOn ? "" : `M${place(index, count, share)}`}L${place(index + 1, count, next)}`
  })
  return lines.join("")
}

/**
 * @param {number} index
 * @param {number} count
 * @param {number} share
 */
function place(index, count, share) {
  const { x, y } = pointOf(index, count, share)
  return `${round(x)},${round(y)}`
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
 * Where the labels stand and how large the drawing has to be to hold them.
 *
 * @param {string[][]} labels - Lines of each axis' label
 * @returns {{ at: { x: number, y: number }[], box: { x: number, y: number, width: number, height: number } }}
 *   Place of each label's first line; the drawing's view box, in its own units
 */
export function layOut(labels) {
  const at = labels.map((lines, index) => {
    const { x, y } = pointOf(index, labels.length, LABEL_AT)
    // Above the middle the last line stands nearest to the axis, below it the first.
    const lift = (LINE_HEIGHT * (lines.length - 1) * (1 - y / RADIUS / LABEL_AT)) / 2
    return { x: round(x), y: round(y - lift + LETTER.size / 3) }
  })
  const rim = labels.map((_, index) => pointOf(index, labels.length, 1))
  const widths = labels.map((lines) => Math.max(...lines.map((line) => line.length)) * LETTER.width)
  const spread = at.map(({ x }, index) => {
    const beside = Math.abs(x) < 1 ? widths[index] / 2 : widths[index]
    return Math.abs(x) + beside
  })
  const half = Math.max(RADIUS, ...spread) + MARGIN
  const top = Math.min(...at.map(({ y }) => y - LETTER.size), ...rim.map(({ y }) => y)) - MARGIN
  const ends = at.map(({ y }, index) => y + (labels[index].length - 1) * LINE_HEIGHT)
  const bottom = Math.max(...ends, ...rim.map(({ y }) => y)) + MARGIN
  const box = { x: -half, y: top, width: 2 * half, height: bottom - top }
  return { at, box: { ...box, x: round(box.x), y: round(top) } }
}

/**
 * Whether labels can be read at a width, or have to give way to numbers.
 *
 * @param {string[]} labels - Titles of the sections
 * @param {number} width - Of the drawing on the screen, in pixels; 0 where it is not known
 */
export function fits(labels, width) {
  const { box } = layOut(labels.map(wrap))
  return width === 0 || (width / box.width) * LETTER.size >= LEAST_LETTER_PX
}

/**
 * Draw a radar.
 *
 * @param {Axis[]} axes - From `axesOf`
 * @param {boolean} numbered - Number the axes in place of labels
 * @param {{ title: string, description: string }} words - For those who do not see it
 * @param {Overlay[]} [overlays] - Lines above the area, the first one lowest
 * @returns {SVGSVGElement | null} null where a radar says nothing or cannot be read
 */
export function drawRadar(axes, numbered, { title, description }, overlays = []) {
  if (axes.length < LEAST_AXES || axes.length > MOST_AXES) return null
  const labels = axes.map((axis, index) => (numbered ? [String(index + 1)] : wrap(axis.label)))
  const { at, box } = layOut(labels)
  const rings = RINGS.map((share) =>
    s("path", { class: "ts-radar__ring", d: outline(axes.map(() => share)) }),
  )
  const spokes = axes.map((_, index) => {
    const { x, y } = pointOf(index, axes.length, 1)
    return s("line", { class: "ts-radar__axis", x1: 0, y1: 0, x2: round(x), y2: round(y) })
  })
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
      viewBox: [box.x, box.y, box.width, box.height].map(round).join(" "),
      role: "img",
      "aria-labelledby": "ts-radar-title ts-radar-description",
    },
    s("title", { id: "ts-radar-title" }, title),
    s("desc", { id: "ts-radar-description" }, description),
    ...rings,
    ...spokes,
    isOpen(axes) && s("path", { class: "ts-radar__possible", d: highest }),
    s("path", { class: "ts-radar__area", d: lowest }),
    ...dots,
    ...overlays.map(drawOverlay),
    ...axes.map((axis, index) => label(labels[index], at[index], numbered ? null : axis.lang)),
  )
}

/**
 * @param {Overlay} overlay
 * @param {number} index
 */
function drawOverlay({ id, shares }, index) {
  const marks = shares.flatMap((share, axis) => {
    if (share === null) return []
    const at = place(axis, shares.length, share)
    return [s("path", { class: "ts-radar__mark", transform: `translate(${at})`, d: mark(index) })]
  })
  return s(
    "g",
    { class: `ts-radar__overlay ts-radar__overlay--${id}` },
    s("path", { class: "ts-radar__line", d: overlayPath(shares) }),
    ...marks,
  )
}

/**
 * A sample of an overlay's line and mark, for the list that names the overlays.
 *
 * @param {Pick<Overlay, "id">} overlay - One of those that were drawn
 * @param {number} index - Its place among them, from 0
 * @returns {SVGSVGElement} Without words; the name stands beside it
 */
export function drawOverlayKey({ id }, index) {
  const { width, height } = KEY
  const middle = { x: width / 2, y: height / 2 }
  return s(
    "svg",
    { class: "ts-radar__sample", viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" },
    s(
      "g",
      { class: `ts-radar__overlay ts-radar__overlay--${id}` },
      s("path", { class: "ts-radar__line", d: `M0,${middle.y}H${width}` }),
      s("path", {
        class: "ts-radar__mark",
        transform: `translate(${middle.x},${middle.y})`,
        d: mark(index),
      }),
    ),
  )
}

/** @param {number} index */
function mark(index) {
  return symbol(MARKS[index % MARKS.length], MARK_AREA)() ?? ""
}

/**
 * Whether anything is still open, so that the drawing has a dashed line.
 *
 * @param {Axis[]} axes - From `axesOf`
 */
export function isOpen(axes) {
  return axes.some(({ lowest, highest }) => lowest !== highest)
}

/**
 * @param {string[]} lines
 * @param {{ x: number, y: number }} at
 * @param {string | null} lang
 */
function label(lines, { x, y }, lang) {
  const anchor = Math.abs(x) < 1 ? "middle" : x > 0 ? "start" : "end"
  return s(
    "text",
    { class: "ts-radar__label", "text-anchor": anchor, "aria-hidden": "true", lang },
    ...lines.map((line, n) => s("tspan", { x, y: round(y + n * LINE_HEIGHT) }, line)),
  )
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 100) / 100
}
