/**
 * The score that was shown last, kept beside the answers it was computed from.
 *
 * A form that is opened again shows its total at once, before Python is there. It is taken only for
 * the very request that it was the reply to, under the same rules and the same scoring, and only
 * until the first change. It is computed anew all the same. Nothing depends on it, so nothing is
 * said when it cannot be kept.
 */

/** @import { Scored } from "./saved.mjs" */
/** @import { Result } from "./types.mjs" */

const KEEP_AFTER_MS = 1000

/** One form's. */
export class KeptScore {
  #by
  #keep
  /** @type {Scored | null} What is in the store, as far as is known */
  #found = null
  /** @type {Scored | null} What is to be */
  #next = null
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer

  /**
   * @param {object} options
   * @param {string} options.by - Names what computes: the rules and the scoring
   * @param {(scored: Scored) => Promise<unknown>} options.keep - Puts it beside the saved answers;
   *   false when they are not saved yet
   */
  constructor({ by, keep }) {
    this.#by = by
    this.#keep = keep
  }

  /**
   * @param {Scored | undefined} scored - As it lies beside the answers that were opened; storage may
   *   hold anything
   * @returns {(request: string) => Result | null} The result of a request, if this is it
   */
  found(scored) {
    this.#found = scored ?? null
    return (request) => {
      if (scored?.by !== this.#by || scored.request !== request) return null
      return resultIn(scored.reply)
    }
  }

  /** The answers have changed: what was computed of them before is not to be kept. */
  forget() {
    clearTimeout(this.#timer)
    this.#found = null
    this.#next = null
  }

  /**
   * Keep a reply after a while, unless another comes.
   *
   * @param {string} request - For a score
   * @param {string} reply - A result
   */
  take(request, reply) {
    const { by, request: of } = this.#found ?? {}
    clearTimeout(this.#timer)
    this.#next = null
    if (by === this.#by && of === request) return
    this.#next = { by: this.#by, request, reply }
    this.#timer = setTimeout(() => void this.flush(), KEEP_AFTER_MS)
    if (typeof this.#timer === "object") /** @type {any} */ (this.#timer).unref?.()
  }

  /** @returns {Promise<void>} Resolved once what waits is kept, or cannot be */
  async flush() {
    clearTimeout(this.#timer)
    const next = this.#next
    if (!next) return
    const kept = await this.#keep(next).catch(() => false)
    if (this.#next !== next) return
    if (kept !== false) this.#found = next
    this.#next = null
  }
}

/**
 * @param {unknown} reply - What was kept of a scorer's reply
 * @returns {Result | null} null where it is not a whole result
 */
function resultIn(reply) {
  try {
    const result = JSON.parse(String(reply))
    return result?.format === "tumstock-result" && result.total && result.items ? result : null
  } catch {
    return null
  }
}
