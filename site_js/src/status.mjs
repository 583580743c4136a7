/** Says where the answers are and how far the scoring is; both in words, near the result. */
import { h, one, setText } from "./dom.mjs"
import { showMegabytes, showMoment, showTime } from "./locale.mjs"
import { isSessionOnly } from "./session_only.mjs"

/** @import { ClientState } from "./scoring_client.mjs" */
/** @import { SaveStatus } from "./session.mjs" */
/** @import { SetAside } from "./saved.mjs" */
/** @import { Texts } from "./texts.mjs" */

/**
 * Where the answers are, as a sentence.
 *
 * @param {SaveStatus} status - From the session
 * @param {Texts} texts - Words of the page
 * @param {Date} [now] - To tell today's saves from older ones
 * @param {boolean} [tab] - Whether the answers are kept in this tab alone
 * @returns {string} One sentence
 */
export function saveLine(status, texts, now = new Date(), tab = isSessionOnly()) {
  const where = tab ? "_tab" : ""
  if (status.name === "empty") return texts.say(`save.empty${where}`)
  if (status.name !== "saved") return texts.say(`save.${status.name}`)
  const today = status.at.toDateString() === now.toDateString()
  return today
    ? texts.say(`save.saved${where}`, { time: showTime(status.at, texts.locale) })
    : texts.say(`save.saved_earlier${where}`, { moment: showMoment(status.at, texts.locale) })
}

/**
 * How far the scoring is, as a sentence.
 *
 * @param {ClientState} state - Of the scoring client
 * @param {Texts} texts - Words of the page
 * @returns {string} One sentence; empty once it is ready
 */
export function runtimeLine(state, texts) {
  if (state.name === "ready") return texts.say("runtime.ready")
  if (state.name !== "loading") return texts.say(`runtime.${state.name}`)
  if (state.phase === "starting") return texts.say("runtime.starting")
  if (state.total === 0) return texts.say("runtime.connecting")
  return texts.say("runtime.fetching", {
    loaded: showMegabytes(state.loaded, texts.locale),
    total: showMegabytes(state.total, texts.locale),
  })
}

/** Saving that does not go as it should: what a person has to know at once. */
const TROUBLE = new Set(["failed", "memory", "newer", "missing", "removed"])

/**
 * Whether answers are not where they are wanted.
 *
 * @param {string} name - Of a `SaveStatus`
 * @returns {boolean} Whether that has to be said
 */
export function isTrouble(name) {
  return TROUBLE.has(name)
}

/**
 * The lines about saving and scoring, near the result. Where they are folded away behind the bar,
 * the bar says that there is something to read.
 */
export class StatusLines {
  #texts
  #saved
  #runtime
  #retry
  #heed
  #failed = false
  #trouble = false
  #bar = h("progress", { class: "ts-summary__loading", max: 1, hidden: true })

  /**
   * @param {HTMLElement} form - Holds `[data-saved]`, `[data-runtime-status]`, `[data-runtime-retry]`
   * @param {Texts} texts - Words of the page
   * @param {() => void} onRetry - Called when a new start is asked for
   */
  constructor(form, texts, onRetry) {
    this.#texts = texts
    this.#saved = one(form, "[data-saved]")
    this.#runtime = one(form, "[data-runtime-status]")
    this.#retry = one(form, "[data-runtime-retry]")
    this.#heed = one(form, "[data-heed]")
    this.#retry?.addEventListener("click", onRetry)
    this.#retry?.addEventListener("blur", () => this.#showRetry())
    this.#bar.setAttribute("aria-label", texts.say("runtime.bar"))
    this.#runtime?.after(this.#bar)
  }

  /**
   * Say where the answers are.
   *
   * @param {SaveStatus} status - From the session
   */
  showSave(status) {
    setText(this.#saved, saveLine(status, this.#texts))
    this.#saved?.setAttribute("data-state", status.name)
    this.#trouble = isTrouble(status.name)
    this.#showHeed()
  }

  /**
   * Say how far the scoring is, with a bar while it is fetched and a button when it failed.
   *
   * @param {ClientState} state - Of the scoring client
   */
  showRuntime(state) {
    setText(this.#runtime, runtimeLine(state, this.#texts))
    this.#runtime?.setAttribute("data-state", state.name)
    const loading = state.name === "loading"
    this.#bar.hidden = !loading
    if (loading && state.phase === "fetching" && state.total > 0)
      this.#bar.value = state.loaded / state.total
    else this.#bar.removeAttribute("value")
    this.#failed = state.name === "failed"
    this.#showRetry()
    this.#showHeed()
  }

  #showHeed() {
    if (this.#heed) this.#heed.hidden = !(this.#trouble || this.#failed)
  }

  /** The button that was just pressed stays until the person moves on, so that focus does. */
  #showRetry() {
    const retry = this.#retry
    if (retry) retry.hidden = !this.#failed && document.activeElement !== retry
  }

  /**
   * A lasting message above the items.
   *
   * @param {HTMLElement} form - The form
   * @param {string} message - What has happened and what it means
   * @param {...Node} more - A button or link that belongs to it
   */
  static notice(form, message, ...more) {
    const host = one(form, ".ts-form__items") ?? form
    host.prepend(h("div", { class: "ts-notice ts-form__notice" }, h("p", {}, message), ...more))
  }
}

/**
 * A link that downloads what could not be read, as it was found.
 *
 * @param {SetAside[]} setAside - From the store, at least one
 * @param {Texts} texts - Words of the page
 * @returns {HTMLAnchorElement} The link
 */
export function rescueLink(setAside, texts) {
  const content = new Blob([JSON.stringify(setAside, null, 2)], { type: "application/json" })
  return h(
    "a",
    {
      href: URL.createObjectURL(content),
      download: `tumstock-${setAside[0].framework}-set-aside.json`,
      class: "ts-button ts-button--small",
    },
    texts.say("save.rescue"),
  )
}
