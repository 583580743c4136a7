/** Module worker that holds Python and answers calls; knows nothing of frameworks or pages. */
import { FetchMeter } from "./fetch_meter.mjs"
import { free } from "./freed.mjs"
import { KeptStart } from "./kept_start.mjs"
import { startPython } from "./python.mjs"
import { RuntimeFiles } from "./runtime_files.mjs"

/** @import { CallMessage, FromWorker, InitMessage, Phase, ToWorker } from "./protocol.mjs" */
/** @import { Parts, Python } from "./python.mjs" */

const PROGRESS_EVERY_MS = 100
/** Python has to have been idle for so long before its start is kept. */
const IDLE_MS = 2000
/** A start is kept only where there is room for it; before it is made, its size is a guess. */
const MEMORY_BYTES = 21 * 2 ** 20

/**
 * What a start begins with, whether it is kept or plain.
 *
 * @typedef {object} Begun
 * @property {KeptStart} kept - Where starts are kept
 * @property {Promise<Uint8Array<ArrayBuffer> | null>} memory - Of an earlier start
 * @property {RuntimeFiles} files
 * @property {Parts} parts - Under way
 */

/** @type {Begun | null} */
let begun = null
/** @type {Promise<Python> | null} */
let started = null
/** @type {Promise<void> | null} Until what a kept start went without is there; null: nothing is */
let completing = null
/** Whether Python began where an earlier start had left it. */
let fromKept = false
/** Whether this start is one to be kept, as long as nothing but rules has been asked of it. */
let lasting = false
/** @type {Uint8Array<ArrayBuffer> | null} This start, to be kept when there is time */
let toKeep = null
/** @type {ReturnType<typeof setTimeout> | undefined} */
let idle

/** @param {FromWorker} message */
function post(message) {
  self.postMessage(message)
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error)
}

/**
 * Load the runtime and start Python.
 *
 * @param {InitMessage} init - Where the runtime lies
 * @param {(phase: Phase) => void} onPhase - Told when a phase begins
 * @returns {Promise<Python>} Ready for calls
 * @throws {Error} If a file cannot be had or is a wrong one, or Python does not start
 */
async function start({ runtime }, onPhase) {
  const { info } = PYODIDE_RUNTIME
  begun ??= begin(runtime)
  const { kept, memory: found, files, parts } = begun
  onPhase("fetching")
  const memory = await found
  const libraries = memory ? null : files.libraries()
  Promise.all(Object.values({ ...parts, ...libraries })).then(
    () => onPhase("starting"),
    () => {},
  )
  if (memory) {
    try {
      const python = await startPython(parts, { runtime, info, libraries, memory, lasting: false })
      free(memory.buffer)
      fromKept = true
      return python
    } catch (error) {
      console.warn(`what an earlier start has left is of no use: ${messageOf(error)}`)
      await kept.forget() // and start as if there had been none
    }
  }
  lasting = await kept.hasRoom(MEMORY_BYTES)
  const whole = libraries ?? files.libraries()
  return startPython(parts, { runtime, info, libraries: whole, memory: null, lasting })
}

/**
 * Look for a kept start, and fetch what is needed with and without one.
 *
 * @param {string} runtime - URL of the runtime folder
 * @returns {Begun}
 */
function begin(runtime) {
  const { files: expected } = PYODIDE_RUNTIME
  const kept = keptAt(runtime)
  const memory = kept.find()
  const { subtle } = self.crypto
  const fetch = self.fetch.bind(self)
  const meter = meterOf(expected)
  const files = new RuntimeFiles({ folder: runtime, files: expected, meter, fetch, subtle })
  const { module, script } = files.machine()
  const imported = script.then((address) => import(address))
  imported.catch(() => {}) // whoever waits for it is told
  return { kept, memory, files, parts: { module, script: imported } }
}

/** @param {string} runtime - URL of the runtime folder */
function keptAt(runtime) {
  const { caches, crypto, navigator } = self
  const { userAgent: browser, storage } = navigator
  return new KeptStart({ runtime, browser, caches, subtle: crypto.subtle, storage })
}

/** @param {typeof PYODIDE_RUNTIME.files} files */
function meterOf(files) {
  let lastReport = 0
  return new FetchMeter({
    expected: Object.fromEntries(Object.entries(files).map(([name, { bytes }]) => [name, bytes])),
    onProgress(loaded, total) {
      const now = performance.now()
      if (loaded < total && now - lastReport < PROGRESS_EVERY_MS) return
      lastReport = now
      post({ kind: "progress", phase: "fetching", loaded, total })
    },
  })
}

/** @param {InitMessage} message */
async function init(message) {
  if (message.early) {
    begun = begin(message.runtime)
    if (!(await begun.memory)) return
  }
  if (started) return
  const since = performance.now()
  /** @type {Phase} */
  let phase = "fetching"
  try {
    started = start(message, (next) => {
      phase = next
    })
    const python = await started
    post({ kind: "ready", milliseconds: performance.now() - since, kept: fromKept })
    if (fromKept) complete(python)
  } catch (error) {
    post({ kind: "failed", id: null, phase, message: messageOf(error) })
  }
}

/**
 * Bring what a kept start went without.
 *
 * @param {Python} python - Begun with what an earlier start has left
 */
function complete(python) {
  completing = python.complete(/** @type {Begun} */ (begun).files.libraries())
  completing.catch((error) => console.warn(`not all of Python is here: ${messageOf(error)}`))
}

/**
 * Wait for what a kept start went without, as Python may have broken down for want of it.
 *
 * @param {unknown} error - What Python broke down with
 * @returns {Promise<void>} Once all of it is there
 * @throws {unknown} That error, if nothing was missing
 */
async function untilComplete(error) {
  const missing = completing
  completing = null
  if (!missing) throw error
  await missing
}

/**
 * Take Python as it is now for later starts to begin with, if it has seen the rules and no answer.
 *
 * @param {Python} python - After a call
 * @param {boolean} prepares - Whether that call brought the rules
 */
function takeStart(python, prepares) {
  if (!lasting) return
  lasting = false // whatever comes next may hold answers
  if (!prepares) return
  try {
    toKeep = python.memory()
  } catch (error) {
    console.warn(`this start cannot be kept: ${messageOf(error)}`)
  }
}

/** Keep the start once nothing has been asked for a while. */
function keepWhenIdle() {
  clearTimeout(idle)
  if (!toKeep) return
  idle = setTimeout(() => {
    if (toKeep) void begun?.kept.keep(toKeep)
    toKeep = null
  }, IDLE_MS)
}

/**
 * Answer a call. Nothing comes between the call and taking the start: what does may hold answers.
 *
 * @param {Python} python
 * @param {CallMessage} call
 * @throws {Error} If Python breaks down
 */
function answer(python, { id, request, prepares = false }) {
  post({ kind: "reply", id, reply: python.call(request) })
  takeStart(python, prepares)
  keepWhenIdle()
}

self.onmessage = async (/** @type {MessageEvent<ToWorker>} */ event) => {
  const message = event.data
  if (message.kind === "init") return init(message)
  try {
    if (!started) throw new Error("call before init")
    const python = await started
    try {
      answer(python, message)
    } catch (error) {
      await untilComplete(error)
      answer(python, message)
    }
  } catch (error) {
    post({ kind: "failed", id: message.id, phase: "calling", message: messageOf(error) })
    toKeep = null
    if (started) void begun?.kept.forget() // what breaks down is not begun with again
  }
}
