/**
 * Lays out what is out of sight, a few items at a time, when the page has nothing else to do.
 *
 * Until then the style sheet leaves it to the browser to lay out only what is seen, so that a long
 * form is there at once. It is not left so for good: what has not been laid out has no place yet, and
 * whatever asks where something is, such as a tool that checks a page, would be told wrongly.
 */
import { all } from "./dom.mjs"

/** More at once are felt on a slow machine, where a form of fifty takes some seconds. */
const AT_ONCE = 1

/** So many windows away browsers begin to lay out what the style sheet leaves to them, at most. */
const NEAR = 2
const ITEMS = ".ts-form .ts-item:not(.ts-item--part)"

/**
 * @param {HTMLElement} form - Holds the items; gets `data-all-laid-out` at the end
 * @param {() => Promise<unknown>} [idle] - Resolved when there is nothing else to do
 * @returns {Promise<void>} Resolved once everything has been laid out
 */
export async function layOut(form, idle = untilIdle) {
  const items = all(form, ".ts-item", HTMLElement)
  for (let from = 0; from < items.length; from += AT_ONCE) {
    await idle()
    for (const item of items.slice(from, from + AT_ONCE)) item.dataset.laidOut = ""
  }
  form.dataset.allLaidOut = ""
}

/**
 * Keep what is out of sight from being laid out when the page has been read.
 *
 * Browsers look for fields to fill then, and ask of each of them whether it can be seen: half a second
 * on a slow machine. It is over before anything is drawn. To be called while the page is read.
 *
 * @param {Document} page - Items of its form that are not near the window have `data-just-read` for
 *   that time; they keep their height, as the style sheet has not laid them out
 */
export function keepOut(page) {
  const hold = () => {
    const held = [...page.querySelectorAll(ITEMS)].filter((item) => {
      const { top, bottom } = item.getBoundingClientRect()
      return bottom < -NEAR * innerHeight || top > (1 + NEAR) * innerHeight
    })
    for (const item of held) item.toggleAttribute("data-just-read", true)
    setTimeout(() => {
      for (const item of held) item.toggleAttribute("data-just-read", false)
    })
  }
  if (isOpenedAtTop()) page.addEventListener("DOMContentLoaded", hold, { once: true })
}

/** @returns {boolean} false: the browser goes to a place of the page while the page is being read */
function isOpenedAtTop() {
  const [opened] = performance.getEntriesByType("navigation")
  const isNew = opened instanceof PerformanceNavigationTiming && opened.type === "navigate"
  return isNew && location.hash === ""
}

/** @returns {Promise<unknown>} */
function untilIdle() {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(resolve, { timeout: 1000 })
    else setTimeout(resolve, 50)
  })
}
