/** Which assessments are asked about, and what is said of the answer. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { isPast, repeatRequest, seriesOf } from "../src/repeat.mjs"
import { monthsOf, reasonsOf } from "../src/repeat_view.mjs"
import { Texts } from "../src/texts.mjs"

/** @import { Assessment, PageTexts } from "../src/types.mjs" */

/**
 * @param {string} id
 * @param {Record<string, unknown>} about
 * @param {string} [framework]
 * @returns {Assessment}
 */
const made = (id, about, framework = "ips") => ({
  format: "tumstock-assessment",
  format_version: 1,
  framework: { id: framework, version: "1" },
  assessment: { id, ...about },
  profile: {},
  answers: { 1: { level: "3" }, gone: { level: "1" } },
})

const texts = new Texts(
  /** @type {PageTexts} */ (
    /** @type {unknown} */ ({
      js: {
        heading: { unnamed: "Utan namn" },
        unit: { points: "poäng" },
        summary: { score: "{score} {unit}" },
        repeat: {
          one_month: "1 månad",
          many_months: "{count} månader",
          months: "{months}",
          months_until: "{months} till {until}, sedan {then}",
          months_reached: "{until} nått: {then}",
          latest: "{assessment} {date}",
          latest_score: "{assessment} {date}: {score}",
          none: "ingen",
          this: "Den här",
          left_out: { not_complete: "{assessment} ej klar", no_date: "{assessment} utan datum" },
        },
      },
    })
  ),
  "sv",
)

test("the open assessment stands first, then those of the same team, the latest first", () => {
  const current = made("now", { organisation: "Nord", unit: "A", date: "2026-05-01" })
  const series = seriesOf(current, [
    made("now", { organisation: "Nord", unit: "A", date: "2020-01-01" }),
    made("first", { organisation: "nord ", unit: "A", date: "2025-05-01" }),
    made("undated", { organisation: "Nord", unit: "A" }),
    made("second", { organisation: "Nord", unit: "A", date: "2025-11-01" }),
    made("other unit", { organisation: "Nord", unit: "B" }),
    made("other framework", { organisation: "Nord", unit: "A" }, "seqf"),
  ])
  assert.deepEqual(
    series.map((one) => one.assessment.id),
    ["now", "second", "first", "undated"],
  )
  assert.equal(series[0], current)
})

test("no more are asked about than scoring looks at", () => {
  const saved = Array.from({ length: 250 }, (_, n) => made(String(n), {}))
  assert.equal(seriesOf(made("now", {}), saved).length, 200)
})

test("scoring is given answers and the day, and nothing that people wrote", () => {
  const current = made("now", { title: "Våren", organisation: "Nord", date: "2026-05-01" })
  const items = new Set(["1"])
  const request = repeatRequest([current, made("old", {})], { id: "ips", version: "2" }, items)
  assert.deepEqual(request, {
    op: "repeat",
    assessments: [
      {
        format: "tumstock-assessment",
        format_version: 1,
        framework: { id: "ips", version: "2" },
        assessment: { date: "2026-05-01" },
        profile: {},
        answers: { 1: { level: "3" } },
      },
      {
        format: "tumstock-assessment",
        format_version: 1,
        framework: { id: "ips", version: "1" },
        assessment: { date: undefined },
        profile: {},
        answers: { 1: { level: "3" } },
      },
    ],
  })
})

test("a day is past from the day after", () => {
  const now = new Date(2026, 4, 31, 23, 59)
  assert.deepEqual(
    ["2026-05-30", "2026-05-31", "2026-06-01"].map((day) => isPast(day, now)),
    [true, false, false],
  )
})

test("months are told as they count now, and as they will", () => {
  const next = { id: "a", date: null, months: 6, until: "100", then: 12 }
  assert.equal(
    monthsOf({ ...next, reached: false }, "points", texts),
    "6 månader till 100 poäng, sedan 12 månader",
  )
  assert.equal(
    monthsOf({ ...next, months: 12, reached: true }, "points", texts),
    "100 poäng nått: 12 månader",
  )
  const plain = { ...next, months: 1, until: null, then: null, reached: null }
  assert.equal(monthsOf(plain, "points", texts), "1 månad")
})

test("the deciding assessment is named, and the open one where it does not count", () => {
  const series = [made("now", {}), made("old", { title: "Våren" }), made("third", {})]
  const repeat = {
    latest: { assessment: 1, date: "2026-05-31", score: "99" },
    next: [],
    left_out: /** @type {const} */ ([
      { assessment: 0, reason: "not_complete" },
      { assessment: 2, reason: "not_complete" },
    ]),
  }
  assert.deepEqual(
    reasonsOf({ ...repeat, left_out: [...repeat.left_out] }, series, "points", texts),
    ["Våren 31 maj 2026: 99 poäng", "Den här ej klar"],
  )
  const none = { latest: null, next: [], left_out: [] }
  assert.deepEqual(reasonsOf(none, series, "points", texts), ["ingen"])
  const undated = /** @type {const} */ ({ assessment: 2, reason: "no_date" })
  assert.deepEqual(
    reasonsOf({ ...none, left_out: [undated] }, series, "points", texts).at(-1),
    "Utan namn utan datum",
  )
})
