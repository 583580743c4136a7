/** Parts of the results that are made anew while somebody reads them. */
import { all, h, spoken } from "./dom.mjs"

/** @import { Child } from "./dom.mjs" */
/** @import { Texts } from "./texts.mjs" */

/**
 * Where items are on the page.
 *
 * @typedef {Map<string, { id: string, element: HTMLElement }>} Places
 */

/** @type {WeakMap<Element, string>} What the content of a place was made of */
const madeOf = new WeakMap()

/**
 * Fill a place anew, unless it shows the same already.
 *
 * Folds with a `data-key` stay open, and the focus stays on the same link or fold; where that is
 * gone, it goes to the heading of the fold around the place, or to the place itself.
 *
 * @param {HTMLElement | null} place - null: there is none on this page
 * @param {unknown} data - What the content is made of, as JSON
 * @param {() => Child[]} make - Makes the content
 */
export function renew(place, data, make) {
  const key = JSON.stringify(data)
  if (!place || madeOf.get(place) === key) return
  madeOf.set(place, key)
  const open = all(place, "details[open][data-key]", HTMLElement).map(({ dataset }) => dataset.key)
  const held = place.contains(document.activeElement) ? nameOf(document.activeElement) : null
  place.replaceChildren()
  for (const child of make()) if (child) place.append(child)
  for (const fold of all(place, "details[data-key]", HTMLDetailsElement))
    fold.open = open.includes(fold.dataset.key)
  if (held !== null) focusAgain(place, held)
}

/**
 * @param {HTMLElement} place
 * @param {string} held
 */
function focusAgain(place, held) {
  const same = all(place, "a, summary", HTMLElement).find((each) => nameOf(each) === held)
  const around = place.closest("details")?.querySelector("summary")
  if (!same && !around) place.tabIndex = -1
  ;(same ?? around ?? place).focus({ preventScroll: true })
}

/**
 * What tells a link or a fold from the others in its place.
 *
 * @param {Element | null} element
 */
function nameOf(element) {
  const fold = element?.closest("[data-key]")?.getAttribute("data-key") ?? ""
  return `${element?.tagName} ${fold} ${element?.getAttribute("href") ?? ""}`
}

/**
 * A link to an item on the page, by number and title.
 *
 * @param {string} item - Item id
 * @param {Places} places - Where items are
 * @param {Texts} texts - Words of the page
 */
export function itemLink(item, places, texts) {
  return h(
    "a",
    { href: `#${places.get(item)?.element.id ?? ""}` },
    h("span", { class: "ts-goto__number" }, item),
    " ",
    spoken(texts.words("items", item, "title")),
  )
}
