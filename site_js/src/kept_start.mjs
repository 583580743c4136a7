/**
 * Keeps Python as it is right after its start, so that the next start need not repeat it.
 *
 * What is kept is made in the visitor's own browser, from the site's own files and rules and before
 * any answer has been seen. It lies in a cache named after the runtime; those of other runtimes are
 * removed. Whatever goes wrong here costs time and nothing else: the caller starts the plain way.
 */
import { free } from "./freed.mjs"
import { pack, unpack } from "./snapshot.mjs"

const PREFIX = "tumstock-start-"
/** Raised when what is kept, or how it is used, changes. */
const FORMAT = 1
/** So many times its size has to be free before it is kept. */
const SPARING = 20
const MADE_FOR = "x-made-for"
const DIGEST = "x-digest"

/**
 * Name of the cache that holds a start of a runtime.
 *
 * @param {string} runtime - URL of the runtime folder; its last part names the runtime
 */
function keptName(runtime) {
  return PREFIX + (new URL(runtime).pathname.split("/").at(-2) ?? "")
}

/**
 * Whether an earlier start of a runtime has left something, of use or not.
 *
 * @param {CacheStorage | undefined} caches - Missing where the site is served without TLS
 * @param {string} runtime - URL of the runtime folder
 * @returns {Promise<boolean>} false also where the browser denies to say
 */
export async function isKept(caches, runtime) {
  try {
    return (await caches?.has(keptName(runtime))) ?? false
  } catch {
    return false
  }
}

/** What one start may leave for the next. */
export class KeptStart {
  #address
  #name
  #madeFor
  #caches
  #subtle
  #storage

  /**
   * @param {object} options
   * @param {string} options.runtime - URL of the runtime folder
   * @param {string} options.browser - What `navigator.userAgent` says
   * @param {CacheStorage | undefined} options.caches - Missing where the site is served without TLS
   * @param {SubtleCrypto | undefined} options.subtle - Missing there too
   * @param {StorageManager | undefined} options.storage - Knows how much may be stored
   */
  constructor({ runtime, browser, caches, subtle, storage }) {
    this.#address = new URL("start", runtime).href
    this.#name = keptName(runtime)
    this.#madeFor = `${FORMAT} ${browser}`
    this.#caches = caches
    this.#subtle = subtle
    this.#storage = storage
  }

  /**
   * What an earlier start has left.
   *
   * @returns {Promise<Uint8Array<ArrayBuffer> | null>} Python's memory, whole and for this browser;
   *   null where there is none
   */
  async find() {
    if (!this.#caches || !this.#subtle) return null
    try {
      const response = await this.#caches.match(this.#address, { cacheName: this.#name })
      if (!response) return null
      if (response.headers.get(MADE_FOR) === this.#madeFor) {
        const packed = await response.arrayBuffer()
        const digest = digestOf(packed, this.#subtle) // elsewhere, while it is unpacked here
        digest.catch(() => {})
        const memory = unpack(packed)
        const whole = response.headers.get(DIGEST) === (await digest)
        free(packed)
        if (whole) return memory
      }
      await this.forget()
    } catch {
      await this.forget()
    }
    return null
  }

  /**
   * Whether there is room for what a start leaves.
   *
   * @param {number} bytes - Size of Python's memory
   * @returns {Promise<boolean>} false also where nothing may be stored
   */
  async hasRoom(bytes) {
    if (!this.#caches || !this.#subtle) return false
    try {
      const { quota = 0, usage = 0 } = (await this.#storage?.estimate()) ?? {}
      return quota - usage > SPARING * bytes
    } catch {
      return false
    }
  }

  /**
   * Keep a start, in place of those of other runtimes.
   *
   * @param {Uint8Array<ArrayBuffer>} memory - As Pyodide's `makeMemorySnapshot` gave it; used up
   * @returns {Promise<boolean>} Whether it is kept
   */
  async keep(memory) {
    if (!this.#caches || !this.#subtle || !(await this.hasRoom(memory.length))) return false
    try {
      const packed = pack(memory)
      free(memory.buffer)
      const digest = await digestOf(packed.buffer, this.#subtle)
      await forgetStarts(this.#caches, this.#name)
      const cache = await this.#caches.open(this.#name)
      const headers = { [MADE_FOR]: this.#madeFor, [DIGEST]: digest }
      await cache.put(this.#address, new Response(packed, { headers }))
      free(packed.buffer)
      return true
    } catch {
      await this.forget()
      return false
    }
  }

  /** Remove what is kept; the next start is a plain one. */
  async forget() {
    await this.#caches?.delete(this.#name).catch(() => {})
  }
}

/**
 * Remove what starts have left.
 *
 * @param {CacheStorage} caches - Of the origin
 * @param {string} [but] - Name of a cache that stays
 * @returns {Promise<void>}
 */
export async function forgetStarts(caches, but) {
  for (const name of await caches.keys())
    if (name.startsWith(PREFIX) && name !== but) await caches.delete(name)
}

/**
 * @param {ArrayBuffer} bytes
 * @param {SubtleCrypto} subtle
 * @returns {Promise<string>} In hexadecimal digits
 */
async function digestOf(bytes, subtle) {
  const digest = new Uint8Array(await subtle.digest("SHA-256", bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("")
}
