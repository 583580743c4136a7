/**
 * Figures that the page can do without for a while: next steps, targets, last time's score.
 *
 * They are asked for when the results can be seen and nothing has changed for a moment, and dropped
 * whenever an answer comes between. What scoring cannot take is left out, as when it is scored.
 */
import { ScoreLoop } from "./score_loop.mjs"

/** @import { Assessment, Gains, Previous, Refusal, Result } from "./types.mjs" */

/** Answers come in bursts; between two of them there is no time for what can wait. */
const QUIET_MS = 400

/**
 * What there is besides the result.
 *
 * @typedef {object} Figures
 * @property {Gains | null} gains - null: not known yet, or not of the answers as they are now
 * @property {string[]} badTargets - Items whose target scoring could not take
 * @property {Result | null} earlier - Of the assessment that this one follows up
 */

/** Asks for gains and for the score of last time, one after the other. */
export class IdleFigures {
  #ask
  #framework
  #items
  #onFigures
  /** @type {Figures} */
  #figures = { gains: null, badTargets: [], earlier: null }
  /** @type {{ assessment: Assessment, without: Set<string | null> } | null} What is to be asked about */
  #wanted = null
  #seen = false
  #round = 0
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer

  /**
   * @param {object} options
   * @param {(request: string) => Promise<string | null>} options.ask - `ScoringClient.askIdle`
   * @param {{ id: string, version: string }} options.framework - What the page scores by
   * @param {Set<string>} options.items - Items and parts that the framework has
   * @param {(figures: Figures) => void} options.onFigures - Told whenever there is something new
   */
  constructor({ ask, framework, items, onFigures }) {
    this.#ask = ask
    this.#framework = framework
    this.#items = items
    this.#onFigures = onFigures
  }

  /** @returns {Figures} What is known now */
  get figures() {
    return this.#figures
  }

  /**
   * Say whether the results can be seen; while they cannot, nothing is asked.
   *
   * @param {boolean} seen
   */
  see(seen) {
    this.#seen = seen
    this.#soon()
  }

  /**
   * Say what the figures are to be about; those of other answers are of no use any more.
   *
   * @param {Assessment} assessment - As it was scored
   * @param {Set<string | null>} without - Items that scoring could not take
   */
  want(assessment, without) {
    this.#round += 1
    this.#wanted = { assessment, without }
    this.#soon()
  }

  #soon() {
    clearTimeout(this.#timer)
    if (this.#seen && this.#wanted)
      this.#timer = setTimeout(() => void this.#run().catch(tell), QUIET_MS)
  }

  async #run() {
    const round = this.#round
    if (!this.#wanted) return
    const { assessment, without } = this.#wanted
    const found = await this.#gains(assessment, without)
    if (round !== this.#round) return
    if (!found) return
    this.#wanted = null
    this.#tell(found)
    const { previous } = assessment
    if (this.#figures.earlier || !previous || !isComparable(previous, this.#framework)) return
    // Where this is overtaken, the next round asks again; last time's score stays the same.
    const earlier = await this.#earlier(previous)
    if (earlier) this.#tell({ earlier })
  }

  /** @param {Partial<Figures>} some */
  #tell(some) {
    this.#figures = { ...this.#figures, ...some }
    this.#onFigures(this.#figures)
  }

  /**
   * @param {Assessment} assessment
   * @param {Set<string | null>} without
   */
  async #gains(assessment, without) {
    /** @type {Set<string>} */
    const badTargets = new Set()
    const left = new Set(without)
    while (true) {
      const request = gainsRequest(assessment, this.#framework, this.#items, left, badTargets)
      const reply = await this.#ask(request)
      if (reply === null) return null
      const gains = /** @type {Gains | Refusal} */ (JSON.parse(reply))
      if (gains.format === "tumstock-gains") return { gains, badTargets: [...badTargets] }
      const before = left.size + badTargets.size
      for (const { item, path } of gains.problems ?? [])
        if (item !== null)
          if (path === `answers.${item}.target`) badTargets.add(item)
          else left.add(item)
      if (left.size + badTargets.size === before) throw new Error(reply)
    }
  }

  /** @param {Previous} previous */
  async #earlier(previous) {
    const loop = new ScoreLoop({
      ask: this.#ask,
      framework: this.#framework,
      items: this.#items,
    })
    const format = /** @type {const} */ ("tumstock-assessment")
    const outcome = await loop.score({ ...previous, format, format_version: 1 })
    return outcome?.result ?? null
  }
}

/**
 * Whether an earlier assessment was made by the version that the page scores by; under another one
 * the same number may be another criterion.
 *
 * @param {Pick<Previous, "framework">} previous - What a follow-up carries
 * @param {{ id: string, version: string }} framework - Of the page
 */
export function isComparable({ framework: { id, version } }, framework) {
  return id === framework.id && version === framework.version
}

/**
 * The request for gains.
 *
 * @param {Assessment} assessment - As it was scored
 * @param {{ id: string, version: string }} framework - What the page scores by
 * @param {Set<string>} items - Items and parts that it has; answers to others are left out
 * @param {Set<string | null>} without - Items to leave out
 * @param {Set<string>} badTargets - Items whose target is to be left out
 * @returns {string} JSON text
 */
export function gainsRequest(assessment, framework, items, without, badTargets) {
  const { format, format_version, profile } = assessment
  const answers = Object.fromEntries(
    Object.entries(assessment.answers)
      .filter(([item]) => items.has(item) && !without.has(item))
      .map(([item, answer]) => [item, badTargets.has(item) ? untargeted(answer) : answer]),
  )
  return JSON.stringify({
    op: "gains",
    assessment: { format, format_version, framework, profile, answers },
  })
}

/** @param {import("./types.mjs").Answer} answer */
function untargeted({ target: _, ...rest }) {
  return rest
}

/** @param {unknown} error */
function tell(error) {
  console.warn("figures:", error)
}
