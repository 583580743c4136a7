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

  /** @param {HTMLElement} host - The region is put at its end */
  constructor(host) {
    this.#region = h("p", { class: "ts-hidden", role: "status", "data-announcer": true })
    host.append(this.#region)
  }

  /**
   * Say something once things are quiet.
   *
   * @param {string} message - One or two short sentences; empty says nothing
   */
  say(message) {
    clearTimeout(this.#timer)
    if (!message) return
    this.#timer = setTimeout(() => (this.#region.textContent = message), QUIET_MS)
  }
}
