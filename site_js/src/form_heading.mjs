/** Says above the form which assessment is open, and lets it be saved as a file. */
import { aboutOf, compareAddress, followedBy } from "./assessment_file.mjs"
import { all, one, setText } from "./dom.mjs"

/** @import { Assessment } from "./types.mjs" */
/** @import { Texts } from "./texts.mjs" */

/** The lines above the form about the assessment. */
export class FormHeading {
  #name
  #told
  #compare
  #texts
  /** What the links lead to, and whether they are shown. */
  #linked = ""

  /**
   * @param {ParentNode} root - Holds `[data-assessment-name]`, `[data-save-file]`, `[data-save-table]`
   *   and `[data-file-told]`
   * @param {Texts} texts - Words of the page
   * @param {{ onSave: () => Promise<void>, onTable: () => Promise<void> }} on - Saves the
   *   assessment as a file, or its answers as a table
   */
  constructor(root, texts, { onSave, onTable }) {
    this.#texts = texts
    this.#name = one(root, "[data-assessment-name]")
    this.#told = one(root, "[data-file-told]")
    this.#compare = one(root, "[data-compare]")
    this.#offer(one(root, "[data-save-file]"), onSave, "heading.saved")
    this.#offer(one(root, "[data-save-table]"), onTable, "heading.table_saved")
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
    this.#showCompare(assessment)
  }

  /**
   * The plan and what else works on one assessment need one that is saved.
   *
   * @param {HTMLElement} form - Holds the links
   * @param {Assessment} assessment - The open one
   * @param {string} status - Of the saving
   */
  showLinks(form, assessment, status) {
    const id = String(assessment.assessment.id)
    const shown = ["saving", "saved", "failed"].includes(status)
    const linked = `${shown} ${id}`
    if (this.#linked === linked) return
    this.#linked = linked
    const links = "a[data-plan], a[data-report], a[data-application]"
    for (const link of all(form, links, HTMLAnchorElement)) {
      const { plan, report, application } = link.dataset
      link.hidden = !shown
      link.href = `${plan ?? report ?? application}?a=${encodeURIComponent(id)}`
    }
  }

  /**
   * A follow-up leads to itself beside what it follows.
   *
   * @param {Assessment} assessment
   */
  #showCompare(assessment) {
    const link = this.#compare
    const earlier = followedBy(assessment)
    if (!(link instanceof HTMLAnchorElement)) return
    link.hidden = earlier === null
    const ids = [earlier, assessment.assessment.id]
    link.href = compareAddress(link.dataset.compare ?? "", ids)
  }

  /**
   * @param {HTMLElement | null} button
   * @param {() => Promise<void>} save
   * @param {string} key - Of what is said then
   */
  #offer(button, save, key) {
    if (!button) return
    button.hidden = false
    button.addEventListener("click", async () => {
      await save()
      setText(this.#told, this.#texts.say(key))
    })
  }
}
