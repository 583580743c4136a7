/** The assessment that a page's address names, or why the page has nothing to show. */
import { one, setText } from "./dom.mjs"
import { fetchedJson } from "./fetched.mjs"
import { openStore } from "./session_only.mjs"
import { Texts } from "./texts.mjs"

/** @import { SaveRecord } from "./saved.mjs" */
/** @import { AnyStore } from "./session_only.mjs" */
/** @import { PageTexts } from "./types.mjs" */

/**
 * What a page itself knows of a framework.
 *
 * @typedef {object} ToolFramework
 * @property {string} title
 * @property {string} version
 * @property {Record<string, string>} words - Where they lie by locale, from this page
 * @property {string[]} languages - In which it is shown, and so can be reported on
 * @property {string} form - Address
 * @property {string} rules - Address
 */

/** @typedef {PageTexts & { frameworks: Record<string, ToolFramework> }} ToolTexts */

/**
 * An assessment that was found.
 *
 * @typedef {object} Named
 * @property {AnyStore} store - Where it lies
 * @property {SaveRecord} record - As it is saved
 * @property {ToolFramework} framework - Its framework
 */

/**
 * Open the assessment that the address names; where that cannot be, say why and show the way to
 * the list.
 *
 * @param {HTMLElement} root - The page
 * @param {object} options
 * @param {ToolTexts} options.page - Its words
 * @param {string} options.key - Where its words `missing`, `newer` and `unread` lie
 * @param {string | null} options.id - Of the assessment; null if the address names none
 * @param {(found: Named) => Promise<string | null>} options.show - Shows it; gives the key of why
 *   there is nothing to show, or null
 * @returns {Promise<void>} Resolved once it is shown
 */
export async function openNamed(root, { page, key, id, show }) {
  const texts = new Texts(page, localeOf(root))
  const refuse = (/** @type {string} */ why) => {
    if (why) setText(one(root, "[data-why-none]"), texts.say(`${key}.${why}`))
    const none = one(root, "[data-none]")
    if (none) none.hidden = false
  }
  if (id === null) return refuse("")
  try {
    const store = await openStore()
    const record = await store.load(id)
    const framework = record && page.frameworks[record.framework]
    const refused = framework ? await show({ store, record, framework }) : "missing"
    if (refused) refuse(refused)
  } catch (error) {
    console.warn(`${key}:`, error)
    const newer = error instanceof Error && error.name === "NewerRecordError"
    refuse(newer ? "newer" : "unread")
  }
}

/**
 * Words of a framework, as its form has them, with a page's own in place of the form's.
 *
 * @param {HTMLElement} root - The page
 * @param {ToolFramework} framework - The framework
 * @returns {Promise<any>} `PageTexts` and what more the pages of this kind are given
 */
export function wordsOf(root, framework) {
  return fetchedJson(framework.words[localeOf(root)])
}

/** @param {HTMLElement} root */
export function localeOf(root) {
  return root.dataset.locale ?? document.documentElement.lang
}
