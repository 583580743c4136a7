/** Says where the assessments are, how much they take, and what would be lost with the browser. */
import { needsExport } from "./assessment_list.mjs"
import { h, one, setText } from "./dom.mjs"
import { showMoment, showSize } from "./locale.mjs"

/** @import { SaveRecord } from "./saved.mjs" */
/** @import { Texts } from "./texts.mjs" */

/** The part of the page about where the assessments are. */
export class StoragePanel {
  #texts
  #line
  #persist
  #refused = false

  /**
   * @param {HTMLElement} root - Holds `[data-storage]` and `[data-persist]`
   * @param {Texts} texts - Words of the page
   */
  constructor(root, texts) {
    this.#texts = texts
    this.#line = one(root, "[data-storage]")
    this.#persist = one(root, "[data-persist]")
    this.#persist?.addEventListener("click", () => void this.#ask())
  }

  /**
   * Show what the store holds.
   *
   * @param {SaveRecord[]} records - All of them
   * @param {boolean} sessionOnly - Whether they are the tab's own
   */
  async show(records, sessionOnly) {
    const texts = this.#texts
    const bytes = new Blob(records.map((record) => JSON.stringify(record))).size
    const size = showSize(bytes, texts.locale)
    const unsafe = records.filter(needsExport).length
    const kept = !sessionOnly && ((await navigator.storage?.persisted?.()) ?? false)
    const lines = [
      texts.say("storage.used", { count: records.length, size }),
      ...this.#latest(records),
      unsafe === 1 && texts.say("storage.remind_one"),
      unsafe > 1 && texts.say("storage.remind_many", { count: unsafe }),
      sessionOnly && texts.say("storage.session_only"),
      !sessionOnly && texts.say(kept ? "storage.persisted" : "storage.not_persisted"),
      this.#refused && !kept && texts.say("storage.refused"),
    ]
    setText(this.#line, lines.filter((line) => line).join(" "))
    const canAsk = !sessionOnly && !kept && navigator.storage?.persist !== undefined
    if (this.#persist) this.#persist.hidden = !canAsk && document.activeElement !== this.#persist
    this.#shown = { records, sessionOnly }
  }

  /** @param {SaveRecord[]} records */
  #latest(records) {
    const say = (/** @type {string} */ key, /** @type {string | undefined} */ last) =>
      last && this.#texts.say(key, { moment: showMoment(new Date(last), this.#texts.locale) })
    const exported = records.flatMap((record) => record.exported ?? [])
    const saved = records.map((record) => record.saved)
    return [
      say("storage.last_saved", saved.sort().at(-1)),
      say("storage.last_exported", exported.sort().at(-1)),
    ]
  }

  /** @type {{ records: SaveRecord[], sessionOnly: boolean }} */
  #shown = { records: [], sessionOnly: false }

  async #ask() {
    this.#refused = !(await navigator.storage.persist())
    await this.show(this.#shown.records, this.#shown.sessionOnly)
  }
}

/**
 * A question whether everything is to be removed, answered in place.
 *
 * @param {SaveRecord[]} records - All that can be read
 * @param {object} more
 * @param {number} more.others - How many lie there that cannot be read here
 * @param {boolean} more.sessionOnly - Whether they are the tab's own
 * @param {Texts} texts - Words of the page
 * @returns {Promise<boolean>} Whether it is
 */
export function askToWipe(records, { others, sessionOnly }, texts) {
  const unsafe = records.filter(needsExport).length
  const yes = h(
    "button",
    { type: "button", class: "ts-button ts-button--small" },
    texts.say("wipe.yes"),
  )
  const no = h(
    "button",
    { type: "button", class: "ts-button ts-button--small ts-button--primary" },
    texts.say("wipe.no"),
  )
  const dialog = h(
    "dialog",
    { class: "ts-dialog", "aria-labelledby": "wipe-question" },
    h("p", { id: "wipe-question" }, texts.say(sessionOnly ? "wipe.question_tab" : "wipe.question")),
    h("p", {}, texts.say("wipe.count", { count: records.length, unsafe })),
    others > 0 && h("p", {}, texts.say("wipe.others", { count: others })),
    h("p", { class: "ts-actions" }, no, yes),
  )
  document.body.append(dialog)
  return new Promise((resolve) => {
    yes.addEventListener("click", () => dialog.close("yes"))
    no.addEventListener("click", () => dialog.close("no"))
    dialog.addEventListener("close", () => {
      resolve(dialog.returnValue === "yes")
      dialog.remove()
    })
    dialog.showModal()
  })
}
