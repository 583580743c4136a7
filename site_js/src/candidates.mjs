/**
 * Assessments that can be laid beside one another: those that are saved, those that opened files
 * hold, and those that a follow-up carries along although they are not saved here any more.
 */
import { aboutOf } from "./assessment_file.mjs"
import { same } from "./paths.mjs"
import { FORMAT_VERSION } from "./saved.mjs"

/** @import { SaveRecord } from "./saved.mjs" */
/** @import { Assessment } from "./types.mjs" */

/** Scoring takes no fewer and no more at once. */
export const FEWEST = 2
export const MOST = 20

/**
 * One assessment that can be chosen.
 *
 * @typedef {object} Candidate
 * @property {string} key - Its own on the page: the id of a saved one, of any other one with a mark
 *   before it
 * @property {"saved" | "file" | "carried"} source
 * @property {string} from - Name of the file, or of the follow-up that carries it; empty otherwise
 * @property {Assessment} assessment
 */

/**
 * Everything that can be chosen.
 *
 * @param {SaveRecord[]} records - From the store
 * @param {{ name: string, assessment: Assessment }[]} files - As they were opened; one that is saved
 *   with the very same content, or was opened before, is not listed again
 * @returns {Candidate[]} The earliest first
 */
export function candidatesOf(records, files) {
  /** @type {Candidate[]} */
  const found = records.map(({ id, assessment }) => ({
    key: id,
    source: "saved",
    from: "",
    assessment,
  }))
  for (const { name, assessment } of files) {
    if (found.some((one) => same(one.assessment, assessment))) continue
    found.push({ key: `file-${found.length}`, source: "file", from: name, assessment })
  }
  for (const { assessment } of [...found]) {
    const carried = carriedBy(assessment)
    if (!carried || found.some((one) => idOf(one.assessment) === idOf(carried))) continue
    const from = aboutOf(assessment).title ?? ""
    found.push({ key: `carried-${idOf(carried)}`, source: "carried", from, assessment: carried })
  }
  return inOrder(found)
}

/**
 * The key of what is known under an id: a saved assessment, or else one that is carried along.
 *
 * @param {Candidate[]} candidates - From `candidatesOf`
 * @param {string} id - Of an assessment
 * @returns {string | null} null where there is none
 */
export function keyOf(candidates, id) {
  const found = candidates.filter(({ assessment }) => idOf(assessment) === id)
  return (found.find(({ source }) => source === "saved") ?? found[0])?.key ?? null
}

/**
 * Candidates in the order of their days; those of one day as they were made.
 *
 * @param {Candidate[]} candidates - Any
 * @returns {Candidate[]} A new list
 */
export function inOrder(candidates) {
  const place = (/** @type {Candidate} */ { assessment }) =>
    `${dayOf(assessment)} ${assessment.assessment.created ?? ""}`
  return [...candidates].sort((one, other) => (place(one) < place(other) ? -1 : 1))
}

/**
 * Frameworks of which there are enough to compare.
 *
 * @param {Candidate[]} candidates - From `candidatesOf`
 * @param {string[]} frameworks - Ids of those on the site
 * @returns {string[]} Ids, in the order of the site
 */
export function comparable(candidates, frameworks) {
  const count = (/** @type {string} */ id) =>
    candidates.filter(({ assessment }) => assessment.framework.id === id).length
  return frameworks.filter((id) => count(id) >= FEWEST)
}

/**
 * The day an assessment speaks of: the one that was filled in, or else that of the last change.
 *
 * @param {Pick<Assessment, "assessment">} assessment - Any
 * @returns {string} YYYY-MM-DD; empty where neither is known
 */
export function dayOf({ assessment: { date, changed } }) {
  const day = String(date || changed || "").slice(0, 10)
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : ""
}

/**
 * Whether the rules as they are now can read an assessment: it has their version, or maps lead on.
 *
 * @param {Assessment} assessment - Any of the framework
 * @param {{ version: string, id_maps?: { from: string, to: string }[] }} rules - Of the framework
 */
export function isReadable({ framework }, { version, id_maps: maps = [] }) {
  let reached = framework.version
  for (const _ of [...maps, null]) {
    if (reached === version) return true
    const map = maps.find(({ from }) => from === reached)
    if (!map) return false
    reached = map.to
  }
  return false
}

/**
 * The earlier assessment that a follow-up carries.
 *
 * @param {Assessment} assessment
 * @returns {Assessment | null}
 */
function carriedBy({ previous, assessment: { follows } }) {
  if (!previous) return null
  const id = previous.assessment.id ?? /** @type {any} */ (follows)?.id
  if (!id) return null
  const { assessment, framework, profile = {}, answers } = previous
  return {
    format: "tumstock-assessment",
    format_version: FORMAT_VERSION,
    framework,
    assessment: { ...assessment, id },
    profile,
    answers,
  }
}

/** @param {Assessment} assessment */
function idOf({ assessment }) {
  return String(assessment.id ?? "")
}
