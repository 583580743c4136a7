import assert from "node:assert/strict"
import { afterEach, beforeEach, mock, test } from "node:test"
import { WhenSeen } from "../src/when_seen.mjs"

/** @type {(near: boolean) => void} */
let move
/** @type {() => void} */
let print

beforeEach(() => {
  const page = /** @type {any} */ (globalThis)
  page.IntersectionObserver = class {
    /** @param {(entries: { isIntersecting: boolean }[]) => void} told */
    constructor(told) {
      move = (near) => told([{ isIntersecting: !near }, { isIntersecting: near }])
    }
    observe() {}
  }
  page.addEventListener = (/** @type {string} */ name, /** @type {() => void} */ act) => {
    assert.equal(name, "beforeprint")
    print = act
  }
  mock.timers.enable({ apis: ["setTimeout"] })
})
afterEach(() => mock.timers.reset())

function drawing() {
  /** @type {number[]} */
  const drawn = []
  const part = new WhenSeen(/** @type {any} */ ({}))
  return { drawn, draw: (/** @type {number} */ one) => part.draw(() => drawn.push(one)) }
}

test("what is seen is drawn at once", () => {
  const { drawn, draw } = drawing()
  move(true)
  draw(1)
  assert.deepEqual(drawn, [1])
})

test("what is out of sight is drawn when nothing newer comes, the newest alone", () => {
  const { drawn, draw } = drawing()
  draw(1)
  mock.timers.tick(300)
  draw(2)
  mock.timers.tick(300)
  assert.deepEqual(drawn, [])
  mock.timers.tick(100)
  assert.deepEqual(drawn, [2])
})

test("what waits is drawn when it comes into sight, or is printed, and not once more", () => {
  const { drawn, draw } = drawing()
  draw(1)
  move(true)
  assert.deepEqual(drawn, [1])
  move(false)
  draw(2)
  print()
  assert.deepEqual(drawn, [1, 2])
  mock.timers.tick(1000)
  assert.deepEqual(drawn, [1, 2])
})

test("whoever wants to know is told where it is", () => {
  /** @type {boolean[]} */
  const told = []
  const part = new WhenSeen(/** @type {any} */ ({}), (near) => told.push(near))
  move(true)
  move(false)
  part.draw(() => assert.fail("drawn out of sight"))
  assert.deepEqual(told, [true, false])
})
