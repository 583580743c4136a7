/**
 * A worker that is started before the script that talks to it has come.
 *
 * `start.mjs` makes one in the head of the page, and the form takes it. What the worker says meanwhile
 * is said again once somebody listens.
 */

/** @import { FromWorker, InitMessage, ToWorker } from "./protocol.mjs" */
/** @import { Port } from "./scoring_client.mjs" */

/**
 * What the two leave for one another; kept where scripts of a page meet.
 *
 * @typedef {object} Early
 * @property {EarlyPort | null} port - Started and not yet taken
 * @property {boolean} asked - Whether the form has asked for it: from then on it makes its own
 */

/**
 * Where they meet.
 *
 * @param {{ tumstockEarly?: Early }} [page] - Such as the window
 * @returns {Early} The same each time
 */
export function earlyOf(page = /** @type {any} */ (globalThis)) {
  page.tumstockEarly ??= { port: null, asked: false }
  return page.tumstockEarly
}

/**
 * Start a worker for the form to take, unless there is one or the form has made its own.
 *
 * @param {Early} early - Where it is left
 * @param {() => Port} make - Makes the worker
 * @param {InitMessage} init - What it begins with
 */
export function beginEarly(early, make, init) {
  if (!early.asked) early.port ??= new EarlyPort(make(), init)
}

/**
 * Wait until a page has been read and has run its own scripts, from which Python would take turns.
 *
 * @returns {Promise<void>}
 */
export async function untilRead() {
  if (document.readyState !== "loading") return
  await new Promise((resolve) => addEventListener("DOMContentLoaded", resolve, { once: true }))
  await new Promise((resolve) => setTimeout(resolve))
}

/**
 * Start the worker that a page names, for its form to take.
 *
 * @param {{ worker?: string, runtime?: string }} named - Addresses, as the page has them
 * @param {{ early?: boolean }} [how] - `early`: it begins with a kept start, or waits for the form
 */
export function beginScoring({ worker = "", runtime = "" }, how = {}) {
  const url = (/** @type {string} */ address) => new URL(address, document.baseURI).href
  try {
    const make = () => new Worker(url(worker), { type: "module" })
    beginEarly(earlyOf(), make, { kind: "init", runtime: url(runtime), ...how })
  } catch {
    // The browser denies it: the form tries again and says so.
  }
}

/**
 * Take the worker that was started early; there is none a second time.
 *
 * @param {Early} [early] - Where it may be
 * @returns {EarlyPort | null} null: none was started, and none will be
 */
export function takeEarly(early = earlyOf()) {
  const { port } = early
  early.port = null
  early.asked = true
  return port
}

/** A port that has been sent its first message already. */
export class EarlyPort {
  #port
  /** @type {(() => void)[] | null} What was heard before somebody listened; null since then */
  #heard = []
  /** @type {((event: MessageEvent<FromWorker>) => void) | null} */
  onmessage = null
  /** @type {((event: any) => void) | null} */
  onerror = null

  /**
   * @param {Port} port - The worker
   * @param {InitMessage} init - What it begins with
   */
  constructor(port, init) {
    this.#port = port
    port.onmessage = (event) => this.#tell(() => this.onmessage?.(event))
    port.onerror = (event) => this.#tell(() => this.onerror?.(event))
    port.postMessage(init)
  }

  /** @param {() => void} tell */
  #tell(tell) {
    if (this.#heard) this.#heard.push(tell)
    else tell()
  }

  /**
   * Send a message; the first one says that somebody listens.
   *
   * @param {ToWorker} message - To the worker
   */
  postMessage(message) {
    this.#port.postMessage(message)
    if (message.kind !== "init") return
    const heard = this.#heard ?? []
    this.#heard = null
    for (const tell of heard) queueMicrotask(tell)
  }

  /** Stop the worker. */
  terminate() {
    this.#port.terminate?.()
  }
}
