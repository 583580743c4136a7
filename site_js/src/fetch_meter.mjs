/** Adds up how many bytes of several files have come in. */
import { free } from "./freed.mjs"

export class FetchMeter {
  #onProgress
  /** @type {Map<string, { loaded: number, total: number }>} */
  #files

  /**
   * @param {object} options
   * @param {Record<string, number>} options.expected - Unpacked bytes by file name
   * @param {(loaded: number, total: number) => void} options.onProgress - Called for every chunk
   */
  constructor({ expected, onProgress }) {
    this.#onProgress = onProgress
    const files = Object.entries(expected)
    this.#files = new Map(files.map(([name, total]) => [name, { loaded: 0, total }]))
  }

  /**
   * Read a response to its end, counting.
   *
   * @param {string} name - Of the file; what an earlier try has read of it no longer counts
   * @param {Response} response - Its body is used up
   * @returns {Promise<ArrayBuffer>} All of it
   * @throws {TypeError} If the connection breaks
   */
  async read(name, response) {
    const file = this.#files.get(name) ?? { loaded: 0, total: 0 }
    this.#files.set(name, file)
    file.loaded = 0
    const chunks = []
    const reader = response.body?.getReader()
    while (true) {
      const chunk = await reader?.read()
      if (!chunk || chunk.done) break
      chunks.push(chunk.value)
      file.loaded += chunk.value.byteLength
      this.#report()
    }
    return joined(chunks, file.loaded)
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

/**
 * @param {Uint8Array<ArrayBuffer>[]} chunks - Used up
 * @param {number} size - Of all together, in bytes
 */
function joined(chunks, size) {
  const all = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.byteLength
    free(chunk.buffer)
  }
  return all.buffer
}
