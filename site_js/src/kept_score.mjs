/**
 * The score that was shown last, kept beside the answers it was computed from.
 *
 * A form that is opened again shows it at once, before Python is there. It is taken only for the
 * very request that it was the reply to, under the same rules and the same scoring: everything else
 * is computed anew. Nothing depends on it, so nothing is said when it cannot be kept.
 */

/** @import { Scored } from "./saved.mjs" */

const KEEP_AFTER_MS = 1000
const RESULT = '{"format":"tumstock-result"'

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

  /** @param {Scored | undefined} scored - As it lies beside the answers that were opened */
  found(scored) {
    this.#found = scored ?? null
  }

  /**
   * @param {string} request - For a score
   * @returns {string | null} The reply to it, if it is known
   */
  replyTo(request) {
    const known = [this.#next, this.#found].find(
      (scored) => scored?.by === this.#by && scored.request === request,
    )
    return known?.reply.startsWith(RESULT) ? known.reply : null
  }

  /**
   * Keep a reply after a while, unless another comes.
   *
   * @param {string} request - For a score
   * @param {string} reply - A result
   */
  take(request, reply) {
    if (this.replyTo(request) !== null) return
    this.#next = { by: this.#by, request, reply }
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), KEEP_AFTER_MS)
    if (typeof this.#timer === "object") /** @type {any} */ (this.#timer).unref?.()
  }

  /** @returns {Promise<void>} Resolved once what waits is kept, or cannot be */
  async flush() {
    clearTimeout(this.#timer)
    const next = this.#next
    if (!next) return
    const kept = await this.#keep(next).catch(() => false)
    if (kept !== false) this.#found = next
    if (this.#next === next) this.#next = null
  }
}
