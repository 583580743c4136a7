/** The offer of a newer version: a quiet box at the edge, said once, that takes no focus. */
import { Announcer } from "./announcer.mjs"
import { h, setText } from "./dom.mjs"

/** @import { Texts } from "./texts.mjs" */

/** The box; not on the page until there is something to offer. */
export class UpdateNotice {
  #texts
  #announcer
  #message = h("p", { class: "ts-update__message" })
  #box

  /**
   * @param {HTMLElement} host - The box and what speaks to screen readers go to its end
   * @param {Texts} texts - Words of the page
   * @param {(how: { anyway: boolean }) => Promise<string | null>} onReload - Uses the newer version;
   *   gives what stands in the way, if anything: `others` or `unsaved`, which may be asked for anyway
   */
  constructor(host, texts, onReload) {
    this.#texts = texts
    this.#announcer = new Announcer(host)
    const reload = button("update.reload", "ts-button--primary")
    const later = button("update.later", "")
    reload.addEventListener("click", async () => {
      const hindrance = await onReload({ anyway: this.#warned })
      this.#warned = hindrance === "unsaved"
      if (hindrance) this.#say(`update.${hindrance}`)
    })
    later.addEventListener("click", () => this.#putOff())
    this.#box = h(
      "section",
      { class: "ts-update", "aria-label": texts.say("update.title"), "data-update": true },
      this.#message,
      h("p", { class: "ts-actions" }, reload, later),
    )
    /** @param {string} key @param {string} look */
    function button(key, look) {
      const kind = { type: "button", class: `ts-button ts-button--small ${look}`.trim() }
      return h("button", kind, texts.say(key))
    }
    this.#box.addEventListener("focusin", ({ relatedTarget }) => {
      if (relatedTarget instanceof HTMLElement && !this.#box.contains(relatedTarget))
        this.#before = relatedTarget
    })
    this.#host = host
  }

  #host

  /** Whether it was just said that something is not saved. */
  #warned = false

  /** Offer the newer version; once put off, not again on this page. */
  show() {
    if (this.#shown) return
    this.#shown = true
    this.#say("update.offer")
    this.#host.append(this.#box)
  }

  #shown = false

  /**
   * What had the focus before the box.
   *
   * @type {HTMLElement | null}
   */
  #before = null

  /** Take the box away; the focus goes back to where it came from, or to the page's heading. */
  #putOff() {
    const held = this.#box.contains(document.activeElement)
    this.#box.remove()
    if (!held) return
    const heading = document.querySelector("h1")
    const back = this.#before?.isConnected ? this.#before : heading
    if (back && back === heading) back.tabIndex = -1
    back?.focus()
  }

  /** @param {string} key */
  #say(key) {
    const text = this.#texts.say(key)
    setText(this.#message, text)
    this.#announcer.say(text, "update")
  }
}
