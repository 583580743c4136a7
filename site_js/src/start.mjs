/**
 * Entry that stands in the head of a form's page itself: makes the scoring worker while the page is
 * still being read, where an earlier visit has left a start that the worker can begin with at once.
 * On a first visit the form's own files go before those of Python: then the form makes the worker.
 */
import { beginScoring } from "./early_port.mjs"
import { isKept } from "./kept_start.mjs"

const named = document.getElementById("ts-start")?.dataset ?? {}
const begin = () => beginScoring(named, { early: true })

// A page that comes from what is kept of the site is no first visit; that is known without asking.
if (navigator.serviceWorker?.controller) begin()
else {
  const runtime = new URL(named.runtime ?? "", document.baseURI).href
  void isKept(self.caches, runtime).then((kept) => kept && begin())
}
