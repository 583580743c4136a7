import assert from "node:assert/strict"
import { test } from "node:test"
import { FetchMeter } from "../src/fetch_meter.mjs"

function metered() {
  /** @type {[number, number][]} */
  const progress = []
  const meter = new FetchMeter({
    expected: { "big.wasm": 1000, "small.zip": 10 },
    onProgress: (loaded, total) => progress.push([loaded, total]),
  })
  return { meter, progress }
}

test("bytes of all files are counted together against what is expected", async () => {
  const { meter, progress } = metered()
  const read = await meter.read("big.wasm", new Response("x".repeat(1000)))
  assert.equal(new TextDecoder().decode(read), "x".repeat(1000))
  await meter.read("small.zip", new Response("y".repeat(10)))
  assert.deepEqual(progress, [
    [1000, 1010],
    [1010, 1010],
  ])
})

test("a file that is larger than expected raises what is expected", async () => {
  const { meter, progress } = metered()
  await meter.read("small.zip", new Response("y".repeat(25)))
  assert.deepEqual(progress, [[25, 1025]])
})

test("a file that is read again counts once", async () => {
  const { meter, progress } = metered()
  await meter.read("small.zip", new Response("yyyyy"))
  await meter.read("small.zip", new Response("yyyyyyyyyy"))
  assert.deepEqual(progress.at(-1), [10, 1010])
})
