/**
 * Ideas of how to get better at an item: rows to add and take away, each with its priority.
 *
 * The page has one plain text field; it becomes the first row, as with evidence.
 */
import { all, h, one, spoken } from "./dom.mjs"
import { newId } from "./saved.mjs"

/** @import { PageItem } from "./page.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Improvement } from "./types.mjs" */

/** From the highest. */
export const PRIORITIES = ["1", "2", "3", "4", "5"]

/** The ideas of one item. */
export class ImprovementsEditor {
  #item
  #texts
  #onChange
  #list = h("div", { class: "ts-evidence__list" })
  /** @type {Map<HTMLElement, Improvement>} Idea that a row was made of, with keys unknown here */
  #rows = new Map()
  #next = 0

  /**
   * Put an editor in place of an item's field of ideas.
   *
   * @param {PageItem} item - The item
   * @param {object} options
   * @param {Texts} options.texts - Words of the page
   * @param {() => void} options.onChange - Called when a row was taken away
   * @returns {ImprovementsEditor | null} null where the item has no such field
   */
  static on(item, options) {
    const field = all(item.element, "[data-improvements]", HTMLElement).find(
      (each) => each.dataset.improvements === item.id,
    )
    const first = field && one(field, "textarea")
    if (!field || !(first instanceof HTMLTextAreaElement)) return null
    return new ImprovementsEditor(item, first, options)
  }

  /**
   * @param {PageItem} item
   * @param {HTMLTextAreaElement} first
   * @param {{ texts: Texts, onChange: () => void }} options
   */
  constructor(item, first, { texts, onChange }) {
    this.#item = item
    this.#texts = texts
    this.#onChange = onChange
    const add = h(
      "button",
      { type: "button", class: "ts-button ts-button--small ts-evidence__add" },
      texts.say("improvement.add"),
    )
    add.addEventListener("click", () => one(this.#append(blank()), "textarea")?.focus())
    const typing = document.activeElement === first
    first.after(this.#list, add)
    this.#append(blank(), first)
    if (typing) first.focus()
  }

  /**
   * Show ideas.
   *
   * @param {Improvement[] | undefined} ideas - What is saved
   */
  show(ideas) {
    if (JSON.stringify(this.read()) === JSON.stringify(ideas)) return
    const wanted = ideas?.length ? ideas : [blank()]
    const rows = [...this.#rows.keys()]
    wanted.forEach((idea, at) => {
      const row = rows[at] ?? this.#append(idea)
      this.#rows.set(row, idea)
      fillRow(row, idea)
    })
    for (const row of rows.slice(wanted.length)) this.#remove(row)
  }

  /**
   * @returns {Improvement[] | undefined} Ideas in which anything is said; undefined without any
   */
  read() {
    const ideas = [...this.#rows].map(([row, base]) => readRow(row, base))
    const said = ideas.filter((idea) => Object.keys(idea).some((key) => key !== "id"))
    return said.length > 0 ? said : undefined
  }

  /**
   * @param {Improvement} idea
   * @param {HTMLTextAreaElement} [first] - The field that is on the page already
   * @returns {HTMLElement}
   */
  #append(idea, first) {
    const texts = this.#texts
    const number = this.#next++
    const id = `${this.#item.element.id}-idea-${number}`
    const name = `${this.#item.id}.improvement.${number}`
    const text =
      first ??
      h("textarea", {
        class: "ts-field__control ts-field__control--wide",
        name: `${name}.text`,
        rows: 2,
        "aria-label": texts.say("improvement.text"),
      })
    const remove = h(
      "button",
      { type: "button", class: "ts-button ts-button--small ts-evidence__remove" },
      texts.say("improvement.remove"),
    )
    const row = h(
      "fieldset",
      { class: "ts-evidence__entry", "data-improvement-entry": number },
      h("legend", { class: "ts-hidden" }),
      text,
      h(
        "div",
        { class: "ts-evidence__more" },
        h("label", { class: "ts-field__label", for: id }, texts.say("improvement.priority")),
        this.#priorityField(id, `${name}.priority`),
        remove,
      ),
    )
    remove.addEventListener("click", () => {
      const beside = row.previousElementSibling ?? row.nextElementSibling ?? row
      this.#remove(row)
      // The button is gone: its place is taken by the row beside it.
      one(beside, "textarea")?.focus()
      this.#onChange()
    })
    this.#list.append(row)
    this.#rows.set(row, idea)
    this.#renumber()
    return row
  }

  /**
   * @param {string} id
   * @param {string} name
   */
  #priorityField(id, name) {
    const texts = this.#texts
    const label = (/** @type {string} */ priority) =>
      priority === PRIORITIES[0]
        ? texts.say("improvement.highest")
        : priority === PRIORITIES.at(-1)
          ? texts.say("improvement.lowest")
          : priority
    return h(
      "select",
      { class: "ts-field__control", id, name },
      h("option", { value: "" }, texts.say("improvement.no_priority")),
      ...PRIORITIES.map((priority) => h("option", { value: priority }, label(priority))),
    )
  }

  /** @param {HTMLElement} row */
  #remove(row) {
    if (this.#rows.size === 1) {
      const idea = blank()
      this.#rows.set(row, idea)
      fillRow(row, idea)
      return
    }
    this.#rows.delete(row)
    row.remove()
    this.#renumber()
  }

  #renumber() {
    const item = spoken(this.#texts.words("items", this.#item.id, "title")).textContent ?? ""
    let number = 0
    for (const row of this.#rows.keys()) {
      const legend = one(row, "legend")
      if (legend)
        legend.textContent = this.#texts.say("improvement.legend", { number: ++number, item })
    }
  }
}

/** @returns {Improvement} */
function blank() {
  return { id: newId() }
}

/**
 * @param {HTMLElement} row
 * @param {Improvement} base
 * @returns {Improvement}
 */
function readRow(row, base) {
  const { text, priority } = controlsOf(row)
  const idea = { ...base }
  if (text.value.trim()) idea.text = text.value
  else delete idea.text
  if (priority.value) idea.priority = priority.value
  else if (PRIORITIES.includes(String(idea.priority))) delete idea.priority
  return idea
}

/**
 * @param {HTMLElement} row
 * @param {Improvement} idea
 */
function fillRow(row, idea) {
  const { text, priority } = controlsOf(row)
  const value = idea.text ?? ""
  if (text.value !== value) text.value = value
  // A priority that is not in the list stays what it is: reading takes it from the idea.
  const given = String(idea.priority ?? "")
  priority.value = PRIORITIES.includes(given) ? given : ""
}

/** @param {HTMLElement} row */
function controlsOf(row) {
  return {
    text: /** @type {HTMLTextAreaElement} */ (row.querySelector("textarea")),
    priority: /** @type {HTMLSelectElement} */ (row.querySelector("select")),
  }
}
