/** Files of assessments: what is taken in, what is refused, and with which words. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { Ajv2020 } from "ajv/dist/2020.js"
import { readSchema, schemaCode } from "../schema.mjs"
import { fileText, followUp } from "../src/assessment_file.mjs"
import { fitOf, readAssessment } from "../src/import_file.mjs"
import { choicesOf } from "../src/import_preview.mjs"
import { readJson } from "../src/json_reader.mjs"
import { blankAssessment } from "../src/saved.mjs"

/** @import { Opened } from "../src/import_preview.mjs" */

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true })
const validate = /** @type {any} */ (ajv.compile(readSchema()))
const framework = { id: "ips", version: "2026-01-09" }

const full = {
  format: "tumstock-assessment",
  format_version: 1,
  framework,
  assessment: {
    id: "a1",
    title: "Våren </script><img src=x onerror=alert(1)>",
    later: { kept: 1 },
  },
  profile: { learning_environment: "no" },
  answers: {
    1: { level: "3", note: "Se åäö", improvements: [{ id: "i1", text: "x", priority: "1" }] },
    2: { inputs: { share: "74,5", jobs: { lager: 2 }, days: ["1", 2] }, typed: { days: "1\n2" } },
    3: { statements: { s1: "met" }, evidence: [{ text: "x", kind: "document", levels: ["2"] }] },
    4: { unknown: true, count: 3, points: [], rating: "4,2" },
    5: { not_applicable: { reason: "x" }, override: { score: "3", reason: "y" }, later: [null] },
  },
  plan: { rows: [{ id: "r1", what: "x", state: "planned" }], general: { goal: "x" } },
  tomorrow: { unknown: ["key"] },
}

/**
 * @param {unknown} value
 * @returns {any}
 */
function read(value) {
  const text = typeof value === "string" ? value : JSON.stringify(value)
  const bytes = value instanceof Uint8Array ? value : new TextEncoder().encode(text)
  return readAssessment(bytes, validate, (id) => ["ips", "seqf"].includes(id))
}

/** @param {unknown} value */
const codes = (value) => read(value).problems?.map((/** @type {any} */ one) => one.code)

test("export, import and export give the same bytes", () => {
  const first = fileText(/** @type {any} */ (full))
  assert.equal(fileText(read(first).assessment), first)
})

test("every export fits the published schema, made by this version", () => {
  const blank = blankAssessment(framework, "sv", { title: "t", date: "2026-01-02" })
  const earlier = /** @type {any} */ (full)
  for (const one of [blank, full, followUp(earlier, framework, "sv", "t")])
    assert.ok(
      validate(JSON.parse(fileText(/** @type {any} */ (one)))),
      JSON.stringify(validate.errors),
    )
})

test("the schema is compiled without a call that makes text into code", () => {
  assert.doesNotMatch(schemaCode(), /new Function|\beval\(/)
})

test("text that is not JSON is refused with line and column", () => {
  assert.deepEqual(read('{\n  "a": 1,\n  x\n}').problems, [
    { code: "not_json", words: { line: 3, column: 3 } },
  ])
  for (const text of ["", "hello", "{", '{"a":1', "[1,]", "{'a':1}", "// c\n{}", "\u0000"])
    assert.deepEqual(codes(text), ["not_json"], JSON.stringify(text))
  assert.deepEqual(codes(fileText(/** @type {any} */ (full)).slice(0, 400)), ["not_json"])
})

test("what is no text is refused", () => {
  assert.deepEqual(codes(new Uint8Array([0x50, 0x4b, 0x03, 0xff, 0xfe])), ["not_text"])
})

test("a key given twice is refused with its place, also when it is written in another way", () => {
  assert.deepEqual(readJson('{"a": {"b": 1,\n "\\u0062": 2}}'), {
    problem: { code: "duplicate_key", words: { key: "b", line: 2, column: 2 } },
  })
  assert.deepEqual(readJson('[{"a": 1}, {"a": {"a": 1}}]'), {
    value: [{ a: 1 }, { a: { a: 1 } }],
  })
})

test("a number that would not come out again as it went in is refused with its place", () => {
  for (const number of ["12345678901234567890", "1e400", "0.12345678901234567", "9007199254740993"])
    assert.deepEqual(readJson(`{\n"a": ${number}}`), {
      problem: { code: "lossy_number", words: { number, line: 2, column: 6 } },
    })
  for (const number of ["0", "-0", "1.0", "1e2", "0.10", "12.50e-1", "5e-324", "1E+21"])
    assert.deepEqual(readJson(number), { value: JSON.parse(number) })
})

test("deep nesting is refused, however deep, and braces in text do not count", () => {
  for (const depth of [65, 1_000_000]) {
    const text = `{"a":${"[".repeat(depth)}${"]".repeat(depth)}}`
    assert.deepEqual(codes(text), ["too_deep"])
  }
  assert.deepEqual(readJson(`{"a":"${"[".repeat(100)}\\"{"}`), {
    value: { a: `${"[".repeat(100)}"{` },
  })
})

test("another format, and a newer one, are refused by name", () => {
  for (const value of [{}, [], null, 1, "x", { format: "other" }])
    assert.deepEqual(codes(value === "x" ? '"x"' : value), ["not_assessment"])
  assert.deepEqual(read({ ...full, format_version: 2, answers: "any" }).problems, [
    { code: "newer_format", words: { found: 2, known: 1 } },
  ])
  for (const format_version of [0, "1", null, -1])
    assert.deepEqual(codes({ ...full, format_version }), ["wrong_value"])
})

test("another framework is refused by name", () => {
  assert.deepEqual(read({ ...full, framework: { id: "xyz", version: "1" } }).problems, [
    { code: "unknown_framework", words: { framework: "xyz" } },
  ])
  for (const id of ["__proto__", "constructor", "toString"])
    assert.deepEqual(codes({ ...full, framework: { id, version: "1" } }), ["unknown_framework"])
})

test("wrong types are refused with their place and what belongs there", () => {
  const wrong = {
    ...full,
    assessment: { title: 3 },
    answers: { 1: { level: 3 }, 2: [], "5.1(A)": { evidence: [{ levels: "2" }] } },
  }
  assert.deepEqual(read(wrong).problems, [
    { code: "wrong_type", words: { path: "assessment.title", type: "string" } },
    { code: "wrong_type", words: { path: "answers.1.level", type: "string" } },
    { code: "wrong_type", words: { path: "answers.2", type: "object" } },
    { code: "wrong_type", words: { path: "answers.5.1(A).evidence.0.levels", type: "array" } },
  ])
  const { profile: _profile, ...without } = full
  assert.deepEqual(read(without).problems, [{ code: "missing", words: { path: "profile" } }])
})

test("keys that are orders in the language are refused, anywhere", () => {
  const text = JSON.stringify(full)
  for (const spot of ['"answers":{', '"assessment":{', '"later":{']) {
    const dirty = text.replace(spot, `${spot}"__proto__":{"polluted":1},`)
    assert.deepEqual(codes(dirty), ["bad_key"], spot)
  }
  assert.equal(/** @type {any} */ ({}).polluted, undefined)
})

test("half a character is refused with its place", () => {
  const dirty = JSON.stringify(full).replace("Se åäö", "Se \\ud800")
  assert.deepEqual(read(dirty).problems, [{ code: "bad_text", words: { path: "answers.1.note" } }])
  assert.ok(read(JSON.stringify(full).replace("Se åäö", "\\ud83d\\ude00")).assessment)
})

test("ids that are there twice are refused", () => {
  const rows = [{ id: "r1" }, { id: "r1" }, {}, {}]
  assert.deepEqual(read({ ...full, plan: { rows } }).problems, [
    { code: "duplicate_id", words: { path: "plan.rows", id: "r1" } },
  ])
  const improvements = [{ id: "i" }, { id: "i" }]
  assert.deepEqual(codes({ ...full, answers: { 1: { improvements } } }), ["duplicate_id"])
})

test("markup is text like any other", () => {
  assert.equal(read(full).assessment.assessment.title, full.assessment.title)
})

test("answers are taken over by id; what has no place any more is listed", () => {
  const rules = {
    items: [
      { id: "1", kind: "levels", levels: { 1: 1, 3: 3 } },
      { id: "2", kind: "table", inputs: [{ id: "share" }], levels: { 1: 1 } },
      { id: "3", kind: "steps", steps: [{ statements: [{ id: "s1" }] }] },
      { id: "4", kind: "met" },
      { id: "5", kind: "group", parts: [{ id: "5A", kind: "checklist", points: ["p"] }] },
    ],
  }
  const answers = {
    1: { level: "9" },
    2: { inputs: { share: "1" }, level: "1" },
    3: { statements: { s1: "met", gone: "met" } },
    4: { level: "partly" },
    "5A": { points: ["p"] },
    6: { note: "x" },
    constructor: {},
  }
  assert.deepEqual(fitOf(answers, rules), {
    mapped: ["2", "4", "5A"],
    changed: ["1", "3"],
    orphaned: ["6", "constructor"],
  })
})

test("the safest choice comes first, and nothing is replaced that is not asked for", () => {
  const opened = (/** @type {Opened["there"]} */ there) =>
    choicesOf(/** @type {any} */ ({ assessment: full, there }))
  assert.deepEqual(opened("none"), ["add"])
  assert.deepEqual(opened("saved"), ["keep_both", "replace", "skip"])
  assert.deepEqual(opened("same"), ["skip", "keep_both"])
  assert.deepEqual(opened("newer"), ["keep_both", "skip"])
  assert.deepEqual(opened("file"), ["keep_both", "skip"])
  assert.deepEqual(choicesOf(/** @type {any} */ ({ assessment: null })), ["skip"])
})

test("a number of a million digits is refused at once, and read where nothing is lost", () => {
  // A way that is slow by the square of it would not end before the tests are given up.
  const zeros = "0".repeat(1_000_000)
  assert.deepEqual(
    [`1${zeros}1`, `0.${zeros}1`, `1.${zeros}`].map((number) =>
      Object.keys(readJson(`{"later":${number}}`)),
    ),
    [["problem"], ["problem"], ["value"]],
  )
})

test("brackets behind a text that is never closed count too", () => {
  for (const end of ["\n", "\r"])
    assert.deepEqual(readJson(`{"a": "x${end}${"[".repeat(100_000)}`), {
      problem: { code: "too_deep", words: { most: 64 } },
    })
})
