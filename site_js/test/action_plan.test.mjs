import assert from "node:assert/strict"
import { test } from "node:test"
import { ideasOf, moved, newRow, rowsOf, withField } from "../src/action_plan.mjs"

/** @type {any} */
const answers = {
  2: {
    improvements: [
      { id: "a", text: "Sist", priority: "5" },
      { id: "b", text: "Utan" },
    ],
  },
  10: {
    improvements: [
      { id: "c", text: "Först", priority: "1" },
      { id: "d", text: " " },
    ],
  },
  gone: { improvements: [{ id: "e", text: "Borttaget", priority: "1" }] },
  7: { level: "3" },
}

test("ideas come by priority, then as the framework has the items; blank ones are left out", () => {
  const ideas = ideasOf({ answers }, ["10", "2", "7"])
  assert.deepEqual(
    ideas.map(({ id }) => id),
    ["c", "e", "a", "b"],
  )
})

test("an idea becomes a row that knows where it comes from", () => {
  const [idea] = ideasOf({ answers }, ["10"])
  const { id, ...row } = newRow(idea)
  assert.match(id, /^[0-9a-f]{32}$/)
  assert.deepEqual(row, { state: "planned", what: "Först", item: "10", improvement: "c" })
})

test("a changed row keeps what is not known here, and a blank field goes", () => {
  /** @type {any[]} */
  const rows = [{ id: "1", what: "x", extra: [1] }, { id: "2" }]
  assert.deepEqual(withField(rows, "1", "who", "Chefen")[0], { ...rows[0], who: "Chefen" })
  assert.deepEqual(withField(rows, "1", "what", " ")[0], { id: "1", extra: [1] })
  assert.deepEqual(rows[0].what, "x")
})

test("rows move within the list and never leave it", () => {
  const rows = ["a", "b", "c"].map((id) => ({ id }))
  const order = (/** @type {{ id: string }[]} */ list) => list.map(({ id }) => id).join("")
  assert.equal(order(moved(rows, "a", 1)), "bac")
  assert.equal(order(moved(rows, "c", -2)), "cab")
  assert.equal(order(moved(rows, "a", -1)), "abc")
  assert.equal(order(moved(rows, "c", 1)), "abc")
})

test("a plan of another shape has no rows, and a row without an id gets one", () => {
  assert.deepEqual(rowsOf({}), [])
  assert.deepEqual(rowsOf({ plan: { rows: "x" } }), [])
  assert.deepEqual(rowsOf({ plan: { rows: [null, { what: "x" }] } }), [{ what: "x", id: "row-1" }])
})
