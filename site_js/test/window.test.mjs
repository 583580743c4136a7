import assert from "node:assert/strict"
import { test } from "node:test"
import { callThrough } from "../src/window.mjs"

/** A window of 16 bytes that answers in capitals, and the slow way, which answers "slow". */
function python() {
  let buffer = new Uint8Array(16)
  /** @type {boolean[]} */
  const released = []
  const shared = {
    memory: {
      getBuffer: () => ({ data: buffer.subarray(), release: () => released.push(true) }),
    },
    /** @param {number} length */
    call(length) {
      const request = new TextDecoder("utf-8", { ignoreBOM: true }).decode(
        buffer.subarray(0, length),
      )
      if (request === "no") return -1
      return new TextEncoder().encodeInto(request.toUpperCase(), buffer).written
    },
  }
  /** Memory that grows moves, and views of it are empty from then on. */
  const grow = () => {
    const moved = buffer.slice()
    structuredClone(buffer.buffer, { transfer: [buffer.buffer] })
    buffer = moved
  }
  return { call: callThrough(shared, () => "slow"), grow, released }
}

test("a text goes through the window and comes back", () => {
  const { call } = python()
  assert.equal(call("tjänst"), "TJÄNST")
  assert.equal(call("\ufeffx"), "\ufeffX")
})

test("what does not fit, or cannot be answered there, goes the slow way", () => {
  const { call } = python()
  assert.equal(call("x".repeat(17)), "slow")
  assert.equal(call("ä".repeat(9)), "slow")
  assert.equal(call("no"), "slow")
})

test("a view that is empty since the memory has grown is made anew", () => {
  const { call, grow, released } = python()
  grow()
  assert.equal(call("a"), "A")
  assert.equal(released.length, 1)
})
