/**
 * Undo and redo: two buttons, and keys that are left alone while somebody types.
 *
 * In a text field the browser's own undo stands, so nothing is taken from it there.
 */
import { History } from "./history.mjs"
import { one, setText } from "./dom.mjs"

/** @import { Step } from "./history.mjs" */
/** @import { Texts } from "./texts.mjs" */

/**
 * Whether keys pressed in an element belong to it: fields that are typed in, and lists.
 *
 * @param {EventTarget | null} target - Of a key event
 * @returns {boolean} false for radio buttons, check boxes and buttons
 */
export function takesKeys(target) {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.matches("textarea, select")) return true
  return (
    target instanceof HTMLInputElement &&
    !["radio", "checkbox", "button", "submit", "reset"].includes(target.type)
  )
}

/** Buttons and keys of one page. */
export class Undo {
  #bar
  #texts
  #apply
  #name
  #say
  #history = new History()
  #applying = false

  /**
   * @param {HTMLElement} root - Holds `[data-undo-bar]` with `[data-undo]`, `[data-redo]` and
   *   `[data-undo-said]`
   * @param {object} options
   * @param {Texts} options.texts - Words of the page
   * @param {(path: readonly string[], value: unknown) => void} options.apply - Puts a value and
   *   shows it
   * @param {(path: readonly string[]) => string} options.name - What stands at a path, in words
   * @param {(text: string) => void} [options.say] - Speaks, where the bar may be folded away and
   *   says nothing by itself
   */
  constructor(root, { texts, apply, name, say }) {
    this.#bar = one(root, "[data-undo-bar]")
    this.#texts = texts
    this.#apply = apply
    this.#name = name
    this.#say = say
    this.#button("undo")?.addEventListener("click", () => this.#step("undo"))
    this.#button("redo")?.addEventListener("click", () => this.#step("redo"))
    root.ownerDocument.addEventListener("keydown", (event) => this.#key(event))
    if (this.#bar) this.#bar.hidden = false
    this.#show()
  }

  /**
   * Remember a change, unless it is an undoing itself.
   *
   * @param {Step} step - The change
   */
  record(step) {
    if (this.#applying) return
    this.#history.record(step)
    setText(this.#said, "")
    this.#show()
  }

  /**
   * Forget steps at a path, since another tab has changed what stands there.
   *
   * @param {readonly string[]} path - Keys from the outside in
   */
  forget(path) {
    this.#history.forget(path)
    this.#show()
  }

  /**
   * What came from elsewhere is not taken away by undoing what was done before it.
   *
   * @param {Iterable<string>} items - Ids of those that it may have changed
   */
  forgetAll(items) {
    for (const item of items) this.#history.forget(["answers", item])
    for (const key of ["profile", "best_practice"]) this.#history.forget([key])
    this.#show()
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { ctrlKey, metaKey, altKey, shiftKey } = event
    if (event.defaultPrevented || altKey || ctrlKey === metaKey || takesKeys(event.target)) return
    const key = event.key.toLowerCase()
    if (key === "z") this.#step(shiftKey ? "redo" : "undo")
    else if (key === "y" && !shiftKey) this.#step("redo")
    else return
    event.preventDefault()
  }

  /** @param {"undo" | "redo"} way */
  #step(way) {
    const step = way === "undo" ? this.#history.undo() : this.#history.redo()
    if (!step) return
    this.#applying = true
    try {
      this.#apply(step.path, way === "undo" ? step.before : step.after)
    } finally {
      this.#applying = false
    }
    const what = this.#name(step.path)
    const text = this.#texts.say(way === "undo" ? "undo.undone" : "undo.redone", { what })
    setText(this.#said, text)
    this.#say?.(text)
    this.#show()
  }

  /** Buttons without anything to do stay where they are, so that focus does. */
  #show() {
    const { canUndo, canRedo } = this.#history
    this.#button("undo")?.setAttribute("aria-disabled", String(!canUndo))
    this.#button("redo")?.setAttribute("aria-disabled", String(!canRedo))
  }

  get #said() {
    return this.#bar && one(this.#bar, "[data-undo-said]")
  }

  /** @param {"undo" | "redo"} way */
  #button(way) {
    return this.#bar && one(this.#bar, `[data-${way}]`)
  }
}
