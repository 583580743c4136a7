/**
 * Module worker that holds Pyodide and answers calls; knows nothing of frameworks or pages.
 *
 * For maintainers: everything that Python needs is put on its path before the interpreter starts
 * (`fsInit`, PYTHONPATH), so nothing is unpacked and no Python source is built here. Pyodide's
 * lock file is not fetched: no package is ever installed from it.
 */
import { FetchMeter } from "./fetch_meter.mjs"
import { DEFAULT_MANIFEST } from "./protocol.mjs"
import { callThrough } from "./window.mjs"

/** @import { FromWorker, InitMessage, Phase, ToWorker } from "./protocol.mjs" */
/** @import { Call } from "./window.mjs" */

const SCORING_PATH = "/lib/tumstock_scoring.zip"
const PROGRESS_EVERY_MS = 100

/** @type {Promise<Call> | null} */
let started = null

/** @param {FromWorker} message */
function post(message) {
  self.postMessage(message)
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error)
}

/**
 * Load Pyodide and find the one function that is called.
 *
 * @param {InitMessage} init - Where the runtime lies
 * @param {(phase: Phase) => void} onPhase - Told when a phase begins
 * @returns {Promise<Call>} `scoring.boundary.call`
 * @throws {Error} If a file cannot be had or Python does not start
 */
async function start({ runtime, manifest }, onPhase) {
  const { stdlib, scoring } = { ...DEFAULT_MANIFEST, ...manifest }
  const { info, wasmBytes } = PYODIDE_RUNTIME
  /** @type {(error: Error) => void} */
  let giveUp = () => {}
  const gaveUp = new Promise((_, reject) => (giveUp = reject))
  let lastReport = 0
  const meter = new FetchMeter({
    fetch: self.fetch.bind(self),
    expected: { "pyodide.asm.wasm": wasmBytes },
    onFailure: (message) => giveUp(new Error(message)),
    onProgress(loaded, total) {
      const now = performance.now()
      if (loaded < total && now - lastReport < PROGRESS_EVERY_MS) return
      lastReport = now
      post({ kind: "progress", phase: "fetching", loaded, total })
      if (loaded === total) onPhase("starting")
    },
  })
  self.fetch = meter.fetch
  // Pyodide lets some of its promises fall; during the start that is a failure like any other.
  self.onunhandledrejection = (event) => {
    event.preventDefault()
    giveUp(event.reason)
  }
  onPhase("fetching")

  const load = async () => {
    const package_ = meter.fetch(runtime + scoring).then((response) => response.arrayBuffer())
    package_.catch(() => {}) // told through giveUp already
    const { loadPyodide } = /** @type {typeof import("pyodide")} */ (
      await import(`${runtime}pyodide.mjs`)
    )
    const python = await loadPyodide({
      indexURL: runtime,
      stdLibURL: runtime + stdlib,
      fullStdLib: false,
      lockFileContents: JSON.stringify({ info, packages: {} }),
      packageBaseUrl: runtime,
      env: { PYTHONPATH: SCORING_PATH },
      fsInit: async (files) => files.writeFile(SCORING_PATH, new Uint8Array(await package_)),
      stdout: () => {},
      stderr: () => {},
    })
    const shared = python.pyimport("scoring.window").Window()
    return callThrough(shared, python.pyimport("scoring.boundary").call)
  }
  return /** @type {Promise<Call>} */ (Promise.race([load(), gaveUp]))
}

/** @param {InitMessage} message */
async function init(message) {
  const begun = performance.now()
  /** @type {Phase} */
  let phase = "fetching"
  try {
    started = start(message, (next) => (phase = next))
    await started
    post({ kind: "ready", milliseconds: performance.now() - begun })
  } catch (error) {
    post({ kind: "failed", id: null, phase, message: messageOf(error) })
  }
}

self.onmessage = async (/** @type {MessageEvent<ToWorker>} */ event) => {
  const message = event.data
  if (message.kind === "init") return init(message)
  const { id, request } = message
  try {
    if (!started) throw new Error("call before init")
    const call = await started
    return post({ kind: "reply", id, reply: call(request) })
  } catch (error) {
    return post({ kind: "failed", id, phase: "calling", message: messageOf(error) })
  }
}
