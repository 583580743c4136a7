/** Module worker that holds Python and answers calls; knows nothing of frameworks or pages. */
import { FetchMeter } from "./fetch_meter.mjs"
import { free } from "./freed.mjs"
import { KeptStart, isKept } from "./kept_start.mjs"
import { startPython } from "./python.mjs"
import { RuntimeFiles } from "./runtime_files.mjs"

/** @import { FromWorker, InitMessage, Phase, ToWorker } from "./protocol.mjs" */
/** @import { Python } from "./python.mjs" */

const PROGRESS_EVERY_MS = 100
/** Python has to have been idle for so long before its start is kept. */
const IDLE_MS = 2000
/** A start is kept only where there is room for it; before it is made, its size is a guess. */
const MEMORY_BYTES = 21 * 2 ** 20

/** @type {Promise<Python> | null} */
let started = null
/** @type {KeptStart | null} */
let kept = null
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
  const { info, files } = PYODIDE_RUNTIME
  const meter = meterOf(files)
  onPhase("fetching")
  const { subtle } = self.crypto
  const fetch = self.fetch.bind(self)
  kept ??= keptAt(runtime)
  const found = kept.find()
  const parts = new RuntimeFiles({ folder: runtime, files, meter, fetch, subtle }).start()
  Promise.all(Object.values(parts)).then(
    () => onPhase("starting"),
    () => {},
  )
  const memory = await found
  if (memory) {
    try {
      const python = await startPython(parts, { runtime, info, memory, lasting: false })
      free(memory.buffer)
      fromKept = true
      return python
    } catch (error) {
      console.warn(`what an earlier start has left is of no use: ${messageOf(error)}`)
      await kept.forget() // and start as if there had been none
    }
  }
  lasting = await kept.hasRoom(MEMORY_BYTES)
  return startPython(parts, { runtime, info, memory: null, lasting })
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
    kept = keptAt(message.runtime)
    if (!(await isKept(self.caches, message.runtime))) return
  }
  if (started) return
  const begun = performance.now()
  /** @type {Phase} */
  let phase = "fetching"
  try {
    started = start(message, (next) => {
      phase = next
    })
    await started
    post({ kind: "ready", milliseconds: performance.now() - begun, kept: fromKept })
  } catch (error) {
    post({ kind: "failed", id: null, phase, message: messageOf(error) })
  }
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
    if (toKeep) void kept?.keep(toKeep)
    toKeep = null
  }, IDLE_MS)
}

self.onmessage = async (/** @type {MessageEvent<ToWorker>} */ event) => {
  const message = event.data
  if (message.kind === "init") return init(message)
  const { id, request, prepares = false } = message
  try {
    if (!started) throw new Error("call before init")
    const python = await started
    post({ kind: "reply", id, reply: python.call(request) })
    takeStart(python, prepares)
    keepWhenIdle()
  } catch (error) {
    post({ kind: "failed", id, phase: "calling", message: messageOf(error) })
    toKeep = null
    if (started) void kept?.forget() // what breaks down is not begun with again
  }
}
