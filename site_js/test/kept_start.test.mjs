import assert from "node:assert/strict"
import { test } from "node:test"
import { KeptStart, forgetStarts, isKept } from "../src/kept_start.mjs"

/** As much of a browser's caches as is used. */
class FakeCaches {
  /** @type {Map<string, Map<string, Response>>} */
  held = new Map()
  has = async (/** @type {string} */ name) => this.held.has(name)
  keys = async () => [...this.held.keys()]
  delete = async (/** @type {string} */ name) => this.held.delete(name)
  match = async (/** @type {string} */ url, /** @type {{ cacheName: string }} */ { cacheName }) =>
    this.held.get(cacheName)?.get(url)?.clone()
  open = async (/** @type {string} */ name) => {
    const cache = this.held.get(name) ?? new Map()
    this.held.set(name, cache)
    return {
      match: async (/** @type {string} */ url) => cache.get(url)?.clone(),
      put: async (/** @type {string} */ url, /** @type {Response} */ response) =>
        void cache.set(url, response),
    }
  }
}

const GIGABYTE = 2 ** 30
const MEMORY = new Uint8Array(100_000)
MEMORY.set([1, 2, 3], 50_000)

/**
 * @param {object} [options]
 * @param {FakeCaches | undefined} [options.caches]
 * @param {string} [options.runtime]
 * @param {string} [options.browser]
 * @param {number} [options.quota]
 */
function keeper({
  caches = new FakeCaches(),
  runtime = "https://example.org/site/assets/runtime/1-abc/",
  browser = "Browser 1",
  quota = GIGABYTE,
} = {}) {
  const storage = /** @type {any} */ ({ estimate: async () => ({ quota, usage: 0 }) })
  const { subtle } = globalThis.crypto
  const kept = new KeptStart({
    runtime,
    browser,
    caches: /** @type {any} */ (caches),
    subtle,
    storage,
  })
  return { kept, caches }
}

/** @param {FakeCaches} caches @param {(packed: Uint8Array) => Uint8Array} change */
async function tamper(caches, change) {
  const [cache] = caches.held.values()
  const [[url, response]] = cache
  const packed = change(new Uint8Array(await response.arrayBuffer()))
  cache.set(url, new Response(/** @type {any} */ (packed), { headers: response.headers }))
}

test("what one start leaves the next one finds", async () => {
  const { kept, caches } = keeper()
  assert.equal(await kept.find(), null)
  assert.equal(await kept.keep(MEMORY), true)
  assert.deepEqual(await keeper({ caches }).kept.find(), MEMORY)
})

test("whether a start is kept is known of its own runtime alone, and denied caches keep none", async () => {
  const { kept, caches } = keeper()
  const asked = (/** @type {any} */ where, runtime = "https://example.org/a/1-abc/") =>
    isKept(where, runtime)
  assert.equal(await asked(caches), false)
  await kept.keep(MEMORY)
  assert.equal(await asked(caches), true)
  assert.equal(await asked(caches, "https://example.org/a/2-abc/"), false)
  const denied = async () => assert.fail("denied")
  assert.equal(await asked({ has: denied }), false)
  assert.equal(await asked(undefined), false)
})

test("looking for a start leaves no cache behind", async () => {
  const { kept, caches } = keeper()
  await kept.find()
  assert.deepEqual(await caches.keys(), [])
})

test("what another browser or version of it has left is removed", async () => {
  const { kept, caches } = keeper()
  await kept.keep(MEMORY)
  assert.equal(await keeper({ caches, browser: "Browser 2" }).kept.find(), null)
  assert.deepEqual(await caches.keys(), [])
})

for (const [how, change] of /** @type {[string, (packed: Uint8Array) => Uint8Array][]} */ ([
  ["cut short", (packed) => packed.slice(0, -10)],
  ["empty", () => new Uint8Array()],
  ["changed in one bit", (packed) => packed.with(packed.length - 1, 4)],
]))
  test(`what is ${how} is removed`, async () => {
    const { kept, caches } = keeper()
    await kept.keep(MEMORY)
    await tamper(caches, change)
    assert.equal(await kept.find(), null)
    assert.deepEqual(await caches.keys(), [])
  })

test("a start of another runtime makes way, and nobody else's cache does", async () => {
  const { kept, caches } = keeper()
  await caches.open("tumstock-pages-1")
  await kept.keep(MEMORY)
  const runtime = "https://example.org/site/assets/runtime/1-def/"
  await keeper({ caches, runtime }).kept.keep(MEMORY)
  assert.deepEqual(await caches.keys(), ["tumstock-pages-1", "tumstock-start-1-def"])
  await forgetStarts(/** @type {any} */ (caches))
  assert.deepEqual(await caches.keys(), ["tumstock-pages-1"])
})

test("nothing is kept where there is little room", async () => {
  const { kept, caches } = keeper({ quota: 19 * MEMORY.length })
  assert.equal(await kept.keep(MEMORY), false)
  assert.deepEqual(await caches.keys(), [])
})

test("a browser that stores nothing starts plainly", async () => {
  const denied = () => Promise.reject(new DOMException("denied", "SecurityError"))
  const caches = /** @type {any} */ ({
    has: denied,
    keys: denied,
    match: denied,
    open: denied,
    delete: denied,
  })
  const { kept } = keeper({ caches })
  assert.equal(await kept.find(), null)
  assert.equal(await kept.keep(MEMORY), false)
  const none = new KeptStart({
    runtime: "https://example.org/assets/runtime/1/",
    browser: "",
    caches: undefined,
    subtle: undefined,
    storage: undefined,
  })
  assert.equal(await none.find(), null)
  assert.equal(await none.keep(MEMORY), false)
})

test("what could not be written whole is removed", async () => {
  const { kept, caches } = keeper()
  const open = caches.open
  caches.open = async (name) => ({
    ...(await open(name)),
    put: () => Promise.reject(new DOMException("full", "QuotaExceededError")),
  })
  assert.equal(await kept.keep(MEMORY), false)
  assert.deepEqual(await caches.keys(), [])
})
