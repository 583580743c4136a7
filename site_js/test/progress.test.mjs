import assert from "node:assert/strict"
import { test } from "node:test"
import { progressOf } from "../src/progress.mjs"

const items = [
  { id: "1", kind: "levels", group: null },
  { id: "2", kind: "table", group: null },
  { id: "3", kind: "group", group: null },
  { id: "3A", kind: "rating", group: "3" },
  { id: "3B", kind: "rating", group: "3" },
  { id: "3C", kind: "indicator", group: "3" },
]
const sections = new Map([
  ["a", ["1", "2"]],
  ["b", ["3"]],
])

/** @param {Record<string, any>} answers */
const states = (answers) => Object.fromEntries(progressOf(items, sections, answers, null).items)

test("before scoring says anything the answers are looked at", () => {
  const answers = { 1: { level: "3" }, 2: { inputs: { share: "7" } }, "3A": { rating: "4" } }
  assert.deepEqual(states(answers), {
    1: "answered",
    2: "partial",
    3: "partial",
    "3A": "answered",
    "3B": "open",
    "3C": "open",
  })
  const progress = progressOf(items, sections, answers, null)
  assert.deepEqual([progress.answered, progress.count], [1, 3])
})

test("a group is answered when every scored part is, indicators aside", () => {
  assert.equal(states({ "3A": { rating: "4" }, "3B": { rating: "4" } })["3"], "answered")
})

test("a note alone, or don't know, is no answer", () => {
  assert.equal(states({ 1: { note: "x" } })["1"], "open")
  assert.equal(states({ 1: { level: "2", unknown: true } })["1"], "partial")
})

test("once scoring has spoken it counts, and an answer it could not take stays partial", () => {
  const open = { status: "open" }
  const result = /** @type {any} */ ({
    items: { 1: { status: "scored" }, 2: open, 3: { status: "partial" }, "3A": open, "3B": open },
    sections: [
      { id: "a", answered: 1, count: 2 },
      { id: "b", answered: 0, count: 1 },
    ],
  })
  const answers = { "3A": { rating: "7" } }
  const progress = progressOf(items, sections, answers, result, new Set(["3A"]))
  assert.equal(progress.items.get("1"), "answered")
  assert.equal(progress.items.get("2"), "open")
  assert.equal(progress.items.get("3A"), "partial")
  assert.equal(progress.items.get("3"), "partial")
  assert.deepEqual([progress.answered, progress.count], [1, 3])
})
