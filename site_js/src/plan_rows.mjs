/** The rows of a plan as cards to fill in, and as a table for paper. */
import { FIELDS, STATES } from "./action_plan.mjs"
import { all, h, one, setText } from "./dom.mjs"
import { showDay } from "./locale.mjs"

/** @import { PlanRow } from "./action_plan.mjs" */
/** @import { Texts } from "./texts.mjs" */

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

/**
 * @typedef {object} RowEvents
 * @property {(id: string, field: string, value: string, typed: string | null) => void} onField
 * @property {(id: string, by: number) => void} onMove
 * @property {(id: string) => void} onRemove
 */

/** The list of rows. */
export class PlanRows {
  #list
  #table
  #texts
  #link
  #events
  /** @type {Map<string, HTMLElement>} Cards by row id */
  #cards = new Map()

  /**
   * @param {object} options
   * @param {HTMLElement} options.list - Takes the cards
   * @param {HTMLElement} options.table - Takes the table for paper
   * @param {Texts} options.texts - Words of the page and of the framework
   * @param {(item: string) => string} options.link - Address of an item in the form
   * @param {RowEvents} options.events - Told of what people do
   */
  constructor({ list, table, texts, link, events }) {
    this.#list = list
    this.#table = table
    this.#texts = texts
    this.#link = link
    this.#events = events
  }

  /**
   * Show rows; cards stay the same elements, so focus and what is being typed stay too.
   *
   * @param {PlanRow[]} rows - In order
   */
  show(rows) {
    const focused = document.activeElement
    const ids = new Set(rows.map(({ id }) => id))
    for (const [id, card] of this.#cards)
      if (!ids.has(id)) {
        this.#cards.delete(id)
        card.remove()
      }
    rows.forEach((row, at) => {
      const card = this.#cards.get(row.id) ?? this.#card(row.id)
      if (this.#list.children[at] !== card) this.#list.insertBefore(card, this.#list.children[at])
      this.#fill(card, row, at + 1, rows.length)
    })
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus()
    this.#table.replaceChildren(this.#paper(rows))
  }

  /**
   * Give a row the focus.
   *
   * @param {string | undefined} id - Of the row
   * @returns {boolean} Whether there is such a row
   */
  focus(id) {
    const field = id !== undefined && one(this.#cards.get(id) ?? this.#list, "textarea")
    if (field) field.focus()
    return Boolean(field)
  }

  /** @param {string} id */
  #card(id) {
    const texts = this.#texts
    const action = (/** @type {string} */ name, /** @type {() => void} */ act) => {
      const button = h(
        "button",
        { type: "button", class: "ts-button ts-button--small", [`data-row-${name}`]: true },
        texts.say(`plan.${name}`),
      )
      button.addEventListener("click", () => {
        if (button.getAttribute("aria-disabled") !== "true") act()
      })
      return button
    }
    const { onMove, onRemove, onField } = this.#events
    const card = h(
      "li",
      { class: "ts-plan__row", "data-row": id },
      h("h3", { class: "ts-plan__number", id: `row-${id}` }),
      h(
        "div",
        { class: "ts-plan__fields", role: "group", "aria-labelledby": `row-${id}` },
        ...FIELDS.map((field) => this.#field(id, field)),
      ),
      h(
        "p",
        { class: "ts-actions ts-plan__actions" },
        h("a", { "data-open-item": true, hidden: true }, texts.say("plan.open_item")),
        action("up", () => onMove(id, -1)),
        action("down", () => onMove(id, 1)),
        action("remove", () => onRemove(id)),
      ),
    )
    card.addEventListener("input", ({ target }) => {
      const control = /** @type {Control} */ (target)
      const typed = control instanceof HTMLSelectElement ? null : control.id
      onField(id, control.dataset.field ?? "", control.value, typed)
    })
    this.#cards.set(id, card)
    return card
  }

  /**
   * @param {string} row
   * @param {typeof FIELDS[number]} field
   */
  #field(row, field) {
    const id = `row-${row}-${field}`
    const given = { id, "data-field": field, name: id }
    const wide = "ts-field__control ts-field__control--wide"
    const control =
      field === "state" || field === "item"
        ? h("select", { ...given, class: wide }, ...this.#options(field))
        : field === "when"
          ? h("input", { ...given, class: "ts-field__control", type: "date" })
          : field === "who"
            ? h("input", { ...given, class: wide, type: "text" })
            : h("textarea", { ...given, class: wide, rows: 2 })
    return h(
      "div",
      { class: `ts-field ts-plan__field--${field}` },
      h("label", { class: "ts-field__label", for: id }, this.#texts.say(`plan.columns.${field}`)),
      control,
    )
  }

  /** @param {"state" | "item"} field */
  #options(field) {
    const texts = this.#texts
    if (field === "state")
      return STATES.map((state) => h("option", { value: state }, texts.say(`plan.states.${state}`)))
    const items = texts.keys("items").map((item) => h("option", { value: item }, this.#item(item)))
    return [h("option", { value: "" }, texts.say("plan.no_item")), ...items]
  }

  /** @param {string} item */
  #item(item) {
    const title = this.#texts.words("items", item, "title").text
    return this.#texts.say("plan.idea", { item, title })
  }

  /**
   * @param {HTMLElement} card
   * @param {PlanRow} row
   * @param {number} number
   * @param {number} count
   */
  #fill(card, row, number, count) {
    setText(one(card, "h3"), this.#texts.say("plan.row", { number }))
    for (const control of all(card, "[data-field]", HTMLElement)) {
      const field = /** @type {typeof FIELDS[number]} */ (control.dataset.field)
      show(
        /** @type {Control} */ (control),
        String(row[field] ?? (field === "state" ? "planned" : "")),
      )
    }
    const label = (/** @type {string} */ name, /** @type {boolean} */ off) => {
      const button = one(card, `[data-row-${name}]`)
      button?.setAttribute("aria-disabled", String(off))
      button?.setAttribute("aria-label", `${button.textContent}: ${one(card, "h3")?.textContent}`)
    }
    label("up", number === 1)
    label("down", number === count)
    label("remove", false)
    const link = /** @type {HTMLAnchorElement} */ (one(card, "[data-open-item]"))
    link.hidden = !row.item
    if (row.item) link.href = this.#link(row.item)
  }

  /** @param {PlanRow[]} rows */
  #paper(rows) {
    const texts = this.#texts
    const columns = /** @type {const} */ (["what", "why", "how", "when", "who", "result"])
    const cell = (/** @type {PlanRow} */ row, /** @type {typeof columns[number]} */ column) =>
      column === "when" ? showDay(String(row.when ?? ""), texts.locale) : String(row[column] ?? "")
    const under = (/** @type {PlanRow} */ row) =>
      h(
        "small",
        {},
        [row.item ? this.#item(row.item) : "", texts.say(`plan.states.${row.state ?? "planned"}`)]
          .filter(Boolean)
          .join(" · "),
      )
    return h(
      "table",
      {},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          ...["number", ...columns].map((column) =>
            h("th", { scope: "col" }, texts.say(`plan.columns.${column}`)),
          ),
        ),
      ),
      h(
        "tbody",
        {},
        ...rows.map((row, at) =>
          h(
            "tr",
            {},
            h("th", { scope: "row" }, String(at + 1)),
            ...columns.map((column) =>
              h(
                "td",
                {},
                cell(row, column),
                column === "what" && h("br"),
                column === "what" && under(row),
              ),
            ),
          ),
        ),
      ),
    )
  }
}

/**
 * Let a control show a value, offering it where a list lacks it.
 *
 * @param {Control} control - On the page
 * @param {string} value - As saved
 */
export function show(control, value) {
  if (control.value === value) return
  if (control instanceof HTMLSelectElement) {
    const known = [...control.options].some((option) => option.value === value)
    if (!known) control.add(new Option(value, value))
  }
  control.value = value
}
