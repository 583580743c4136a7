/**
 * Starts Pyodide from files that are at hand, plainly or from the memory of an earlier start.
 *
 * For maintainers: everything that Python needs is put on its path before the interpreter starts
 * (`fsInit`, PYTHONPATH), so nothing is unpacked and no Python source is built here. Pyodide's
 * lock file is not fetched: no package is ever installed from it. Pyodide fetches and compiles its
 * files itself and cannot be given them, so for the time of the start `fetch` and
 * `WebAssembly.instantiateStreaming` of this worker hand over what was checked before.
 *
 * `_makeSnapshot` and `_loadSnapshot` are not part of Pyodide's documented interface; the version is
 * pinned, and a start without them is always possible.
 */
import { loadPyodide } from "pyodide"
import { callThrough } from "./window.mjs"

/** @import { Call } from "./window.mjs" */

const SCORING_PATH = "/lib/tumstock_scoring.zip"

/**
 * @typedef {object} Parts - Checked files of the runtime, as `RuntimeFiles` gives them
 * @property {Promise<WebAssembly.Module>} module - Compiled
 * @property {Promise<unknown>} script - Done once it has been imported
 *
 * @typedef {object} Libraries - What Python imports from
 * @property {Promise<ArrayBuffer>} stdlib - Zip, unpacked
 * @property {Promise<ArrayBuffer>} scoring - Zip, unpacked
 */

/**
 * @typedef {object} Python
 * @property {Call} call - `scoring.boundary.call`
 * @property {() => Uint8Array<ArrayBuffer>} memory - All that Python holds now; throws unless the
 *   start was asked to allow it
 * @property {(libraries: Libraries) => Promise<void>} complete - Put in place what a start from
 *   memory goes without; until then, what has not been imported cannot be
 */

/**
 * What Pyodide is given of its files once a start has failed: it goes on alone, and asks for them.
 *
 * @type {Promise<never>}
 */
const never = new Promise(() => {})

/**
 * Begin with what is there of the files, and take each of the others when Python asks for it.
 *
 * A start from memory has imported what scoring needs, so it goes without the libraries.
 *
 * @param {Parts} parts - What to start from
 * @param {object} how
 * @param {string} how.runtime - URL of the runtime folder
 * @param {Record<string, string>} how.info - Head of Pyodide's own lock file
 * @param {Libraries | null} how.libraries - To import from; null: start from `memory`
 * @param {Uint8Array | null} how.memory - Of an earlier start; null: start plainly
 * @param {boolean} how.lasting - Whether `memory` will be asked for
 * @returns {Promise<Python>} Ready
 * @throws {Error} If a file cannot be had, or Python does not start, or not from that memory
 */
export async function startPython(parts, how) {
  const { fetch, onunhandledrejection } = self
  const { instantiateStreaming } = WebAssembly
  /** @type {typeof fetch} */
  let afterwards = (address, options) =>
    /[.](?:zip|wasm)$/.test(String(address)) ? never : fetch(address, options)
  try {
    // Pyodide lets some of its promises fall, and then waits for ever.
    const python = await new Promise((resolve, reject) => {
      self.onunhandledrejection = (event) => {
        event.preventDefault()
        reject(event.reason)
      }
      self.fetch = async (address) =>
        new Response(String(address).endsWith(".zip") ? await how.libraries?.stdlib : null)
      WebAssembly.instantiateStreaming = async (_, imports) => {
        try {
          const module = await parts.module
          return { module, instance: await WebAssembly.instantiate(module, imports) }
        } catch (error) {
          reject(error)
          throw error
        }
      }
      for (const part of Object.values({ ...parts, ...how.libraries })) part.catch(reject)
      load(parts, how).then(resolve, reject)
    })
    afterwards = fetch
    return python
  } finally {
    self.fetch = afterwards
    self.onunhandledrejection = onunhandledrejection
    WebAssembly.instantiateStreaming = instantiateStreaming
  }
}

/**
 * @param {Parts} parts
 * @param {Parameters<typeof startPython>[1]} how
 * @returns {Promise<Python>}
 */
async function load({ script }, { runtime, info, libraries, memory, lasting }) {
  await script
  const python = await loadPyodide({
    indexURL: runtime,
    stdLibURL: `${runtime}python_stdlib.zip`,
    fullStdLib: false,
    lockFileContents: JSON.stringify({ info, packages: {} }),
    packageBaseUrl: runtime,
    env: { PYTHONPATH: SCORING_PATH },
    fsInit: async (files) => {
      if (libraries) files.writeFile(SCORING_PATH, new Uint8Array(await libraries.scoring))
    },
    stdout: () => {},
    stderr: () => {},
    ...(lasting && { _makeSnapshot: true }),
    ...(memory && { _loadSnapshot: once(memory) }),
  })
  const { shared } = python.pyimport("scoring.window")
  const call = callThrough(shared, python.pyimport("scoring.boundary").call)
  return {
    call,
    async complete({ stdlib, scoring }) {
      python.FS.writeFile(SCORING_PATH, new Uint8Array(await scoring))
      python.FS.writeFile(stdlibPath(info), new Uint8Array(await stdlib))
    },
    memory: () => /** @type {Uint8Array<ArrayBuffer>} */ (python.makeMemorySnapshot()),
  }
}

/**
 * Where Pyodide puts Python's library.
 *
 * @param {Record<string, string>} info - Head of its lock file
 */
function stdlibPath({ python }) {
  const [major, minor] = python.split(".")
  return `/lib/python${major}${minor}.zip`
}

/**
 * Memory that is forgotten as it is handed over; Pyodide keeps its options as long as it lives.
 *
 * @param {Uint8Array | null} memory
 * @returns {PromiseLike<Uint8Array>}
 */
function once(memory) {
  return {
    then(/** @type {any} */ done) {
      done(memory)
      // biome-ignore lint/style/noParameterAssign: what was handed over is held here no longer
      memory = null
      return /** @type {any} */ (this)
    },
  }
}
