/**
 * Asks scoring about several assessments, around answers that cannot be read.
 *
 * A refusal names every problem of all of them. The answers that have one are left out and the
 * rest is asked again, so one mistyped number never hides everything else.
 */
import { withValue } from "./paths.mjs"
import { RefusedError } from "./scorer.mjs"

/** @import { Assessment, Problem } from "./types.mjs" */

/**
 * An answer that was left out.
 *
 * @typedef {{ at: number, problem: Problem }} LeftOut at: place of its assessment, from 0; the
 *   problem's path begins within that assessment
 */

/**
 * Ask until everything that can be read is.
 *
 * @param {(request: Record<string, unknown>) => Promise<any>} ask - `Scorer.ask`
 * @param {{ op: string, assessments: Assessment[] } & Record<string, unknown>} request - The question
 * @returns {Promise<{ reply: any, leftOut: LeftOut[] }>} What scoring says, and what it was not told
 * @throws {Error} If nothing can be read, whatever is left out
 */
export async function askAround(ask, request) {
  let { assessments } = request
  /** @type {LeftOut[]} */
  const leftOut = []
  while (true) {
    try {
      return { reply: await ask({ ...request, assessments }), leftOut }
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error
      const found = error.problems.flatMap(placed)
      if (found.length === 0) throw error
      const before = assessments
      for (const { at, problem } of found) {
        const path = problem.item === null ? problem.path.split(".") : ["answers", problem.item]
        const { [at]: given } = assessments
        if (!given || !["answers", "profile"].includes(path[0])) throw error
        assessments = assessments.with(at, withValue(given, path.slice(0, 2), undefined))
      }
      if (JSON.stringify(assessments) === JSON.stringify(before)) throw error
      leftOut.push(...found)
    }
  }
}

/**
 * A problem with the place of its assessment.
 *
 * @param {Problem} problem - Its path is `assessments.<n>.<path in it>`
 * @returns {LeftOut[]} None where the request as a whole has the problem
 */
function placed(problem) {
  const [, at, path] = /^assessments\.(\d+)\.(.+)$/.exec(problem.path) ?? []
  return at === undefined ? [] : [{ at: Number(at), problem: { ...problem, path } }]
}
