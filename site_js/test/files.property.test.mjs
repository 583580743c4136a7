/** What holds of every file of an assessment, shown on thousands that nobody would write. */
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import fc from "fast-check"
import { Ajv2020 } from "ajv/dist/2020.js"
import { readSchema } from "../schema.mjs"
import { fileText } from "../src/assessment_file.mjs"
import { fitOf, readAssessment } from "../src/import_file.mjs"
import { kindOfRecord, recordOf } from "../src/saved.mjs"
import { fill } from "../src/texts.mjs"
import { wholeText } from "../src/whole_text.mjs"
import { assessment, halfText, text } from "../testing/generated.mjs"
import { mutated } from "../testing/mutated.mjs"
import { FILES, holds } from "../testing/properties.mjs"
import { RULES } from "../testing/rules.mjs"

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true })
const validate = /** @type {any} */ (ajv.compile(readSchema()))
const rules = new Map(RULES.map((one) => [one.id, one]))

/**
 * @param {string} file
 * @returns {any}
 */
function read(file) {
  return readAssessment(new TextEncoder().encode(file), validate, (id) => rules.has(id))
}

test("all four frameworks of the site are tried, with at least 5,000 files", () => {
  assert.deepEqual([...rules.keys()].sort(), ["af", "into", "ips", "seqf"])
  assert.ok(Object.values(FILES).reduce((sum, count) => sum + count) >= 5_000)
})

test("export, import and export give the same bytes, whatever the assessment holds", async () => {
  const property = fc.property(assessment, (made) => {
    const first = fileText(made)
    const { assessment: taken, problems } = read(first)
    assert.deepEqual(problems, undefined)
    assert.equal(fileText(taken), first)
    assert.equal(fileText(read(JSON.stringify(made)).assessment), first)
    assert.equal(kindOfRecord(structuredClone(recordOf(taken, null))), "current")
    const fit = fitOf(taken.answers, /** @type {any} */ (rules.get(taken.framework.id)))
    const told = [...fit.mapped, ...fit.changed, ...fit.orphaned]
    assert.deepEqual(told.sort(), Object.keys(taken.answers).sort())
  })
  await holds(property, "round trip")
})

/** Reasons by code, in the locales that have their own. */
const REASONS = ["sv", "nb"].map((locale) => {
  const file = new URL(`../../generator/ui/${locale}/assessments.yaml`, import.meta.url)
  const [, problems = ""] = /^ {4}problem:\n((?: {6}.*\n)+)/m.exec(readFileSync(file, "utf8")) ?? []
  return new Map(
    [...problems.matchAll(/^ {6}(\w+): "?(.*?)"?$/gm)].map(([, key, said]) => [key, said]),
  )
})

test("a file that anything happened to is taken in whole or refused with reasons", async () => {
  /** @type {Record<string, number>} */
  const seen = {}
  const property = fc.property(mutated, (file) => {
    const { assessment: taken, problems } = read(file)
    assert.equal(/** @type {any} */ ({}).polluted, undefined)
    if (taken) {
      const again = fileText(taken)
      assert.equal(fileText(read(again).assessment), again)
      assert.deepEqual(taken, JSON.parse(file))
      seen.taken = (seen.taken ?? 0) + 1
    } else assert.ok(problems.length >= 1 && problems.length <= 5)
    for (const { code, words } of problems ?? []) {
      seen[code] = (seen[code] ?? 0) + 1
      for (const reasons of REASONS) {
        const said = reasons.get(code)
        assert.ok(said, code)
        assert.doesNotMatch(
          fill(said.replace("{type}", ""), words).replaceAll(/[”«].*[”»]/gs, ""),
          /\{\w+\}/,
        )
      }
    }
  })
  await holds(property, "mangled")
  for (const code of ["taken", "not_json", "bad_key", "duplicate_key", "bad_text", "wrong_type"])
    assert.ok(seen[code] > 0, `no file was ${code}: ${JSON.stringify(seen)}`)
})

test("whatever is typed can be saved as a file and opened again", () => {
  const given = fc.oneof(text, halfText, fc.string({ unit: "binary" }), fc.array(halfText))
  fc.assert(
    fc.property(given, (typed) => {
      const whole = wholeText(typed)
      const file = JSON.stringify({ whole })
      assert.ok(
        JSON.stringify(JSON.parse(file)) === file &&
          !/\\ud[89a-f]/.test(file.replaceAll("\\\\", "")),
      )
      assert.deepEqual(wholeText(whole), whole)
      if (!/\p{Surrogate}/u.test(JSON.stringify(typed).replaceAll(/\\ud\w{3}/g, "\ud800")))
        assert.deepEqual(whole, typed)
    }),
  )
})
