/**
 * What was changed, so that it can be undone and done again.
 *
 * A step is a path in the assessment with what stood there before and after. Letters typed into
 * one field without a pause are one step. Nothing is changed here: whoever undoes puts the value.
 */
import { same } from "./paths.mjs"

const MOST_STEPS = 200
const PAUSE_MS = 1_500

/**
 * One change.
 *
 * @typedef {object} Step
 * @property {readonly string[]} path - Keys from the outside in
 * @property {unknown} before - undefined: there was nothing
 * @property {unknown} after - undefined: it was taken away
 * @property {string | null} typed - Name of the field in which it was typed; null: not typed
 */

/** The steps of one page since it was opened. */
export class History {
  /** @type {(Step & { at: number })[]} */
  #done = []
  /** @type {Step[]} The step to do again stands last */
  #undone = []

  /** @returns {boolean} Whether there is anything to undo */
  get canUndo() {
    return this.#done.length > 0
  }

  /** @returns {boolean} Whether there is anything to do again */
  get canRedo() {
    return this.#undone.length > 0
  }

  /**
   * Remember a change; what was undone cannot be done again after it.
   *
   * @param {Step} step - The change
   * @param {number} [now] - In milliseconds
   */
  record(step, now = Date.now()) {
    this.#undone = []
    const last = this.#done.at(-1)
    const goesOn =
      last &&
      step.typed !== null &&
      step.typed === last.typed &&
      same(step.path, last.path) &&
      // a clock that was set back makes no pause shorter
      Math.abs(now - last.at) <= PAUSE_MS
    if (goesOn) this.#done[this.#done.length - 1] = { ...last, after: step.after, at: now }
    else this.#done.push({ ...step, at: now })
    if (this.#done.length > MOST_STEPS) this.#done.shift()
  }

  /** @returns {Step | null} The step to undo: put `before` at its path; null when there is none */
  undo() {
    const step = this.#done.pop()
    if (!step) return null
    this.#undone.push(step)
    return step
  }

  /** @returns {Step | null} The step to do again: put `after` at its path; null when there is none */
  redo() {
    const step = this.#undone.pop()
    if (!step) return null
    // Typing after this is a step of its own.
    this.#done.push({ ...step, at: Number.NEGATIVE_INFINITY })
    return step
  }

  /**
   * Forget steps at a path, since somebody else has changed what stands there.
   *
   * @param {readonly string[]} path - Keys from the outside in; steps below it go too
   */
  forget(path) {
    const elsewhere = (/** @type {Step} */ step) => !path.every((key, at) => step.path[at] === key)
    this.#done = this.#done.filter(elsewhere)
    this.#undone = this.#undone.filter(elsewhere)
  }
}
