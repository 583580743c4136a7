import assert from "node:assert/strict"
import { test } from "node:test"
import { History } from "../src/history.mjs"

/**
 * @param {string[]} path
 * @param {unknown} before
 * @param {unknown} after
 * @param {string | null} [typed]
 */
const step = (path, before, after, typed = null) => ({ path, before, after, typed })

test("what was done last is undone first, and done again in order", () => {
  const history = new History()
  history.record(step(["profile"], {}, { a: "yes" }))
  history.record(step(["answers", "2"], undefined, { level: "3" }))
  assert.equal(history.undo()?.path[0], "answers")
  assert.equal(history.undo()?.path[0], "profile")
  assert.equal(history.undo(), null)
  assert.equal(history.redo()?.path[0], "profile")
  assert.deepEqual(history.redo()?.after, { level: "3" })
  assert.deepEqual([history.canUndo, history.canRedo], [true, false])
})

test("letters typed without a pause are one step, after a pause another", () => {
  const history = new History()
  history.record(step(["answers", "2"], undefined, { note: "a" }, "2.note"), 0)
  history.record(step(["answers", "2"], { note: "a" }, { note: "ab" }, "2.note"), 900)
  history.record(step(["answers", "2"], { note: "ab" }, { note: "abc" }, "2.note"), 9000)
  assert.deepEqual(history.undo()?.before, { note: "ab" })
  assert.equal(history.undo()?.before, undefined)
})

test("a clock that was set back by an hour does not make one step of all that follows", () => {
  const history = new History()
  history.record(step(["answers", "2"], undefined, { note: "a" }, "2.note"), 3_600_000)
  history.record(step(["answers", "2"], { note: "a" }, { note: "ab" }, "2.note"), 0)
  assert.deepEqual(history.undo()?.before, { note: "a" })
})

test("typing in two fields, and picking twice, are two steps each", () => {
  const history = new History()
  history.record(step(["answers", "2"], 0, 1, "2.note"), 0)
  history.record(step(["answers", "2"], 1, 2, "2.period"), 1)
  history.record(step(["answers", "2"], 2, 3), 2)
  history.record(step(["answers", "2"], 3, 4), 3)
  const seen = Array.from({ length: 4 }, () => history.undo()?.before)
  assert.deepEqual(seen, [3, 2, 1, 0])
})

test("typing after doing again does not join what was done again", () => {
  const history = new History()
  history.record(step(["a"], "", "x", "a"), 0)
  history.undo()
  history.redo()
  history.record(step(["a"], "x", "xy", "a"), 1)
  assert.equal(history.undo()?.before, "x")
})

test("a new change ends what could be done again", () => {
  const history = new History()
  history.record(step(["a"], 0, 1))
  history.undo()
  history.record(step(["b"], 0, 1))
  assert.equal(history.redo(), null)
})

test("what another tab has changed is not undone here", () => {
  const history = new History()
  history.record(step(["answers", "2"], 0, 1))
  history.record(step(["answers", "3"], 0, 1))
  history.undo()
  history.forget(["answers", "2"])
  history.forget(["answers", "3"])
  assert.deepEqual([history.canUndo, history.canRedo], [false, false])
})

test("only so many steps are kept", () => {
  const history = new History()
  for (let at = 0; at < 500; at++) history.record(step(["a"], at, at + 1))
  let count = 0
  while (history.undo()) count++
  assert.equal(count, 200)
})
