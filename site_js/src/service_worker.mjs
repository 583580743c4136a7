/**
 * The service worker: keeps one version of the site whole, so that it works without a network.
 *
 *   install    store every file of the list, each checked against its hash; all or nothing
 *   (wait)     while a tab uses the version before; a page may ask to end it, as the only one open
 *   activate   remove what belongs to no version any more
 *   fetch      give what is kept; anything else goes to the network as if nobody stood between
 *
 * Both versions lie in one cache, each file under its address and revision, so that an update
 * fetches only what has changed, and each version finds its own files and no others.
 */
import { PrecacheController } from "workbox-precaching/PrecacheController.js"
import { registerRoute } from "workbox-routing/registerRoute.js"
import { KeptFiles, cacheName, entriesOf } from "./kept_files.mjs"

/** @import { FileList } from "./kept_files.mjs" */

const worker = /** @type {ServiceWorkerGlobalScope & { TUMSTOCK_FILES: FileList }} */ (
  /** @type {unknown} */ (self)
)

/** Room that the answers are left with, as a multiple of what the site takes. */
const ROOM = 2

const list = worker.TUMSTOCK_FILES
const root = new URL("./", worker.location.href).href
const files = new KeptFiles(list, root)
const entries = entriesOf(list, root)
const cache = cacheName(root)
const controller = new PrecacheController({ cacheName: cache, fallbackToNetwork: false })
controller.addToCacheList(entries)

/** @throws {Error} If what visitors write could run out of room */
async function checkRoom() {
  const { quota, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {}
  if (quota !== undefined && quota - usage < ROOM * list.bytes) throw new Error("too little room")
}

/**
 * Store every file. After a failure what was stored stays for the next attempt, each file being
 * whole and its own; but not where there is no room, since then it would stand in the way.
 *
 * @param {ExtendableEvent} event
 */
async function install(event) {
  const first = !worker.registration.active
  try {
    await checkRoom()
    await controller.install(event)
  } catch (error) {
    const full = error instanceof DOMException && error.name === "QuotaExceededError"
    if (first && full) await caches.delete(cache)
    throw error
  }
}

worker.addEventListener("install", (event) => event.waitUntil(install(event)))

worker.addEventListener("activate", (event) => {
  event.waitUntil(controller.activate(event).then(() => worker.clients.claim()))
})

/**
 * @param {Request} request
 * @returns {Promise<Response>} From the network; a page that cannot be had is said to be missing
 */
async function fromNetwork(request) {
  try {
    return await fetch(request)
  } catch (error) {
    const missing = await controller.matchPrecache(new URL("404.html", root).href)
    if (request.mode !== "navigate" || !missing) throw error
    return new Response(missing.body, { status: 404, headers: missing.headers })
  }
}

/**
 * The browser's own copy of a kept file. What it has compiled of WebAssembly it keeps with that copy
 * alone; given another one it compiles it at each visit.
 *
 * @param {Request} request - For a kept file whose name changes with its content
 * @returns {Promise<Response | null>} null: it is no WebAssembly, there is none, or none is wanted
 */
async function fromBrowser({ url, cache }) {
  if (cache !== "force-cache" || !url.endsWith(".wasm")) return null
  try {
    const own = await fetch(url, { cache: "only-if-cached", mode: "same-origin" })
    return own.ok ? own : null
  } catch {
    return null
  }
}

registerRoute(
  ({ url, request }) => {
    const found = request.method === "GET" ? files.find(url.href) : { kind: "foreign" }
    return found.kind === "foreign" ? false : found
  },
  async ({ request, params }) => {
    const found = /** @type {import("./kept_files.mjs").Found} */ (/** @type {unknown} */ (params))
    if (found.kind === "moved") {
      const { search } = new URL(request.url)
      return Response.redirect(`${found.url}${search}`)
    }
    if (found.kind !== "kept") return fromNetwork(request)
    const kept = (await fromBrowser(request)) ?? (await controller.matchPrecache(found.url))
    return kept ?? fromNetwork(request)
  },
)

/**
 * Whether every file lies there; browsers may throw caches away. What is missing is fetched again.
 *
 * @returns {Promise<boolean>}
 */
async function complete() {
  const store = await caches.open(cache)
  const there = new Set((await store.keys()).map((request) => request.url))
  for (const { url, revision, integrity } of entries) {
    const key = controller.getCacheKeyForURL(url) ?? url
    if (there.has(key)) continue
    try {
      const response = await fetch(url, { integrity, cache: revision ? "reload" : "default" })
      if (!response.ok) return false
      await store.put(key, response)
    } catch {
      return false // The site has moved on, or there is no network.
    }
  }
  return true
}

/**
 * End the waiting, if no other tab would have its version changed under it.
 *
 * @param {ExtendableMessageEvent["source"]} asking - The tab that asks
 * @returns {Promise<number>} How many other tabs are open
 */
async function activate(asking) {
  const all = await worker.clients.matchAll({ type: "window", includeUncontrolled: true })
  const own = asking && "id" in asking ? asking.id : ""
  const others = all.filter(({ id, url }) => id !== own && url.startsWith(root)).length
  if (others === 0) await worker.skipWaiting()
  return others
}

worker.addEventListener("message", (event) => {
  const [port] = event.ports
  const { kind, addresses = [] } = event.data ?? {}
  const has = (/** @type {string} */ address) => files.find(address).kind === "kept"
  if (kind === "has") port?.postMessage(addresses.every(has))
  if (kind === "complete") event.waitUntil(complete().then((all) => port?.postMessage(all)))
  if (kind === "activate")
    event.waitUntil(activate(event.source).then((others) => port?.postMessage(others)))
})
