/**
 * Brings together what two tabs made of the same piece of an assessment, so that neither loses
 * what it said: mappings key by key, lists of entries entry by entry. Where both changed the very
 * same text, the later one stands.
 */
import { alike, isMapping, sorted } from "./paths.mjs"

/** Lists of ids in which order means nothing: ticked points, levels that evidence supports. */
const SETS = new Set(["points", "levels"])

/**
 * A later change on top of an earlier one.
 *
 * @param {unknown} base - What both began with; undefined: nothing
 * @param {unknown} theirs - What the earlier change made of it
 * @param {unknown} mine - What the later change made of it; undefined: taken away
 * @param {string} [key] - Under which it stands
 * @returns {unknown} Both changes; undefined: taken away
 */
export function merged(base, theirs, mine, key = "") {
  if (alike(theirs, base) || alike(theirs, mine)) return mine
  if (alike(mine, base)) return theirs
  // Taken away is emptied: what was not there to be taken away stays.
  const given = [base, theirs, mine].filter((value) => value !== undefined)
  if (given.every(isMapping)) {
    const both = mergedKeys(base ?? {}, theirs ?? {}, mine ?? {})
    return mine === undefined && Object.keys(both).length === 0 ? undefined : both
  }
  if (!given.every(Array.isArray)) return mine
  const [old, other, own] = [base, theirs, mine].map((list) => (Array.isArray(list) ? list : []))
  const both = mergedLists(old, other, own, key)
  return mine === undefined && both.length === 0 ? undefined : both
}

/**
 * @param {unknown[]} base
 * @param {unknown[]} theirs
 * @param {unknown[]} mine
 * @param {string} key
 * @returns {unknown[]}
 */
function mergedLists(base, theirs, mine, key) {
  if (hasIds(base) && hasIds(theirs) && hasIds(mine)) return mergedById(base, theirs, mine)
  const entries = [base, theirs, mine].flat().every(isMapping)
  return entries || SETS.has(key) ? mergedEntries(base, theirs, mine) : mine
}

/**
 * @param {any} base
 * @param {any} theirs
 * @param {any} mine
 */
function mergedKeys(base, theirs, mine) {
  const at = (/** @type {Record<string, unknown>} */ tree, /** @type {string} */ key) =>
    Object.hasOwn(tree, key) ? tree[key] : undefined
  const keys = new Set([...Object.keys(theirs), ...Object.keys(mine)])
  const entries = [...keys].map((key) => [
    key,
    merged(at(base, key), at(theirs, key), at(mine, key), key),
  ])
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

/** @typedef {{ id: string }} Entry */

/**
 * @param {Entry[]} base
 * @param {Entry[]} theirs
 * @param {Entry[]} mine
 */
function mergedById(base, theirs, mine) {
  const [old, other, own] = [base, theirs, mine].map(
    (entries) => new Map(entries.map((entry) => [entry.id, entry])),
  )
  const kept = mine
    .filter((entry) => other.has(entry.id) || !alike(old.get(entry.id), entry))
    .map((entry) => {
      const there = other.get(entry.id)
      return there ? merged(old.get(entry.id), there, entry) : entry
    })
  // What they added or changed and this side has not; what this side took away stays away.
  return [...kept, ...theirs.filter(({ id }) => !own.has(id) && !old.has(id))]
}

/**
 * @param {unknown[]} base
 * @param {unknown[]} theirs
 * @param {unknown[]} mine
 */
function mergedEntries(base, theirs, mine) {
  const gone = without(base, theirs)
  const added = without(theirs, base)
  const kept = without(mine, gone)
  return [...kept, ...without(added, without(mine, base))]
}

/**
 * @param {unknown[]} entries
 * @param {unknown[]} others
 * @returns {unknown[]} Entries less one for each of the others that is the same
 */
function without(entries, others) {
  const left = others.map(sorted)
  return entries.filter((entry) => {
    const at = left.indexOf(sorted(entry))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

/**
 * @param {unknown[]} entries
 * @returns {entries is Entry[]} Whether each has an id of its own
 */
function hasIds(entries) {
  const ids = entries.map((entry) => (isMapping(entry) ? entry.id : undefined))
  return ids.every((id) => typeof id === "string") && new Set(ids).size === ids.length
}
