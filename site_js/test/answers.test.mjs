import assert from "node:assert/strict"
import { test } from "node:test"
import { readAnswer, showField } from "../src/answers.mjs"

/** @import { Answer } from "../src/types.mjs" */
/** @import { Field } from "../src/answers.mjs" */

/**
 * @param {Field["type"]} type
 * @param {string} name
 * @param {string} value
 * @param {Partial<Field>} [more]
 * @returns {Field}
 */
const field = (type, name, value, more = {}) => ({ type, name, value, checked: false, ...more })
const on = { checked: true }

/**
 * What the controls show of the answer that was read from them.
 *
 * @param {string} item
 * @param {Field[]} fields
 */
const shownAgain = (item, fields) => {
  const answer = readAnswer(item, fields) ?? {}
  return fields.map((each) => showField(item, each, answer))
}

test("nothing said is no answer", () => {
  const fields = [
    field("radio", "2.level", "1"),
    field("text", "2.input.share", "  "),
    field("checkbox", "2.unknown", "true"),
    field("text", "2.note", ""),
  ]
  assert.equal(readAnswer("2", fields), null)
})

test("a picked level, measured inputs, note and period stand side by side as typed", () => {
  const fields = [
    field("radio", "2.level", "3", on),
    field("radio", "2.level", "4"),
    field("text", "2.input.share", "74,5 ", { dataType: "percent" }),
    field("text", "2.note", " två rader\n"),
    field("text", "2.period", "2025"),
  ]
  assert.deepEqual(readAnswer("2", fields), {
    level: "3",
    inputs: { share: "74,5 " },
    note: " två rader\n",
    period: "2025",
  })
})

test("an item id with points and brackets is not mistaken for a key", () => {
  const fields = [field("text", "5.1(A).note", "x"), field("radio", "5.1(A).level", "2", on)]
  assert.deepEqual(readAnswer("5.1(A)", fields), { note: "x", level: "2" })
})

test("none of the points met is an answer, no point ticked is not", () => {
  const points = [field("checkbox", "5.point.a", "met"), field("checkbox", "5.none", "true")]
  assert.equal(readAnswer("5", points), null)
  points[1].checked = true
  assert.deepEqual(readAnswer("5", points), { points: [] })
  points[0].checked = true
  assert.deepEqual(readAnswer("5", points), { points: ["a"] })
})

test("a count from elsewhere stays until points are named", () => {
  const before = /** @type {Answer} */ ({ count: 3 })
  const point = field("checkbox", "5.point.a", "met")
  assert.deepEqual(readAnswer("5", [point], before), { count: 3 })
  assert.deepEqual(readAnswer("5", [{ ...point, ...on }], before), { points: ["a"] })
})

test("a statement that was unticked is not met, one never touched is unmarked", () => {
  const fields = [
    field("radio", "2.1.statement.s1", "met"),
    field("radio", "2.1.statement.s1", "passed", on),
    field("checkbox", "2.1.statement.s2", "met", { mark: "not_met" }),
    field("checkbox", "2.1.statement.s3", "met"),
    field("radio", "2.1.step", "2", on),
  ]
  const answer = readAnswer("2.1", fields)
  assert.deepEqual(answer, { statements: { s1: "passed", s2: "not_met" } })
  assert.deepEqual(showField("2.1", fields[2], answer ?? {}), {
    value: "met",
    checked: false,
    mark: "not_met",
  })
  assert.equal(showField("2.1", fields[4], answer ?? {}), null)
})

test("a list of numbers is cut at lines and comes back as it was typed", () => {
  const text = "10\n\n 28,5\nvet ej\n"
  const days = field("text", "15.input.days", text, { dataType: "numbers" })
  const answer = readAnswer("15", [days])
  assert.deepEqual(answer?.inputs, { days: ["10", "28,5", "vet ej"] })
  assert.equal(shownAgain("15", [days])[0]?.value, text)
  const imported = /** @type {Answer} */ ({ ...answer, inputs: { days: [3, "4"] } })
  assert.equal(showField("15", days, imported)?.value, "3\n4")
})

test("a tally becomes counts by name, or pairs where a name is doubled or a count is missing", () => {
  const read = (/** @type {string} */ value) =>
    readAnswer("19", [field("text", "19.input.jobs", value, { dataType: "tally" })])?.inputs?.jobs
  assert.deepEqual(read("Butik: 3\nKök: dag: 1"), { Butik: "3", "Kök: dag": "1" })
  assert.deepEqual(read("Butik: 3\nButik: 1"), [
    ["Butik", "3"],
    ["Butik", "1"],
  ])
  assert.deepEqual(read("2: 1\n1: 1"), [
    ["2", "1"],
    ["1", "1"],
  ])
  assert.deepEqual(read("Butik"), { Butik: "" })
  const typed = "Butik: 3\n\nButik : 1"
  const jobs = field("text", "19.input.jobs", typed, { dataType: "tally" })
  assert.equal(shownAgain("19", [jobs])[0]?.value, typed)
})

test("override and not applicable carry their reasons, even while one half is missing", () => {
  const fields = [
    field("text", "2.override.score", "4"),
    field("text", "2.override.reason", ""),
    field("checkbox", "2.not_applicable", "true", on),
    field("text", "2.not_applicable.reason", "bara vuxna"),
  ]
  assert.deepEqual(readAnswer("2", fields), {
    override: { score: "4", reason: "" },
    not_applicable: { reason: "bara vuxna" },
  })
})

test("keys that no control writes survive, keys whose control is emptied go", () => {
  const before = /** @type {any} */ ({ improvements: [{ text: "x" }], note: "old", rating: "3" })
  const fields = [field("text", "2.note", "")]
  assert.deepEqual(readAnswer("2", fields, before), { improvements: [{ text: "x" }], rating: "3" })
})
