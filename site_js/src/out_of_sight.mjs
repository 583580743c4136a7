/**
 * Lays out what is out of sight, one item at a time, when the page has nothing else to do.
 *
 * Until then the style sheet leaves it to the browser to lay out only what is seen, so that a long
 * form is there at once. It is not left so for good: what has not been laid out has no place yet, and
 * whatever asks where something is, such as a tool that checks a page, would be told wrongly.
 */
import { all } from "./dom.mjs"

/** So many items at the top are not held back: the first window shows some of them. */
const AT_TOP = 4

/**
 * More than one at once is felt on a slow machine, where a form of fifty takes some seconds.
 *
 * @param {HTMLElement} form - Holds the items; gets `data-all-laid-out` at the end
 * @param {() => Promise<unknown>} [idle] - Resolved when there is nothing else to do
 * @returns {Promise<void>} Resolved once everything has been laid out
 */
export async function layOut(form, idle = untilIdle) {
  for (const item of all(form, ".ts-item", HTMLElement)) {
    await idle()
    item.dataset.laidOut = ""
  }
  form.dataset.allLaidOut = ""
}

/**
 * Keep what is out of sight from being laid out when the page has been read.
 *
 * Browsers look for fields to fill then, and ask of each of them whether it can be seen: half a second
 * on a slow machine. It is over before anything is drawn. To be called while the page is read.
 *
 * Where the browser goes to a place of the page, everything has to have its place instead: the page
 * gets `data-goes-to-place`.
 *
 * @param {Document} page - The items of its form but those at the top have `data-just-read` for that
 *   time, unless somebody has moved on in the page; they keep their height, as the style sheet has not
 *   laid them out. Where each of them is is not asked: that alone would lay them out
 */
export function keepOut(page) {
  if (goesToPlace()) {
    page.documentElement.dataset.goesToPlace = ""
    return
  }
  const moved = new AbortController()
  const { signal } = moved
  const hold = () => {
    moved.abort()
    const items = all(page, ".ts-form .ts-item:not(.ts-item--part)", HTMLElement).slice(AT_TOP)
    for (const item of items) item.dataset.justRead = ""
    setTimeout(() => {
      for (const item of items) delete item.dataset.justRead
    })
  }
  page.addEventListener("DOMContentLoaded", hold, { signal })
  page.addEventListener("scroll", () => moved.abort(), { signal, passive: true })
}

/** @returns {boolean} true: on a reload, on the way back and where the address names an item */
function goesToPlace() {
  const [opened] = performance.getEntriesByType("navigation")
  const isNew = opened instanceof PerformanceNavigationTiming && opened.type === "navigate"
  return !isNew || location.hash !== ""
}

/** @returns {Promise<unknown>} */
function untilIdle() {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(resolve, { timeout: 1000 })
    else setTimeout(resolve, 50)
  })
}
