/** Text that can leave the browser: half a character, as a cut paste leaves, is no text. */

const HALF = /\p{Surrogate}/gu

/**
 * Plain data with U+FFFD in place of every half character, so that its file can be read again.
 *
 * @template T
 * @param {T} value - Plain data
 * @returns {T} A copy; the value itself where it has no text
 */
export function wholeText(value) {
  if (typeof value === "string") return /** @type {T} */ (value.replace(HALF, "\ufffd"))
  if (Array.isArray(value)) return /** @type {T} */ (value.map(wholeText))
  if (typeof value !== "object" || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => [wholeText(key), wholeText(inner)])
  return /** @type {T} */ (Object.fromEntries(entries))
}
