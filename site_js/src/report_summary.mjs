/** The first part of a report: the result, what is behind it, sections, and the steps that gain most. */
import { flagsOf, stateOf } from "./areas_table.mjs"
import { showNumber, showRange } from "./locale.mjs"
import { basesOf, metOf, openOf, thresholdLine } from "./met_share.mjs"
import { axesOf } from "./radar.mjs"
import { undocumented } from "./report_item.mjs"
import { cell, fact, heading, list, runs } from "./report_words.mjs"
import { rankSections } from "./strengths.mjs"
import { nextBandOf, scoreOf } from "./summary.mjs"

/** @import { ReportItem } from "./report_item.mjs" */
/** @import { Block, Cell, Fact, Table } from "./report_words.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Answer, Problem, Result, SectionResult, TotalResult } from "./types.mjs" */

const MOST_GAINS = 5

/**
 * A step that scoring has worked out.
 *
 * @typedef {object} Gain
 * @property {string} item
 * @property {string} kind
 * @property {{ score: string | null, level: string | null }} from
 * @property {{ score: string | null, level: string | null }} to
 * @property {string} gain
 * @property {string | null} band
 * @property {string[]} thresholds
 */

/**
 * What a summary is made of.
 *
 * @typedef {object} Summed
 * @property {Result} result
 * @property {Problem[]} problems
 * @property {Gain[]} gains - The largest first
 * @property {ReportItem[]} items - All, parts of groups too
 * @property {Record<string, Answer>} answers
 * @property {Texts} texts - Words of the report
 */

/**
 * The result in facts.
 *
 * @param {Summed} summed - What it is made of
 * @returns {Fact[]} In order
 */
export function resultFacts({ result, items, answers, texts }) {
  const { total, sections } = result
  const of = (/** @type {number} */ part, /** @type {number} */ whole) =>
    texts.say("report.of", { part, whole })
  const counted = items.filter((item) => item.result.kind !== "group")
  const number = (/** @type {(item: ReportItem) => boolean} */ is) =>
    String(counted.filter(is).length)
  const key = (/** @type {string} */ name) => `report.fact_of.${name}`
  const scored = total.kind !== "none"
  return [
    ...(scored ? standing(total, texts) : []),
    ...fact(texts, key("answered"), of(total.answered, total.count)),
    ...(scored ? extremes(sections, texts) : flags(items, texts)),
    ...fact(
      texts,
      key("unknown"),
      number((item) => item.result.status === "unknown"),
    ),
    ...(scored
      ? fact(
          texts,
          key("overridden"),
          number((item) => item.result.overridden),
        )
      : []),
    ...fact(
      texts,
      key("not_applicable"),
      number((item) => item.result.status === "not_applicable"),
    ),
    ...fact(
      texts,
      key("undocumented"),
      number((item) => undocumented(item.result, answers[item.id] ?? {}) !== "no"),
    ),
  ]
}

/**
 * The table of sections or, where nothing is scored, of areas.
 *
 * @param {Summed} summed - What it is made of
 * @returns {Table}
 */
export function resultTable(summed) {
  return summed.result.total.kind === "none" ? areasTable(summed) : sectionsTable(summed)
}

/**
 * The sections as a drawing.
 *
 * @param {Summed} summed - What it is made of
 * @returns {Block[]} None where nothing is scored
 */
export function chart({ result: { sections, total }, texts }) {
  if (total.kind === "none" || total.answered === 0) return []
  const axes = axesOf(
    sections.map(({ id, lowest, highest, max }) => {
      const { text, lang } = texts.words("sections", id)
      return { dataset: { lowest, highest, max }, label: text, lang }
    }),
  )
  const key = total.kind === "met_share" ? "share.radar" : "radar.settled"
  const title = texts.say(key)
  return [
    { kind: "chart", axes, overlays: [], title, description: texts.say("report.chart", { title }) },
  ]
}

/**
 * The steps that gain most.
 *
 * @param {Summed} summed - What they are made of
 * @returns {Table | null} null where there are none
 */
export function gainsTable({ gains, result: { total }, texts }) {
  const best = gains.slice(0, MOST_GAINS)
  if (best.length === 0) return null
  const say = (/** @type {string} */ key, values = {}) => texts.say(`report.gain.${key}`, values)
  const shown = (/** @type {Gain} */ { kind }, /** @type {Gain["from"]} */ at) =>
    kind === "met"
      ? texts.say(`item.met.${at.level}`).toLocaleLowerCase(texts.locale).split(",")[0]
      : showNumber(at.score ?? "", texts.locale)
  const rows = best.map((step) => {
    const { item, gain, band, thresholds, from, to } = step
    const unit = texts.say(`unit.${total.unit}`)
    const gives =
      total.kind === "met_share"
        ? say("met")
        : say("sum", { gain: showNumber(gain, texts.locale), unit })
    const reached = [
      ...(band ? [say("band", { band: texts.words("bands", band).text })] : []),
      ...thresholds.map((id) =>
        say("threshold", { threshold: texts.words("thresholds", id).text }),
      ),
    ]
    return [
      cell(runs(`${item} `, texts.words("items", item, "title"))),
      cell(say("from_to", { from: shown(step, from), to: shown(step, to) })),
      cell([gives, ...reached].join("; ")),
    ]
  })
  return {
    caption: runs(texts.say("report.heading.gains")),
    heads: [
      { runs: runs(texts.say("report.table.item")), width: 0.46 },
      { runs: runs(texts.say("report.table.step")), width: 0.24 },
      { runs: runs(texts.say("report.table.gain")), width: 0.3 },
    ],
    rows,
  }
}

/**
 * How every threshold stands.
 *
 * @param {Summed} summed - What it is made of
 * @returns {Block[]} None where there are no thresholds
 */
export function thresholdLines({ result: { total }, texts }) {
  if (total.kind !== "met_share") return []
  return basesOf(total).flatMap((base, _, all) =>
    list(
      all.length > 1 ? texts.say("share.of", { count: base.applicable }) : null,
      base.thresholds.map((one) =>
        runs(texts.words("thresholds", one.id), `: ${thresholdLine(one, base, texts)}`),
      ),
    ),
  )
}

/**
 * The whole summary as blocks.
 *
 * @param {Summed} summed - What it is made of
 * @returns {Block[]}
 */
export function summaryBlocks(summed) {
  const { texts } = summed
  const gains = gainsTable(summed)
  return [
    heading(texts.say("report.heading.summary")),
    { kind: "facts", facts: resultFacts(summed) },
    ...thresholdLines(summed),
    heading(texts.say("report.heading.sections"), 3),
    ...chart(summed),
    { kind: "table", table: resultTable(summed) },
    ...(gains
      ? /** @type {Block[]} */ ([
          heading(texts.say("report.heading.gains"), 3),
          { kind: "text", runs: runs(texts.say("report.gain.lead")), soft: true },
          { kind: "table", table: gains },
        ])
      : []),
  ]
}

/**
 * @param {TotalResult} total
 * @param {Texts} texts
 * @returns {Fact[]}
 */
function standing(total, texts) {
  const key = (/** @type {string} */ name) => `report.fact_of.${name}`
  const begun = total.answered > 0
  if (total.kind === "met_share") {
    return [
      ...fact(texts, key("result"), begun && `${metOf(total, texts)}. `, openOf(total, texts)),
      ...fact(texts, key("partly"), total.partly ? String(total.partly) : null),
    ]
  }
  const { score, band, bands = [], documented_score: documented } = total
  const possible = bands.filter((one) => one.possible)
  const named = (/** @type {{ id: string }[]} */ ones) =>
    ones.flatMap(({ id }, at) => [at > 0 && ", ", texts.words("bands", id)])
  const supported = score ? documented : total.documented_subtotal
  const unit = texts.say(`unit.${total.unit}`)
  return [
    ...fact(texts, key("result"), begun ? scoreOf(total, texts) : texts.say("summary.none")),
    ...(score
      ? fact(texts, key("scale"), scaleText(total, texts))
      : fact(texts, key("possible"), rangeText(total, texts))),
    ...(band
      ? fact(texts, key("band"), texts.words("bands", band))
      : fact(texts, key("bands"), ...(begun ? named(possible) : []))),
    ...fact(texts, key("next"), nextBandOf(total, texts)),
    ...fact(
      texts,
      key("documented"),
      begun && supported && `${showNumber(supported, texts.locale)} ${unit}`,
    ),
  ]
}

/**
 * The scale as the form draws it, which may be narrower than what rules can give.
 *
 * @param {TotalResult} total
 * @param {Texts} texts
 */
function scaleText({ min = "", max = "" }, texts) {
  if (texts.keys("scale").length === 0) return showRange(min, max, texts.locale)
  const end = (/** @type {string} */ name) => texts.words("scale", name).text
  return showRange(end("min"), end("max"), texts.locale)
}

/**
 * @param {TotalResult} total
 * @param {Texts} texts
 */
function rangeText({ lowest, highest }, texts) {
  return lowest === undefined ? "" : showRange(lowest, highest ?? "", texts.locale)
}

/**
 * @param {SectionResult[]} sections
 * @param {Texts} texts
 * @returns {Fact[]} Strongest and weakest; nothing where they are the same
 */
function extremes(sections, texts) {
  const { strongest, weakest } = rankSections(sections)
  const named = (/** @type {SectionResult[]} */ ones) =>
    ones.flatMap(({ id, percent }, at) => {
      const { text, lang } = texts.words("sections", id)
      const shown = showNumber(percent ?? "", texts.locale)
      const words = texts.say("report.share", { title: text, percent: shown })
      return [at > 0 && ", ", { text: words, lang }]
    })
  return [
    ...fact(texts, "report.fact_of.strongest", ...named(strongest)),
    ...fact(texts, "report.fact_of.weakest", ...named(weakest)),
  ]
}

/**
 * @param {ReportItem[]} items
 * @param {Texts} texts
 */
function flags(items, texts) {
  const found = items.flatMap((item) => item.result.explanation.flags ?? [])
  return fact(texts, "report.fact_of.flags", String(found.length))
}

/** @param {Summed} summed @returns {Table} */
function sectionsTable({ result: { sections, total }, texts }) {
  const met = total.kind === "met_share"
  const documented = sections.some(
    (one) => one.documented_score !== null && one.documented_score !== one.score,
  )
  const head = (/** @type {string} */ key, /** @type {number} */ width, numeric = true) => ({
    runs: runs(texts.say(`report.table.${key}`)),
    width,
    numeric,
  })
  const number = (/** @type {string | null | undefined} */ text) =>
    text ? cell(showNumber(text, texts.locale), text) : cell("–")
  const rows = sections.map((section) => {
    const { id, answered, count, score, lowest, highest, max, percent } = section
    const result = score === null ? cell(showRange(lowest, highest, texts.locale)) : number(score)
    return [
      cell(runs(texts.words("sections", id))),
      cell(texts.say("report.of", { part: answered, whole: count })),
      met ? number(section.subtotal ?? "0") : result,
      number(max),
      percent === null ? cell("–") : cell(`${showNumber(percent, texts.locale)}\u00a0%`, percent),
      ...(documented ? [number(section.documented_score)] : []),
    ]
  })
  const first = documented ? 0.28 : 0.46
  return {
    caption: runs(texts.say("report.heading.sections")),
    heads: [
      head("section", first, false),
      head("answered", 0.14),
      head(met ? "met" : "result", 0.14),
      head(met ? "applicable" : "highest", 0.14),
      head("percent", 0.12),
      ...(documented ? [head("documented", 0.18)] : []),
    ],
    rows,
  }
}

/** @param {Summed} summed @returns {Table} */
function areasTable({ items, problems, texts }) {
  const head = (/** @type {string} */ key, /** @type {number} */ width) => ({
    runs: runs(texts.say(`report.table.${key}`)),
    width,
  })
  /** @type {Cell[][]} */
  const rows = items.map(({ id, title, result }) => {
    const state = stateOf(result, problems, id)
    return [
      cell(runs(`${id} `, ...title)),
      cell(texts.say(`areas.${state}`)),
      cell(flagsOf(result, state, texts) || "–"),
    ]
  })
  return {
    caption: runs(texts.say("report.heading.sections")),
    heads: [head("area", 0.56), head("state", 0.22), head("flags", 0.22)],
    rows,
  }
}
