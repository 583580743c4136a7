/**
 * Totals over time as a small line chart. The table of totals says the same in numbers.
 *
 * Drawn in the pixels that there are, so that its letters keep their size on a phone.
 */
import { line } from "d3-shape"
import { s } from "./dom.mjs"
import { showMonth, showNumber } from "./locale.mjs"

const HEIGHT = 240
const INSET = { top: 24, right: 28, bottom: 34, left: 44 }
const DAY_MS = 86_400_000
/** A label of a month takes about this much, in pixels. */
const LABEL_PX = 84
/** Usual width of a letter of a limit's name, in pixels, and the most that names may take. */
const LETTER_PX = 6.5
const MOST_NAMES = 0.35

/**
 * The total of one day.
 *
 * @typedef {object} TrendPoint
 * @property {string} day - YYYY-MM-DD
 * @property {string} lowest - Certain, as scoring writes it
 * @property {string} highest - Still possible; the same as the lowest where all is answered
 */

/**
 * The scale of a chart.
 *
 * @typedef {object} TrendScale
 * @property {string} min - Lowest total there can be
 * @property {string} max - Highest total there can be
 * @property {{ from: string, label: string }[]} lines - Limits to draw across
 */

/**
 * Where everything lies.
 *
 * @param {TrendPoint[]} points - In the order of their days
 * @param {Pick<TrendScale, "min" | "max">} scale - Of the totals
 * @param {number} width - Of the chart in pixels
 * @param {number} [names] - Room to the right of the last day, in pixels
 * @returns {{ x: (day: string) => number, y: (total: string) => number }} Places in pixels
 */
export function placesOf(points, { min, max }, width, names = 0) {
  const days = points.map(({ day }) => Date.parse(day) / DAY_MS)
  const [first, last] = [Math.min(...days), Math.max(...days)]
  const across = width - INSET.left - INSET.right - names
  const up = HEIGHT - INSET.top - INSET.bottom
  const share = (/** @type {number} */ at, /** @type {number} */ from, /** @type {number} */ to) =>
    to > from ? (at - from) / (to - from) : 0.5
  const round = (/** @type {number} */ value) => Math.round(value * 10) / 10
  return {
    x: (day) => round(INSET.left + across * share(Date.parse(day) / DAY_MS, first, last)),
    y: (total) => round(INSET.top + up * (1 - share(Number(total), Number(min), Number(max)))),
  }
}

/**
 * Draw the chart.
 *
 * @param {TrendPoint[]} points - In the order of their days
 * @param {TrendScale} scale - Of the totals
 * @param {{ title: string, description: string, locale: string, width: number }} options - width:
 *   in pixels
 * @returns {SVGSVGElement | null} null where there are no two days to draw a line between
 */
export function drawTrend(points, scale, { title, description, locale, width }) {
  if (new Set(points.map(({ day }) => day)).size < 2) return null
  // The names of the limits stand beyond the last day, where no point can lie on them.
  const letters = Math.max(0, ...scale.lines.map(({ label: words }) => words.length))
  const names = Math.min(letters * LETTER_PX, width * MOST_NAMES)
  const { x, y } = placesOf(points, scale, width, names)
  const right = width - INSET.right
  const across = (/** @type {string} */ total, /** @type {string} */ kind) =>
    s("line", { class: kind, x1: INSET.left, x2: right, y1: y(total), y2: y(total) })
  const left = (/** @type {string} */ total) =>
    label(showNumber(total, locale), INSET.left - 8, y(total) + 4, "end")
  const settled = points.filter(({ lowest, highest }) => lowest === highest)
  const path = line()(settled.map(({ day, lowest }) => [x(day), y(lowest)]))
  return s(
    "svg",
    {
      class: "ts-trend__drawing",
      viewBox: `0 0 ${width} ${HEIGHT}`,
      width,
      height: HEIGHT,
      role: "img",
      "aria-labelledby": "ts-trend-title ts-trend-description",
    },
    s("title", { id: "ts-trend-title" }, title),
    s("desc", { id: "ts-trend-description" }, description),
    ...[scale.min, scale.max].flatMap((end) => [across(end, "ts-trend__end"), left(end)]),
    ...scale.lines.flatMap(({ from, label: words }) => [
      across(from, "ts-trend__limit"),
      left(from),
      label(words, right, y(from) - 5, "end", "ts-trend__limit-label"),
    ]),
    ...points.map(({ day, lowest, highest }) =>
      s("line", { class: "ts-trend__open", x1: x(day), x2: x(day), y1: y(lowest), y2: y(highest) }),
    ),
    ...points
      .filter((point) => !settled.includes(point))
      .flatMap(({ day, lowest, highest }) => [lowest, highest].map((end) => ({ day, end })))
      .map(({ day, end }) =>
        s("circle", { class: "ts-trend__maybe", cx: x(day), cy: y(end), r: 3.5 }),
      ),
    s("path", { class: "ts-trend__line", d: path ?? "" }),
    ...settled.flatMap(({ day, lowest }) => [
      s("circle", { class: "ts-trend__point", cx: x(day), cy: y(lowest), r: 4.5 }),
      label(showNumber(lowest, locale), x(day), y(lowest) - 11, "middle", "ts-trend__value"),
    ]),
    ...months(points, x).map(({ day, anchor }) =>
      label(showMonth(day, locale), x(day), HEIGHT - 10, anchor),
    ),
  )
}

/**
 * Days that there is room to name, the first and the last always.
 *
 * @param {TrendPoint[]} points
 * @param {(day: string) => number} x
 * @returns {{ day: string, anchor: string }[]}
 */
function months(points, x) {
  const first = points[0].day
  const last = points.at(-1)?.day ?? first
  const named = [{ day: first, anchor: "start" }]
  let before = first
  for (const { day } of points)
    if (x(day) - x(before) > LABEL_PX && x(last) - x(day) > LABEL_PX) {
      named.push({ day, anchor: "middle" })
      before = day
    }
  return [...named, { day: last, anchor: "end" }]
}

/**
 * @param {string} words
 * @param {number} x
 * @param {number} y
 * @param {string} anchor
 * @param {string} [kind]
 */
function label(words, x, y, anchor, kind = "ts-trend__label") {
  return s("text", { class: kind, x, y, "text-anchor": anchor, "aria-hidden": "true" }, words)
}
