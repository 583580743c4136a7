/** Assessments as files and as copies: what leaves the browser, and what a new one is made of. */
import { moved } from "./moved.mjs"
import { FORMAT_VERSION, newId } from "./saved.mjs"

/** @import { Versioned } from "./moved.mjs" */
/** @import { Assessment } from "./types.mjs" */

/**
 * What people say about an assessment, as far as it is text.
 *
 * @typedef {object} About
 * @property {string} [title]
 * @property {string} [organisation]
 * @property {string} [unit]
 * @property {string} [date] - YYYY-MM-DD
 * @property {string} [period]
 * @property {string} [participants]
 */

/** Fields that people fill in about an assessment, in order. */
export const ABOUT = /** @type {const} */ ([
  "title",
  "organisation",
  "unit",
  "date",
  "period",
  "participants",
])

/**
 * What people have said about an assessment.
 *
 * @param {Assessment} assessment - Any
 * @returns {About} Only fields in which something is said
 */
export function aboutOf({ assessment }) {
  const said = ABOUT.map((field) => [field, assessment[field]])
  return Object.fromEntries(said.filter(([, text]) => typeof text === "string" && text !== ""))
}

/**
 * An assessment as the text of a file.
 *
 * @param {Assessment} assessment - Any
 * @returns {string} JSON that people can read; the same assessment always gives the same text
 */
export function fileText(assessment) {
  return `${JSON.stringify(assessment, null, 2)}\n`
}

/**
 * A name for the file of an assessment.
 *
 * @param {Assessment} assessment - Any
 * @returns {string} `tumstock-ips-varen-2026-2026-11-22.json`; plain letters, digits and hyphens
 */
export function fileName(assessment) {
  const {
    title = "",
    date,
    changed,
  } = /** @type {Record<string, string>} */ (assessment.assessment)
  const day = String(date ?? changed ?? "").slice(0, 10)
  const parts = ["tumstock", assessment.framework.id, plain(String(title)), plain(day)]
  return `${parts.filter((part) => part !== "").join("-")}.json`
}

/**
 * The address at which assessments lie side by side.
 *
 * @param {string} page - Address of that page
 * @param {unknown[]} ids - Of the assessments
 * @returns {string} With their ids; never with an answer
 */
export function compareAddress(page, ids) {
  return `${page}?${new URLSearchParams(ids.map((id) => ["a", String(id)]))}`
}

/**
 * The id of the assessment that one follows up.
 *
 * @param {Assessment} assessment - Any
 * @returns {string | null} null where it follows none
 */
export function followedBy({ assessment, previous }) {
  const { id } = Object(assessment.follows ?? previous?.assessment)
  return typeof id === "string" ? id : null
}

/**
 * A new assessment that follows up an earlier one: nothing is answered, and what was answered
 * then lies beside.
 *
 * @param {Assessment} earlier - The one to follow up
 * @param {Versioned} framework - As it is now; items of the plan go by its maps
 * @param {string} locale - Of the page
 * @param {string} title - Of the new one
 * @returns {Assessment} With a new id; plan and service carry over
 */
export function followUp(earlier, framework, locale, title) {
  const now = new Date().toISOString()
  const { organisation, unit } = aboutOf(earlier)
  const follows = { id: earlier.assessment.id, ...aboutOf(earlier) }
  const about = {
    id: newId(),
    title,
    organisation,
    unit,
    follows,
    locale,
    created: now,
    changed: now,
  }
  const { assessment, profile, answers } = earlier
  const { dmaic, review } = earlier
  const { plan } = moved(earlier, framework).assessment
  return structuredClone({
    format: "tumstock-assessment",
    format_version: FORMAT_VERSION,
    framework: { id: framework.id, version: framework.version },
    assessment: withoutGaps(about),
    profile,
    answers: {},
    ...withoutGaps({ plan, dmaic, review }),
    previous: { assessment, framework: earlier.framework, profile, answers },
  })
}

/** @param {Record<string, unknown>} mapping */
function withoutGaps(mapping) {
  return Object.fromEntries(Object.entries(mapping).filter(([, value]) => value !== undefined))
}

/** @param {string} text */
function plain(text) {
  return text
    .normalize("NFKD")
    .replaceAll("ø", "o")
    .replaceAll("Ø", "o")
    .replaceAll(/[æÆ]/g, "ae")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 40)
}
