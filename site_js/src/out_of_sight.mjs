/**
 * Lays out what is out of sight, a few items at a time, when the page has nothing else to do.
 *
 * Until then the style sheet leaves it to the browser to lay out only what is seen, so that a long
 * form is there at once. It is not left so for good: what has not been laid out has no place yet, and
 * whatever asks where something is, such as a tool that checks a page, would be told wrongly.
 */
import { all } from "./dom.mjs"

/** So many items take a few milliseconds. */
const AT_ONCE = 4

/**
 * @param {HTMLElement} form - Holds the items; gets `data-laid-out` at the end
 * @param {() => Promise<unknown>} [idle] - Resolved when there is nothing else to do
 * @returns {Promise<void>} Resolved once everything has been laid out
 */
export async function layOut(form, idle = untilIdle) {
  const items = all(form, ".ts-item", HTMLElement)
  for (let from = 0; from < items.length; from += AT_ONCE) {
    await idle()
    for (const item of items.slice(from, from + AT_ONCE)) item.dataset.laidOut = ""
  }
  form.dataset.laidOut = ""
}

/** @returns {Promise<unknown>} */
function untilIdle() {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(resolve, { timeout: 1000 })
    else setTimeout(resolve, 50)
  })
}
