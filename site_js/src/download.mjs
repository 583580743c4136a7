/** Hands a text, or bytes, to the person as a file. */
import { h } from "./dom.mjs"

const KEPT_FOR_MS = 60_000

/**
 * Let the browser save something as a file.
 *
 * @param {string | Blob} content - All of it
 * @param {string} name - Of the file
 * @param {string} [type] - Media type of a text; bytes have their own
 */
export function download(content, name, type = "application/json") {
  const file = content instanceof Blob ? content : new Blob([content], { type })
  const url = URL.createObjectURL(file)
  h("a", { href: url, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(url), KEPT_FOR_MS)
}
