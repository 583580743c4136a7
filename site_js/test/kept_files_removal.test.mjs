/** What the browser keeps of the site's files is removed, and nothing of other sites. */
import assert from "node:assert/strict"
import test from "node:test"
import { removeKeptFiles } from "../src/kept_files_removal.mjs"

/**
 * @param {string[]} names
 * @param {string[]} [stuck] - That cannot be removed
 */
function cachesOf(names, stuck = []) {
  const left = new Set(names)
  return {
    left,
    keys: async () => [...left],
    delete: async (/** @type {string} */ name) => !stuck.includes(name) && left.delete(name),
  }
}

test("caches of the site are removed, whichever part made them, and no others", async () => {
  const caches = cachesOf(["tumstock-offline /", "other", "tumstock-start-1a", "my-tumstock-x"])
  assert.equal(await removeKeptFiles({ caches }), 0)
  assert.deepEqual([...caches.left], ["other", "my-tumstock-x"])
})

test("a cache that stays is counted", async () => {
  const caches = cachesOf(["tumstock-a", "tumstock-b"], ["tumstock-b"])
  assert.equal(await removeKeptFiles({ caches }), 1)
})

test("the worker that would fill them again goes first", async () => {
  /** @type {string[]} */
  const done = []
  const caches = cachesOf(["tumstock-a"])
  const registration = {
    async unregister() {
      done.push(`unregistered with ${caches.left.size} caches left`)
      return true
    },
  }
  const workers = { getRegistration: async () => /** @type {any} */ (registration) }
  await removeKeptFiles({ caches, workers })
  assert.deepEqual(done, ["unregistered with 1 caches left"])
})

test("where the browser has neither caches nor workers nothing is left", async () => {
  assert.equal(await removeKeptFiles({}), 0)
})
