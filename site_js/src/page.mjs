/**
 * The items of the form as they stand on the page; all that is known of its HTML is here.
 *
 * Interface: `[data-item]` with `data-kind` holds the controls of an item, parts of a group are
 * nested. Names of controls are those of `answers.mjs`.
 */
import { cut, readAnswer, showField } from "./answers.mjs"
import { all, one, setText } from "./dom.mjs"
import { columnsOf, readTable } from "./records.mjs"
import { showRows } from "./records_view.mjs"

/** @import { Field } from "./answers.mjs" */
/** @import { Step } from "./steps.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Answer } from "./types.mjs" */

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

/**
 * One item, or one part of a group.
 *
 * @typedef {object} PageItem
 * @property {string} id
 * @property {string} kind
 * @property {string | null} group - Of a part: the item it belongs to
 * @property {string} section
 * @property {HTMLElement} element
 * @property {Step[]} steps - Empty unless the kind is steps
 */

/** Keys of controls that an editor of rows reads and shows. */
const LISTED = ["evidence", "improvement"]

/** Finds items and controls on the form, reads them and lets them show answers. */
export class FormPage {
  /** @type {Map<string, PageItem>} Items and parts by id, in order */
  items = new Map()
  /** @type {Map<string, string[]>} Ids of items by section, parts left out */
  sections = new Map()

  #texts

  /**
   * @param {HTMLFormElement} form - The form as the server gave it
   * @param {Texts} texts - Words of the page
   */
  constructor(form, texts) {
    this.form = form
    this.#texts = texts
    for (const section of all(form, "[data-section]", HTMLElement)) {
      const id = section.dataset.section ?? ""
      const found = all(section, "[data-item]", HTMLElement).map((each) => itemOf(each, id))
      for (const item of found) this.items.set(item.id, item)
      this.sections.set(
        id,
        found.filter(({ group }) => group === null).map((item) => item.id),
      )
    }
  }

  /**
   * The item that an element belongs to.
   *
   * @param {unknown} element - Such as the target of an event
   * @returns {PageItem | null} The innermost: a part rather than its group
   */
  itemAt(element) {
    const found = element instanceof Element ? element.closest("[data-item]") : null
    return (found instanceof HTMLElement && this.items.get(found.dataset.item ?? "")) || null
  }

  /**
   * Controls of an item that write its answer; those of evidence, ideas and parts are left out.
   *
   * @param {PageItem} item - The item
   * @returns {Control[]} In document order
   */
  controls(item) {
    const selector = "input[name], textarea[name], select[name]"
    return /** @type {Control[]} */ (
      all(item.element, selector, HTMLElement).filter(
        (control) =>
          /** @type {Control} */ (control).name.startsWith(`${item.id}.`) &&
          control.closest("[data-item]") === item.element &&
          !LISTED.includes(keyOf(item, /** @type {Control} */ (control))),
      )
    )
  }

  /**
   * The answer that the controls of an item give.
   *
   * @param {PageItem} item - The item
   * @param {Answer} [before] - Where keys without a control are taken from
   * @returns {Answer | null} null when nothing is said
   */
  read(item, before) {
    const fields = this.controls(item).map((control) => this.#field(item, control))
    return readAnswer(item.id, fields, before)
  }

  /**
   * Let the controls of an item show an answer.
   *
   * @param {PageItem} item - The item
   * @param {Answer | undefined} answer - What to show; undefined: nothing
   */
  show(item, answer) {
    for (const control of this.controls(item)) {
      const shown = showField(item.id, this.#field(item, control), answer)
      if (!shown) continue
      if (isTick(control)) {
        control.checked = shown.checked
        if (keyOf(item, control) === "statement" && control.type === "checkbox")
          setMark(control, shown.mark)
      } else if (control.value !== shown.value) {
        offer(control, shown.value)
        control.value = shown.value
        this.#field(item, control)
      }
    }
  }

  /**
   * A control with the columns of its table, if it is one; beside it stands what its last row lacks.
   *
   * @param {PageItem} item
   * @param {Control} control
   * @returns {Field}
   */
  #field(item, control) {
    const field = fieldOf(control)
    if (field.dataType !== "records") return field
    const texts = this.#texts
    const columns = columnsOf(texts, item.id, cut(item.id, control.name).id)
    const { rows, held } = readTable(control.value, columns)
    const place = control.closest(".ts-field")
    if (place instanceof HTMLElement) showRows(place, control.name, rows, columns, texts)
    const line = one(item.element, `[data-held="${CSS.escape(control.name)}"]`)
    const lacking = { line: held?.line ?? 0, columns: held?.columns.join(", ") ?? "" }
    setText(line, held ? texts.say("records.held", lacking) : "")
    if (line) line.hidden = !held
    return { ...field, columns }
  }

  /** Open the folds in which something is written; only at the start, so that nothing jumps later. */
  unfold() {
    for (const fold of all(this.form, "[data-item] details.ts-fold", HTMLDetailsElement))
      if (!fold.open) fold.open = isUsed(fold)
  }

  /**
   * Read the questions about the service.
   *
   * @returns {Record<string, string>} Choice by question
   */
  readProfile() {
    const ticked = all(this.form, "input[name^='profile.']:checked", HTMLInputElement)
    return Object.fromEntries(ticked.map(({ name, value }) => [name.slice(8), value]))
  }

  /**
   * Show the answers to the questions about the service.
   *
   * @param {Record<string, string>} profile - Choice by question
   */
  showProfile(profile) {
    for (const radio of all(this.form, "input[name^='profile.']", HTMLInputElement))
      radio.checked = profile[radio.name.slice(8)] === radio.value
  }

  /**
   * Show what is said of good practice.
   *
   * @param {Record<string, string>} said - Text by section
   */
  showBestPractice(said) {
    for (const field of all(this.form, "textarea[name^='best_practice.']", HTMLTextAreaElement)) {
      const text = said[field.name.slice("best_practice.".length)] ?? ""
      if (field.value !== text) field.value = text
    }
  }
}

/**
 * @param {HTMLElement} element
 * @param {string} section
 * @returns {PageItem}
 */
function itemOf(element, section) {
  const id = element.dataset.item ?? ""
  const outer = element.parentElement?.closest("[data-item]")
  const group = outer instanceof HTMLElement ? (outer.dataset.item ?? null) : null
  /** @type {Step[] | undefined} */
  let steps
  return {
    id,
    kind: element.dataset.kind ?? "",
    group,
    section,
    element,
    // Read when first asked for: those of a whole form at once are felt as it opens.
    get steps() {
      steps ??= stepsOf(id, element)
      return steps
    },
  }
}

/**
 * @param {string} id
 * @param {HTMLElement} element
 * @returns {Step[]}
 */
function stepsOf(id, element) {
  return all(element, "[data-step]", HTMLElement).map((step) => ({
    level: step.dataset.step ?? "",
    statements: statementsOf(id, step),
  }))
}

/**
 * @param {string} item
 * @param {HTMLElement} step
 */
function statementsOf(item, step) {
  /** @type {Map<string, { id: string, shortcoming: boolean }>} */
  const found = new Map()
  for (const { name, type } of all(step, "input[name]", HTMLInputElement)) {
    const { key, id } = cut(item, name)
    if (key === "statement") found.set(id, { id, shortcoming: type === "radio" })
  }
  return [...found.values()]
}

/**
 * A control without the DOM, as `answers.mjs` reads it.
 *
 * @param {Control} control - On the page
 * @returns {Field} What it is and what it holds
 */
export function fieldOf(control) {
  const { name, value, dataset } = control
  if (!isTick(control)) return { name, type: "text", value, checked: false, dataType: dataset.type }
  const type = /** @type {"radio" | "checkbox"} */ (control.type)
  return { name, type, value, checked: control.checked, mark: dataset.mark }
}

/**
 * Remember that a statement's checkbox, now empty, was ticked once.
 *
 * @param {HTMLInputElement} control - The checkbox
 * @param {string | undefined} mark - Mark of the statement
 */
export function setMark(control, mark) {
  if (mark === "not_met") control.dataset.mark = mark
  else delete control.dataset.mark
}

/**
 * Let a list offer what was saved elsewhere, so that it is shown and not lost.
 *
 * @param {Control} control
 * @param {string} value
 */
function offer(control, value) {
  if (!(control instanceof HTMLSelectElement)) return
  const known = [...control.options].some((option) => option.value === value)
  if (!known) control.add(new Option(value, value))
}

/**
 * @param {Control} control
 * @returns {control is HTMLInputElement}
 */
function isTick(control) {
  return control.type === "radio" || control.type === "checkbox"
}

/**
 * @param {PageItem} item
 * @param {Control} control
 */
function keyOf(item, control) {
  return cut(item.id, control.name).key
}

/** @param {HTMLDetailsElement} fold */
function isUsed(fold) {
  return all(fold, "input, textarea, select", HTMLElement).some((control) =>
    isTick(/** @type {Control} */ (control))
      ? /** @type {HTMLInputElement} */ (control).checked
      : /** @type {Control} */ (control).value.trim() !== "",
  )
}
