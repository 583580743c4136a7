import assert from "node:assert/strict"
import { test } from "node:test"
import { Slices, inTurns } from "../src/slices.mjs"

/** Slices on a clock that goes on by the milliseconds of each piece; counts frames. */
function onClock() {
  const clock = { time: 0, frames: 0 }
  const slices = new Slices({
    frame: async () => {
      clock.frames += 1
    },
    now: () => clock.time,
  })
  /** @param {number[]} costs */
  function* pieces(costs) {
    for (const cost of costs) {
      clock.time += cost
      yield
    }
  }
  return { clock, slices, pieces }
}

test("nothing is done before what is there is drawn, and short pieces share a turn", async () => {
  const { clock, slices, pieces } = onClock()
  assert.equal(await slices.run(pieces([1, 1, 1])), true)
  assert.deepEqual(clock, { time: 3, frames: 1 })
})

test("the page draws after each turn of eight milliseconds", async () => {
  const { clock, slices, pieces } = onClock()
  assert.equal(await slices.run(pieces([4, 4, 4, 4, 9])), true)
  assert.deepEqual(clock, { time: 25, frames: 4 })
})

test("what is newer takes the place of what is not finished", async () => {
  const { clock, slices, pieces } = onClock()
  const first = slices.run(pieces([8, 100, 100]))
  const second = slices.run(pieces([2]))
  assert.deepEqual(await Promise.all([first, second]), [false, true])
  assert.equal(clock.time, 2)
})

const world = /** @type {{ scheduler?: unknown }} */ (globalThis)

test("a work in turns lets go of the page, with a timer where the browser has nothing better", async () => {
  const before = world.scheduler
  for (const [scheduler, timers] of [
    [undefined, 2],
    [{}, 2],
    [{ yield: async () => {} }, 0],
  ]) {
    world.scheduler = scheduler
    const turns = { timers: 0 }
    const { setTimeout } = globalThis
    globalThis.setTimeout = /** @type {any} */ (
      (/** @type {() => void} */ then) => {
        turns.timers += 1
        return setTimeout(then)
      }
    )
    try {
      await inTurns(busy([9, 1, 9, 1]))
    } finally {
      globalThis.setTimeout = setTimeout
      world.scheduler = before
    }
    assert.equal(turns.timers, timers)
  }
})

/** @param {number[]} costs - Milliseconds that each piece takes */
function* busy(costs) {
  for (const cost of costs) {
    const until = performance.now() + cost
    while (performance.now() < until);
    yield
  }
}
