/**
 * The files that the service worker keeps: the list that the build writes, and what a page asks for.
 *
 * Addresses in the list are relative to the folder of the service worker, `""` being the page at
 * the site's root.
 */

/**
 * What `generator/offline.py` writes before the service worker.
 *
 * @typedef {object} FileList
 * @property {number} bytes - Of all files, unpacked
 * @property {Record<string, string>} named - Base64 of the SHA-256 by address; the name changes with
 *   the content
 * @property {Record<string, string>} plain - The same where the name stays
 */

/**
 * An entry of a precache list, as Workbox takes it.
 *
 * @typedef {{ url: string, revision: string | null, integrity: string }} Entry
 */

/**
 * @param {FileList} list - From the build
 * @param {string} root - Folder of the service worker, absolute
 * @returns {Entry[]} In the order of the list; what has no revision may come out of the HTTP cache
 */
export function entriesOf({ named, plain }, root) {
  const entry = (/** @type {[string, string]} */ [address, hash], changing = false) => ({
    url: new URL(address, root).href,
    revision: changing ? hash.slice(0, 16) : null,
    integrity: `sha256-${hash}`,
  })
  return [
    ...Object.entries(named).map((each) => entry(each)),
    ...Object.entries(plain).map((each) => entry(each, true)),
  ]
}

/**
 * What a kept site gives for an address.
 *
 *   kept      the file at `url`
 *   moved     a page that is asked for without its last slash; `url` is right
 *   missing   nothing, in a folder of the site
 *   foreign   nothing, and not of this site: another one may lie below the same root
 *
 * @typedef {{ kind: "kept" | "moved", url: string } | { kind: "missing" | "foreign" }} Found
 */

/** Finds kept files by what pages ask for. */
export class KeptFiles {
  #urls
  #folders
  #root

  /**
   * @param {FileList} list - From the build
   * @param {string} root - Folder of the service worker, absolute
   */
  constructor({ named, plain }, root) {
    const addresses = [...Object.keys(named), ...Object.keys(plain)]
    this.#root = root
    this.#urls = new Set(addresses.map((address) => new URL(address, root).href))
    const folders = [...this.#urls].map((url) => url.slice(root.length).split("/"))
    this.#folders = new Set(folders.filter((parts) => parts.length > 1).map(([folder]) => folder))
  }

  /**
   * @param {string} asked - Absolute; what stands after `?` or `#` is for scripts of the page
   * @returns {Found}
   */
  find(asked) {
    const { origin, pathname } = new URL(asked)
    const url = `${origin}${pathname}`
    if (!url.startsWith(this.#root)) return { kind: "foreign" }
    if (this.#urls.has(url)) return { kind: "kept", url }
    const page = url.replace(/\/index\.html$/, "/")
    if (this.#urls.has(page)) return { kind: "kept", url: page }
    if (this.#urls.has(`${url}/`)) return { kind: "moved", url: `${url}/` }
    const folder = url.slice(this.#root.length).split("/")[0]
    return { kind: this.#folders.has(folder) ? "missing" : "foreign" }
  }
}

/** Every cache of this product begins so; those of `tumstock-start-` are kept by other hands. */
const PREFIX = "tumstock-offline"

/**
 * The cache of one site; several sites on one origin have one each.
 *
 * @param {string} root - Folder of the service worker, absolute
 * @returns {string} Such as `tumstock-offline /guide/`
 */
export function cacheName(root) {
  return `${PREFIX} ${new URL(root).pathname}`
}
