/** Making and finding elements; no strings of HTML anywhere. */

/** @import { Words } from "./texts.mjs" */

/** @typedef {Node | string | null | undefined | false} Child */

const SVG = "http://www.w3.org/2000/svg"

/**
 * @template {Element} E
 * @param {E} element
 * @param {Record<string, string | number | boolean | null | undefined>} attributes - true: without
 *   a value; false, null and undefined: not at all
 * @param {Child[]} children
 * @returns {E}
 */
function furnish(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue
    element.setAttribute(name, value === true ? "" : String(value))
  }
  for (const child of children) if (child) element.append(child)
  return element
}

/**
 * Make an HTML element.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag - Its name
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes] - Its attributes
 * @param {...Child} children - Elements and text; what is empty is left out
 * @returns {HTMLElementTagNameMap[T]} The element
 */
export function h(tag, attributes = {}, ...children) {
  return furnish(document.createElement(tag), attributes, children)
}

/**
 * Make an SVG element.
 *
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag - Its name
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes] - Its attributes
 * @param {...Child} children - Elements and text
 * @returns {SVGElementTagNameMap[T]} The element
 */
export function s(tag, attributes = {}, ...children) {
  const element = /** @type {SVGElementTagNameMap[T]} */ (document.createElementNS(SVG, tag))
  return furnish(element, attributes, children)
}

/**
 * Words as an inline element that carries its language, where that is not the page's.
 *
 * @param {Words} words - From `Texts.words`
 * @returns {Node} Text, or a span with `lang`
 */
export function spoken({ text, lang }) {
  return lang ? h("span", { lang, class: "ts-fallback" }, text) : document.createTextNode(text)
}

/**
 * All elements below a root that match, as an array of the wanted class.
 *
 * @template {Element} E
 * @param {ParentNode} root - Where to look
 * @param {string} selector - CSS selector
 * @param {new () => E} type - Others are left out
 * @returns {E[]} In document order
 */
export function all(root, selector, type) {
  return [...root.querySelectorAll(selector)].filter(
    /** @returns {element is E} */ (element) => element instanceof type,
  )
}

/**
 * The first element below a root that matches.
 *
 * @param {ParentNode} root - Where to look
 * @param {string} selector - CSS selector
 * @returns {HTMLElement | null} null where there is none
 */
export function one(root, selector) {
  const found = root.querySelector(selector)
  return found instanceof HTMLElement ? found : null
}

/**
 * Change text only where it differs, so that nothing is announced or selected anew.
 *
 * @param {Element | null} element - null: nothing to change
 * @param {string} text - The text
 */
export function setText(element, text) {
  if (element && element.textContent !== text) element.textContent = text
}
