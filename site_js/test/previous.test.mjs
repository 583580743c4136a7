import assert from "node:assert/strict"
import { test } from "node:test"
import { saidBefore, whenOf } from "../src/previous.mjs"
import { Texts } from "../src/texts.mjs"

const js = {
  item: { met: { met: "uppfyllt", partly: "delvis" } },
  previous: {
    none: "inte besvarat",
    level: "nivå {level}: {text}",
    step: "steg {level}",
    points: "punkter: {count}",
    no_points: "ingen",
    rating: "medel {rating}",
    rows: "rader: {count}",
    unknown: "vet inte",
    not_applicable: "inte aktuellt: {reason}",
    overridden: "ändrad till {score}: {reason}",
    period: "period: {period}",
    note: "anteckning: {note}",
    target: "mål: {target}",
  },
}
const items = {
  2: {
    title: "Andel",
    levels: { 3: "Ganska" },
    inputs: { share: "Andel", held: "Hålls", days: "Dagar" },
    units: { share: "%" },
    choices: { held: { yes: "Ja" } },
    points: { weekly: "Möte varje vecka" },
    statements: { s1: "Ett", s2: "Två" },
  },
}
const texts = new Texts(
  { js, sections: {}, bands: {}, rules: {}, items: /** @type {any} */ (items) },
  "sv",
)
const steps = [
  { level: "1", statements: [{ id: "s1", shortcoming: true }] },
  { level: "2", statements: [{ id: "s2", shortcoming: false }] },
]

/** @param {any} answer @param {string} [kind] @param {any} [has] */
const said = (answer, kind = "levels", has = []) =>
  saidBefore({ id: "2", kind, steps: has }, answer, texts)

test("every kind of answer is said in words", () => {
  assert.deepEqual(said(undefined).lines, ["inte besvarat"])
  assert.deepEqual(said({ level: "3" }).lines, ["nivå 3: Ganska"])
  assert.deepEqual(said({ level: "partly" }, "met").lines, ["delvis"])
  assert.deepEqual(said({ points: ["weekly"] }).lines, ["punkter: 1", "Möte varje vecka"])
  assert.deepEqual(said({ points: [] }).lines, ["ingen"])
  assert.deepEqual(said({ rating: "4.2" }).lines, ["medel 4,2"])
  assert.deepEqual(said({ unknown: true }).lines, ["vet inte"])
  assert.deepEqual(said({ not_applicable: { reason: "x" } }).lines, ["inte aktuellt: x"])
  assert.deepEqual(said({ override: { score: "4", reason: "x" } }).lines, ["ändrad till 4: x"])
})

test("measured values have their names, units, choices and period", () => {
  const inputs = { share: "74.5", held: "yes", days: ["1", "2,5"] }
  assert.deepEqual(said({ inputs, period: "våren" }).lines, [
    "Andel: 74,5 %",
    "Hålls: Ja",
    "Dagar: 1; 2,5",
    "period: våren",
  ])
  assert.deepEqual(said({ inputs: { days: [["a", "1"]] } }).lines, ["Dagar: rader: 1"])
})

test("steps say how far it was and which statements held", () => {
  const { lines, statements } = said(
    { statements: { s1: "passed", s2: "not_met" } },
    "steps",
    steps,
  )
  assert.deepEqual(lines, ["steg 1"])
  assert.deepEqual(statements, ["Ett"])
})

test("note and target come along", () => {
  assert.deepEqual(said({ note: "n", target: "4.5" }).more, ["anteckning: n", "mål: 4,5"])
})

test("an assessment is known by its title and day", () => {
  const previous = (/** @type {any} */ assessment) => ({
    assessment,
    framework: { id: "ips", version: "1" },
    profile: {},
    answers: {},
  })
  assert.equal(
    whenOf(previous({ title: "Våren", date: "2026-01-09" }), "sv"),
    "Våren, 9 januari 2026",
  )
  assert.equal(whenOf(previous({ changed: "2026-01-09T10:00:00Z" }), "sv"), "9 januari 2026")
})
