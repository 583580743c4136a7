/** Alt and an arrow go to the next item or the one before, wherever nobody is typing. */
import { takesKeys } from "./undo.mjs"

/** @import { FormPage } from "./page.mjs" */

/**
 * Listen for the keys.
 *
 * @param {FormPage} page - The form
 */
export function goByKeys(page) {
  document.addEventListener("keydown", (event) => {
    const { altKey, ctrlKey, metaKey, shiftKey, key } = event
    if (event.defaultPrevented || !altKey || ctrlKey || metaKey || shiftKey) return
    const way = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0
    if (way === 0 || takesKeys(event.target)) return
    const items = [...page.items.values()].filter(({ group }) => group === null)
    const wanted = neighbour(
      items.map(({ element }) => element),
      event.target,
      way,
    )
    if (!wanted) return
    event.preventDefault()
    focusOn(wanted)
  })
}

/**
 * Give an item the focus, so that reading and the tab key go on from there.
 *
 * @param {HTMLElement} element - Of the item
 */
export function focusOn(element) {
  element.tabIndex = -1
  element.focus({ preventScroll: true })
  element.scrollIntoView({ block: "start" })
}

/**
 * @param {HTMLElement[]} elements - In order
 * @param {EventTarget | null} from - Where the focus is
 * @param {number} way - 1 forwards, -1 backwards
 * @returns {HTMLElement | undefined} Without a focus in an item: the one that is seen first
 */
function neighbour(elements, from, way) {
  const at = elements.findIndex((element) => from instanceof Node && element.contains(from))
  if (at >= 0) return elements[at + way]
  const seen = elements.findIndex((element) => element.getBoundingClientRect().bottom > 80)
  return elements[way > 0 ? seen : Math.max(seen - 1, 0)]
}
