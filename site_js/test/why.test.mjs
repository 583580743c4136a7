import assert from "node:assert/strict"
import { test } from "node:test"
import { Measures } from "../src/measures.mjs"
import { sentenceOf } from "../src/problems.mjs"
import { Texts } from "../src/texts.mjs"
import { noticeSentence, showMeasured } from "../src/why.mjs"
import { groupRows } from "../src/why_indicator.mjs"

/** @type {{ items: any[] }} */
const rules = {
  items: [
    {
      id: "1",
      inputs: [{ id: "clients", type: "count" }],
      derived: { caseload: { ratio: ["clients", "fte"] } },
      rows: [{ when: [{ value: "caseload", at_most: 20 }] }, {}],
    },
    {
      id: "2",
      inputs: [
        { id: "share", type: "percent" },
        { id: "mapped", type: "choice" },
      ],
      derived: { of_hours: { percent: ["a", "b"] }, focus: { either: ["share", "of_hours"] } },
      rows: [{ when: [{ any: [{ value: "focus", at_least: 75 }] }] }, {}],
    },
  ],
}
const js = {
  why: {
    gap: "{value} ligger mellan {from} och {to}; nivå {level}, för {limit} är inte nått",
    outside: "{value} utanför",
  },
  problem: {
    over_100: "{found} är mer än 100",
    out_of_range: "{found} inte {at_least}–{at_most}",
    out_of_range_above: "{found} högst {at_most}",
    not_a_number: "”{found}” är inte ett tal",
    line: "{label}, rad {line}",
    other: "kod {code}",
    place: { override: { score: "Ändrad poäng" } },
  },
}
const texts = new Texts(
  {
    js,
    sections: {},
    bands: {},
    rules: {},
    items: {
      1: { title: "Antal", units: { clients: "klienter" } },
      2: { title: "Fokus", inputs: { share: "Andel" }, choices: { mapped: { yes: "Ja" } } },
    },
  },
  "sv",
)
const measures = new Measures(rules)

/** @param {string} item @param {string | null} level @returns {any} */
const reason = (item, level) => ({
  item,
  texts,
  measures,
  result: { level, score: level, explanation: {} },
})

test("a value in a gap names the limit that is not reached, whichever way is better", () => {
  const share = { value: "focus", shown: "74.5", from: "74", to: "75" }
  assert.equal(
    noticeSentence(reason("2", "2"), { kind: "gap", rule: "T", ...share }),
    "74,5\u00a0% ligger mellan 74\u00a0% och 75\u00a0%; nivå 2, för 75\u00a0% är inte nått",
  )
  const caseload = { value: "caseload", shown: "20.5", from: "20", to: "21" }
  assert.equal(
    noticeSentence(reason("1", "4"), { kind: "gap", rule: "T", ...caseload }),
    "20,5 ligger mellan 20 och 21; nivå 4, för 20 är inte nått",
  )
})

test("a notice about a condition leaves the words to its rule", () => {
  assert.equal(noticeSentence(reason("1", "4"), { kind: "condition", rule: "T" }), "")
})

test("measured values carry their unit, and choices their words", () => {
  assert.equal(showMeasured(reason("2", "2"), "focus", "74.5"), "74,5\u00a0%")
  assert.equal(showMeasured(reason("1", "2"), "clients", "12"), "12 klienter")
  assert.equal(showMeasured(reason("1", "2"), "caseload", "12.5"), "12,5")
  assert.equal(showMeasured(reason("2", "2"), "mapped", "yes"), "Ja")
})

test("a problem names the field, what was found and what would be right", () => {
  const at = { item: "2", path: "answers.2.inputs.share" }
  const over = { code: "over_100", found: "174", expected: { at_most: "100" }, ...at }
  assert.equal(sentenceOf(over, texts), "Andel: 174 är mer än 100")
  const line = { code: "not_a_number", found: "x", item: "2", path: "answers.2.inputs.share[3]" }
  assert.equal(sentenceOf(line, texts), "Andel, rad 4: ”x” är inte ett tal")
  const rating = { code: "out_of_range", found: "6", item: "6.2C", path: "answers.6.2C.rating" }
  const limits = { expected: { at_least: "1", at_most: "5" } }
  assert.equal(sentenceOf({ ...rating, ...limits }, texts), "6 inte 1–5")
  const override = { code: "not_a_number", found: "x", item: "2", path: "answers.2.override.score" }
  assert.equal(sentenceOf(override, texts), "Ändrad poäng: ”x” är inte ett tal")
})

test("a problem with an unknown code is told all the same", () => {
  assert.equal(sentenceOf({ code: "new", item: "2", path: "answers.2" }, texts), "kod new")
})

test("figures by group have the local names of columns and choices", () => {
  const local = new Texts(
    /** @type {any} */ ({
      js: { why: { table: { blank: "inte angivet", percent: "Andel" } } },
      items: {
        12: {
          columns: {
            rows: {
              part: { label: "Del", choices: { part_1: "Del 1" } },
              reason: { label: "Orsak" },
            },
          },
        },
      },
    }),
    "sv",
  )
  const grouped = new Measures({
    items: [
      { id: "12", derived: { by_part: { percent_by: { of: "rows", by: ["part", "reason"] } } } },
    ],
  })
  const from = /** @type {any} */ ({ item: "12", texts: local, measures: grouped })
  assert.deepEqual(groupRows(from, "by_part", [["part_1", "", "12.5"]]), {
    heads: ["Del", "Orsak", "Andel"],
    body: [["Del 1", "inte angivet", "12,5\u00a0%"]],
  })
})

test("a problem in a table names its row, its column and what may stand there", () => {
  const local = new Texts(
    /** @type {any} */ ({
      js: {
        problem: {
          cell: "{label}, rad {line}, {column}",
          missing_choice: "{found}: {possible}",
          missing_cell: "tom",
        },
      },
      items: {
        12: {
          inputs: { rows: "Avbrott" },
          columns: { rows: { part: { label: "Del", choices: { part_1: "Del 1" } } } },
        },
      },
    }),
    "sv",
  )
  const path = "answers.12.inputs.rows[2].part"
  const problem = { item: "12", path, code: "unknown_choice", found: "x", expected: ["part_1"] }
  assert.equal(sentenceOf(problem, local), "Avbrott, rad 3, Del: x: Del 1")
  const missing = { ...problem, code: "missing_key", found: null, expected: "part" }
  assert.equal(sentenceOf(missing, local), "Avbrott, rad 3, Del: tom")
})
