/**
 * From an assessment to a result, around answers that cannot be scored.
 *
 * A refusal names every problem. The items that have one are left out and the rest is asked
 * again, so one mistyped number never hides the score of everything else.
 */

/** @import { KeptScore } from "./kept_score.mjs" */
/** @import { Assessment, Problem, Refusal, Result } from "./types.mjs" */

const PROFILE = "profile."
const NOTHING_KEPT = { take() {} }

/**
 * @typedef {object} Outcome
 * @property {Result} result - Of everything that could be scored
 * @property {Problem[]} problems - Of the items that were left out
 */

/** Asks until everything that can be scored is. */
export class ScoreLoop {
  #ask
  #framework
  #items
  #kept
  #round = 0
  /** @type {Map<string, { answer: string, problems: Problem[] }>} Refused answers by item */
  #refused = new Map()
  /** @type {Map<string, unknown>} Refused choices by question about the service */
  #unasked = new Map()

  /**
   * @param {object} options
   * @param {(request: string) => Promise<string | null>} options.ask - `ScoringClient.score`
   * @param {{ id: string, version: string }} options.framework - What the page scores by
   * @param {Set<string>} options.items - Items and parts that the framework has
   * @param {Pick<KeptScore, "take">} [options.kept] - Takes what was computed
   */
  constructor({ ask, framework, items, kept = NOTHING_KEPT }) {
    this.#ask = ask
    this.#kept = kept
    this.#framework = framework
    this.#items = items
  }

  /**
   * What is known of an assessment without asking.
   *
   * @param {Assessment} assessment
   * @param {(request: string) => Result | null} resultOf - Knows what was computed before
   * @returns {Outcome | null}
   */
  known(assessment, resultOf) {
    const result = resultOf(this.#request(assessment))
    return result && { result, problems: [] }
  }

  /**
   * Score an assessment.
   *
   * @param {Assessment} assessment - Answers to items that the framework does not have are ignored
   * @returns {Promise<Outcome | null>} null if a newer call replaced this one
   * @throws {Error} If nothing can be scored, whatever is left out
   */
  async score(assessment) {
    const round = ++this.#round
    this.#forgetMended(assessment)
    while (true) {
      const request = this.#request(assessment)
      const reply = await this.#ask(request)
      if (reply === null || round !== this.#round) return null
      const answer = /** @type {Result | Refusal} */ (JSON.parse(reply))
      if (answer.format === "tumstock-result") {
        this.#kept.take(request, reply)
        const problems = [...this.#refused.values()].flatMap((refused) => refused.problems)
        return { result: answer, problems }
      }
      if (!this.#leaveOut(assessment, answer.problems ?? [])) throw new Error(reply)
    }
  }

  /** @param {Assessment} assessment */
  #forgetMended(assessment) {
    for (const [item, { answer }] of this.#refused)
      if (JSON.stringify(assessment.answers[item]) !== answer) this.#refused.delete(item)
    for (const [question, choice] of this.#unasked)
      if (assessment.profile[question] !== choice) this.#unasked.delete(question)
  }

  /**
   * @param {Assessment} assessment
   * @param {Problem[]} problems
   * @returns {boolean} Whether anything new is left out
   */
  #leaveOut(assessment, problems) {
    const before = this.#refused.size + this.#unasked.size
    const items = new Set(problems.map((problem) => problem.item))
    for (const item of items) {
      if (item === null || this.#refused.has(item)) continue
      const answer = JSON.stringify(assessment.answers[item])
      const own = problems.filter((problem) => problem.item === item)
      this.#refused.set(item, { answer, problems: own })
    }
    // A question that the framework does not ask, or a choice that it does not have, says nothing.
    for (const { item, path } of problems) {
      if (item !== null || !path?.startsWith(PROFILE)) continue
      const question = path.slice(PROFILE.length)
      this.#unasked.set(question, assessment.profile[question])
    }
    return this.#refused.size + this.#unasked.size > before
  }

  /** @param {Assessment} assessment */
  #request(assessment) {
    const { format, format_version } = assessment
    const profile = Object.fromEntries(
      Object.entries(assessment.profile).filter(([question]) => !this.#unasked.has(question)),
    )
    const answers = Object.fromEntries(
      Object.entries(assessment.answers).filter(
        ([item]) => this.#items.has(item) && !this.#refused.has(item),
      ),
    )
    const framework = this.#framework
    return JSON.stringify({
      op: "score",
      assessment: { format, format_version, framework, profile, answers },
    })
  }
}
