/**
 * Asks the scoring worker for scores; knows nothing of Python and nothing of the DOM.
 *
 *   idle --start()--> loading --> ready --(worker dies)--> failed --start()--> loading ...
 *                        \------> failed    \--(breaks over a request)--> loading ...
 *
 * The newest request wins: an answer given while Python still loads, or while an earlier one is
 * computed, replaces the waiting one, so a slow phone never shows an old score last. What waits
 * survives a failed start and is asked when a later one succeeds.
 *
 * Questions that can wait (`askIdle`) go to a worker that has nothing else to do, one at a time, and
 * give way to every score that is asked for meanwhile.
 */

/** @import { FromWorker, InitMessage, Phase, ToWorker } from "./protocol.mjs" */

/** A start that says nothing for so long has failed: a connection that hangs gives no error. */
const SILENT_START_MS = 90_000
/** A worker that answers nothing for so long is gone: one that is killed gives no error either. */
const SILENT_CALL_MS = 60_000
/** Broken workers in a row after which another is not tried unasked. */
const MOST_BREAKS = 2

/** The worker could not answer a request. */
export class ScoringError extends Error {
  name = "ScoringError"
}

/**
 * What a client needs of a worker; a MessagePort and a fake in tests have it too.
 *
 * @typedef {object} Port
 * @property {(message: ToWorker) => void} postMessage
 * @property {((event: MessageEvent<FromWorker>) => void) | null} onmessage
 * @property {((event: any) => void) | null} [onerror]
 * @property {() => void} [terminate]
 */

/**
 * @typedef {{ name: "idle" }
 *   | { name: "loading", phase: Phase, loaded: number, total: number }
 *   | { name: "ready", milliseconds: number }
 *   | { name: "failed", message: string }} ClientState
 */

/**
 * @typedef {object} Wanted
 * @property {string} request
 * @property {(reply: string | null) => void} resolve
 * @property {(error: Error) => void} reject
 * @property {boolean} [idle] - Whether it could wait
 */

/** One worker at a time; a new one for every start. */
export class ScoringClient {
  #createPort
  #init
  #prepare
  #onState
  /** @type {Port | null} */
  #port = null
  /** @type {ClientState} */
  #state = { name: "idle" }
  #lastId = 0
  /** @type {Wanted | null} Sent, not yet answered */
  #asked = null
  /** @type {Wanted | null} Not yet sent */
  #waiting = null
  /** @type {Wanted | null} Not yet sent, and in no hurry */
  #idle = null
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #silence
  /** Workers in a row that broke over a request. */
  #breaks = 0

  /**
   * @param {object} options
   * @param {() => Port} options.createPort - Makes a fresh worker for every start
   * @param {{ runtime: string }} options.init - Where the runtime lies
   * @param {() => Promise<string>} options.prepare - Request to be answered before all others;
   *   the one that loads the rules
   * @param {(state: ClientState) => void} [options.onState] - Told of every change
   */
  constructor({ createPort, init, prepare, onState = () => {} }) {
    this.#createPort = createPort
    this.#init = init
    this.#prepare = prepare
    this.#onState = onState
  }

  /** @returns {ClientState} Where the client is now */
  get state() {
    return this.#state
  }

  /** Start the worker, or start it anew after a failure; does nothing while one lives. */
  start() {
    if (this.#state.name === "loading" || this.#state.name === "ready") return
    if (this.#state.name === "failed") this.#breaks = 0
    this.#enter({ name: "loading", phase: "fetching", loaded: 0, total: 0 })
    // Kept as a promise: it is fetched while the worker starts, and read when it is ready.
    const prepared = this.#prepare()
    prepared.catch(() => {})
    try {
      const port = this.#createPort()
      this.#port = port
      port.onmessage = (event) => this.#port === port && this.#receive(event.data, prepared)
      port.onerror = (event) => {
        if (this.#port === port) this.#fail(event?.message || "the worker stopped")
      }
      port.postMessage(/** @type {InitMessage} */ ({ kind: "init", ...this.#init }))
      this.#watch()
    } catch (error) {
      this.#fail(messageOf(error))
    }
  }

  /**
   * Ask for a score. Starts nothing: the request waits until the worker is ready.
   *
   * @param {string} request - JSON text for `scoring.boundary.call`
   * @returns {Promise<string | null>} The reply as JSON text; null if a newer request replaced this one
   * @throws {ScoringError} If the worker broke down over this request
   */
  score(request) {
    this.#waiting?.resolve(null)
    this.#dropIdle()
    return new Promise((resolve, reject) => {
      this.#waiting = { request, resolve, reject }
      this.#send()
    })
  }

  /**
   * Ask something that can wait; it never replaces a score and never goes before one.
   *
   * @param {string} request - JSON text for `scoring.boundary.call`
   * @returns {Promise<string | null>} The reply as JSON text; null if a score, a newer question or a
   *   failure came between
   * @throws {ScoringError} If the worker broke down over this request
   */
  askIdle(request) {
    this.#dropIdle()
    if (this.#waiting) return Promise.resolve(null)
    return new Promise((resolve, reject) => {
      this.#idle = { request, resolve, reject }
      this.#send()
    })
  }

  #dropIdle() {
    this.#idle?.resolve(null)
    this.#idle = null
  }

  #send() {
    if (this.#state.name !== "ready" || this.#asked) return
    if (this.#waiting) {
      this.#asked = this.#waiting
      this.#waiting = null
    } else if (this.#idle) {
      this.#asked = { ...this.#idle, idle: true }
      this.#idle = null
    } else return
    this.#call(this.#asked.request)
  }

  /**
   * @param {string} request
   * @param {{ prepares?: true }} [more]
   */
  #call(request, more) {
    this.#watch(this.#state.name === "ready" ? SILENT_CALL_MS : SILENT_START_MS)
    this.#port?.postMessage({ kind: "call", id: ++this.#lastId, request, ...more })
  }

  /**
   * @param {FromWorker} message
   * @param {Promise<string>} prepared
   */
  async #receive(message, prepared) {
    const port = this.#port
    if (message.kind === "progress") {
      const { phase, loaded, total } = message
      this.#watch()
      if (this.#state.name === "loading") this.#enter({ name: "loading", phase, loaded, total })
    } else if (message.kind === "ready") {
      try {
        const request = await prepared
        if (this.#port !== port) return
        this.#watch()
        this.#readyIn = message.milliseconds
        this.#call(request, { prepares: true })
      } catch (error) {
        if (this.#port === port) this.#fail(messageOf(error))
      }
    } else if (message.kind === "failed" && message.id === null) {
      this.#fail(`${message.phase}: ${message.message}`)
    } else if (message.id === this.#lastId) {
      this.#settle(message)
    }
  }

  #readyIn = 0

  /** @param {Extract<FromWorker, { kind: "reply" | "failed" }>} message */
  #settle(message) {
    if (this.#state.name === "loading") {
      const refused = message.kind === "failed" ? message.message : refusalOf(message.reply)
      if (refused !== null) return this.#fail(refused)
      this.#enter({ name: "ready", milliseconds: this.#readyIn })
    } else if (this.#asked) {
      if (message.kind === "failed") return this.#replace(this.#asked, message.message)
      const { resolve } = this.#asked
      this.#asked = null
      this.#breaks = 0
      clearTimeout(this.#silence)
      // An answer that has been overtaken is not shown: what replaced it is already waiting.
      resolve(this.#waiting ? null : message.reply)
    }
    this.#send()
  }

  /**
   * Ask a new worker: nothing is raised for bad data, so Python itself is broken, and stays so.
   *
   * @param {Wanted} broken - What it was asked
   * @param {string} message - What it said
   */
  #replace(broken, message) {
    this.#breaks += 1
    if (this.#breaks >= MOST_BREAKS) {
      this.#asked = null
      broken.reject(new ScoringError(message))
      return this.#fail(message)
    }
    this.#stop()
    this.#state = { name: "idle" }
    this.start()
  }

  /** @param {number} [most] - How long nothing may be heard, in milliseconds */
  #watch(most = SILENT_START_MS) {
    clearTimeout(this.#silence)
    this.#silence = setTimeout(() => this.#fail("no sign of life"), most)
    if (typeof this.#silence === "object") this.#silence.unref?.()
  }

  /** @param {string} message */
  #fail(message) {
    this.#stop()
    this.#enter({ name: "failed", message })
  }

  /** End the worker. */
  #stop() {
    this.#port?.terminate?.()
    this.#port = null
    // What was being computed waits for the next start, unless something newer does or it can wait.
    if (this.#waiting || this.#asked?.idle) this.#asked?.resolve(null)
    else this.#waiting = this.#asked
    this.#dropIdle()
    this.#asked = null
  }

  /** @param {ClientState} state */
  #enter(state) {
    if (state.name !== "loading") clearTimeout(this.#silence)
    this.#state = state
    this.#onState(state)
  }
}

/**
 * @param {string} reply - Of the preparing request
 * @returns {string | null} Why it was turned down; null if it was not
 */
function refusalOf(reply) {
  const answer = JSON.parse(reply)
  return "loaded" in answer ? null : (answer.message ?? reply)
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error)
}
