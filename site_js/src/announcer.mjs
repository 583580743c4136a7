/**
 * Speaks to screen readers, seldom and briefly.
 *
 * One live region for the whole form: only the last message of a burst is said, once things have
 * been quiet for a moment.
 */
import { h } from "./dom.mjs"

const QUIET_MS = 1_200

/** The live region. */
export class Announcer {
  #region
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer
  /** @type {Map<string, string>} What is to be said, by what it is about */
  #waiting = new Map()

  /** @param {HTMLElement} host - The region is put at its end */
  constructor(host) {
    this.#region = h("p", { class: "ts-hidden", role: "status", "data-announcer": true })
    host.append(this.#region)
  }

  /**
   * Say something once things are quiet.
   *
   * @param {string} message - One or two short sentences; empty says nothing
   * @param {string} [about] - A later message replaces one about the same that still waits
   */
  say(message, about = "score") {
    clearTimeout(this.#timer)
    if (message) this.#waiting.set(about, message)
    else this.#waiting.delete(about)
    if (this.#waiting.size === 0) return
    this.#timer = setTimeout(() => {
      this.#region.textContent = [...this.#waiting.values()].join(" ")
      this.#waiting.clear()
    }, QUIET_MS)
  }
}
