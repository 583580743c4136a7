import assert from "node:assert/strict"
import { test } from "node:test"
import { layOut } from "../src/out_of_sight.mjs"

globalThis.HTMLElement ??= /** @type {any} */ (class {})

test("one item is laid out whenever there is nothing else to do", async () => {
  const items = Array.from({ length: 6 }, () =>
    Object.assign(new HTMLElement(), { dataset: /** @type {Record<string, string>} */ ({}) }),
  )
  const form = /** @type {any} */ ({ querySelectorAll: () => items, dataset: {} })
  const done = () => items.map(({ dataset }) => ("laidOut" in dataset ? "x" : "-")).join("")
  /** @type {string[]} */
  const told = []
  await layOut(form, async () => told.push(done()))
  assert.deepEqual(told, ["------", "x-----", "xx----", "xxx---", "xxxx--", "xxxxx-"])
  assert.equal(done(), "xxxxxx")
  assert.equal(form.dataset.allLaidOut, "")
})
