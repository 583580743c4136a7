/**
 * The messages between a page and the scoring worker; nothing else crosses that border.
 *
 *   page                                  worker
 *   init   where the runtime lies   ->
 *                                   <-    progress  which phase, how many bytes
 *                                   <-    ready     calls are answered from now on
 *   call   id, request (JSON text)  ->
 *                                   <-    reply     id, reply (JSON text)
 *                                   <-    failed    id of the call, or null: the start itself failed
 *
 * `init` comes once, first. Calls sent before `ready` wait; after a failed start every call fails
 * and the page has to make a new worker. Request and reply are the JSON texts that
 * `scoring.boundary.call` takes and gives; this file does not look into them.
 *
 * The runtime folder holds `pyodide.mjs`, `pyodide.asm.js`, `pyodide.asm.wasm` as they come in the
 * pinned package, a standard library zip and a zip (or wheel) with the package `scoring` at its
 * root. Both zips may hold compiled modules; they are put on Python's path as they are.
 */

/** Names of the two zips where the page says nothing else. */
export const DEFAULT_MANIFEST = Object.freeze({
  stdlib: "python_stdlib.zip",
  scoring: "tumstock_scoring.zip",
})

/**
 * @typedef {object} Manifest
 * @property {string} stdlib - File name of the standard library zip, relative to the runtime
 * @property {string} scoring - File name of the zip with the scoring package, relative to the runtime
 */

/**
 * @typedef {object} InitMessage
 * @property {"init"} kind
 * @property {string} runtime - Absolute URL of the runtime folder, with its last slash
 * @property {Partial<Manifest>} [manifest] - Where file names differ from DEFAULT_MANIFEST
 */

/**
 * @typedef {object} CallMessage
 * @property {"call"} kind
 * @property {number} id - Chosen by the page, given back in the answer
 * @property {string} request - JSON text for `scoring.boundary.call`
 */

/** @typedef {InitMessage | CallMessage} ToWorker */

/** @typedef {"fetching" | "starting"} Phase */

/**
 * @typedef {object} ProgressMessage
 * @property {"progress"} kind
 * @property {Phase} phase - `fetching` while bytes come in, `starting` while Python boots
 * @property {number} loaded - Bytes fetched so far
 * @property {number} total - Bytes to fetch as far as known; never below `loaded`
 */

/**
 * @typedef {object} ReadyMessage
 * @property {"ready"} kind
 * @property {number} milliseconds - From `init` until now
 */

/**
 * @typedef {object} ReplyMessage
 * @property {"reply"} kind
 * @property {number} id - Of the call
 * @property {string} reply - JSON text from `scoring.boundary.call`
 */

/**
 * @typedef {object} FailedMessage
 * @property {"failed"} kind
 * @property {number | null} id - Of the call; null if the start failed
 * @property {Phase | "calling"} phase - How far it had come
 * @property {string} message - For people who mend it; English, not for display as a sentence
 */

/** @typedef {ProgressMessage | ReadyMessage | ReplyMessage | FailedMessage} FromWorker */
