/**
 * Draws a part of the page that is long to draw: at once where it is seen, otherwise later.
 *
 * What is out of sight is drawn when nothing newer has come for a while, so that answers that follow
 * one another fast do not each wait for it; and before the page is printed.
 */

/** So far beyond the window something still counts as seen. */
const NEAR = "50% 0px"
const PAUSE_MS = 400

export class WhenSeen {
  #near = false
  /** @type {(() => void) | null} */
  #waiting = null
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer

  /**
   * @param {HTMLElement} element - What is drawn
   * @param {(near: boolean) => void} [onSeen] - Told when it comes near the window, or leaves it
   */
  constructor(element, onSeen = () => {}) {
    const see = (/** @type {IntersectionObserverEntry[]} */ entries) => {
      this.#near = entries.at(-1)?.isIntersecting ?? false
      if (this.#near) this.#now()
      onSeen(this.#near)
    }
    new IntersectionObserver(see, { rootMargin: NEAR }).observe(element)
    addEventListener("beforeprint", () => this.#now())
  }

  /**
   * Draw, or draw later; in place of what still waits.
   *
   * @param {() => void} draw - Does it
   */
  draw(draw) {
    this.#waiting = draw
    clearTimeout(this.#timer)
    if (this.#near) this.#now()
    else this.#timer = setTimeout(() => this.#now(), PAUSE_MS)
  }

  #now() {
    clearTimeout(this.#timer)
    const draw = this.#waiting
    this.#waiting = null
    draw?.()
  }
}
