/**
 * What the site itself serves beside its pages: rules and words, as text or read, and modules.
 *
 * Their names carry the first half of the SHA-256 of what is in them, so a file that was changed,
 * cut short or mixed up on its way is refused. Where a page is not served securely, browsers compute
 * no hashes and nothing is held against them.
 */

const NAMED = /-([0-9a-f]{32})\.json$/

/**
 * What a cache has kept of a bad moment of the host does not stand in the way: then the host itself
 * is asked.
 *
 * @param {string} address - Of a file of the site, from the page
 * @returns {Promise<string>} Its text
 * @throws {Error} If it cannot be had, or is not what its name says; the message names it
 */
export async function fetchedText(address) {
  return textAt(address, "default").catch(() => textAt(address, "reload"))
}

/**
 * @param {string} address
 * @param {RequestCache} cache
 */
async function textAt(address, cache) {
  const response = await fetch(new URL(address, document.baseURI), { cache })
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

/**
 * Another address of a file that could not be had: browsers keep what a host said in a bad moment,
 * and of modules and workers they remember it as long as the page is open.
 *
 * @param {string} address - Of the file
 * @param {number} failures - How often that has failed on this page
 */
export function askedAgain(address, failures) {
  return failures > 0 ? `${address}?again=${failures}` : address
}

/**
 * A module of the site that is fetched when it is first needed.
 *
 * @param {string} address - From the page
 * @returns {() => Promise<any>} Gives the module; after a failure it can be asked for again
 */
export function moduleAt(address) {
  let failures = 0
  return async () => {
    const url = new URL(address, document.baseURI).href
    const again = askedAgain(url, failures)
    try {
      // The page tells browsers the hash of a module by its own address alone.
      if (failures > 0) await fetch(again, { integrity: integrityOf(url) }).then(wholly)
      return await import(again)
    } catch (error) {
      failures += 1
      throw error
    }
  }
}

/** @param {Response} response */
function wholly(response) {
  return response.arrayBuffer()
}

/**
 * @param {string} url - Of a module, absolute
 * @returns {string} Its hash, from the page's import map; empty where there is none
 */
function integrityOf(url) {
  const map = document.querySelector("script[type='importmap']")?.textContent ?? "{}"
  const known = Object.entries(JSON.parse(map).integrity ?? {})
  return known.find(([name]) => new URL(name, document.baseURI).href === url)?.[1] ?? ""
}

/** @param {ArrayBuffer} content */
async function digestOf(content) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("")
}
