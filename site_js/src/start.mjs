/**
 * Entry that stands in the head of a form's page itself: makes the scoring worker while the page is
 * still being read. Where an earlier visit has left a start, the worker begins with it at once; on a
 * first visit the form's own files go before those of Python.
 */
import { EarlyPort, earlyOf } from "./early_port.mjs"

const element = document.getElementById("ts-start")
const { worker = "", runtime = "" } = element?.dataset ?? {}
const url = (/** @type {string} */ address) => new URL(address, document.baseURI).href
try {
  const port = new Worker(url(worker), { type: "module" })
  earlyOf().port = new EarlyPort(port, { kind: "init", runtime: url(runtime), early: true })
} catch {
  // The browser denies it: then the form says so.
}
