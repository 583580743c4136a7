import assert from "node:assert/strict"
import { test } from "node:test"
import { flagsOf, stateOf } from "../src/areas_table.mjs"
import { Texts } from "../src/texts.mjs"

const words = {
  flags_none: "inga påpekanden",
  flags_one: "1 påpekande",
  flags_many: "{count} påpekanden",
}
/** @type {any} */
const page = { js: { areas: words }, items: {} }
const texts = new Texts(page, "sv")

/**
 * @param {string} status
 * @param {object} [explanation]
 * @returns {any}
 */
const area = (status, explanation = {}) => ({ status, explanation })

test("an area is open, unknown, partly or wholly entered", () => {
  assert.equal(stateOf(area("open"), [], "1"), "open")
  assert.equal(stateOf(area("unknown"), [], "1"), "unknown")
  assert.equal(stateOf(area("recorded", { missing: ["stays"] }), [], "1"), "partial")
  assert.equal(stateOf(area("recorded", { missing: [] }), [], "1"), "recorded")
})

test("an area with a problem has to be mended, whatever else is known, and no other has", () => {
  /** @type {any[]} */
  const problems = [{ item: "1" }]
  assert.equal(stateOf(area("open"), problems, "1"), "mend")
  assert.equal(stateOf(area("open"), problems, "2"), "open")
})

test("findings are counted in words once there are figures", () => {
  const values = { rate: "12.5" }
  assert.equal(
    flagsOf(area("recorded", { values, flags: [] }), "recorded", texts),
    words.flags_none,
  )
  assert.equal(flagsOf(area("recorded", { values, flags: ["a"] }), "partial", texts), "1 påpekande")
  assert.equal(
    flagsOf(area("recorded", { values, flags: ["a", "b"] }), "recorded", texts),
    "2 påpekanden",
  )
})

test("without figures nothing is said of findings, not even that there are none", () => {
  assert.equal(flagsOf(area("recorded", { values: {}, flags: [] }), "recorded", texts), "")
  assert.equal(flagsOf(area("recorded", { values: { a: "1" } }), "mend", texts), "")
})
