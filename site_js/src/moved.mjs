/**
 * Brings an assessment of an earlier version of a framework under the ids of the present one, by
 * the framework's maps; the same as `scoring/id_maps.py`, and a test holds the two together.
 *
 * An id is never taken for the same because it is called the same. What has no place any more is
 * kept in the assessment under `former`, as it was, and counts nowhere.
 */

/** @import { Answer, Assessment, Consensus } from "./types.mjs" */

/**
 * How the ids of one version are called in a later one; null: fallen away.
 *
 * @typedef {{ from: string, to: string, items: Record<string, string | null> }} IdMap
 *
 * @typedef {{ id: string, version: string, id_maps?: IdMap[] }} Versioned
 *
 * @typedef {object} Moved
 * @property {Assessment} assessment - Under the ids of the present version; the given one itself
 *   where it is of that version, of another framework, or of one from which no map leads here
 * @property {string | null} from - Version that it was moved from; null: it was not
 * @property {string[]} lost - Ids, as they were, of answers that have no place any more
 */

/**
 * Bring an assessment to the present version, as far as the maps lead.
 *
 * @param {Assessment} assessment - Of any version; it is not changed
 * @param {Versioned} framework - As it is now
 * @returns {Moved} What it is now
 */
export function moved(assessment, { id, version, id_maps: maps = [] }) {
  const from = assessment.framework.version
  const ids = assessment.framework.id === id ? followed(from, version, maps) : null
  if (!ids) return { assessment, from: null, lost: [] }
  const { kept: answers, rest } = parted(assessment.answers, ids)
  const joint = assessment.consensus && jointMoved(assessment.consensus, ids)
  const isWhole = Object.keys(rest).length === 0 && (!joint || joint.isWhole)
  const former = {
    framework: { ...assessment.framework },
    answers: rest,
    ...(joint && !joint.isWhole && { consensus: assessment.consensus }),
  }
  const made = {
    ...assessment,
    framework: { ...assessment.framework, version },
    answers,
    ...(joint && { consensus: joint.consensus }),
    ...(assessment.plan && { plan: planMoved(assessment.plan, ids) }),
    ...(!isWhole && { former: [...(assessment.former ?? []), former] }),
  }
  return { assessment: made, from, lost: Object.keys(rest) }
}

/**
 * Where each id of a version leads to.
 *
 * @param {string} version - That it is named in
 * @param {string} wanted - The present one
 * @param {IdMap[]} maps
 * @returns {Map<string, string | null> | null} null: it is the present version, or nothing leads
 */
function followed(version, wanted, maps) {
  /** @type {Map<string, string | null> | null} */
  let ids = null
  const seen = new Set()
  for (let at = version; at !== wanted;) {
    const step = maps.find(({ from }) => from === at)
    if (!step || seen.has(at)) return null
    seen.add(at)
    const known = new Map(Object.entries(step.items))
    const before = ids ?? new Map([...known.keys()].map((old) => [old, old]))
    ids = new Map()
    for (const [old, now] of before)
      if (now === null || known.has(now))
        ids.set(old, now === null ? null : (known.get(now) ?? null))
    at = step.to
  }
  return ids
}

/**
 * @template T
 * @param {Record<string, T>} data - By item id
 * @param {Map<string, string | null>} ids
 * @returns {{ kept: Record<string, T>, rest: Record<string, T> }} kept: by the ids of now
 */
function parted(data, ids) {
  /** @type {[string, T][]} */
  const kept = []
  /** @type {[string, T][]} */
  const rest = []
  for (const [old, one] of Object.entries(data)) {
    const now = ids.get(old) ?? null
    if (now === null) rest.push([old, one])
    else kept.push([now, one])
  }
  return { kept: Object.fromEntries(kept), rest: Object.fromEntries(rest) }
}

/**
 * @param {Consensus} consensus
 * @param {Map<string, string | null>} ids
 * @returns {{ consensus: Consensus, isWhole: boolean }}
 */
function jointMoved(consensus, ids) {
  const items = parted(consensus.items ?? {}, ids)
  let isWhole = Object.keys(items.rest).length === 0
  const values = Object.entries(consensus.values ?? {}).map(([origin, said]) => {
    const { kept, rest } = parted(said.answers ?? {}, ids)
    isWhole &&= Object.keys(rest).length === 0
    return /** @type {const} */ ([origin, { ...said, answers: kept }])
  })
  const now = { ...consensus, items: items.kept }
  if (consensus.values) now.values = Object.fromEntries(values)
  return { consensus: now, isWhole }
}

/**
 * Rows of a plan stay; one that belonged to an item that is gone belongs to none.
 *
 * @param {Record<string, any>} plan
 * @param {Map<string, string | null>} ids
 */
function planMoved(plan, ids) {
  if (!Array.isArray(plan.rows)) return plan
  const rows = plan.rows.map((row) => {
    if (typeof row?.item !== "string" || row.item === "") return row
    const { item, improvement, ...rest } = row
    const now = ids.get(item) ?? null
    if (now !== null) return { ...row, item: now }
    return { ...rest, former: { item, ...(improvement !== undefined && { improvement }) } }
  })
  return { ...plan, rows }
}

/**
 * What an assessment keeps of earlier versions, in the order in which it was left behind.
 *
 * @param {Assessment} assessment - Any
 * @returns {{ version: string, item: string, answer: Answer }[]} Answers that count nowhere
 */
export function formerAnswers({ former = [] }) {
  return former.flatMap(({ framework, answers }) =>
    Object.entries(answers).map(([item, answer]) => ({
      version: framework.version,
      item,
      answer,
    })),
  )
}
