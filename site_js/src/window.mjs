/**
 * Calls Python with texts laid down as UTF-8 in its memory; see scoring/window.py.
 *
 * Pyodide converts a text character by character, which for a result takes as long as computing
 * it. What does not fit into the window goes that way all the same.
 */

/** @typedef {(request: string) => string} Call */

/**
 * @typedef {object} Bytes - A view of Python's memory; empty once that memory has grown
 * @property {any} data
 * @property {() => void} release
 */

/**
 * `scoring.window.Window` as JavaScript sees it.
 *
 * @typedef {object} PythonWindow
 * @property {{ getBuffer: (type: "u8") => Bytes }} memory
 * @property {(length: number) => number} call - Length of the reply; -1 if it is not there
 */

/**
 * @param {PythonWindow} shared
 * @param {Call} call - `scoring.boundary.call`
 * @returns {Call} The same function, faster
 */
export function callThrough(shared, call) {
  const encoder = new TextEncoder()
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true })
  const memory = shared.memory
  let view = memory.getBuffer("u8")

  /** @returns {Uint8Array} */
  function bytes() {
    if (view.data.length === 0) {
      view.release()
      view = memory.getBuffer("u8")
    }
    return view.data
  }

  return (request) => {
    const { read, written } = encoder.encodeInto(request, bytes())
    const length = read === request.length ? shared.call(written) : -1
    return length < 0 ? call(request) : decoder.decode(bytes().subarray(0, length))
  }
}
