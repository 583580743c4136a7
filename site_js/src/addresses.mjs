/** Addresses of what belongs to one assessment. An id is in an address, never an answer. */

/** @import { Assessment } from "./types.mjs" */

/**
 * The form with an assessment.
 *
 * @param {string} form - Of the framework
 * @param {string} id - Of the assessment
 * @param {string} [item] - To be shown at once
 */
export function formAddress(form, id, item) {
  const address = `${form}?a=${encodeURIComponent(id)}`
  return item === undefined ? address : `${address}#form-item-${anchor(item)}`
}

/**
 * An item's id as it stands in addresses.
 *
 * @param {string} item - Such as 5.1(A)
 */
function anchor(item) {
  return item
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
}

/**
 * The assessment that an address asks for.
 *
 * @param {{ search: string }} address - Such as `?a=0f3c`
 * @returns {string | null} Its id; null: the latest one
 */
export function wantedId({ search }) {
  return new URLSearchParams(search).get("a")
}

/**
 * An assessment that was begun because the wanted one is gone is opened again by its own address.
 *
 * @param {Assessment} assessment - That is saved
 */
export function nameInAddress({ assessment }) {
  const [id, wanted] = [String(assessment.id), wantedId(location)]
  if (wanted !== null && wanted !== id)
    history.replaceState(null, "", `?a=${encodeURIComponent(id)}${location.hash}`)
}
