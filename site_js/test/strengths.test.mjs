import assert from "node:assert/strict"
import { test } from "node:test"
import { marksOf, notMet, rankItems, rankSections } from "../src/strengths.mjs"

/** @import { ItemResult, SectionResult } from "../src/types.mjs" */

/** @param {string} id @param {string | null} percent */
const section = (id, percent) =>
  /** @type {SectionResult} */ ({ id, percent, score: percent === null ? null : "1" })

/** @param {string | null} score @param {Partial<ItemResult>} [more] */
const item = (score, more = {}) =>
  /** @type {ItemResult} */ ({
    kind: "levels",
    status: score === null ? "open" : "scored",
    score,
    min: "1",
    max: "5",
    documented_score: null,
    unknown: false,
    overridden: false,
    explanation: {},
    ...more,
  })

/** @param {Record<string, ItemResult>} results */
const listed = (results) =>
  Object.entries(results).map(([id, { kind, group = null }]) => ({ id, kind, group }))

test("sections are ranked by share, and what is open is neither best nor worst", () => {
  const found = rankSections([
    section("a", "50"),
    section("open", null),
    section("b", "9.5"),
    section("c", "100"),
    section("d", "40"),
    section("e", "60"),
  ])
  assert.deepEqual(
    found.strongest.map(({ id }) => id),
    ["c", "e"],
  )
  assert.deepEqual(
    found.weakest.map(({ id }) => id),
    ["b", "d"],
  )
  assert.equal(found.settled, 5)
})

test("one section alone, or several that are the same, have no strongest", () => {
  const one = rankSections([section("a", "50"), section("b", null)])
  assert.deepEqual([one.strongest, one.weakest, one.even], [[], [], false])
  const even = rankSections([section("a", "50"), section("b", "50")])
  assert.deepEqual([even.strongest, even.weakest, even.even], [[], [], true])
})

test("items are ranked by their own scale, and those as good as the last shown are counted", () => {
  const results = {
    1: item("5"),
    2: item("4"),
    3: item("9", { min: "0", max: "9" }),
    4: item("5"),
    5: item("5"),
    6: item("1"),
    7: item("2"),
    8: item(null),
    "9A": item("1", { group: "9" }),
  }
  const found = rankItems(listed(results), results)
  assert.deepEqual([found.strongest, found.strongestMore], [["1", "3", "4"], 1])
  assert.deepEqual([found.weakest, found.weakestMore], [["6", "7", "2"], 0])
  assert.equal(found.settled, 7)
})

test("no item is among the strongest and the weakest at once", () => {
  const results = { 1: item("5"), 2: item("3"), 3: item("1") }
  const found = rankItems(listed(results), results)
  assert.deepEqual([found.strongest, found.weakest], [["1"], ["3"]])
})

test("criteria that are not met stand before those that are partly met", () => {
  const results = {
    1: item("0", { kind: "met", level: "partly" }),
    2: item("0", { kind: "met", level: "not_met" }),
    3: item("1", { kind: "met", level: "met" }),
    4: item(null, { kind: "met", level: null }),
  }
  assert.deepEqual(notMet(listed(results), results), ["2", "1"])
})

test("a score needs evidence, the lowest one claims nothing", () => {
  const results = { 1: item("4"), 2: item("4"), 3: item("1"), 4: item(null), 5: item("4") }
  const answers = { 2: { evidence: [{ text: "Årsrapport" }] }, 5: { evidence: [{ levels: [] }] } }
  assert.deepEqual(marksOf(listed(results), results, answers).unsupported, ["1", "5"])
})

test("of a ladder scoring says what the evidence supports", () => {
  const evidence = [{ text: "Strategi", levels: ["2"] }]
  const results = {
    a: item("3", { documented_score: "2" }),
    b: item("3", { documented_score: "3" }),
    c: item("1", { documented_score: "1" }),
    d: item("5", { documented_score: "3", overridden: true, explanation: { computed: "3" } }),
    e: item("5", { documented_score: "1", overridden: true, explanation: { computed: null } }),
  }
  const answers = { a: { evidence }, b: { evidence } }
  assert.deepEqual(marksOf(listed(results), results, answers).unsupported, ["a", "e"])
})

test("what is measured without points is looked at too, and a group is not, for its parts are", () => {
  const results = {
    1: item(null, {
      kind: "indicator",
      status: "recorded",
      min: "0",
      max: "0",
      explanation: { flags: ["late"] },
    }),
    2: item("9", { kind: "group" }),
    "2A": item(null, { group: "2", status: "unknown", unknown: true }),
    "2B": item("2", { group: "2", overridden: true }),
    "2V": item(null, { kind: "indicator", group: "2", status: "recorded", counts: false }),
  }
  assert.deepEqual(marksOf(listed(results), results, {}), {
    unsupported: ["1", "2B"],
    unknown: ["2A"],
    overridden: ["2B"],
    flagged: ["1"],
  })
})
