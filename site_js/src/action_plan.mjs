/** Rows of an action plan as plain data: read, made of ideas, changed, moved. Nothing is lost. */
import { newId } from "./saved.mjs"

/** @import { Assessment } from "./types.mjs" */

/**
 * One row. Keys that are not listed are kept as they are.
 *
 * @typedef {object} PlanRow
 * @property {string} id
 * @property {string} [what]
 * @property {string} [why]
 * @property {string} [how]
 * @property {string} [when] - YYYY-MM-DD
 * @property {string} [who]
 * @property {string} [result]
 * @property {string} [state] - One of STATES
 * @property {string} [item] - Item id that it belongs to
 * @property {string} [improvement] - Id of the idea that it was made of
 */

/**
 * An idea as it stands at an item.
 *
 * @typedef {object} Idea
 * @property {string} id
 * @property {string} item
 * @property {string} text
 * @property {string} priority - Empty: none was given
 */

/** How far a row has come. */
export const STATES = ["planned", "started", "done", "dropped"]

/** What people fill in of a row, in the order of the columns. */
export const FIELDS = /** @type {const} */ ([
  "what",
  "why",
  "how",
  "when",
  "who",
  "state",
  "result",
  "item",
])

/**
 * The rows of an assessment's plan.
 *
 * @param {Pick<Assessment, "plan">} assessment - Any
 * @returns {PlanRow[]} In order; a row without an id gets one
 */
export function rowsOf({ plan }) {
  const rows = plan?.rows
  if (!Array.isArray(rows)) return []
  return rows
    .filter((row) => typeof row === "object" && row !== null)
    .map((row, at) => (typeof row.id === "string" ? row : { ...row, id: `row-${at + 1}` }))
}

/**
 * The ideas of an assessment.
 *
 * @param {Pick<Assessment, "answers">} assessment - Any
 * @param {string[]} order - Item ids as the framework has them
 * @returns {Idea[]} The highest priority first; those without one last, else in the order of items
 */
export function ideasOf({ answers }, order) {
  const items = [...new Set([...order, ...Object.keys(answers)])]
  const ideas = items.flatMap((item) =>
    (answers[item]?.improvements ?? [])
      .filter(({ text }) => typeof text === "string" && text.trim() !== "")
      .map(({ id, text = "", priority = "" }) => ({ id, item, text, priority: String(priority) })),
  )
  const rank = (/** @type {Idea} */ { priority }) => Number(priority) || Number.POSITIVE_INFINITY
  return ideas.sort((one, other) => (rank(one) === rank(other) ? 0 : rank(one) - rank(other)))
}

/**
 * An idea as a row.
 *
 * @param {Idea} [idea] - Without one the row is empty
 * @returns {PlanRow} With a new id
 */
export function newRow(idea) {
  const row = { id: newId(), state: STATES[0] }
  return idea ? { ...row, what: idea.text, item: idea.item, improvement: idea.id } : row
}

/**
 * The rows with one of them changed.
 *
 * @param {PlanRow[]} rows - In order
 * @param {string} id - Of the row
 * @param {string} field - Of FIELDS
 * @param {string} value - Blank takes it away
 * @returns {PlanRow[]} A new list
 */
export function withField(rows, id, field, value) {
  return rows.map((row) => {
    if (row.id !== id) return row
    const { [/** @type {"what"} */ (field)]: _, ...rest } = row
    return value.trim() === "" ? rest : { ...row, [field]: value }
  })
}

/**
 * The rows with one of them elsewhere.
 *
 * @param {PlanRow[]} rows - In order
 * @param {string} id - Of the row
 * @param {number} by - Places down; negative: up
 * @returns {PlanRow[]} A new list; the same order where it would leave the list
 */
export function moved(rows, id, by) {
  const from = rows.findIndex((row) => row.id === id)
  const to = from + by
  if (from < 0 || to < 0 || to >= rows.length) return rows
  const rest = rows.filter((row) => row.id !== id)
  return [...rest.slice(0, to), rows[from], ...rest.slice(to)]
}
