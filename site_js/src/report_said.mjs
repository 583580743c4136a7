/** What is answered to an item and what follows from it, as blocks of a report. */
import { valueSaid } from "./previous.mjs"
import { cell, list, plain, runs } from "./report_words.mjs"
import { noticeSentence, showMeasured } from "./why.mjs"
import { groupRows } from "./why_indicator.mjs"
import { showNumber } from "./locale.mjs"

/** @import { Measures } from "./measures.mjs" */
/** @import { Block, Fact } from "./report_words.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Answer, ItemResult, Result } from "./types.mjs" */

/**
 * @typedef {object} RuledItem An item as the rules have it
 * @property {string} id
 * @property {string} kind
 * @property {{ level: string, statements: { id: string }[] }[]} [steps]
 * @property {string[]} [points]
 * @property {{ id: string, type: string }[]} [inputs]
 * @property {RuledItem[]} [parts]
 */

/**
 * What a block about an item is made of.
 *
 * @typedef {object} Said
 * @property {RuledItem} item
 * @property {Answer} answer
 * @property {ItemResult} result
 * @property {Result} all - Of all items
 * @property {Texts} texts - Words of the report
 * @property {Measures} measures - What the rules tell about values
 */

/**
 * What is answered to an item, and why it has its score.
 *
 * @param {Said} said - What is looked at
 * @returns {Block[]} Without marks, note, evidence and ideas
 */
export function answerBlocks(said) {
  const { item } = said
  if (item.kind === "steps") return [...level(said), ...statements(said)]
  if (item.kind === "checklist") return points(said)
  if (item.kind === "rating") return rating(said)
  if (item.kind === "met" || item.kind === "group") return []
  return [...level(said), ...measured(said), ...tables(said), ...notes(said)]
}

/** @param {Said} said */
function level({ item, result, texts }) {
  if (!result.level) return []
  const words = texts.words("items", item.id, "levels", result.level)
  const key = item.kind === "steps" ? "report.item.step" : "report.item.level"
  const name = texts.say(key, { level: result.level })
  const known = words.text === result.level ? runs(name) : runs(`${name}: `, words)
  const { picked, measured: given } = result.explanation
  const differs = picked && given && given !== result.level
  const gives = differs ? texts.say("report.item.gives", { level: given }) : ""
  return [text(known), ...(gives ? [text(runs(`${gives}.`))] : [])]
}

/** @param {Said} said */
function statements({ item, answer, texts }) {
  const marks = answer.statements ?? {}
  const ids = (item.steps ?? []).flatMap((step) =>
    step.statements.map(({ id }) => ({ id, step: step.level })),
  )
  const having = (/** @type {string} */ state) =>
    ids
      .filter(({ id }) => marks[id] === state)
      .map(({ id, step }) => runs(`${step}. `, texts.words("items", item.id, "statements", id)))
  if (Object.keys(marks).length === 0) return []
  const unmarked = ids.filter(({ id }) => marks[id] === undefined).length
  return [
    ...list(texts.say("report.item.holds"), having("met")),
    ...list(texts.say("report.item.passed"), having("passed")),
    ...list(texts.say("report.item.fails"), having("not_met")),
    ...(unmarked > 0 ? [text(runs(texts.say("report.item.unmarked", { count: unmarked })))] : []),
  ]
}

/** @param {Said} said */
function points({ item, answer, texts }) {
  if (!answer.points) {
    const count = String(answer.count ?? "")
    return count ? [text(runs(texts.say("report.item.points_count", { count })))] : []
  }
  const named = (/** @type {boolean} */ met) =>
    (item.points ?? [])
      .filter((point) => answer.points?.includes(point) === met)
      .map((point) => runs(texts.words("items", item.id, "points", point)))
  const none = [runs(texts.say("report.item.none"))]
  const met = named(true)
  return [
    ...list(texts.say("report.item.points_met"), met.length > 0 ? met : none),
    ...list(texts.say("report.item.points_lacking"), named(false)),
  ]
}

/** @param {Said} said */
function rating({ answer, texts }) {
  if (answer.rating === undefined) return []
  const value = showNumber(String(answer.rating).replace(",", "."), texts.locale)
  return [facts([{ label: runs(texts.say("report.item.rating")), value: runs(value) }])]
}

/**
 * Every value that was entered or worked out, once.
 *
 * @param {Said} said
 */
function measured(said) {
  const { item, answer, result, texts } = said
  const { values = {}, limits = {}, missing = [] } = result.explanation
  const label = (/** @type {string} */ name) => {
    const derived = texts.words("items", item.id, "derived", name)
    return runs(derived.text === name ? texts.words("items", item.id, "inputs", name) : derived)
  }
  const entered = Object.entries(answer.inputs ?? {})
    .filter(([name, value]) => !(name in values) && !(name in limits) && isFilled(value))
    .map(([name, value]) => ({
      label: label(name),
      value: runs(valueSaid(item.id, name, value, texts)),
    }))
  const found = Object.entries(values).map(([name, value]) => ({
    label: label(name),
    value: runs(showMeasured({ item: item.id, texts, measures: said.measures }, name, value)),
  }))
  return [
    ...(entered.length + found.length > 0 ? [facts([...entered, ...found])] : []),
    ...list(
      texts.say("report.item.lacking"),
      result.status === "open" ? [] : missing.map((name) => label(name)),
    ),
  ]
}

/** @param {Said} said */
function tables({ item, result, texts, measures }) {
  return Object.entries(result.explanation.tables ?? {}).map(([name, rows]) => {
    const { heads, body } = groupRows({ item: item.id, result, texts, measures }, name, rows)
    const last = heads.length - 1
    return /** @type {Block} */ ({
      kind: "table",
      table: {
        caption: runs(texts.words("items", item.id, "derived", name)),
        heads: heads.map((head, at) => ({
          runs: runs(head),
          width: 1 / heads.length,
          numeric: at === last,
        })),
        rows: body.map((cells, row) =>
          cells.map((one, at) => cell(one, at === last ? figureOf(rows[row][at]) : null)),
        ),
      },
    })
  })
}

/**
 * Flags, limits and how values between printed limits were read.
 *
 * @param {Said} said
 */
function notes({ item, result, texts, measures }) {
  const { flags = [], limits = {}, edited = [], notices = [] } = result.explanation
  const used = Object.entries(limits).map(([name, value]) => {
    const unit = texts.words("items", item.id, "units", name)
    const number = showNumber(value, texts.locale)
    const shown = unit.text === name ? number : `${number} ${unit.text}`
    const mark = edited.includes(name) ? ` (${texts.say("why.limit_edited")})` : ""
    return runs(texts.words("items", item.id, "inputs", name), `: ${shown}${mark}`)
  })
  const read = notices.flatMap((notice) => {
    const sentence = noticeSentence({ item: item.id, result, texts, measures }, notice)
    const rule = texts.words("rules", notice.rule)
    const words = runs(
      sentence,
      rule.text !== notice.rule && sentence && " ",
      rule.text !== notice.rule && rule,
    )
    return plain(words) ? [text(words)] : []
  })
  const found = flags.map((flag) => runs(texts.words("items", item.id, "flags", flag)))
  return [
    ...list(texts.say("report.item.flags"), found),
    ...list(texts.say("report.item.limits"), used),
    ...read,
  ]
}

/** @param {unknown} value */
function isFilled(value) {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && String(value) !== ""
}

/** @param {string} value */
function figureOf(value) {
  return /^-?\d+(\.\d+)?$/.test(value) ? value : null
}

/** @param {Fact[]} rows @returns {Block} */
function facts(rows) {
  return { kind: "facts", facts: rows }
}

/** @param {import("./report_words.mjs").Runs} words @returns {Block} */
function text(words) {
  return { kind: "text", runs: words }
}
