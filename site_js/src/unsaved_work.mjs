/**
 * Work that could not be saved: the browser asks before the page that holds it is left, and a newer
 * version of the site says so before it takes the page's place.
 *
 * The scripts of a page share nothing but the page, so it is known there.
 */

/**
 * Somebody's work, such as a session.
 *
 * @typedef {{ readonly isUnsaved: boolean }} Work
 *
 * @typedef {Partial<Pick<Window, "addEventListener">> & { tumstockUnsaved?: Set<Work> }} Page
 */

/**
 * Ask before work is lost, as long as any of it is not saved.
 *
 * @param {Work} work - That is not saved as it should be
 * @param {Page} [page] - Such as the window
 */
export function holdBack(work, page = /** @type {Page} */ (globalThis)) {
  page.tumstockUnsaved ??= new Set()
  page.tumstockUnsaved.add(work)
  // Not before there is something to ask about: a page that listens cannot come back as it was left.
  page.addEventListener?.("beforeunload", ask)
}

/**
 * Whether leaving the page would lose something.
 *
 * @param {Page} [page] - Such as the window
 * @returns {boolean}
 */
export function isHeldBack(page = /** @type {Page} */ (globalThis)) {
  return [...(page.tumstockUnsaved ?? [])].some(({ isUnsaved }) => isUnsaved)
}

/** @param {Event} event */
function ask(event) {
  if (isHeldBack(/** @type {Page} */ (event.currentTarget))) event.preventDefault()
}
