import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { pack, unpack } from "../src/snapshot.mjs"

/** Memory of a few pages with a byte here and there. */
const memories = fc
  .tuple(
    fc.integer({ min: 0, max: 40_000 }),
    fc.array(fc.tuple(fc.nat(40_000), fc.integer({ min: 1, max: 255 })), { maxLength: 6 }),
  )
  .map(([size, bytes]) => {
    const memory = new Uint8Array(size)
    for (const [at, byte] of bytes) if (at < size) memory[at] = byte
    return memory
  })

test("what is packed comes back, byte for byte", () => {
  fc.assert(
    fc.property(memories, (memory) => {
      assert.deepEqual(unpack(pack(memory).buffer), memory)
    }),
  )
})

test("bits that look like zero as a number are kept", () => {
  const memory = new Uint8Array(8192)
  memory[7] = 0x80 // -0 as a float
  assert.deepEqual(unpack(pack(memory).buffer), memory)
})

test("pages without anything take no space", () => {
  const memory = new Uint8Array(1_000_000)
  memory[500_000] = 1
  assert.ok(pack(memory).length < 5000)
})

test("what is cut short or has more than was packed is refused", () => {
  const memory = new Uint8Array(20_000).fill(7)
  const packed = pack(memory)
  for (const end of [0, 4, 8, 15, 16, 5000, packed.length - 1])
    assert.throws(() => unpack(packed.slice(0, end).buffer), RangeError, String(end))
  const more = new Uint8Array(packed.length + 1)
  more.set(packed)
  assert.throws(() => unpack(more.buffer), RangeError)
})
