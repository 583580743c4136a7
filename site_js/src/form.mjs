/**
 * Entry of the form page: makes the static form save, score and explain itself.
 *
 *   form -> views (item_view, why, problems, summary, radar, rule, evidence, clear, status)
 *        -> session -> store            answers, saved
 *        -> score_loop -> scoring_client -> protocol -> worker      answers, scored
 *
 * The form is complete without any of this; each part that fails leaves the others working.
 */
import { beginScoring, untilRead } from "./early_port.mjs"
import { FormController } from "./form_controller.mjs"
import { knowDecimalMark } from "./locale.mjs"
import { followSections } from "./sections.mjs"
import { openStore } from "./session_only.mjs"
import { Texts } from "./texts.mjs"

/** The page may still be read; what comes behind the form is not waited for. */
const AGAIN_MS = 4

/**
 * Wait for something while the page is being read.
 *
 * @template T
 * @param {() => T | null} look
 * @returns {Promise<T | null>} null if the page has been read without it
 */
async function comes(look) {
  while (true) {
    const isRead = document.readyState !== "loading"
    const found = look()
    if (found || isRead) return found
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
  }
}

/**
 * @template {Node} T
 * @param {T} node
 * @returns {T | null} The node once something of the page stands behind it
 */
function whole(node) {
  /** @type {Node | null} */
  let at = node
  while (at && !at.nextSibling) at = at.parentNode
  return at && node
}

/** @param {HTMLFormElement} form - All of it */
function start(form) {
  const words = JSON.parse(form.querySelector("#ts-texts")?.textContent ?? "{}")
  const texts = new Texts(words, form.dataset.locale ?? document.documentElement.lang)
  if (words.decimal_mark) knowDecimalMark(texts.locale, words.decimal_mark)
  followSections(form)
  const opened = openStore().catch(() => null) // on its way while the page is made ready
  const free = untilRead().then(() => beginScoring(form.dataset))
  // In turns of their own: reading the scripts and reading the form together are felt.
  setTimeout(() => {
    const controller = new FormController(form, texts, opened)
    setTimeout(() => void controller.start(free))
  })
}

const selector = "form[data-module='form']"
const form = await comes(() => document.querySelector(selector))
if (form instanceof HTMLFormElement) {
  await comes(() => whole(form))
  start(form)
}
