/**
 * What the site itself serves beside its pages: rules and words, as text or read.
 *
 * Their names carry the first half of the SHA-256 of what is in them, so a file that was changed,
 * cut short or mixed up on its way is refused. Where a page is not served securely, browsers compute
 * no hashes and nothing is held against them.
 */

const NAMED = /-([0-9a-f]{32})\.json$/

/**
 * @param {string} address - Of a file of the site, from the page
 * @returns {Promise<string>} Its text
 * @throws {Error} If it cannot be had, or is not what its name says; the message names it
 */
export async function fetchedText(address) {
  const response = await fetch(new URL(address, document.baseURI))
  if (!response.ok) throw new Error(`${address}: HTTP status ${response.status}`)
  const content = await response.arrayBuffer()
  const [, named] = NAMED.exec(address) ?? []
  if (named && crypto.subtle && !(await digestOf(content)).startsWith(named))
    throw new Error(`${address}: what came is not what it should be`)
  return new TextDecoder().decode(content)
}

/**
 * @param {string} address - Of a JSON file of the site, from the page
 * @returns {Promise<any>} What it says
 * @throws {Error} If it cannot be had, is not what its name says or is no JSON
 */
export async function fetchedJson(address) {
  return JSON.parse(await fetchedText(address))
}

/** @param {ArrayBuffer} content */
async function digestOf(content) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("")
}
