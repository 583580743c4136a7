/** Work in pieces that are short enough for the page to answer in between. */

/** A piece that takes longer is felt; several short ones may share a turn. */
const LONGEST_MS = 8
/** A hidden tab draws no frames. */
const NO_FRAME_MS = 100

/** One work at a time: a newer one takes the place of what is not finished. */
export class Slices {
  #round = 0
  #frame
  #now

  /**
   * @param {object} [options]
   * @param {() => Promise<void>} [options.frame] - Resolved once the page has drawn
   * @param {() => number} [options.now] - Clock, in milliseconds
   */
  constructor({ frame = drawn, now = () => performance.now() } = {}) {
    this.#frame = frame
    this.#now = now
  }

  /**
   * Draw what is there already, then do the rest piece by piece.
   *
   * @param {Iterable<unknown>} pieces - Does a piece of work each time it is asked for more
   * @returns {Promise<boolean>} Whether all of it was done; false: something newer came between
   */
  async run(pieces) {
    const round = ++this.#round
    await this.#frame()
    if (round !== this.#round) return false
    let begun = this.#now()
    for (const _ of pieces) {
      if (this.#now() - begun < LONGEST_MS) continue
      await this.#frame()
      if (round !== this.#round) return false
      begun = this.#now()
    }
    return true
  }
}

/**
 * Do all of a work, letting go of the page for a moment every now and then.
 *
 * @param {Iterable<unknown>} pieces - Does a piece of work each time it is asked for more
 * @returns {Promise<void>} Resolved once all is done
 */
export async function inTurns(pieces) {
  let begun = performance.now()
  for (const _ of pieces) {
    if (performance.now() - begun < LONGEST_MS) continue
    await letGo()
    begun = performance.now()
  }
}

/**
 * Let the page do what came meanwhile. Browsers make a timer that another one set wait for 4 ms.
 *
 * @returns {Promise<void>}
 */
function letGo() {
  const { scheduler } = /** @type {{ scheduler?: { yield?: () => Promise<void> } }} */ (globalThis)
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve))
}

/** @returns {Promise<void>} */
function drawn() {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, NO_FRAME_MS)
    requestAnimationFrame(() => {
      clearTimeout(timer)
      setTimeout(resolve)
    })
  })
}
