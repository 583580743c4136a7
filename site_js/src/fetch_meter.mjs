/**
 * Counts what a third party fetches and notices when it fails.
 *
 * Pyodide fetches its own files with the global `fetch` and has no hook for progress; and when
 * its wasm or its library cannot be fetched it only writes to the console and then waits for ever.
 */
export class FetchMeter {
  #fetch
  #expected
  #onProgress
  #onFailure
  /** @type {Map<string, { loaded: number, total: number }>} */
  #files = new Map()

  /**
   * @param {object} options
   * @param {typeof fetch} options.fetch - The real fetch
   * @param {Record<string, number>} options.expected - Unpacked bytes by file name, where known
   * @param {(loaded: number, total: number) => void} options.onProgress - Called for every chunk
   * @param {(message: string) => void} options.onFailure - Called when a file cannot be had
   */
  constructor({ fetch, expected, onProgress, onFailure }) {
    this.#fetch = fetch
    this.#expected = expected
    this.#onProgress = onProgress
    this.#onFailure = onFailure
    for (const [name, total] of Object.entries(expected))
      this.#files.set(name, { loaded: 0, total })
  }

  /**
   * Fetch like `fetch` does, counting.
   *
   * @param {RequestInfo | URL} input - As for fetch
   * @param {RequestInit} [init] - As for fetch
   * @returns {Promise<Response>} As from fetch
   * @throws {TypeError} If the network fails, or the server has no such file
   */
  fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input)
    const name = url.slice(url.lastIndexOf("/") + 1)
    let response
    try {
      response = await this.#fetch(input, init)
      if (!response.ok) throw new TypeError(`HTTP status ${response.status}`)
    } catch (error) {
      const message = `${name}: ${error instanceof Error ? error.message : error}`
      this.#onFailure(message)
      throw new TypeError(message)
    }
    this.#count(name, response.clone())
    return response
  }

  /**
   * @param {string} name
   * @param {Response} response - A clone; the original goes to the caller untouched
   */
  async #count(name, response) {
    const packed = response.headers.has("content-encoding")
    const length = packed ? 0 : Number(response.headers.get("content-length") ?? 0)
    const file = { loaded: 0, total: this.#expected[name] ?? length }
    this.#files.set(name, file)
    const reader = response.body?.getReader()
    try {
      for (;;) {
        const chunk = await reader?.read()
        if (!chunk || chunk.done) break
        file.loaded += chunk.value.byteLength
        this.#report()
      }
    } catch (error) {
      this.#onFailure(`${name}: ${error instanceof Error ? error.message : error}`)
    }
  }

  #report() {
    let loaded = 0
    let total = 0
    for (const file of this.#files.values()) {
      loaded += file.loaded
      total += Math.max(file.loaded, file.total)
    }
    this.#onProgress(loaded, total)
  }
}
