import assert from "node:assert/strict"
import { test } from "node:test"
import { readAnswer, showField } from "../src/answers.mjs"
import { columnsOf, readTable, writeTable } from "../src/records.mjs"
import { Texts } from "../src/texts.mjs"

/** @type {any} */
const page = {
  js: {},
  items: {
    12: {
      title: "Avbrott",
      columns: {
        interruptions: {
          part: {
            label: "Tidpunkt",
            type: "choice",
            required: true,
            choices: { part_1: "Del 1 (kartläggning)", part_2: { text: "Del 2", lang: "sv" } },
          },
          reason: { label: "Orsak", type: "text", required: false },
          number: { label: "Antal", type: "count", required: false },
        },
      },
    },
  },
}
const columns = columnsOf(new Texts(page, "nb"), "12", "interruptions")
const pair = [
  { id: "area", label: "Område", required: true, choices: {} },
  { id: "supplier", label: "Leverantör", required: true, choices: {} },
]

test("columns come in order, with what they need and the local labels of their choices", () => {
  assert.deepEqual(
    columns.map(({ id, required }) => [id, required]),
    [
      ["part", true],
      ["reason", false],
      ["number", false],
    ],
  )
  assert.deepEqual(columns[0].choices, { part_1: "Del 1 (kartläggning)", part_2: "Del 2" })
})

test("rows are cut by tab or semicolon, and labels become ids", () => {
  const text = "Del 1 (kartläggning)\thälsa\t2\r\ndel  2; flytt; 1\npart_1"
  assert.deepEqual(readTable(text, columns).rows, [
    ["part_1", "hälsa", "2"],
    ["part_2", "flytt", "1"],
    ["part_1"],
  ])
})

test("a semicolon between tabs and a quoted cell stay in their cell", () => {
  assert.deepEqual(readTable('Del 2\tflytt; annan ort\t"1"\n', columns).rows, [
    ["part_2", "flytt; annan ort", "1"],
  ])
  assert.deepEqual(readTable('Del 2\t"sa ""nej"""\t1', columns).rows, [["part_2", 'sa "nej"', "1"]])
})

test("a copied heading and blank lines are empty rows, so that rows keep their line", () => {
  const text = "Tidpunkt\tOrsak\tAntal\n\nDel 2\tflytt\t1\n\n\n"
  assert.deepEqual(readTable(text, columns), {
    rows: [[], [], ["part_2", "flytt", "1"]],
    held: null,
  })
})

test("what is no label is left as it was typed, for scoring to refuse", () => {
  assert.deepEqual(readTable("Del 9; flytt", columns).rows, [["Del 9", "flytt"]])
})

test("the last row waits until its needed cells are there, and says which are not", () => {
  assert.deepEqual(readTable("Nord; A\nNord", pair), {
    rows: [["Nord", "A"]],
    held: { line: 2, columns: ["Leverantör"] },
  })
  assert.equal(readTable("Nord; A\nNord; B", pair).held, null)
})

test("a row that is left unfinished is handed on, so that scoring can tell", () => {
  assert.deepEqual(readTable("Nord\n", pair), { rows: [["Nord"]], held: null })
})

test("nothing and spaces are no rows", () => {
  for (const text of ["", "  \n ", ";;\n\t"])
    assert.deepEqual(readTable(text, pair), { rows: [], held: null })
})

test("rows are written as they would be typed, whatever shape they were saved in", () => {
  const rows = [["part_1", "", "1"], { part: "part_2", number: 3 }, [], ["part_2", "a;b"]]
  assert.equal(writeTable(rows, columns), "Del 1 (kartläggning); ; 1\nDel 2; ; 3\n\nDel 2\ta;b")
  assert.equal(writeTable("no rows", columns), "")
})

test("what was typed is kept letter by letter, the row that waits too", () => {
  const name = "12.input.interruptions"
  const field = (/** @type {string} */ value) => ({
    name,
    type: /** @type {const} */ ("text"),
    value,
    checked: false,
    dataType: "records",
    columns: pair,
  })
  for (const text of ["Nord\tA\nNord", "Nord", "Nord;A\n\n"]) {
    const answer = readAnswer("12", [field(text)]) ?? undefined
    assert.equal(showField("12", field(""), answer)?.value, text)
  }
  assert.equal(readAnswer("12", [field("Nord")])?.inputs, undefined)
  const changed = { inputs: { interruptions: [["Syd", "B"]] }, typed: { interruptions: "Nord;A" } }
  assert.equal(showField("12", field(""), changed)?.value, "Syd; B")
})
