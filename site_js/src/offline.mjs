/**
 * Entry of every page that works on assessments, beside its own: keeps the site for use without a
 * network, says so, and offers a newer version.
 *
 * Interface: `#ts-offline` names the service worker and holds the words; `[data-offline]` says
 * that the site is kept, `[data-offline-keep]` is the button that keeps it where the browser is to
 * save data, `[data-offline-spared]` says why it did not.
 */
import { all, one, setText } from "./dom.mjs"
import { OfflineSite } from "./offline_site.mjs"
import { Texts } from "./texts.mjs"
import { isHeldBack } from "./unsaved_work.mjs"
import { UpdateNotice } from "./update_notice.mjs"

/** A file of the site whose name changes with what is in it. */
const NAMED = /-(?:[0-9a-f]{8,32}|[0-9A-Z]{8})\.(?:js|json)$/

/** @typedef {{ connection?: { saveData?: boolean } }} Sparing */

/**
 * Resolved when the page has what it needs itself: it is loaded, and a form can score or cannot.
 *
 * @returns {Promise<void>}
 */
async function settled() {
  if (document.readyState !== "complete")
    await new Promise((resolve) => addEventListener("load", resolve, { once: true }))
  const runtime = one(document, "form [data-runtime-status]")
  const done = () => ["ready", "failed"].includes(runtime?.dataset.state ?? "")
  if (runtime && !done())
    await new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (!done()) return
        observer.disconnect()
        resolve(null)
      })
      observer.observe(runtime, { attributeFilter: ["data-state"] })
    })
}

/**
 * Files that the page names, each under a name that changes with what is in it.
 *
 * @returns {string[]} Their addresses, absolute
 */
function filesOfPage() {
  const parts = all(document, "[data-module], #ts-start", HTMLElement)
  const named = parts.flatMap(({ dataset }) => Object.values(dataset))
  const scripts = all(document, "script[src]", HTMLScriptElement).map(({ src }) => src)
  return [...named.map(String), ...scripts]
    .filter((address) => NAMED.test(address))
    .map((address) => new URL(address, document.baseURI).href)
}

/** @param {HTMLElement} given - `#ts-offline` */
async function keepSite(given) {
  const texts = new Texts(
    /** @type {any} */ ({ js: JSON.parse(given.textContent ?? "{}") }),
    document.documentElement.lang,
  )
  const onReload = async (/** @type {{ anyway: boolean }} */ { anyway }) => {
    if (isHeldBack() && !anyway) return "unsaved"
    const others = await site.takeNewer()
    return others > 0 ? "others" : null
  }
  const notice = new UpdateNotice(document.body, texts, onReload)
  const spared = one(document, "[data-offline-spared]")
  const site = new OfflineSite({
    container: navigator.serviceWorker,
    address: new URL(given.dataset.worker ?? "", document.baseURI).href,
    onState: (state) => {
      if (spared) spared.hidden = state !== "spared"
      if (state === "ready")
        for (const line of all(document, "[data-offline]", HTMLElement)) {
          setText(line, texts.say("ready"))
          line.dataset.offline = "ready"
        }
    },
    onNewer: () => notice.show(),
    onChanged: () => location.reload(),
    uses: filesOfPage,
  })
  one(document, "[data-offline-keep]")?.addEventListener("click", () => void site.start())
  await settled()
  const { connection } = /** @type {Navigator & Sparing} */ (navigator)
  await site.start({ sparing: connection?.saveData === true })
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void site.look()
  })
}

const given = document.getElementById("ts-offline")
if (given && "serviceWorker" in navigator) void keepSite(given)
