/**
 * Steps as an aid: picking one marks the statements up to it, and unmarking one lowers it.
 *
 * The score itself comes from scoring; here is only what a team would otherwise tick by hand, so
 * that the picked step follows at once, with Python or without.
 */

/**
 * @typedef {object} Statement
 * @property {string} id
 * @property {boolean} shortcoming - Describes what is lacking; `passed` once it no longer applies
 */

/**
 * @typedef {object} Step
 * @property {string} level
 * @property {Statement[]} statements
 */

/** @typedef {Record<string, string>} Marks met, passed or not_met by statement id */

/**
 * The highest step up to which everything holds, and what holds the next one back.
 *
 * @param {Step[]} steps - From the lowest
 * @param {Marks} marks - What is marked
 * @returns {{ level: string | null, heldBy: string[] }} level is null while nothing is marked, and
 *   the first step where not even that holds; heldBy are the statements that the next step lacks
 */
export function reached(steps, marks) {
  if (Object.keys(marks).length === 0 || steps.length === 0) return { level: null, heldBy: [] }
  let level = steps[0].level
  for (const step of steps) {
    const heldBy = step.statements.filter(({ id }) => !holds(marks[id])).map(({ id }) => id)
    if (heldBy.length > 0) return { level, heldBy }
    level = step.level
  }
  return { level, heldBy: [] }
}

/**
 * Mark what a picked step says: everything up to it holds, the step above does not.
 *
 * A shortcoming below the picked step is passed; at the step itself it is met, for the step
 * describes how things are. Marks above are kept as far as they do not lift the step again.
 *
 * @param {Step[]} steps - From the lowest
 * @param {Marks} marks - What is marked so far; not changed
 * @param {string} level - The step that was picked
 * @returns {Marks} What is marked then
 */
export function pick(steps, marks, level) {
  const place = steps.findIndex((step) => step.level === level)
  if (place < 0) return marks
  const before = steps.findIndex((step) => step.level === reached(steps, marks).level)
  /** @type {Marks} */
  const picked = {}
  steps.slice(0, place + 1).forEach((step, at) => {
    for (const { id, shortcoming } of step.statements)
      picked[id] = shortcoming && at < place ? "passed" : "met"
  })
  const above = steps.slice(place + 1)
  const next = above[0]?.statements ?? []
  const lifted = next.length > 0 && next.every(({ id }) => holds(marks[id]))
  if (before > place || lifted) return picked
  for (const { id } of above.flatMap((step) => step.statements))
    if (id in marks) picked[id] = marks[id]
  return picked
}

/** @param {string | undefined} mark */
function holds(mark) {
  return mark === "met" || mark === "passed"
}
