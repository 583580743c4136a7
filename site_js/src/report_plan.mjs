/** The plan of an assessment, and the templates that something is written in, as parts of a report. */
import { STATES, rowsOf } from "./action_plan.mjs"
import { isDay } from "./calendar.mjs"
import { showDay } from "./locale.mjs"
import { cell, heading, runs } from "./report_words.mjs"

/** @import { Block, Fact, ReportTexts, Table } from "./report_words.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Assessment } from "./types.mjs" */

/** Columns with their share of the width. */
const COLUMNS = /** @type {const} */ ({
  what: 0.23,
  why: 0.15,
  how: 0.15,
  when: 0.12,
  who: 0.11,
  state: 0.1,
  result: 0.14,
})

/**
 * The rows of the plan.
 *
 * @param {Assessment} assessment - Any
 * @param {Texts} texts - Words of the report
 * @returns {Table | null} null where there are none; columns that nothing is written in are left out
 */
export function planTable(assessment, texts) {
  const rows = rowsOf(assessment)
  if (rows.length === 0) return null
  const columns = /** @type {(keyof COLUMNS)[]} */ (Object.keys(COLUMNS)).filter(
    (column) => column === "what" || rows.some((row) => textOf(row[column])),
  )
  const numbered = 0.05
  const widths = columns.map((column) => COLUMNS[column])
  const all = widths.reduce((sum, width) => sum + width, 0)
  const say = (/** @type {string} */ key) => texts.say(`plan.columns.${key}`)
  const body = rows.map((row, at) => {
    const cells = columns.map((column) => {
      const value = textOf(row[column])
      if (column === "state" && STATES.includes(value))
        return cell(texts.say(`plan.states.${value}`))
      if (column === "when") return cell(showDay(value, texts.locale))
      if (column !== "what" || !row.item) return cell(value)
      return cell(runs(value, value && "\n", texts.say("report.plan.item", { item: row.item })))
    })
    return [cell(String(at + 1), String(at + 1)), ...cells]
  })
  return {
    caption: runs(texts.say("report.heading.plan")),
    heads: [
      { runs: runs(say("number")), width: numbered },
      ...columns.map((column, at) => ({
        runs: runs(say(column)),
        width: (widths[at] / all) * (1 - numbered),
      })),
    ],
    rows: body,
  }
}

/**
 * The rows of the plan as they fit a sheet of paper: what, why and how in one cell.
 *
 * @param {Assessment} assessment - Any
 * @param {Texts} texts - Words of the report
 * @returns {Table | null} null where there are none
 */
export function narrowPlan(assessment, texts) {
  const table = planTable(assessment, texts)
  if (!table) return null
  const say = (/** @type {string} */ key) => texts.say(`plan.columns.${key}`)
  const rows = rowsOf(assessment).map((row, at) => {
    const more = /** @type {const} */ (["why", "how", "result"])
      .filter((column) => textOf(row[column]))
      .map((column) => `${say(column)}: ${textOf(row[column])}`)
    const item = row.item ? [texts.say("report.plan.item", { item: row.item })] : []
    const what = [textOf(row.what), ...more, ...item].filter(Boolean).join("\n")
    const state = textOf(row.state)
    return [
      cell(String(at + 1)),
      cell(what),
      cell(showDay(textOf(row.when), texts.locale)),
      cell(textOf(row.who)),
      cell(STATES.includes(state) ? texts.say(`plan.states.${state}`) : state),
    ]
  })
  const head = (/** @type {string} */ key, /** @type {number} */ width) => ({
    runs: runs(say(key)),
    width,
  })
  const heads = [
    head("number", 0.06),
    head("what", 0.5),
    head("when", 0.16),
    head("who", 0.15),
    head("state", 0.13),
  ]
  return { caption: table.caption, heads, rows }
}

/**
 * The templates with what is written in them.
 *
 * @param {Assessment} assessment - Any
 * @param {Texts} texts - Words of the report
 * @param {ReportTexts["forms"]} forms - Path and fields of each
 * @returns {{ title: string, groups: { title: string, facts: Fact[] }[] }[]} Without empty ones
 */
export function templates(assessment, texts, forms) {
  return Object.entries(forms)
    .map(([name, { path, groups }]) => {
      const filled = path
        .split(".")
        .reduce(
          (node, key) => /** @type {Record<string, unknown>} */ (node ?? {})[key],
          /** @type {unknown} */ (assessment),
        )
      const values = /** @type {Record<string, unknown>} */ (filled ?? {})
      return {
        title: texts.say(`forms.${name}.title`),
        groups: Object.entries(groups)
          .map(([group, fields]) => ({
            title: texts.say(`forms.${name}.groups.${group}`),
            facts: Object.keys(fields).flatMap((field) => {
              const value = said(textOf(values[field]), fields[field], texts)
              const label = runs(texts.say(`forms.${name}.fields.${field}`))
              return value ? [{ label, value: runs(value) }] : []
            }),
          }))
          .filter(({ facts }) => facts.length > 0),
      }
    })
    .filter(({ groups }) => groups.length > 0)
}

/**
 * Plan and templates as blocks.
 *
 * @param {Table | null} plan - From `narrowPlan`
 * @param {ReturnType<typeof templates>} filled - From `templates`
 * @param {Texts} texts - Words of the report
 * @returns {Block[]} None where nothing is written
 */
export function planBlocks(plan, filled, texts) {
  return [
    ...(plan
      ? /** @type {Block[]} */ ([
          heading(texts.say("report.heading.plan")),
          { kind: "table", table: plan },
        ])
      : []),
    ...filled.flatMap(({ title, groups }) => [
      heading(title),
      ...groups.flatMap(({ title: group, facts }) => [
        ...(groups.length > 1 ? [heading(group, 3)] : []),
        /** @type {Block} */ ({ kind: "facts", facts }),
      ]),
    ]),
  ]
}

/**
 * @param {string} value
 * @param {string} kind
 * @param {Texts} texts
 */
function said(value, kind, texts) {
  if (kind === "date" && isDay(value)) return showDay(value, texts.locale)
  if (kind === "yes_no" && texts.has(`answers.${value}`)) return texts.say(`answers.${value}`)
  return value
}

/** @param {unknown} value */
function textOf(value) {
  return typeof value === "string" ? value.trim() : ""
}
