/**
 * Python's memory, as it was after a start, in a form that takes half the space.
 *
 * Most of it are zeros that lie together. What is kept are the runs between them:
 *
 *   bytes of the memory, number of runs, then for each run where it begins and how long it is
 *   (each a 32-bit little-endian number), then the runs one after the other
 */

const PAGE = 4096
const NUMBER = 4

/**
 * Leave out the pages that are nothing but zeros.
 *
 * @param {Uint8Array<ArrayBuffer>} memory - Begins on a multiple of 8 bytes of its buffer
 * @returns {Uint8Array<ArrayBuffer>} Packed
 */
export function pack(memory) {
  const runs = runsOf(memory)
  const head = new Uint32Array([memory.length, runs.length, ...runs.flat()])
  const size = runs.reduce((sum, [, length]) => sum + length, 0)
  const packed = new Uint8Array(head.byteLength + size)
  packed.set(new Uint8Array(head.buffer))
  let at = head.byteLength
  for (const [start, length] of runs) {
    packed.set(memory.subarray(start, start + length), at)
    at += length
  }
  return packed
}

/**
 * The memory that was packed.
 *
 * @param {ArrayBuffer} packed - As `pack` gave it
 * @returns {Uint8Array<ArrayBuffer>} As it was
 * @throws {RangeError} If it cannot be: it is cut short or something else altogether
 */
export function unpack(packed) {
  const [size, count] = new Uint32Array(packed, 0, 2)
  const runs = new Uint32Array(packed, 2 * NUMBER, 2 * count)
  const memory = new Uint8Array(size)
  let at = (2 + runs.length) * NUMBER
  for (let run = 0; run < runs.length; run += 2) {
    const [start, length] = runs.subarray(run, run + 2)
    memory.set(new Uint8Array(packed, at, length), start)
    at += length
  }
  if (at !== packed.byteLength) throw new RangeError("more or less than was packed")
  return memory
}

/**
 * @param {Uint8Array<ArrayBuffer>} memory
 * @returns {[number, number][]} Start and length of what is not all zeros, in bytes
 */
function runsOf(memory) {
  const words = new Float64Array(memory.buffer, memory.byteOffset, memory.length >> 3)
  const tail = memory.length & 7
  /** @type {[number, number][]} */
  const runs = []
  for (let start = 0; start < memory.length; start += PAGE) {
    const end = Math.min(start + PAGE, memory.length)
    if (!isUsed(words, memory, start, end, tail)) continue
    const last = runs.at(-1)
    if (last && last[0] + last[1] === start) last[1] += end - start
    else runs.push([start, end - start])
  }
  return runs
}

/**
 * @param {Float64Array} words
 * @param {Uint8Array} memory
 * @param {number} start
 * @param {number} end
 * @param {number} tail
 */
function isUsed(words, memory, start, end, tail) {
  // -0 equals 0 and NaN differs from itself: `Object.is` tells all bits from none.
  for (let at = start >> 3; at < end >> 3; at++) if (!Object.is(words[at], 0)) return true
  return end === memory.length && tail > 0 && memory.subarray(end - tail).some((byte) => byte > 0)
}
