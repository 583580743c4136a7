/** Stores what files hold: all of it or nothing, never over what is there unless that is chosen. */
import { same, withValue } from "./paths.mjs"
import { NewerRecordError, newId, recordOf } from "./saved.mjs"

/** @import { SaveRecord } from "./saved.mjs" */
/** @import { AnyStore } from "./session_only.mjs" */
/** @import { Assessment } from "./types.mjs" */

/** @typedef {"add" | "keep_both" | "replace" | "skip"} Choice */
/** @typedef {"none" | "saved" | "same" | "newer" | "file"} There */

/**
 * What was stored, so that it can be undone.
 *
 * @typedef {{ id: string, replaced: SaveRecord | null }} Stored
 */

/**
 * What is there already of an assessment in a file.
 *
 * @param {AnyStore | null} store - Where it would be stored; null: nowhere
 * @param {Assessment} assessment - With an id
 * @param {(Assessment | null)[]} before - Those of the files that were opened before it
 * @returns {Promise<{ there: There, saved: SaveRecord | null }>} saved: the one with its id
 */
export async function whatIsThere(store, assessment, before) {
  const id = idOf(assessment)
  if (before.some((other) => other && idOf(other) === id)) return { there: "file", saved: null }
  try {
    const saved = (await store?.load(id)) ?? null
    if (!saved) return { there: "none", saved }
    return { there: same(saved.assessment, assessment) ? "same" : "saved", saved }
  } catch (error) {
    if (error instanceof NewerRecordError) return { there: "newer", saved: null }
    throw error
  }
}

/**
 * Store what files hold, all of it or nothing.
 *
 * @param {AnyStore} store - Where to
 * @param {{ assessment: Assessment | null, choice: Choice }[]} files - With what was chosen
 * @returns {Promise<Stored[]>} What is there now that was not
 * @throws {Error} As the store does; then everything is as it was
 */
export async function storeAll(store, files) {
  /** @type {Stored[]} */
  const stored = []
  try {
    for (const { assessment, choice } of files) {
      const made = assessment && (await storeOne(store, assessment, choice))
      if (made) stored.push(made)
    }
  } catch (error) {
    await undoStored(store, stored)
    throw error
  }
  return stored
}

/**
 * Put everything back as it was before.
 *
 * @param {AnyStore} store - Where it was stored
 * @param {Stored[]} stored - As `storeAll` gave it
 */
export async function undoStored(store, stored) {
  for (const { id, replaced } of stored.toReversed()) {
    if (replaced) await store.replace(replaced)
    else await store.remove(id)
  }
}

/**
 * @param {AnyStore} store
 * @param {Assessment} assessment
 * @param {Choice} choice
 * @returns {Promise<Stored | null>} null where it is not to be stored
 */
async function storeOne(store, assessment, choice) {
  if (choice === "skip") return null
  if (choice === "keep_both") {
    const { id } = await store.create(withValue(assessment, ["assessment", "id"], newId()))
    return { id, replaced: null }
  }
  const id = idOf(assessment)
  // The file that it came from holds all of it.
  if (choice === "add") {
    await store.restore({ ...recordOf(assessment, null), ...now() })
    return { id, replaced: null }
  }
  return { id, replaced: await store.replace({ ...recordOf(assessment, null), ...now() }) }
}

/** Saved as a file at the moment at which it is stored. */
function now() {
  const saved = new Date().toISOString()
  return { saved, exported: saved }
}

/** @param {Assessment} assessment */
function idOf(assessment) {
  return String(assessment.assessment.id)
}
