/** The list of assessments: one card each, with what is known of it and what can be done. */
import { aboutOf, compareAddress, followedBy } from "./assessment_file.mjs"
import { all, h } from "./dom.mjs"
import { showDay, showMoment } from "./locale.mjs"

/** @import { SaveRecord } from "./saved.mjs" */
/** @import { Texts } from "./texts.mjs" */

/**
 * A framework as the list knows it.
 *
 * @typedef {object} ListedFramework
 * @property {string} title - Short
 * @property {string} version - Published on this site
 * @property {string} form - Address of its form
 * @property {string} plan - Address of the page of a plan
 * @property {string} report - Address of the page of a report
 * @property {string} rules - Address of its rules
 * @property {Record<string, string[]>} items - Ids of parts by item id
 * @property {string} [application] - Address of what goes with an application, if there is one
 */

/** @typedef {"edit" | "follow_up" | "export" | "remove"} Action */
/** @typedef {"saved" | "title" | "framework" | "date"} Order */

/**
 * What an assessment is called.
 *
 * @param {SaveRecord} record - From the store
 * @param {Record<string, ListedFramework>} frameworks - By id
 * @returns {string} Its title; without one, the name of its framework
 */
export function titleOf(record, frameworks) {
  return aboutOf(record.assessment).title ?? frameworks[record.framework]?.title ?? record.framework
}

/**
 * How many items of an assessment something is answered to.
 *
 * @param {SaveRecord} record - From the store
 * @param {ListedFramework} framework - Its framework
 * @returns {{ answered: number, count: number }} An item with parts is answered when one of them is
 */
export function countAnswered(record, framework) {
  const { answers } = record.assessment
  const items = Object.entries(framework.items)
  const answered = items.filter(([id, parts]) =>
    [id, ...parts].some((one) => Object.hasOwn(answers, one)),
  )
  return { answered: answered.length, count: items.length }
}

/**
 * Whether an assessment holds anything that no file does.
 *
 * @param {SaveRecord} record - From the store
 */
export function needsExport({ exported, saved }) {
  return exported === null || exported < saved
}

/**
 * Those that a search finds, in an order.
 *
 * @param {SaveRecord[]} records - From the store
 * @param {object} wanted
 * @param {string} wanted.text - All its words must be found in what is said about an assessment
 * @param {Order} wanted.order - saved and date: the latest first
 * @param {Record<string, ListedFramework>} frameworks - By id
 * @param {string} locale - For the order of letters
 * @returns {SaveRecord[]} A new list
 */
export function findAssessments(records, { text, order }, frameworks, locale) {
  const words = text.toLocaleLowerCase(locale).split(/\s+/).filter(Boolean)
  const named = (/** @type {SaveRecord} */ record) => titleOf(record, frameworks)
  const found = records.filter((record) => {
    const about = Object.values(aboutOf(record.assessment)).join(" ")
    const all = `${named(record)} ${frameworks[record.framework]?.title ?? ""} ${about}`
    const searched = all.toLocaleLowerCase(locale)
    return words.every((word) => searched.includes(word))
  })
  const { compare } = new Intl.Collator(locale, { numeric: true })
  const day = (/** @type {SaveRecord} */ record) => aboutOf(record.assessment).date ?? ""
  /** @type {Record<Order, (one: SaveRecord, other: SaveRecord) => number>} */
  const orders = {
    saved: (one, other) => compare(other.saved, one.saved),
    title: (one, other) => compare(named(one), named(other)),
    framework: (one, other) =>
      compare(one.framework, other.framework) || compare(other.saved, one.saved),
    date: (one, other) => compare(day(other), day(one)) || compare(other.saved, one.saved),
  }
  return found.sort(orders[order])
}

/** Draws the cards and tells which of their buttons were pressed. */
export class AssessmentList {
  #host
  #texts
  #frameworks
  #onAction
  #compare

  /**
   * @param {HTMLElement} host - Takes the cards
   * @param {object} options
   * @param {Texts} options.texts - Words of the page
   * @param {Record<string, ListedFramework>} options.frameworks - By id
   * @param {(action: Action, record: SaveRecord, card: HTMLElement) => void} options.onAction - Told
   *   of every button
   * @param {string} options.compare - Address of the page that lays assessments side by side
   */
  constructor(host, { texts, frameworks, onAction, compare }) {
    this.#host = host
    this.#texts = texts
    this.#frameworks = frameworks
    this.#onAction = onAction
    this.#compare = compare
  }

  /**
   * Show assessments; the focus stays on the button it was on.
   *
   * @param {SaveRecord[]} records - In order
   * @param {string} empty - What to say when there are none
   */
  show(records, empty) {
    const focused = document.activeElement?.getAttribute("data-focus")
    // What is being typed into a card stays, whatever other tabs do.
    const edited = new Map(
      all(this.#host, "[data-assessment]:has(form)", HTMLElement).map((card) => [
        card.dataset.assessment,
        card,
      ]),
    )
    const cards = records.map((record) => edited.get(record.id) ?? this.#card(record))
    this.#host.replaceChildren(
      ...(cards.length > 0 ? cards : [h("li", { class: "ts-desk__empty" }, empty)]),
    )
    if (focused) this.focus(focused)
  }

  /**
   * Put the focus on a button.
   *
   * @param {string} name - `<action> <id>`
   */
  focus(name) {
    const found = [...this.#host.querySelectorAll("[data-focus]")].find(
      (each) => each.getAttribute("data-focus") === name,
    )
    if (found instanceof HTMLElement) found.focus()
  }

  /** @param {SaveRecord} record */
  #card(record) {
    const framework = this.#frameworks[record.framework]
    const title = titleOf(record, this.#frameworks)
    const heading = `assessment-${record.id}`
    const form = framework && `${framework.form}?a=${encodeURIComponent(record.id)}`
    const open = form
      ? h("a", { class: "ts-desk__title", href: form }, title)
      : h("span", { class: "ts-desk__title" }, title)
    const card = h(
      "li",
      { class: "ts-desk__card", "data-assessment": record.id },
      h("h2", { class: "ts-desk__name", id: heading }, open),
      this.#facts(record, framework),
    )
    card.append(this.#actions(record, card, title, framework))
    return card
  }

  /**
   * @param {SaveRecord} record
   * @param {ListedFramework | undefined} framework
   */
  #facts(record, framework) {
    const texts = this.#texts
    const { organisation, unit, date, period } = aboutOf(record.assessment)
    const follows = /** @type {{ title?: string } | undefined} */ (
      record.assessment.assessment.follows
    )
    const lines = [
      framework?.title ?? texts.say("list.unknown_framework", { framework: record.framework }),
      [organisation, unit].filter(Boolean).join(", "),
      [date && showDay(date, texts.locale), period].filter(Boolean).join(", "),
      follows?.title && texts.say("list.follows", { title: follows.title }),
      framework && texts.say("list.answered", countAnswered(record, framework)),
      texts.say("list.saved", { moment: showMoment(new Date(record.saved), texts.locale) }),
    ]
    const said = lines.filter((line) => line).map((line) => h("span", {}, line))
    const safety = h(
      "span",
      { class: needsExport(record) && "ts-desk__unsafe" },
      this.#exported(record),
    )
    return h("p", { class: "ts-desk__facts" }, ...said, safety)
  }

  /** @param {SaveRecord} record */
  #exported(record) {
    const texts = this.#texts
    if (record.exported === null) return texts.say("list.never_exported")
    if (needsExport(record)) return texts.say("list.changed_since")
    return texts.say("list.exported", {
      moment: showMoment(new Date(record.exported), texts.locale),
    })
  }

  /**
   * @param {SaveRecord} record
   * @param {HTMLElement} card
   * @param {string} title
   * @param {ListedFramework | undefined} framework
   */
  #actions(record, card, title, framework) {
    const form = framework && `${framework.form}?a=${encodeURIComponent(record.id)}`
    /** @type {Action[]} */
    const actions = form ? ["edit", "follow_up", "export", "remove"] : ["export", "remove"]
    const buttons = actions.map((action) => {
      const button = h(
        "button",
        {
          type: "button",
          class: "ts-button ts-button--small",
          "data-action": action,
          "data-focus": `${action} ${record.id}`,
        },
        this.#texts.say(`action.${action}`),
        h("span", { class: "ts-hidden" }, ` ${title}`),
      )
      button.addEventListener("click", () => this.#onAction(action, record, card))
      return button
    })
    const link = (/** @type {string} */ key, /** @type {string} */ href, kind = "") =>
      h(
        "a",
        { class: `ts-button ts-button--small${kind}`, href, "data-tool": key },
        this.#texts.say(key),
        h("span", { class: "ts-hidden" }, ` ${title}`),
      )
    const tool = (/** @type {string} */ key, /** @type {string | undefined} */ address) =>
      address !== undefined && link(key, `${address}?a=${encodeURIComponent(record.id)}`)
    const earlier = followedBy(record.assessment)
    const compared = earlier && compareAddress(this.#compare, [earlier, record.id])
    return h(
      "div",
      { class: "ts-desk__actions" },
      form && link("action.open", form, " ts-button--primary"),
      tool("action.plan", framework?.plan),
      tool("action.report", framework?.report),
      tool("application", framework?.application),
      compared && link("action.compare", compared),
      ...buttons,
    )
  }
}
