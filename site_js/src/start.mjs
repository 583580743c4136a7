/**
 * Entry in the head of a form: starts scoring while the page is still being read, where an earlier
 * visit has left a start. On a first visit the form's own files go before those of Python.
 */
import { EarlyPort, earlyOf } from "./early_port.mjs"
import { keptName } from "./kept_start.mjs"

const element = document.getElementById("ts-start")
const { worker = "", runtime = "" } = element?.dataset ?? {}
const url = (/** @type {string} */ address) => new URL(address, document.baseURI).href
const early = earlyOf()

/** @type {Promise<boolean>} */
const isKept = globalThis.caches?.has(keptName(url(runtime))) ?? Promise.resolve(false)
isKept.then(
  (kept) => {
    if (!kept || early.taken) return
    const port = new Worker(url(worker), { type: "module" })
    early.port = new EarlyPort(port, { kind: "init", runtime: url(runtime) })
  },
  () => {}, // the browser denies it: then the form starts scoring
)
