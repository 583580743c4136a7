/** Says above the form which assessment is open, and lets it be saved as a file. */
import { aboutOf } from "./assessment_file.mjs"
import { one, setText } from "./dom.mjs"

/** @import { Assessment } from "./types.mjs" */
/** @import { Texts } from "./texts.mjs" */

/** The lines above the form about the assessment. */
export class FormHeading {
  #name
  #told
  #texts

  /**
   * @param {ParentNode} root - Holds `[data-assessment-name]`, `[data-save-file]` and `[data-file-told]`
   * @param {Texts} texts - Words of the page
   * @param {() => Promise<void>} onSave - Saves the assessment as a file
   */
  constructor(root, texts, onSave) {
    this.#texts = texts
    this.#name = one(root, "[data-assessment-name]")
    this.#told = one(root, "[data-file-told]")
    const save = one(root, "[data-save-file]")
    if (save) save.hidden = false
    save?.addEventListener("click", () => void this.#save(onSave))
  }

  /**
   * Show which assessment is open.
   *
   * @param {Assessment} assessment - As it is now
   * @param {boolean} sessionOnly - Whether it is the tab's own
   */
  show(assessment, sessionOnly) {
    const texts = this.#texts
    const { title, organisation, unit } = aboutOf(assessment)
    const lines = [
      [title ?? texts.say("heading.unnamed"), organisation, unit].filter(Boolean).join(", "),
      sessionOnly && texts.say("heading.session_only"),
    ]
    setText(this.#name, lines.filter((line) => line).join(". "))
    if (this.#name) this.#name.hidden = false
  }

  /** @param {() => Promise<void>} onSave */
  async #save(onSave) {
    await onSave()
    setText(this.#told, this.#texts.say("heading.saved"))
  }
}
