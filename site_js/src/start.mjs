/**
 * Entry that stands in the head of a form's page itself: makes the scoring worker while the page is
 * still being read, where an earlier visit has left a start that the worker can begin with at once.
 * On a first visit the form's own files go before those of Python: then the form makes the worker.
 */
import { beginEarly, earlyOf } from "./early_port.mjs"
import { isKept } from "./kept_start.mjs"

const { worker = "", runtime = "" } = document.getElementById("ts-start")?.dataset ?? {}
const url = (/** @type {string} */ address) => new URL(address, document.baseURI).href

function begin() {
  try {
    const make = () => new Worker(url(worker), { type: "module" })
    beginEarly(earlyOf(), make, { kind: "init", runtime: url(runtime), early: true })
  } catch {
    // The browser denies it: then the form says so.
  }
}

// A page that comes from what is kept of the site is no first visit; that is known without asking.
if (navigator.serviceWorker?.controller) begin()
else void isKept(self.caches, url(runtime)).then((kept) => kept && begin())
