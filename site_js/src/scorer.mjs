/** Scoring for pages that ask for several things: one question after the other, none is dropped. */
import { fetchedText } from "./fetched.mjs"
import { moved } from "./moved.mjs"
import { ScoreLoop } from "./score_loop.mjs"
import { ScoringClient, ScoringError } from "./scoring_client.mjs"

/** @import { Outcome } from "./score_loop.mjs" */
/** @import { ClientState, Port } from "./scoring_client.mjs" */
/** @import { Assessment, Problem } from "./types.mjs" */

const REFUSALS = ["tumstock-refusal", "tumstock-failure"]

/** Scoring refused what it was asked. */
export class RefusedError extends Error {
  name = "RefusedError"

  /** @param {string} reply - As scoring wrote it: a refusal with its problems, or a failure */
  constructor(reply) {
    super(reply)
    /** @type {Problem[]} What is wrong, and where; empty where the request itself is */
    this.problems = JSON.parse(reply).problems ?? []
  }
}

/** Asks the module that scores, about one framework. */
export class Scorer {
  #client
  #items
  #framework
  #versioned
  /** @type {Promise<unknown>} The question asked last */
  #last = Promise.resolve()
  /** Rejected when scoring does not start or breaks down */
  #broken = breakdown()
  /** Whether scoring has started since it was last begun. */
  #ready = false

  /**
   * @param {object} options
   * @param {() => Port} options.createPort - Makes a worker
   * @param {string} options.runtime - Folder of the runtime, absolute
   * @param {string} options.rules - The framework's rules as JSON text
   * @param {(state: ClientState) => void} [options.onState] - Told how far the start has come
   */
  constructor({ createPort, runtime, rules, onState = () => {} }) {
    const { id, version, items, id_maps } = JSON.parse(rules)
    this.#framework = { id, version }
    this.#versioned = { id, version, id_maps }
    this.#items = new Set(idsOf(items))
    this.#client = new ScoringClient({
      createPort,
      init: { runtime },
      prepare: async () => `{"op":"load","rules":${rules}}`,
      onState: (state) => {
        if (state.name === "ready") this.#ready = true
        if (state.name === "failed") this.#broken.reject(new ScoringError(state.message))
        onState(state)
      },
    })
    this.#client.start()
  }

  /**
   * Ask for anything that scoring answers.
   *
   * @param {Record<string, unknown>} request - With its `op`
   * @returns {Promise<any>} The reply
   * @throws {RefusedError} If scoring refuses the request
   * @throws {ScoringError} If scoring did not start or broke down
   */
  async ask(request) {
    const text = await this.#asked(JSON.stringify(request))
    const reply = JSON.parse(text)
    if (REFUSALS.includes(reply.format)) throw new RefusedError(text)
    return reply
  }

  /**
   * An assessment under the ids of the framework as it is now, as far as its maps lead.
   *
   * @param {Assessment} assessment - Of any version
   * @returns {Assessment} The given one itself where nothing had to be moved
   */
  brought(assessment) {
    return moved(assessment, this.#versioned).assessment
  }

  /**
   * Score an assessment around answers that cannot be scored.
   *
   * @param {Assessment} assessment - Of the framework; one of another version is read by the
   *   present rules through the maps, or as it is where none leads here
   * @returns {Promise<Outcome>} The result and what was left out
   * @throws {ScoringError} If scoring did not start or broke down
   */
  async score(assessment) {
    const loop = new ScoreLoop({
      ask: (request) => this.#asked(request),
      framework: this.#framework,
      items: this.#items,
    })
    return /** @type {Outcome} */ (await loop.score(this.brought(assessment)))
  }

  /** @param {string} request */
  #asked(request) {
    const before = this.#last
    const asked = before.then(async () => {
      if (this.#ready && this.#client.state.name === "failed") this.#beginAgain()
      const reply = await Promise.race([this.#client.score(request), this.#broken.promise])
      return /** @type {string} */ (reply)
    })
    this.#last = asked.catch(() => {})
    return asked
  }

  /** A worker that was lost is replaced; a start that failed is not tried with every question. */
  #beginAgain() {
    this.#ready = false
    this.#broken = breakdown()
    this.#client.start()
  }
}

/** A promise to be rejected, which is heard by those who ask meanwhile and by nobody else. */
function breakdown() {
  /** @type {(reason: any) => void} */
  let reject = () => {}
  /** @type {Promise<never>} */
  const promise = new Promise((_, broken) => {
    reject = broken
  })
  promise.catch(() => {})
  return { promise, reject }
}

/**
 * Start scoring for a page.
 *
 * @param {object} at - Addresses, as the page has them
 * @param {string} at.worker - Script of the worker
 * @param {string} at.runtime - Folder of the runtime
 * @param {string} at.rules - Rules of the framework
 * @param {(state: ClientState) => void} [onState] - Told how far the start has come
 * @returns {Promise<Scorer>} Ready to be asked; questions wait until scoring has started
 * @throws {Error} If the rules cannot be had
 */
export async function openScorer({ worker, runtime, rules }, onState) {
  const url = (/** @type {string} */ address) => new URL(address, document.baseURI).href
  return new Scorer({
    createPort: () => new Worker(url(worker), { type: "module" }),
    runtime: url(runtime),
    rules: await fetchedText(rules),
    onState,
  })
}

/**
 * @typedef {{ id: string, parts?: Ruled[] }} Ruled
 */

/**
 * @param {Ruled[]} items - Of the rules
 * @returns {string[]} Ids of items and of their parts
 */
function idsOf(items) {
  return items.flatMap(({ id, parts = [] }) => [id, ...idsOf(parts)])
}
