/** Totals and sections of several assessments side by side: tables first, drawings of them second. */
import { dayOf } from "./candidates.mjs"
import { drawTrend } from "./compare_trend.mjs"
import { h, spoken } from "./dom.mjs"
import { showDay, showNumber, showRange } from "./locale.mjs"
import { metOf } from "./met_share.mjs"
import { drawOverlayKey, drawRadar, fits } from "./radar.mjs"
import { showChange } from "./said.mjs"
import { wideTable } from "./wide_table.mjs"

/** @import { Candidate } from "./candidates.mjs" */
/** @import { Compared } from "./compare_view.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { SectionResult, TotalResult } from "./types.mjs" */

/** Lines above the filled area; more cannot be told apart. */
const MOST_LINES = 3
/** The style sheet lets a radar grow no wider, in pixels. */
const WIDEST_RADAR_PX = 448
const WIDEST_TREND_PX = 832

/**
 * A total in a few words.
 *
 * @param {TotalResult} total - What scoring says
 * @param {Texts} texts - Words of the page
 * @returns {string} `104`, or `62–88` while something is open
 */
export function totalSaid(total, texts) {
  if (total.kind === "met_share") return metOf(total, texts)
  const { score, lowest = "", highest = "" } = total
  return score ? showNumber(score, texts.locale) : showRange(lowest, highest, texts.locale)
}

/**
 * The head of a column that is about one assessment.
 *
 * @param {{ name: string, candidate: Candidate }} column - Which one
 * @param {Texts} texts - Words of the page
 */
export function columnHead({ name, candidate }, texts) {
  const day = showDay(dayOf(candidate.assessment), texts.locale)
  return [h("span", { class: "ts-wide__name" }, name), h("span", { class: "ts-wide__day" }, day)]
}

/**
 * The table of totals, with what they have changed by and how they have gone over time.
 *
 * @param {Compared} compared - What is compared
 * @returns {HTMLElement[]} Parts of the page
 */
export function totalsView({ columns, reply, texts }) {
  const say = (/** @type {string} */ key, words = {}) => texts.say(`side_by_side.${key}`, words)
  const banded = reply.assessments.some(({ total }) => total.band)
  const heads = [
    [say("assessment")],
    [say("result")],
    ...(banded ? [[say("band")]] : []),
    [say("answered")],
  ]
  const rows = reply.assessments.map(({ total }, at) => ({
    head: columnHead(columns[at], texts),
    attributes: { "data-total": String(at) },
    cells: [
      [totalSaid(total, texts)],
      ...(banded ? [[total.band ? spoken(texts.words("bands", total.band)) : "–"]] : []),
      [say("of", { answered: total.answered, count: total.count })],
    ],
  }))
  const { change } = reply.total
  const words = {
    first: columns[0].name,
    last: columns.at(-1)?.name ?? "",
    change: showChange(change, texts.locale),
    unit: texts.say(`unit.${reply.assessments[0].total.unit}`),
  }
  return [
    wideTable(say("totals"), heads, rows),
    h(
      "p",
      { class: "ts-together__change", "data-total-change": change ?? "" },
      say(change === null ? "change_open" : "change", words),
    ),
  ]
}

/**
 * The line chart of the totals; it is drawn anew when its width changes.
 *
 * @param {Compared} compared - What is compared
 * @returns {HTMLElement | null} null without two days
 */
export function trendView({ columns, reply, texts }) {
  const points = reply.assessments.flatMap(({ total }, at) => {
    const day = dayOf(columns[at].candidate.assessment)
    const ends = endsOf(total)
    return day && ends ? [{ day, ...ends }] : []
  })
  const [{ total: first }] = reply.assessments
  const scale = {
    min: first.kind === "met_share" ? "0" : (first.min ?? "0"),
    max: first.kind === "met_share" ? String(first.count) : (first.max ?? "0"),
    lines: (first.bands ?? [])
      .filter(({ from }) => Number(from) > Number(first.min))
      .map(({ id, from }) => ({ from, label: texts.words("bands", id).text })),
  }
  const words = {
    title: texts.say("side_by_side.trend"),
    description: texts.say("side_by_side.trend_description"),
    locale: texts.locale,
  }
  const figure = h("figure", { class: "ts-trend", "data-trend": true })
  const draw = (/** @type {number} */ width) => {
    const drawing = drawTrend(points, scale, { ...words, width })
    figure.hidden = !drawing
    if (drawing) figure.replaceChildren(drawing)
  }
  if (!drawTrend(points, scale, { ...words, width: WIDEST_TREND_PX })) return null
  onWidth(figure, WIDEST_TREND_PX, draw)
  return figure
}

/**
 * The table of sections.
 *
 * @param {Compared} compared - What is compared
 * @returns {HTMLElement} The region
 */
export function sectionsTable({ columns, reply, texts }) {
  const heads = [
    [texts.say("side_by_side.section")],
    ...columns.map((column) => columnHead(column, texts)),
    [texts.say("side_by_side.difference")],
  ]
  const share = reply.assessments[0].total.kind === "met_share"
  const rows = reply.sections.map(({ id, change }, row) => ({
    head: [spoken(texts.words("sections", id))],
    attributes: { "data-section": id },
    cells: [
      ...reply.assessments.map(({ sections }) => [sectionSaid(sections[row], share, texts)]),
      [showChange(change, texts.locale)],
    ],
  }))
  return wideTable(texts.say("side_by_side.sections"), heads, rows, { numbers: true })
}

/**
 * The radar: the last assessment as an area, earlier ones as lines over it.
 *
 * @param {Compared} compared - What is compared
 * @returns {HTMLElement | null} null where there are too few sections, or too many
 */
export function radarView({ columns, reply, texts }) {
  const last = columns.length - 1
  const shares = reply.assessments.map(({ sections }) => sections.map(shareOf))
  const axes = reply.sections.map(({ id }, at) => {
    const { lowest = 0, highest = 0 } = shares[last][at] ?? {}
    const { text, lang } = texts.words("sections", id)
    return { label: text, lang, lowest, highest }
  })
  const earlier = columns.slice(0, last).map(({ name }, at) => ({ name, at }))
  const lines = [...new Set([...earlier.slice(0, 1), ...earlier.slice(1 - MOST_LINES)])]
  const overlays = lines.map(({ name, at }, order) => ({
    id: String(order),
    name,
    shares: shares[at].map((share) => share?.lowest ?? null),
  }))
  const words = {
    title: texts.say("side_by_side.radar"),
    description: texts.say("side_by_side.radar_description"),
  }
  const figure = h("figure", { class: "ts-radar ts-together__radar", "data-radar": true })
  const draw = (/** @type {number} */ width) => {
    const labels = axes.map(({ label }) => label)
    const numbered = !fits(labels, width)
    const drawing = drawRadar(axes, numbered, words, overlays)
    const list = axes.map(({ label, lang }) => h("li", { lang }, label))
    const key = [
      h("li", { class: "ts-together__area" }, columns[last].name),
      ...overlays.map((overlay, at) => h("li", {}, drawOverlayKey(overlay, at), overlay.name)),
    ]
    if (drawing)
      figure.replaceChildren(
        ...[
          drawing,
          numbered && h("ol", { class: "ts-radar__axes" }, ...list),
          h("ul", { class: "ts-together__key" }, ...key),
          earlier.length > lines.length &&
            h("p", { class: "ts-small" }, texts.say("side_by_side.radar_some")),
        ].filter((part) => part !== false),
      )
  }
  if (!drawRadar(axes, false, words)) return null
  onWidth(figure, WIDEST_RADAR_PX, draw)
  return figure
}

/**
 * Draw now and whenever the room changes.
 *
 * @param {HTMLElement} figure
 * @param {number} widest - In pixels
 * @param {(width: number) => void} draw
 */
function onWidth(figure, widest, draw) {
  let drawn = 0
  new ResizeObserver(([{ contentRect }]) => {
    const width = Math.min(Math.floor(contentRect.width), widest)
    if (width <= 0 || width === drawn) return
    drawn = width
    draw(width)
  }).observe(figure)
}

/**
 * @param {SectionResult} section
 * @param {boolean} share
 * @param {Texts} texts
 */
function sectionSaid({ score, subtotal, lowest, highest, max }, share, texts) {
  const { locale } = texts
  if (share) {
    const words = { met: showNumber(subtotal ?? "0", locale), count: showNumber(max, locale) }
    return texts.say("share.section", words)
  }
  return score === null ? showRange(lowest, highest, locale) : showNumber(score, locale)
}

/**
 * @param {SectionResult} section
 * @returns {{ lowest: number, highest: number } | null} null where nothing is answered
 */
function shareOf({ answered, lowest, highest, max }) {
  if (answered === 0 || !(Number(max) > 0)) return null
  return { lowest: Number(lowest) / Number(max), highest: Number(highest) / Number(max) }
}

/**
 * @param {TotalResult} total
 * @returns {{ lowest: string, highest: string } | null}
 */
function endsOf(total) {
  if (total.answered === 0) return null
  if (total.kind === "met_share") {
    const met = String(total.met ?? 0)
    return total.complete ? { lowest: met, highest: met } : null
  }
  const { lowest, highest } = total
  return lowest === undefined || highest === undefined ? null : { lowest, highest }
}
