/** Which assessments decide when it is time again, and what scoring is asked about them. */
import { aboutOf } from "./assessment_file.mjs"

/** @import { Assessment } from "./types.mjs" */

/** As many as scoring looks at. */
const MOST = 200

/**
 * What scoring says about the next time; see `scoring/repeat.py`.
 *
 * @typedef {object} Repeat
 * @property {{ assessment: number, date: string, score: string | null } | null} latest - The
 *   assessment that decides, by its place in the request
 * @property {NextTime[]} next - Empty where the framework does not say how often
 * @property {LeftOut[]} left_out
 */

/**
 * @typedef {{ assessment: number, reason: "not_complete" | "no_date" | "refused",
 *   code?: string | null }} LeftOut - By its place; code: why scoring refuses it
 */

/**
 * @typedef {object} NextTime
 * @property {string} id - Of what is done again
 * @property {number} months - That may pass
 * @property {string | null} until - Total from which other months count
 * @property {number | null} then - Those months
 * @property {boolean | null} reached - Whether that total is reached; null: nothing decides
 * @property {string | null} date - YYYY-MM-DD; null: none can be told
 */

/**
 * Assessments of the same framework by the same organisation and unit.
 *
 * @param {Assessment} current - Stands first, as it is now
 * @param {Assessment[]} saved - All that there are; the saved copy of the current one is left out
 * @returns {Assessment[]} At most as many as scoring looks at, the latest first
 */
export function seriesOf(current, saved) {
  const wanted = whoOf(current)
  const others = saved.filter(
    (one) =>
      one.framework.id === current.framework.id &&
      one.assessment.id !== current.assessment.id &&
      whoOf(one) === wanted,
  )
  const day = (/** @type {Assessment} */ one) => aboutOf(one).date ?? ""
  others.sort((one, other) => (day(one) < day(other) ? 1 : -1))
  return [current, ...others].slice(0, MOST)
}

/**
 * What scoring is asked.
 *
 * @param {Assessment[]} series - From `seriesOf`
 * @param {{ id: string, version: string }} framework - What the page scores the open one by; the
 *   others are judged by their own version alone, as another one may mean another criterion
 * @param {{ has: (item: string) => boolean }} items - Items and parts that it has
 */
export function repeatRequest(series, framework, items) {
  const assessments = series.map(({ format, format_version, profile, ...one }, place) => ({
    format,
    format_version,
    framework: place === 0 ? framework : one.framework,
    assessment: { date: one.assessment.date },
    profile,
    answers: Object.fromEntries(Object.entries(one.answers).filter(([item]) => items.has(item))),
  }))
  return { op: "repeat", assessments }
}

/**
 * Whether a day has gone by.
 *
 * @param {string} day - YYYY-MM-DD
 * @param {Date} now - In the person's own time
 */
export function isPast(day, now) {
  const [year, month, date] = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
  const pad = (/** @type {number} */ number) => String(number).padStart(2, "0")
  return day < `${String(year).padStart(4, "0")}-${pad(month)}-${pad(date)}`
}

/** @param {Assessment} assessment */
function whoOf(assessment) {
  const { organisation = "", unit = "" } = aboutOf(assessment)
  return JSON.stringify([organisation, unit].map((name) => name.trim().toLowerCase()))
}
