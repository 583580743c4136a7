/**
 * Removes what the browser keeps of the site's own files, so that nothing is left on the computer.
 * There are no answers in them, and the site fetches them anew when it is opened again.
 */

/** Every cache of this site begins so, whichever part of it made it. */
const PREFIX = "tumstock-"

/**
 * Where such files lie.
 *
 * @typedef {object} Kept
 * @property {Pick<CacheStorage, "keys" | "delete">} [caches] - Missing where the page is not served
 *   securely
 * @property {Pick<ServiceWorkerContainer, "getRegistration">} [workers] - Missing there too
 */

/**
 * Remove the caches, and first the worker that would fill them again.
 *
 * @param {Kept} [kept]
 * @returns {Promise<number>} How many caches are there afterwards, counted anew
 */
export async function removeKeptFiles({ caches, workers } = ofBrowser()) {
  const registration = await workers?.getRegistration()
  await registration?.unregister()
  if (!caches) return 0
  for (const name of await ownOf(caches)) await caches.delete(name)
  return (await ownOf(caches)).length
}

/** @returns {Kept} */
function ofBrowser() {
  return { caches: globalThis.caches, workers: navigator.serviceWorker }
}

/** @param {Pick<CacheStorage, "keys">} caches */
async function ownOf(caches) {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX))
}
