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
 * `init` comes first, and a second time where the first one was early: a worker that is asked early
 * begins only where it can begin with what an earlier start has left. Calls sent before `ready` wait; after a failed start every call fails
 * and the page has to make a new worker. Request and reply are the JSON texts that
 * `scoring.boundary.call` takes and gives; this file does not look into them.
 *
 * The runtime folder holds what `RUNTIME_FILES` of `runtime_files.mjs` names. A start may be kept for
 * later ones, as it is after a first call that `prepares`.
 */

/**
 * @typedef {object} InitMessage
 * @property {"init"} kind
 * @property {string} runtime - Absolute URL of the runtime folder, with its last slash
 * @property {boolean} [early] - Whether the page has more urgent things to fetch than a whole start
 */

/**
 * @typedef {object} CallMessage
 * @property {"call"} kind
 * @property {number} id - Chosen by the page, given back in the answer
 * @property {string} request - JSON text for `scoring.boundary.call`
 * @property {boolean} [prepares] - Whether it brings rules and no answers
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
 * @property {boolean} kept - Whether Python began where an earlier start had left it
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
