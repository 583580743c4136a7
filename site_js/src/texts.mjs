/** @import { PageTexts } from "./types.mjs" */

/**
 * A piece of text and, where it is not the page's, its language.
 *
 * @typedef {{ text: string, lang: string | null }} Words
 */

/**
 * Put values into the places of a sentence.
 *
 * @param {string} sentence - With places such as `{score}`
 * @param {Record<string, string | number>} values - By place; a place without a value stays as it is
 * @returns {string} The sentence
 */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place))
}

/** Looks up the words of the page; every word that a script shows comes through here. */
export class Texts {
  #page

  /**
   * @param {PageTexts} page - Content of `#ts-texts`
   * @param {string} locale - BCP 47 tag of the page
   */
  constructor(page, locale) {
    this.#page = page
    this.locale = locale
  }

  /**
   * An interface string.
   *
   * @param {string} key - Keys joined by points, below `js`
   * @param {Record<string, string | number>} [values] - For its places
   * @returns {string} The string; the key itself where there is none, so that a gap is seen
   */
  say(key, values = {}) {
    const found = lookUp(this.#page.js, key.split("."))
    return typeof found === "string" ? fill(found, values) : key
  }

  /**
   * Whether there is such an interface string.
   *
   * @param {string} key - Keys joined by points, below `js`
   */
  has(key) {
    return typeof lookUp(this.#page.js, key.split(".")) === "string"
  }

  /**
   * Ids that there are words for.
   *
   * @param {...string} path - Such as `evidence_kinds`
   * @returns {string[]} In order; empty where there are none
   */
  keys(...path) {
    const found = lookUp(this.#page, path)
    return typeof found === "object" && found !== null ? Object.keys(found) : []
  }

  /**
   * Whether something is marked true beside the words.
   *
   * @param {...string} path - Such as `items`, `12`, `columns`, `interruptions`, `part`, `required`
   */
  flag(...path) {
    return lookUp(this.#page, path) === true
  }

  /**
   * Words of the framework.
   *
   * @param {...string} path - Such as `items`, `2`, `title`
   * @returns {Words} The words; the last key of the path where there are none
   */
  words(...path) {
    const found = lookUp(this.#page, path)
    if (typeof found === "string") return { text: found, lang: null }
    const text = lookUp(found, ["text"])
    const lang = lookUp(found, ["lang"])
    if (typeof text !== "string") return { text: path.at(-1) ?? "", lang: null }
    return { text, lang: typeof lang === "string" && lang !== this.locale ? lang : null }
  }
}

/**
 * @param {unknown} tree
 * @param {string[]} path
 * @returns {unknown} undefined where the path ends early
 */
function lookUp(tree, path) {
  let node = tree
  for (const name of path) {
    if (typeof node !== "object" || node === null || !Object.hasOwn(node, name)) return undefined
    node = /** @type {Record<string, unknown>} */ (node)[name]
  }
  return node
}
