import assert from "node:assert/strict"
import { test } from "node:test"
import { showMegabytes, showNumber, showRange } from "../src/locale.mjs"
import { fill, Texts } from "../src/texts.mjs"

test("a decimal point becomes the locale's mark and a hyphen a minus", () => {
  for (const locale of ["sv", "nb", "sv-FI"]) assert.equal(showNumber("-74.5", locale), "−74,5")
  assert.equal(showNumber("74.5", "en"), "74.5")
})

test("whole parts are set apart from five digits on, and nothing is rounded", () => {
  assert.equal(showNumber("1250.0625", "sv"), "1250,0625")
  assert.equal(showNumber("1234567.5", "sv"), "1\u00a0234\u00a0567,5")
})

test("what is no number is shown as it is", () => {
  assert.equal(showNumber("not_assessable", "sv"), "not_assessable")
})

test("a range of one number is that number", () => {
  assert.equal(showRange("26", "122", "sv"), "26–122")
  assert.equal(showRange("18.5", "18.5", "nb"), "18,5")
})

test("sizes have one decimal", () => {
  assert.equal(showMegabytes(8_647_684, "sv"), "8,6")
  assert.equal(showMegabytes(0, "nb"), "0,0")
})

test("a place without a value stays, so that a mistake is seen", () => {
  assert.equal(fill("{score} av {max}", { score: 4 }), "4 av {max}")
})

test("words carry their language only where it is not the page's", () => {
  const page = {
    js: { a: { b: "x {n}" } },
    sections: {},
    bands: { good: "bra" },
    rules: {},
    items: {},
  }
  const items = { 1: { title: { text: "En klar visjon", lang: "nb" } } }
  const texts = new Texts({ ...page, items }, "sv")
  assert.deepEqual(texts.words("items", "1", "title"), { text: "En klar visjon", lang: "nb" })
  assert.deepEqual(texts.words("bands", "good"), { text: "bra", lang: null })
  assert.deepEqual(texts.words("bands", "toString"), { text: "toString", lang: null })
  assert.equal(texts.say("a.b", { n: 1 }), "x 1")
  assert.equal(texts.say("a.c"), "a.c")
})
