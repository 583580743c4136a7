/**
 * What lies in the store: records around assessments, and how a found one is to be taken.
 *
 * Schema 1 held one assessment a framework, under the framework's id; schema 2 holds any number,
 * each under its own id. A record says itself which schema it has.
 */
import { isMapping, same, withValue } from "./paths.mjs"

/** @import { Assessment } from "./types.mjs" */

/** Version of the records that are written. */
export const RECORD_SCHEMA = 2
/** Newest format of the assessment file that is read. */
export const FORMAT_VERSION = 1

/**
 * @typedef {object} SaveRecord
 * @property {string} id - Of the assessment; the key
 * @property {string} framework - Framework id
 * @property {number} schema - RECORD_SCHEMA when written
 * @property {string} saved - When, ISO 8601
 * @property {string | null} exported - When it was last exported, ISO 8601
 * @property {Assessment} assessment
 * @property {Scored} [scored] - The score of just these answers
 */

/**
 * A score and what it was computed from.
 *
 * @typedef {object} Scored
 * @property {string} by - The rules and the scoring
 * @property {string} request - That was answered
 * @property {string} reply - The answer
 */

/**
 * What could not be read, as it was found.
 *
 * @typedef {object} SetAside
 * @property {string} framework - Empty where the record does not say
 * @property {string} at - When, ISO 8601
 * @property {unknown} found
 * @property {boolean} [rescued] - Whether it was downloaded
 */

/** The browser lets nothing be saved, or lost the connection to what is saved. */
export class StoreDeniedError extends Error {
  name = "StoreDeniedError"
}

/** What is saved was written by a newer version and is left untouched. */
export class NewerRecordError extends Error {
  name = "NewerRecordError"
}

/** What was to be changed is not there any more: another tab removed it. */
export class RemovedError extends Error {
  name = "RemovedError"
}

/**
 * How a record found in the store is to be taken.
 *
 * @param {unknown} found - undefined when there is none
 * @returns {"none" | "current" | "newer" | "unreadable"} What it is
 */
export function kindOfRecord(found) {
  if (found === undefined) return "none"
  const record = /** @type {Partial<SaveRecord> | null} */ (found)
  const schema = record?.schema
  const version = /** @type {Partial<Assessment> | null | undefined} */ (record?.assessment)
    ?.format_version
  if (isAbove(schema, RECORD_SCHEMA) || isAbove(version, FORMAT_VERSION)) return "newer"
  const readable =
    typeof record?.id === "string" &&
    typeof record.framework === "string" &&
    schema === RECORD_SCHEMA &&
    version === FORMAT_VERSION &&
    isAssessment(record.assessment)
  return readable ? "current" : "unreadable"
}

/**
 * @param {unknown} version - Whatever stands there
 * @param {number} known
 */
function isAbove(version, known) {
  return typeof version === "number" && version > known
}

/**
 * The record of an assessment that is saved now.
 *
 * @param {Assessment} assessment - With an id
 * @param {string | null} exported - When it was last exported, ISO 8601
 * @returns {SaveRecord} To be put into a store
 */
export function recordOf(assessment, exported) {
  const id = String(assessment.assessment.id)
  const saved = new Date().toISOString()
  return {
    id,
    framework: assessment.framework.id,
    schema: RECORD_SCHEMA,
    saved,
    exported,
    assessment,
  }
}

/**
 * A record of schema 1 as one of schema 2.
 *
 * @param {unknown} found - As it lies in the store
 * @param {string} id - For it, where its assessment has none
 * @returns {Record<string, unknown>} With an id; what cannot be read stays what it is, beside it.
 *   Records of other schemas that have an id stay as they are
 */
export function migrated(found, id) {
  if (!isMapping(found)) return { found, id }
  if (found.schema !== 1) return typeof found.id === "string" ? found : { ...found, id }
  const about = isMapping(found.assessment) ? found.assessment.assessment : null
  const own = isMapping(about) ? about : {}
  const changed = new Date(typeof own.changed === "string" ? own.changed : 0)
  const saved = (Number.isNaN(changed.getTime()) ? new Date(0) : changed).toISOString()
  const named = typeof own.id === "string" && own.id !== "" ? own.id : id
  return withId({ ...found, schema: RECORD_SCHEMA, saved, exported: null }, named)
}

/**
 * A record under another id.
 *
 * @param {Record<string, unknown>} record - Whatever it holds
 * @param {string} id - For it, and for its assessment where that can be read
 */
export function withId(record, id) {
  const { assessment } = record
  if (!isMapping(assessment) || !isMapping(assessment.assessment)) return { ...record, id }
  return { ...record, id, assessment: withValue(assessment, ["assessment", "id"], id) }
}

/** What an answer and an assessment hold under a key, where they have it. */
const ANSWER = {
  lists: ["evidence", "improvements", "points"],
  mappings: ["statements", "inputs", "not_applicable", "override", "typed"],
}
const PARTS = ["best_practice", "plan", "dmaic", "review", "consensus", "previous"]

/**
 * @param {unknown} value
 * @returns {value is Assessment} Whether its outline is that of an assessment, as far as pages
 *   walk through it
 */
export function isAssessment(value) {
  if (!isMapping(value)) return false
  const { format, framework, assessment, profile, answers, plan } = value
  return (
    format === "tumstock-assessment" &&
    [framework, assessment, profile, answers].every(isMapping) &&
    Object.values(/** @type {object} */ (answers)).every(isAnswer) &&
    PARTS.every((key) => value[key] === undefined || isMapping(value[key])) &&
    isListOrNone(/** @type {Record<string, unknown>} */ (plan ?? {}).rows)
  )
}

/** @param {unknown} value */
function isAnswer(value) {
  return (
    isMapping(value) &&
    ANSWER.lists.every((key) => isListOrNone(value[key], key !== "points")) &&
    ANSWER.mappings.every((key) => value[key] === undefined || isMapping(value[key]))
  )
}

/**
 * @param {unknown} value
 * @param {boolean} [ofMappings] - Whether each entry has to be one
 */
function isListOrNone(value, ofMappings = true) {
  if (value === undefined) return true
  return Array.isArray(value) && (!ofMappings || value.every(isMapping))
}

/** An id without `randomUUID`, which pages that are not served securely do not have. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}

/**
 * An assessment in which nothing is answered.
 *
 * @param {{ id: string, version: string }} framework - What is assessed
 * @param {string} locale - Of the page
 * @param {Record<string, unknown>} [about] - More that is known of it, such as its title
 * @returns {Assessment} With a new id
 */
export function blankAssessment(framework, locale, about = {}) {
  const now = new Date().toISOString()
  return {
    format: "tumstock-assessment",
    format_version: FORMAT_VERSION,
    framework: { id: framework.id, version: framework.version },
    assessment: { id: newId(), ...about, locale, created: now, changed: now },
    profile: {},
    answers: {},
  }
}

/**
 * When a record was changed last.
 *
 * @param {SaveRecord} record
 * @returns {Date} What the assessment says of itself, or else when it was saved
 */
export function savedAt({ assessment, saved }) {
  const changed = new Date(String(assessment.assessment.changed))
  return Number.isNaN(changed.getTime()) ? new Date(saved) : changed
}

/**
 * The record to go on with, out of everything that is saved.
 *
 * @param {SaveRecord[]} records - Those that can be read
 * @param {string} framework - Its id
 * @param {string | null} wanted - Id of the assessment; null: the one that was saved last
 * @returns {SaveRecord | null} null where there is none
 */
export function recordToOpen(records, framework, wanted) {
  const own = records.filter((record) => record.framework === framework)
  if (wanted !== null) return own.find(({ id }) => id === wanted) ?? null
  return own.sort((one, other) => (one.saved < other.saved ? -1 : 1)).at(-1) ?? null
}

/**
 * A record without the score of answers that are no longer there, nor the copy of them in it.
 *
 * @param {SaveRecord} record - As it is saved
 * @param {Assessment} assessment - What takes the place of its own
 * @returns {SaveRecord}
 */
export function withoutScore(record, { answers, profile }) {
  const before = record.assessment
  if (same(before.answers, answers) && same(before.profile, profile)) return record
  const { scored: _, ...kept } = record
  return kept
}
