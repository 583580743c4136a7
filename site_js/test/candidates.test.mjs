/** Which assessments can be laid side by side, in which order, and what scoring is asked about them. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { askAround } from "../src/ask_around.mjs"
import { candidatesOf, comparable, dayOf, isReadable, keyOf } from "../src/candidates.mjs"
import { placesOf } from "../src/compare_trend.mjs"
import { showChange } from "../src/said.mjs"
import { RefusedError } from "../src/scorer.mjs"

/**
 * @param {string} id
 * @param {string} [date]
 * @param {Record<string, unknown>} [more]
 * @returns {any}
 */
const assessment = (id, date, more = {}) => ({
  framework: { id: "ips", version: "2" },
  assessment: { id, title: id, date },
  profile: {},
  answers: {},
  ...more,
})
/** @param {any} given @returns {any} */
const record = (given) => ({ id: given.assessment.id, framework: "ips", assessment: given })

test("candidates stand in the order of their days, whatever order they came in", () => {
  const [late, early] = [assessment("late", "2026-03-01"), assessment("early", "2025-03-01")]
  const file = { name: "between.json", assessment: assessment("between", "2025-09-01") }
  const keys = candidatesOf([record(late), record(early)], [file]).map(({ key }) => key)
  assert.deepEqual(keys, ["early", "file-2", "late"])
})

test("a file that is saved already, or was opened before, is not listed again", () => {
  const saved = assessment("a")
  const same = { name: "a.json", assessment: structuredClone(saved) }
  const changed = { name: "b.json", assessment: assessment("a", undefined, { answers: { 1: {} } }) }
  const found = candidatesOf([record(saved)], [same, changed, structuredClone(changed)])
  assert.deepEqual(
    found.map(({ source, from }) => [source, from]),
    [
      ["saved", ""],
      ["file", "b.json"],
    ],
  )
})

test("what a follow-up carries is listed while the one that it follows is not here", () => {
  const earlier = assessment("old", "2025-01-01", { answers: { 1: { level: "2" } } })
  const { assessment: about, framework, profile, answers } = earlier
  const next = assessment("new", "2026-01-01", {
    assessment: { id: "new", title: "Ny", date: "2026-01-01", follows: { id: "old" } },
    previous: { assessment: about, framework, profile, answers },
  })
  const alone = candidatesOf([record(next)], [])
  assert.deepEqual(
    alone.map(({ key, source, from }) => [key, source, from]),
    [
      ["carried-old", "carried", "Ny"],
      ["new", "saved", ""],
    ],
  )
  assert.deepEqual(alone[0].assessment.answers, answers)
  assert.equal(keyOf(alone, "old"), "carried-old")
  const both = candidatesOf([record(next), record(earlier)], [])
  assert.equal(keyOf(both, "old"), "old")
  assert.equal(both.length, 2)
  assert.equal(keyOf(both, "other"), null)
})

test("only frameworks with two or more can be chosen", () => {
  const one = candidatesOf([record(assessment("a"))], [])
  assert.deepEqual(comparable(one, ["ips", "seqf"]), [])
  const two = candidatesOf([record(assessment("a")), record(assessment("b"))], [])
  assert.deepEqual(comparable(two, ["seqf", "ips"]), ["ips"])
})

test("the day is the one filled in, or else that of the last change", () => {
  assert.equal(
    dayOf({ assessment: { date: "2026-01-02", changed: "2026-05-05T01:02:03Z" } }),
    "2026-01-02",
  )
  assert.equal(dayOf({ assessment: { changed: "2026-05-05T01:02:03Z" } }), "2026-05-05")
  assert.equal(dayOf({ assessment: { date: "yesterday" } }), "")
})

test("a version is read when it is the rules' own or maps lead on to it, never in circles", () => {
  const rules = {
    version: "3",
    id_maps: [
      { from: "1", to: "2" },
      { from: "2", to: "3" },
      { from: "8", to: "9" },
      { from: "9", to: "8" },
    ],
  }
  const of = (/** @type {string} */ version) =>
    isReadable(assessment("a", "", { framework: { id: "ips", version } }), rules)
  assert.deepEqual(["1", "2", "3", "4", "8"].map(of), [true, true, true, false, false])
})

test("scoring is asked again without the answers that it refuses, and they are told", async () => {
  const given = [
    assessment("a", "", { answers: { 1: { level: "9" }, 2: { level: "3" } } }),
    assessment("b", "", { answers: { 1: { level: "1" } }, profile: { shop: "maybe" } }),
  ]
  /** @type {any[]} */
  const asked = []
  const problems = [
    { code: "unknown_level", item: "1", path: "assessments.0.answers.1.level" },
    { code: "unknown_choice", item: null, path: "assessments.1.profile.shop" },
  ]
  const ask = async (/** @type {any} */ request) => {
    asked.push(structuredClone(request))
    if (asked.length === 1) throw new RefusedError(JSON.stringify({ problems }))
    return { format: "tumstock-comparison" }
  }
  const { reply, leftOut } = await askAround(ask, { op: "compare", assessments: given, maps: [] })
  assert.equal(reply.format, "tumstock-comparison")
  assert.deepEqual(asked[1].assessments[0].answers, { 2: { level: "3" } })
  assert.deepEqual(asked[1].assessments[1], { ...given[1], profile: {} })
  assert.deepEqual(
    leftOut.map(({ at, problem }) => [at, problem.path]),
    [
      [0, "answers.1.level"],
      [1, "profile.shop"],
    ],
  )
  assert.deepEqual(Object.keys(given[0].answers), ["1", "2"])
})

test("a refusal that nothing can be left out of is passed on", async () => {
  for (const path of [
    "assessments",
    "assessments.0.framework.version",
    "assessments.7.answers.1",
  ]) {
    const ask = async () => {
      throw new RefusedError(JSON.stringify({ problems: [{ code: "x", item: null, path }] }))
    }
    const request = { op: "agree", assessments: [assessment("a"), assessment("b")] }
    await assert.rejects(askAround(ask, request), RefusedError)
  }
})

test("a chart has its first day left, its last right, and better totals higher", () => {
  const points = ["2025-01-01", "2025-07-02", "2026-01-01"].map((day) => ({
    day,
    lowest: "50",
    highest: "50",
  }))
  const { x, y } = placesOf(points, { min: "25", max: "125" }, 600)
  assert.deepEqual([x("2025-01-01"), x("2026-01-01")], [44, 572])
  assert.ok(x("2025-01-01") < x("2025-07-02") && x("2025-07-02") < x("2026-01-01"))
  assert.ok(y("125") < y("50") && y("50") < y("25"))
  assert.equal(placesOf(points, { min: "5", max: "5" }, 600).y("5"), y("75"))
})

test("a difference has its sign, and none where nothing differs or nothing is known", () => {
  const shown = ["2", "0.5", "-1.25", "0", "0.00", null].map((change) => showChange(change, "sv"))
  assert.deepEqual(shown, ["+2", "+0,5", "\u22121,25", "0", "0,00", "–"])
})
