/** Runs a property twice: over files that are always the same, and over new ones each time. */
import fc from "fast-check"

const FIXED = 20261122
/** Set SEED to repeat a run; a property that does not hold prints the seed that it was run with. */
const FRESH = Number(process.env.SEED ?? Date.now())

/**
 * How many files a property sees.
 *
 * @type {Record<string, number>}
 */
export const FILES = {
  "round trip": 2_200,
  mangled: 1_400,
  migrated: 1_000,
  "first version": 200,
  "sets of files": 300,
  "half way": 150,
  tabs: 150,
}

/**
 * Check that a property holds.
 *
 * @param {fc.IAsyncProperty<any> | fc.IProperty<any>} property - About one or more files
 * @param {keyof typeof FILES} name - Of the number of files
 * @param {number} [each] - Files in one run, at least
 */
export async function holds(property, name, each = 1) {
  const numRuns = Math.ceil(FILES[name] / each / 2)
  // The smallest counterexample takes minutes to find: SHRINK=1 asks for it.
  const endOnFailure = !process.env.SHRINK
  for (const seed of [FIXED, FRESH]) await fc.assert(property, { numRuns, seed, endOnFailure })
}
