import assert from "node:assert/strict"
import { test } from "node:test"
import { FetchMeter } from "../src/fetch_meter.mjs"

/**
 * @param {(url: string) => Response} answer
 */
function metered(answer) {
  /** @type {[number, number][]} */
  const progress = []
  /** @type {string[]} */
  const failures = []
  const meter = new FetchMeter({
    fetch: async (input) => answer(String(input)),
    expected: { "big.wasm": 1000 },
    onProgress: (loaded, total) => progress.push([loaded, total]),
    onFailure: (message) => failures.push(message),
  })
  return { meter, progress, failures }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20))

test("bytes are counted against what is expected, and the caller gets the whole file", async () => {
  const { meter, progress } = metered(
    (url) => new Response(url.endsWith("wasm") ? "x".repeat(1000) : "y"),
  )
  const response = await meter.fetch("https://example.org/runtime/big.wasm")
  assert.equal((await response.text()).length, 1000)
  await (await meter.fetch("https://example.org/runtime/small.zip")).text()
  await settled()
  assert.deepEqual(progress[0], [1000, 1000])
  assert.deepEqual(progress.at(-1), [1001, 1001])
})

test("a packed length says nothing of the unpacked one", async () => {
  const headers = { "content-length": "10", "content-encoding": "gzip" }
  const { meter, progress } = metered(() => new Response("y".repeat(50), { headers }))
  await (await meter.fetch("https://example.org/a.js")).text()
  await settled()
  assert.deepEqual(progress, [[50, 1050]])
})

test("a file that is not there is a failure by name", async () => {
  const { meter, failures } = metered(() => new Response("", { status: 404 }))
  await assert.rejects(meter.fetch("https://example.org/runtime/big.wasm"), TypeError)
  assert.deepEqual(failures, ["big.wasm: HTTP status 404"])
})

test("a broken connection is a failure by name", async () => {
  const { meter, failures } = metered(() => {
    throw new TypeError("Failed to fetch")
  })
  await assert.rejects(meter.fetch("https://example.org/runtime/big.wasm"))
  assert.deepEqual(failures, ["big.wasm: Failed to fetch"])
})
