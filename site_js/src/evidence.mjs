/**
 * Evidence of an item: entries to add and take away, each with its text, kind, date and steps.
 *
 * The page has one plain text field; it becomes the first entry, so nothing moves under the hand
 * of someone who is already typing.
 */
import { all, h, one, setText, spoken } from "./dom.mjs"

/** @import { PageItem } from "./page.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Evidence } from "./types.mjs" */

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The evidence of one item. */
export class EvidenceEditor {
  #item
  #texts
  #kinds
  #onChange
  #list = h("div", { class: "ts-evidence__list" })
  /** @type {Map<HTMLElement, Evidence>} Entry that a row was made of, with keys unknown here */
  #rows = new Map()
  #next = 0

  /**
   * Put an editor in place of an item's evidence field.
   *
   * @param {PageItem} item - The item
   * @param {object} options
   * @param {Texts} options.texts - Words of the page
   * @param {string[]} options.kinds - Ids of the kinds of evidence
   * @param {() => void} options.onChange - Called when an entry was added or taken away
   * @returns {EvidenceEditor | null} null where the item has no evidence field
   */
  static on(item, options) {
    const field = all(item.element, "[data-evidence]", HTMLElement).find(
      (each) => each.dataset.evidence === item.id,
    )
    const first = field && one(field, "textarea")
    if (!field || !(first instanceof HTMLTextAreaElement)) return null
    return new EvidenceEditor(item, field, first, options)
  }

  /**
   * @param {PageItem} item
   * @param {HTMLElement} field
   * @param {HTMLTextAreaElement} first
   * @param {{ texts: Texts, kinds: string[], onChange: () => void }} options
   */
  constructor(item, field, first, { texts, kinds, onChange }) {
    this.#item = item
    this.#texts = texts
    this.#kinds = kinds
    this.#onChange = onChange
    const add = h(
      "button",
      { type: "button", class: "ts-button ts-button--small ts-evidence__add" },
      texts.say("evidence.add"),
    )
    add.addEventListener("click", () => {
      const row = this.#append({})
      one(row, "textarea")?.focus()
    })
    const typing = document.activeElement === first
    field.classList.add("ts-evidence")
    first.after(this.#list, add)
    this.#append({}, first)
    if (typing) first.focus()
  }

  /**
   * Show entries.
   *
   * @param {Evidence[] | undefined} entries - What is saved
   */
  show(entries) {
    const wanted = entries?.length ? entries : [{}]
    if (JSON.stringify(this.read() ?? [{}]) === JSON.stringify(wanted)) return
    const rows = [...this.#rows.keys()]
    wanted.forEach((entry, at) => {
      const row = rows[at] ?? this.#append({})
      this.#rows.set(row, entry)
      this.#fill(row, entry)
    })
    for (const row of rows.slice(wanted.length)) this.#remove(row)
  }

  /**
   * @returns {Evidence[] | undefined} Entries in which anything is said; undefined without any
   */
  read() {
    const entries = [...this.#rows].map(([row, base]) => this.#readRow(row, base))
    const said = entries.filter((entry) => Object.keys(entry).length > 0)
    return said.length > 0 ? said : undefined
  }

  /**
   * @param {HTMLElement} row
   * @param {Evidence} base
   * @returns {Evidence}
   */
  #readRow(row, base) {
    const { text, kind, date, levels } = controlsOf(row)
    /** @type {Evidence} */
    const entry = { ...base }
    const named = levels.filter((box) => box.checked).map((box) => box.value)
    if (text.value.trim()) entry.text = text.value
    else delete entry.text
    if (kind.value) entry.kind = kind.value
    else if (this.#kinds.includes(entry.kind ?? "")) delete entry.kind
    if (date.value) entry.date = date.value
    else if (DAY.test(entry.date ?? "")) delete entry.date
    if (named.length > 0) entry.levels = named
    else if (levels.length > 0) delete entry.levels
    // Nothing is left to be anybody's.
    return Object.keys(entry).join() === "by" ? {} : entry
  }

  /**
   * @param {HTMLElement} row
   * @param {Evidence} entry
   */
  #fill(row, entry) {
    const { text, kind, date, levels } = controlsOf(row)
    const value = entry.text ?? ""
    if (text.value !== value) text.value = value
    // A kind that is not in the list stays what it is: reading takes it from the entry.
    const known = this.#kinds.includes(entry.kind ?? "")
    kind.value = known ? (entry.kind ?? "") : ""
    // So does a date that is none.
    const day = DAY.test(entry.date ?? "") ? (entry.date ?? "") : ""
    if (date.value !== day) date.value = day
    // Whose it is, in an assessment that several have agreed on.
    setText(one(row, "[data-by]"), entry.by ? this.#texts.say("evidence.by", { by: entry.by }) : "")
    for (const box of levels) box.checked = entry.levels?.map(String).includes(box.value) ?? false
  }

  /**
   * @param {Evidence} entry
   * @param {HTMLTextAreaElement} [first] - The field that is on the page already
   * @returns {HTMLElement}
   */
  #append(entry, first) {
    const texts = this.#texts
    const number = this.#next++
    const id = `${first?.id ?? `${this.#item.element.id}-evidence`}-${number}`
    const name = `${this.#item.id}.evidence.${number}`
    const legend = h("legend", { class: "ts-hidden" })
    const text =
      first ??
      h("textarea", {
        class: "ts-field__control ts-field__control--wide",
        name: `${name}.text`,
        rows: 2,
        "aria-label": texts.say("evidence.text"),
      })
    const remove = h(
      "button",
      { type: "button", class: "ts-button ts-button--small ts-evidence__remove" },
      texts.say("evidence.remove"),
    )
    const row = h(
      "fieldset",
      { class: "ts-evidence__entry", "data-evidence-entry": number },
      legend,
      text,
      h("p", { class: "ts-small ts-evidence__by", "data-by": true }),
      h(
        "div",
        { class: "ts-evidence__more" },
        h("label", { class: "ts-field__label", for: `${id}-kind` }, texts.say("evidence.kind")),
        this.#kindField(`${id}-kind`, `${name}.kind`),
        h("label", { class: "ts-field__label", for: `${id}-date` }, texts.say("evidence.date")),
        h("input", {
          class: "ts-field__control",
          type: "date",
          id: `${id}-date`,
          name: `${name}.date`,
        }),
        this.#levelFields(id, `${name}.levels`),
        remove,
      ),
    )
    remove.addEventListener("click", () => {
      const before = row.previousElementSibling ?? row.nextElementSibling
      this.#remove(row)
      // The button is gone: its place is taken by the entry beside it.
      if (before instanceof HTMLElement) one(before, "textarea")?.focus()
      this.#onChange()
    })
    this.#list.append(row)
    this.#rows.set(row, entry)
    this.#renumber()
    return row
  }

  /**
   * @param {string} id
   * @param {string} name
   */
  #kindField(id, name) {
    const texts = this.#texts
    const options = this.#kinds.map((kind) =>
      h("option", { value: kind }, texts.words("evidence_kinds", kind).text),
    )
    return h(
      "select",
      { class: "ts-field__control", id, name },
      h("option", { value: "" }, texts.say("evidence.no_kind")),
      ...options,
    )
  }

  /**
   * @param {string} id
   * @param {string} name
   */
  #levelFields(id, name) {
    if (this.#item.steps.length === 0) return null
    const boxes = this.#item.steps.map(({ level }) =>
      h(
        "span",
        { class: "ts-option" },
        h("input", { type: "checkbox", id: `${id}-level-${level}`, name, value: level }),
        h("label", { for: `${id}-level-${level}` }, level),
      ),
    )
    const legend = h("legend", { class: "ts-field__label" }, this.#texts.say("evidence.levels"))
    return h("fieldset", { class: "ts-evidence__levels" }, legend, ...boxes)
  }

  /** @param {HTMLElement} row */
  #remove(row) {
    if (this.#rows.size === 1) {
      this.#rows.set(row, {})
      this.#fill(row, {})
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
        legend.textContent = this.#texts.say("evidence.legend", { number: ++number, item })
    }
  }
}

/** @param {HTMLElement} row */
function controlsOf(row) {
  return {
    text: /** @type {HTMLTextAreaElement} */ (row.querySelector("textarea")),
    kind: /** @type {HTMLSelectElement} */ (row.querySelector("select")),
    date: /** @type {HTMLInputElement} */ (row.querySelector("input[type='date']")),
    levels: all(row, "input[type='checkbox']", HTMLInputElement),
  }
}
