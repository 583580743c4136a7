/**
 * Entry that stands in the head of a form's page itself: makes the scoring worker as soon as the page
 * has been read, where an earlier visit has left a start that the worker can begin with at once. Not
 * before, as the two would share what a small machine has, and a kept score comes with the page.
 * On a first visit the form's own files go before those of Python: then the form makes the worker.
 *
 * It keeps the browser from laying out the whole form when the page has been read, too.
 */
import { beginScoring, untilRead } from "./early_port.mjs"
import { isKept } from "./kept_start.mjs"
import { keepOut } from "./out_of_sight.mjs"

keepOut(document)

const named = document.getElementById("ts-start")?.dataset ?? {}
const begin = async () => {
  await untilRead()
  beginScoring(named, { early: true })
}

// A page that comes from what is kept of the site is no first visit; that is known without asking.
if (navigator.serviceWorker?.controller) void begin()
else {
  const runtime = new URL(named.runtime ?? "", document.baseURI).href
  void isKept(self.caches, runtime).then((kept) => (kept ? begin() : undefined))
}
