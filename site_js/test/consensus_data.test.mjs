/** A joint assessment: nothing is decided unasked, and nothing that anyone said is lost. */
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { Ajv2020 } from "ajv/dist/2020.js"
import { fileText } from "../src/assessment_file.mjs"
import {
  OWN,
  changedSince,
  differencesFirst,
  givenIn,
  jointAnswer,
  jointAssessment,
  jointItems,
  progressOn,
  remembered,
  standingOf,
} from "../src/consensus_data.mjs"

/**
 * @param {string} id
 * @param {Record<string, any>} answers
 * @param {Record<string, unknown>} [more]
 * @returns {any}
 */
const assessment = (id, answers, more = {}) => ({
  format: "tumstock-assessment",
  format_version: 1,
  framework: { id: "ips", version: "2026-01-09" },
  assessment: { id, title: `Av ${id}`, organisation: "Åsö", unit: id, participants: id },
  profile: { shop: "yes", yard: id },
  answers,
  ...more,
})
const ANNA = {
  1: { level: "3", note: "Annas", evidence: [{ text: "Register", kind: "document" }] },
  2: { statements: { s1: "met" }, improvements: [{ id: "i1", text: "Mötas" }] },
}
const BO = {
  1: {
    level: "5",
    note: "Bos",
    evidence: [{ text: "Register", kind: "document" }, { text: "Samtal" }],
    improvements: [{ id: "i1", text: "Skriva" }],
  },
  2: { statements: { s1: "met" }, improvements: [{ id: "i1", text: "Mötas" }] },
}
const names = ["Anna", "Bo"]
const words = { title: "Gemensam", names, locale: "sv" }
const given = [
  assessment("a", ANNA, { best_practice: { staff: "Handledning" } }),
  assessment("b", BO, { best_practice: { staff: "Möten" } }),
]
const joint = jointAssessment(given, words)

test("a new joint assessment holds what each said, whole, and no answer of its own", () => {
  assert.deepEqual(joint.answers, {})
  assert.deepEqual(joint.profile, { shop: "yes" })
  assert.deepEqual(joint.consensus?.items, {})
  assert.deepEqual(
    givenIn(joint).map(({ origin, assessment: one }) => [origin.title, one.profile, one.answers]),
    [
      ["Anna", given[0].profile, ANNA],
      ["Bo", given[1].profile, BO],
    ],
  )
  const { title, organisation, unit, participants } = joint.assessment
  assert.deepEqual(
    [title, organisation, unit, participants],
    ["Gemensam", "Åsö", undefined, "a; b"],
  )
  assert.deepEqual(joint.best_practice, { staff: "Anna: Handledning\n\nBo: Möten" })
  assert.notEqual(joint.assessment.id, "a")
})

test("a copy that kept the id of the other is an origin of its own", () => {
  const copies = jointAssessment([assessment("a", ANNA), assessment("a", BO)], words)
  const [first, second] = givenIn(copies)
  assert.notEqual(first.origin.id, second.origin.id)
  assert.deepEqual([first.assessment.answers, second.assessment.answers], [ANNA, BO])
})

test("the file of a joint assessment fits the published schema and comes back the same", () => {
  const file = new URL("../../generator/static/assessment.schema.json", import.meta.url)
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
    JSON.parse(readFileSync(file, "utf8")),
  )
  const values = [
    { status: "scored", level: "3", value: "3" },
    { status: "unknown", level: null, value: null },
  ]
  const origins = givenIn(joint).map(({ origin }) => origin)
  const whole = structuredClone(joint)
  whole.answers[1] = jointAnswer("1", { adopted: "a" }, givenIn(joint), true)
  if (whole.consensus) whole.consensus.items[1] = remembered("a", "Skäl", values, origins)
  assert.ok(validate(whole), JSON.stringify(validate.errors))
  assert.equal(fileText(JSON.parse(fileText(whole))), fileText(whole))
  const wrong = { ...whole, consensus: { ...whole.consensus, values: { a: { answers: [] } } } }
  assert.ok(!validate(wrong))
})

test("the adopted answer comes whole, with everybody's evidence and whose it is", () => {
  const answer = jointAnswer("1", { adopted: "b" }, givenIn(joint), true)
  assert.equal(answer.level, "5")
  assert.equal(answer.note, "Bos")
  assert.deepEqual(answer.evidence, [
    { text: "Register", kind: "document", by: "Bo, Anna" },
    { text: "Samtal", by: "Bo" },
  ])
  assert.deepEqual(answer.improvements, [{ id: "i1", text: "Skriva" }])
  const two = jointAnswer("2", { adopted: "a" }, givenIn(joint), true)
  assert.deepEqual(two, { statements: { s1: "met" }, improvements: [{ id: "i1", text: "Mötas" }] })
})

test("ideas of different people that share an id are both kept, with ids of their own", () => {
  const bo = { 2: { improvements: [{ id: "i1", text: "En annan" }] } }
  const other = jointAssessment([assessment("a", ANNA), assessment("b", bo)], words)
  const { improvements = [] } = jointAnswer("2", { adopted: "a" }, givenIn(other), true)
  assert.deepEqual(
    improvements.map(({ text }) => text),
    ["Mötas", "En annan"],
  )
  assert.equal(new Set(improvements.map(({ id }) => id)).size, 2)
})

test("evidence of the others is left out when that is asked for", () => {
  const answer = jointAnswer("1", { adopted: "a" }, givenIn(joint), false)
  assert.deepEqual(answer.evidence, [{ text: "Register", kind: "document", by: "Anna" }])
})

test("a value of the group's own carries the evidence but nobody's note", () => {
  const answer = jointAnswer("1", { adopted: OWN, level: "4" }, givenIn(joint), true)
  assert.deepEqual([answer.level, answer.note, answer.evidence?.length], ["4", undefined, 2])
})

test("a value that the form has changed since is told, notes and evidence are not", () => {
  const of = (/** @type {any} */ change, adopted = "a") =>
    changedSince("1", { adopted, values: [] }, { ...ANNA[1], ...change }, givenIn(joint))
  assert.deepEqual(
    [of({}), of({ note: "Ny", evidence: [] }), of({ level: "4" }), of({ unknown: true })],
    [false, false, true, true],
  )
  assert.equal(of({ level: "4" }, OWN), false)
  assert.equal(changedSince("1", undefined, undefined, givenIn(joint)), false)
})

test("an item is settled once it is chosen, and where they differ once it is said why", () => {
  const standing = { agree: false, spread: "2", values: [] }
  const of = (/** @type {any} */ kept) =>
    progressOn({ ...joint, consensus: /** @type {any} */ ({ items: kept }) }, "1", standing)
  assert.deepEqual(
    [
      {},
      { 1: { values: [] } },
      { 1: { values: [], reason: "  " } },
      { 1: { values: [], reason: "Ja" } },
    ].map(of),
    ["open", "reason", "reason", "settled"],
  )
  const kept = { ...joint, consensus: /** @type {any} */ ({ items: { 1: { values: [] } } }) }
  assert.equal(progressOn(kept, "1", { ...standing, agree: true }), "settled")
})

test("the widest spread stands first, what all say last, otherwise the framework's order", () => {
  const of = (/** @type {string} */ id, /** @type {boolean | null} */ agree, spread = null) => ({
    id,
    standing: { agree, spread, values: [] },
  })
  const items = [
    of("1", true),
    of("2", null),
    of("3", false, /** @type {any} */ ("1")),
    of("4", false),
    of("5", false, /** @type {any} */ ("2.5")),
    of("6", true),
  ]
  assert.deepEqual(
    differencesFirst(items).map(({ id }) => id),
    ["5", "3", "4", "2", "1", "6"],
  )
})

test("parts of groups are agreed on, groups are not; what cannot be picked has no levels", () => {
  const rules = {
    sections: [{ items: ["2", "1"] }, { items: ["3"] }],
    items: [
      { id: "1", kind: "steps", steps: [] },
      { id: "2", kind: "table", levels: { low: 1, high: 2 } },
      {
        id: "3",
        kind: "group",
        parts: [
          { id: "3A", kind: "rating" },
          { id: "3B", kind: "met" },
        ],
      },
    ],
  }
  assert.deepEqual(jointItems(rules), [
    { id: "2", kind: "table", levels: ["low", "high"] },
    { id: "1", kind: "steps", levels: [] },
    { id: "3A", kind: "rating", levels: [] },
    { id: "3B", kind: "met", levels: ["met", "partly", "not_met"] },
  ])
})

test("what is never scored is alike where the answers are, and open where one is missing", () => {
  const of = (/** @type {any[]} */ ...answers) =>
    standingOf(
      "1",
      {},
      answers.map((one, at) => assessment(String(at), one ? { 1: one } : {})),
    ).agree
  assert.equal(of({ inputs: { a: "1" } }, { inputs: { a: "1" } }), true)
  assert.equal(of({ inputs: { a: "1" } }, { inputs: { a: "2" } }), false)
  assert.equal(of({ inputs: { a: "1" } }, null), null)
  const scored = { agree: true, spread: "0", values: [] }
  assert.equal(standingOf("1", { 1: scored }, given), scored)
})
