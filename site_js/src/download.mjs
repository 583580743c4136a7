/** Hands a text to the person as a file. */
import { h } from "./dom.mjs"

const KEPT_FOR_MS = 60_000

/**
 * Let the browser save a text as a file.
 *
 * @param {string} text - All of it
 * @param {string} name - Of the file
 * @param {string} [type] - Media type
 */
export function download(text, name, type = "application/json") {
  const url = URL.createObjectURL(new Blob([text], { type }))
  h("a", { href: url, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(url), KEPT_FOR_MS)
}
