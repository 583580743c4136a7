/** Tables for spreadsheets: what Nordic Excel reads right, and what it must not calculate. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { assessmentTable } from "../src/assessment_table.mjs"
import { csvText, withComma } from "../src/csv.mjs"
import { Texts } from "../src/texts.mjs"

test("a table has its byte order mark, semicolons, CRLF and quotes where they are needed", () => {
  const text = csvText([
    ["Å", "b;c", 'd"e'],
    ["f\r\ng", " h", ""],
  ])
  assert.equal(text, '\ufeffÅ;"b;c";"d""e"\r\n"f\ng";" h";\r\n')
})

test("numbers have a decimal comma", () => {
  assert.deepEqual(["74.5", "-3", "1,5", "a.b", 2.25].map(withComma), [
    "74,5",
    "-3",
    "1,5",
    "a.b",
    "2,25",
  ])
})

test("nothing that people wrote becomes a formula, and numbers stay numbers", () => {
  for (const text of [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    " =1",
    "\r=1",
    "＝1",
    "|x",
    "%x",
  ]) {
    const [found] = csvText([[text]])
      .slice(1)
      .split("\r\n")
    assert.match(found, /^"?'/, JSON.stringify(text))
  }
  assert.equal(csvText([["-3,5", "+46 8", "a=b"]]), "\ufeff-3,5;'+46 8;a=b\r\n")
})

test("answers, notes and scores are there in words, and answers without an item too", () => {
  const column = Object.fromEntries(
    ["section", "number", "item", "answer", "score", "target", "period", "note", "evidence"]
      .concat("improvements")
      .map((key) => [key, key]),
  )
  const level = { met: "Uppfyllt", not_met: "Inte uppfyllt" }
  const state = { met: "Stämmer", not_met: "Stämmer inte" }
  const page = /** @type {any} */ ({
    title: "SEQF",
    js: {
      table: {
        column,
        level,
        state,
        unknown: "Vet inte",
        gone: "Borta",
        override: "{score} {reason}",
      },
    },
    sections: { s: "Delen" },
    evidence_kinds: { document: "Dokument" },
    items: {
      1.1: { title: "Ett", statements: { s1: "Vi möts" } },
      2: {
        title: "Två",
        inputs: { share: "Andel", kind: "Slag" },
        units: { share: "%" },
        choices: { kind: { a: "Fast" } },
      },
      3: { title: "Tre" },
      4: { title: "Fyra", levels: { 2: "Ibland" } },
      5: { title: "Fem" },
    },
  })
  const items = ["1.1", "2", "3", "4", "5"].map((id) => ({ id, section: "s" }))
  const answers = {
    1.1: {
      statements: { s1: "met" },
      evidence: [{ kind: "document", text: "Plan", date: "2026-01-02" }],
    },
    2: { inputs: { share: 74.5, kind: "a" }, note: "Se\nåäö", target: "4.5" },
    3: { unknown: true, improvements: [{ id: "i", text: "Öva" }] },
    4: { level: "2", override: { score: "2.5", reason: "x" } },
    5: { level: "not_met" },
    9: { note: "kvar" },
  }
  const result = /** @type {any} */ ({ items: { 2: { score: "2.5" } } })
  const [, ...rows] = assessmentTable(
    /** @type {any} */ ({ answers }),
    items,
    result,
    new Texts(page, "sv"),
  )
  // Keys such as 9 come before 1.1 in an answer; the items decide.
  assert.deepEqual(rows, [
    [
      "Delen",
      "SEQF 1.1",
      "Ett",
      "Stämmer: Vi möts",
      "",
      "",
      "",
      "",
      "Dokument, Plan, 2026-01-02",
      "",
    ],
    ["Delen", "SEQF 2", "Två", "Andel: 74,5 %\nSlag: Fast", "2,5", "4,5", "", "Se\nåäö", "", ""],
    ["Delen", "SEQF 3", "Tre", "Vet inte", "", "", "", "", "", "Öva"],
    ["Delen", "SEQF 4", "Fyra", "2: Ibland\n2,5 x", "", "", "", "", "", ""],
    ["Delen", "SEQF 5", "Fem", "Inte uppfyllt", "", "", "", "", "", ""],
    ["", "SEQF 9", "Borta", "", "", "", "", "kvar", "", ""],
  ])
})
