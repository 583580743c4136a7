/**
 * "Clear the answer" at every item: the only way to unpick a radio button.
 *
 * Notes, period and evidence stay. Right after clearing the same button takes the answer back.
 */
import { all, h, setText } from "./dom.mjs"
import { isSaid } from "./progress.mjs"

/** @import { PageItem } from "./page.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Answer } from "./types.mjs" */

const KEPT = ["note", "period", "evidence", "target", "improvements"]

/**
 * An answer without what is answered.
 *
 * @param {Answer} answer - The answer
 * @returns {Answer | null} Its notes; null when there are none
 */
export function cleared(answer) {
  const kept = Object.entries(answer).filter(([key]) => KEPT.includes(key))
  return kept.length > 0 ? /** @type {Answer} */ (Object.fromEntries(kept)) : null
}

/** The button of one item. */
export class ClearButton {
  #button
  #texts
  /** @type {Answer | null} What was cleared just now */
  #taken = null
  #said = false

  /**
   * @param {PageItem} item - Any item but a group
   * @param {object} options
   * @param {Texts} options.texts - Words of the page
   * @param {() => Answer | undefined} options.answer - The item's answer now
   * @param {(answer: Answer | null) => void} options.change - Takes a new one
   */
  constructor(item, { texts, answer, change }) {
    this.#texts = texts
    this.#button = h("button", {
      type: "button",
      class: "ts-button ts-button--small ts-item__clear",
      hidden: true,
    })
    this.#button.addEventListener("click", () => {
      const taken = this.#taken
      const now = answer()
      this.#taken = taken || !now ? null : now
      if (taken) change({ ...taken, ...now })
      else if (now) change(cleared(now))
      this.#label(item)
    })
    // Focus stays on the button after clearing; it goes only when the person has moved on.
    this.#button.addEventListener("blur", () => {
      this.#taken = null
      this.#label(item)
    })
    this.#label(item)
    const states = all(item.element, ".ts-item__states", HTMLElement).find(
      (each) => each.closest("[data-item]") === item.element,
    )
    ;(states ?? item.element).append(this.#button)
  }

  /**
   * Show the button where there is something to clear.
   *
   * @param {PageItem} item - The item
   * @param {Answer | undefined} answer - Its answer
   */
  show(item, answer) {
    this.#said = isSaid(answer)
    if (this.#said) this.#taken = null
    this.#label(item)
  }

  /** @param {PageItem} item */
  #label(item) {
    const button = this.#button
    setText(button, this.#texts.say(this.#taken ? "clear.undo" : "clear.label"))
    const title = this.#texts.words("items", item.id, "title").text
    button.setAttribute("aria-label", `${button.textContent}: ${item.id} ${title}`)
    button.hidden = !this.#said && !this.#taken && document.activeElement !== button
  }
}
