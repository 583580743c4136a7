import assert from "node:assert/strict"
import { test } from "node:test"
import { pick, reached } from "../src/steps.mjs"

const plain = (/** @type {string} */ id) => ({ id, shortcoming: false })
const steps = [
  { level: "1", statements: [{ id: "s1", shortcoming: true }, plain("s2")] },
  { level: "2", statements: [plain("s3")] },
  { level: "3", statements: [plain("s4"), plain("s5")] },
  { level: "4", statements: [plain("s6")] },
]

test("picking a step marks everything up to it, shortcomings below it as passed", () => {
  const marks = pick(steps, {}, "3")
  assert.deepEqual(marks, { s1: "passed", s2: "met", s3: "met", s4: "met", s5: "met" })
  assert.deepEqual(reached(steps, marks), { level: "3", heldBy: ["s6"] })
})

test("at the picked step itself a shortcoming is met: it describes how things are", () => {
  assert.deepEqual(pick(steps, {}, "1"), { s1: "met", s2: "met" })
})

test("unmarking one statement lowers the step and names the statement that holds it back", () => {
  const marks = { ...pick(steps, {}, "4"), s4: "not_met" }
  assert.deepEqual(reached(steps, marks), { level: "2", heldBy: ["s4"] })
})

test("where not even the first step holds the step is still the first", () => {
  assert.deepEqual(reached(steps, { s3: "met" }), { level: "1", heldBy: ["s1", "s2"] })
})

test("nothing marked is no step at all", () => {
  assert.deepEqual(reached(steps, {}), { level: null, heldBy: [] })
})

test("picking a lower step takes the marks above it away", () => {
  assert.deepEqual(pick(steps, pick(steps, {}, "4"), "2"), { s1: "passed", s2: "met", s3: "met" })
})

test("picking a higher step keeps single marks above it", () => {
  const marks = pick(steps, { s5: "met" }, "2")
  assert.equal(marks.s5, "met")
  assert.equal(reached(steps, marks).level, "2")
})

test("a picked step is the reached step, whatever was marked before", () => {
  const ids = ["s1", "s2", "s3", "s4", "s5", "s6"]
  for (let bits = 0; bits < 2 ** ids.length; bits++) {
    const before = Object.fromEntries(
      ids.filter((_, n) => bits & (1 << n)).map((id) => [id, "met"]),
    )
    for (const { level } of steps)
      assert.equal(reached(steps, pick(steps, before, level)).level, level)
  }
})
