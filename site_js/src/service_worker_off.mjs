/**
 * The service worker of a site that shall have none: takes itself and what was kept away.
 *
 * Browsers look for a newer service worker whenever a page is opened, so that publishing this one
 * reaches every visitor. It does not wait, since it is for the day when something is wrong. Open
 * tabs stay as they are; from then on they ask the network.
 */
import { cacheName } from "./kept_files.mjs"

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self))

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()))

worker.addEventListener("activate", (event) => {
  const root = new URL("./", worker.location.href).href
  event.waitUntil(caches.delete(cacheName(root)).then(() => worker.registration.unregister()))
})
