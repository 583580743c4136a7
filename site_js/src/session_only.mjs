/**
 * Assessments of this tab alone, for computers that several people share.
 *
 * They lie in the tab's own storage, which the browser empties when the tab is closed. The same
 * interface as `Store`, so pages need not know which one they have.
 */
import {
  NewerRecordError,
  RemovedError,
  StoreDeniedError,
  kindOfRecord,
  recordOf,
  recordToOpen,
  withoutScore,
} from "./saved.mjs"
import { Store } from "./store.mjs"

/** @import { Contents } from "./store.mjs" */
/** @import { SaveRecord, Scored } from "./saved.mjs" */
/** @import { Assessment } from "./types.mjs" */

const MODE = "tumstock:session-only"
const PREFIX = "tumstock:document:"

/** @typedef {Pick<Store, "onOtherTab" | "list" | "latest" | "load" | "create" | "restore" | "replace" | "update" | "remove" | "exported" | "scored" | "rescued" | "wipe">} AnyStore */

/**
 * The store that pages of this tab use.
 *
 * @param {Storage | null} [tab] - Of the tab; null: the browser denies it
 * @returns {Promise<AnyStore>} The browser's, or the tab's own while `isSessionOnly`
 * @throws {StoreDeniedError} If the browser lets nothing be saved
 */
export async function openStore(tab = ownStorage()) {
  return tab && isSessionOnly(tab) ? new SessionOnlyStore(tab) : Store.open()
}

/** @returns {Storage | null} The tab's own; null where the browser denies even that */
function ownStorage() {
  try {
    return sessionStorage
  } catch {
    return null
  }
}

/**
 * Whether this tab keeps to itself what is answered in it.
 *
 * @param {Storage | null} [tab] - Of the tab; null: the browser denies it
 */
export function isSessionOnly(tab = ownStorage()) {
  return tab !== null && tab.getItem(MODE) !== null
}

/**
 * Begin to keep what is answered in this tab to the tab, or end that and forget it.
 *
 * @param {boolean} on - Whether to
 * @param {Storage} [tab] - Of the tab
 */
export function setSessionOnly(on, tab = sessionStorage) {
  if (on) return tab.setItem(MODE, "1")
  tab.removeItem(MODE)
  for (const key of keysOf(tab)) tab.removeItem(key)
}

/** Records in the storage of a tab. */
export class SessionOnlyStore {
  #tab

  /** @param {Storage} tab - Of the tab */
  constructor(tab) {
    this.#tab = tab
  }

  /** No other tab sees these. */
  onOtherTab() {}

  /** @returns {Promise<Contents>} Everything that is saved */
  async list() {
    const found = keysOf(this.#tab).map((key) => parsed(this.#tab.getItem(key)))
    const kinds = found.map(kindOfRecord)
    const broken = found.filter((_, at) => kinds[at] === "unreadable")
    const at = new Date().toISOString()
    return {
      records: found.filter((_, index) => kinds[index] === "current"),
      newer: kinds.filter((kind) => kind === "newer").length,
      // They stay where they are: the tab forgets them with all else.
      setAside: broken.map((one) => ({ framework: String(one?.framework ?? ""), at, found: one })),
    }
  }

  /**
   * @param {string} framework - Framework id
   * @returns {Promise<string | null>} Id of the assessment that was saved last
   */
  async latest(framework) {
    const { records } = await this.list()
    return recordToOpen(records, framework, null)?.id ?? null
  }

  /**
   * @param {string} id - Of the assessment
   * @returns {Promise<SaveRecord | null>} null when there is none
   */
  async load(id) {
    return this.#read(id)
  }

  /**
   * @param {Assessment} assessment - With an id that no other has
   * @returns {Promise<SaveRecord>} What is saved
   */
  async create(assessment) {
    return this.restore(recordOf(assessment, null))
  }

  /**
   * @param {SaveRecord} record - As `remove` gave it
   * @returns {Promise<SaveRecord>} What is saved
   * @throws {StoreDeniedError} If there is one of that id, or no space
   */
  async restore(record) {
    if (this.#tab.getItem(PREFIX + record.id) !== null)
      throw new StoreDeniedError(`${record.id} is there already`)
    this.#write(record)
    return record
  }

  /**
   * @param {SaveRecord} record - As `remove` or `recordOf` gave it
   * @returns {Promise<SaveRecord | null>} What it replaces
   */
  async replace(record) {
    const replaced = this.#read(record.id)
    this.#write(record)
    return replaced
  }

  /**
   * @param {string} id - Of the assessment
   * @param {(saved: Assessment) => Assessment} change - Given what is saved now
   * @returns {Promise<Assessment>} What is saved then
   */
  async update(id, change) {
    const record = this.#read(id)
    if (!record) throw new RemovedError(id)
    const assessment = change(record.assessment)
    const kept = withoutScore(record, assessment)
    this.#write({ ...kept, saved: new Date().toISOString(), assessment })
    return assessment
  }

  /**
   * @param {string} id - Of the assessment
   * @returns {Promise<SaveRecord | null>} What was removed; null: it was not there
   */
  async remove(id) {
    const record = this.#read(id)
    this.#tab.removeItem(PREFIX + id)
    return record
  }

  /**
   * @param {string} id - Of the assessment
   * @param {string} at - When it was exported, ISO 8601
   */
  async exported(id, at) {
    const record = this.#read(id)
    if (record) this.#write({ ...record, exported: at })
  }

  /**
   * @param {string} id - Of the assessment
   * @param {Scored} scored - Its score
   */
  async scored(id, scored) {
    const record = this.#read(id)
    if (record) this.#write({ ...record, scored })
  }

  /** What cannot be read lies in the tab as long as the tab is open. */
  async rescued() {}

  /** @returns {Promise<number>} How many records are left: 0 */
  async wipe() {
    for (const key of keysOf(this.#tab)) this.#tab.removeItem(key)
    return keysOf(this.#tab).length
  }

  /**
   * @param {string} id
   * @returns {SaveRecord | null}
   */
  #read(id) {
    const record = parsed(this.#tab.getItem(PREFIX + id))
    const kind = kindOfRecord(record)
    if (kind === "newer") throw new NewerRecordError(id)
    return kind === "current" ? record : null
  }

  /**
   * @param {SaveRecord} record
   * @returns {void}
   */
  #write(record) {
    try {
      this.#tab.setItem(PREFIX + record.id, JSON.stringify(record))
    } catch (error) {
      const { scored, ...needed } = record
      if (scored) return this.#write(needed) // answers go before what can be computed again
      const why = error instanceof Error ? error.message : String(error)
      throw new StoreDeniedError(why, { cause: error })
    }
  }
}

/**
 * @param {string | null} text
 * @returns {any} The text itself where it is no JSON; undefined where there is none
 */
function parsed(text) {
  if (text === null) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** @param {Storage} tab */
function keysOf(tab) {
  const keys = Array.from({ length: tab.length }, (_, at) => tab.key(at) ?? "")
  return keys.filter((key) => key.startsWith(PREFIX))
}
