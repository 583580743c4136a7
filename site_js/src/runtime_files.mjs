/**
 * The files of the Python runtime, each held against its hash before anything of it runs.
 *
 * The hashes are written into the worker when it is built, so a worker runs the runtime that it was
 * built with or none. The folder's name says what is in it, so a file that the browser has kept is
 * taken without asking the server; one that does not fit is fetched once more from the server.
 */
import { free } from "./freed.mjs"

/** @import { FetchMeter } from "./fetch_meter.mjs" */

/**
 * @typedef {object} RuntimeFile
 * @property {number} bytes - As it is fetched
 * @property {string} integrity - As in HTML: "sha256-" and the hash in base64
 */

const WASM = "pyodide.asm.wasm"
const WASM_TYPE = "application/wasm"
const SCRIPT = "pyodide.asm.js"
const STDLIB = "python_stdlib.packed"
const SCORING = "tumstock_scoring.packed"

/** Names of all files that a start needs. */
export const RUNTIME_FILES = [WASM, SCRIPT, STDLIB, SCORING]

/** A file is not what the worker was built with. */
export class WrongFileError extends Error {
  name = "WrongFileError"

  /** @param {string} name - Of the file */
  constructor(name) {
    super(`${name}: not what this site was built with`)
  }
}

/** Fetches and checks; what is asked for is under way at once. */
export class RuntimeFiles {
  #folder
  #files
  #meter
  #fetch
  #subtle

  /**
   * @param {object} options
   * @param {string} options.folder - Absolute URL of the runtime, with its last slash
   * @param {Record<string, RuntimeFile>} options.files - What is expected, by name
   * @param {FetchMeter} options.meter - Counts what comes in
   * @param {typeof fetch} options.fetch - The real fetch
   * @param {SubtleCrypto | undefined} options.subtle - Missing where the site is served without TLS
   */
  constructor({ folder, files, meter, fetch, subtle }) {
    this.#folder = folder
    this.#files = files
    this.#meter = meter
    this.#fetch = fetch
    this.#subtle = subtle
  }

  /**
   * Fetch what every start needs.
   *
   * @returns {{ module: Promise<WebAssembly.Module>, script: Promise<string> }} `script`: its
   *   address, to be imported. Each fails with WrongFileError, or TypeError if the network fails.
   */
  machine() {
    return begun({
      module: this.#module(),
      script: this.#bytes(SCRIPT).then(() => this.#folder + SCRIPT),
    })
  }

  /**
   * Fetch what Python imports from.
   *
   * @returns {{ stdlib: Promise<ArrayBuffer>, scoring: Promise<ArrayBuffer> }} Zips, unpacked;
   *   they fail in the same way
   */
  libraries() {
    return begun({
      stdlib: this.#bytes(STDLIB).then(unpacked),
      scoring: this.#bytes(SCORING).then(unpacked),
    })
  }

  /**
   * Compiled while it comes in; given away once all of it has been checked.
   *
   * @returns {Promise<WebAssembly.Module>}
   */
  async #module() {
    return this.#again(WASM, async (cache) => {
      // Without the means to compute a hash the browser checks it first and compiles it afterwards.
      const subtle = this.#subtle
      const response = await this.#response(WASM, cache, !subtle)
      const whole = this.#meter.read(WASM, response.clone())
      const checked = subtle ? whole.then((bytes) => this.#check(WASM, bytes, subtle)) : whole
      const module = WebAssembly.compileStreaming(asWasm(response))
      module.catch(() => {}) // a wrong file is named as such, not as one that does not compile
      await checked
      return module
    })
  }

  /** @param {string} name */
  async #bytes(name) {
    return this.#again(name, async (cache) =>
      this.#meter.read(name, await this.#response(name, cache, true)),
    )
  }

  /**
   * @template T
   * @param {string} name
   * @param {(cache: RequestCache) => Promise<T>} get
   * @returns {Promise<T>}
   */
  async #again(name, get) {
    try {
      return await get("force-cache")
    } catch {
      try {
        return await get("reload")
      } catch (error) {
        if (error instanceof WrongFileError) throw error
        const why = error instanceof Error ? error.message : error
        throw new TypeError(`${name}: ${why}`, { cause: error })
      }
    }
  }

  /**
   * @param {string} name
   * @param {RequestCache} cache
   * @param {boolean} checked - Whether the browser is to check it
   */
  async #response(name, cache, checked) {
    const { integrity } = this.#files[name]
    const init = checked ? { cache, integrity } : { cache }
    const response = await this.#fetch(this.#folder + name, init)
    if (!response.ok) throw new TypeError(`HTTP status ${response.status}`)
    return response
  }

  /**
   * @param {string} name
   * @param {ArrayBuffer} bytes - Used up
   * @param {SubtleCrypto} subtle
   */
  async #check(name, bytes, subtle) {
    const found = new Uint8Array(await subtle.digest("SHA-256", bytes))
    free(bytes)
    const integrity = `sha256-${btoa(String.fromCharCode(...found))}`
    if (integrity !== this.#files[name].integrity) throw new WrongFileError(name)
  }
}

/**
 * Browsers compile what comes in only if the host calls it WebAssembly; not every host does.
 *
 * @param {Response} response - To be checked against its hash, whatever it is called
 */
function asWasm(response) {
  if (response.headers.get("content-type") === WASM_TYPE) return response
  return new Response(response.body, { headers: { "content-type": WASM_TYPE } })
}

/**
 * @template {Record<string, Promise<unknown>>} T
 * @param {T} parts
 */
function begun(parts) {
  for (const one of Object.values(parts)) one.catch(() => {}) // whoever waits for it is told
  return parts
}

/**
 * @param {ArrayBuffer} packed - As gzip
 * @returns {Promise<ArrayBuffer>}
 */
function unpacked(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))
  return new Response(stream).arrayBuffer()
}
