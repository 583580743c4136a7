/** What the site itself serves beside its pages: rules and words, as text or read. */

/**
 * @param {string} address - Of a file of the site, from the page
 * @returns {Promise<string>} Its text
 * @throws {Error} If it cannot be had; the message names it
 */
export async function fetchedText(address) {
  const response = await fetch(new URL(address, document.baseURI))
  if (!response.ok) throw new Error(`${address}: HTTP status ${response.status}`)
  return response.text()
}

/**
 * @param {string} address - Of a JSON file of the site, from the page
 * @returns {Promise<any>} What it says
 * @throws {Error} If it cannot be had or is no JSON
 */
export async function fetchedJson(address) {
  return JSON.parse(await fetchedText(address))
}
