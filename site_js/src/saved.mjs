/**
 * What lies in the store: records around assessments, and how a found one is to be taken.
 *
 * Schema 1 held one assessment a framework, under the framework's id; schema 2 holds any number,
 * each under its own id. A record says itself which schema it has.
 */

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
  if (Number(schema) > RECORD_SCHEMA || Number(version) > FORMAT_VERSION) return "newer"
  const readable =
    typeof record?.id === "string" &&
    typeof record.framework === "string" &&
    schema === RECORD_SCHEMA &&
    version === FORMAT_VERSION &&
    isAssessment(record.assessment)
  return readable ? "current" : "unreadable"
}

/**
 * A record of schema 1 as one of schema 2.
 *
 * @param {unknown} found - As it lies in the store
 * @param {string} id - For it, where its assessment has none
 * @returns {unknown} With an id; what cannot be read stays what it is, beside it
 */
export function migrated(found, id) {
  if (!isObject(found) || found.schema !== 1) return { ...Object(found), id }
  const about = isObject(found.assessment) ? found.assessment.assessment : null
  const own = isObject(about) ? about : {}
  const saved = typeof own.changed === "string" ? own.changed : new Date(0).toISOString()
  const named = typeof own.id === "string" && own.id !== "" ? own.id : id
  const record = { ...found, id: named, schema: RECORD_SCHEMA, saved, exported: null }
  if (!isObject(found.assessment) || !isObject(about)) return record
  return { ...record, assessment: { ...found.assessment, assessment: { ...about, id: named } } }
}

/**
 * @param {unknown} value
 * @returns {value is Assessment} Whether its outline is that of an assessment
 */
export function isAssessment(value) {
  if (!isObject(value)) return false
  const { format, framework, assessment, profile, answers } = value
  return (
    format === "tumstock-assessment" &&
    [framework, assessment, profile, answers].every(isObject) &&
    Object.values(/** @type {object} */ (answers)).every(isObject)
  )
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>} Whether it is a mapping
 */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/** An id without `randomUUID`, which pages that are not served securely do not have. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}
