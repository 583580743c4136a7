/**
 * Answers in this browser: one assessment per framework, the same for every locale of the site.
 *
 * Nothing is ever thrown away here. What cannot be read is moved aside and handed out; what a
 * newer version wrote is left where it is. Writes read the newest record first and change only
 * what they are about, under a lock that other tabs respect, so two tabs never undo one another.
 */
import { openDB } from "idb"

/** @import { DBSchema, IDBPDatabase, IDBPTransaction } from "idb" */
/** @import { Assessment } from "./types.mjs" */

/** Version of the records; a record says itself which one it has. */
export const RECORD_SCHEMA = 1
/** Newest format of the assessment file that is read. */
export const FORMAT_VERSION = 1

/**
 * @typedef {object} SaveRecord
 * @property {string} framework - Framework id; the key
 * @property {number} schema - RECORD_SCHEMA when written
 * @property {Assessment} assessment
 */

/**
 * What could not be read, as it was found.
 *
 * @typedef {object} SetAside
 * @property {string} framework
 * @property {string} at - When, ISO 8601
 * @property {unknown} found
 * @property {boolean} [rescued] - Whether it was downloaded
 */

/**
 * @typedef {object} Tables
 * @property {{ key: string, value: SaveRecord }} assessments
 * @property {{ key: number, value: SetAside }} set_aside
 */

/** The browser lets nothing be saved, or lost the connection to what is saved. */
export class StoreDeniedError extends Error {
  name = "StoreDeniedError"
}

/** What is saved was written by a newer version and is left untouched. */
export class NewerRecordError extends Error {
  name = "NewerRecordError"
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
  const saved = /** @type {Partial<Assessment> | null | undefined} */ (record?.assessment)
  const schema = record?.schema
  const version = saved?.format_version
  if (Number(schema) > RECORD_SCHEMA || Number(version) > FORMAT_VERSION) return "newer"
  const readable =
    schema === RECORD_SCHEMA &&
    version === FORMAT_VERSION &&
    saved?.format === "tumstock-assessment" &&
    [saved.framework, saved.answers, saved.assessment, saved.profile].every(isObject) &&
    Object.values(saved.answers ?? {}).every(isObject)
  return readable ? "current" : "unreadable"
}

/** @param {unknown} value */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/** The database of this browser, opened by `Store.open`. */
export class Store {
  #db
  #channel

  /**
   * Open what is saved on this computer.
   *
   * @param {string} [name] - Of the database
   * @returns {Promise<Store>} The store
   * @throws {StoreDeniedError} If the browser lets nothing be saved
   */
  static async open(name = "tumstock") {
    try {
      /** @type {IDBPDatabase<DBSchema & Tables>} */
      const db = await openDB(name, 1, {
        upgrade(fresh) {
          fresh.createObjectStore("assessments", { keyPath: "framework" })
          fresh.createObjectStore("set_aside", { autoIncrement: true })
        },
        // A newer version of the page wants to change the database: let it.
        blocking: (_current, _blocked, event) => /** @type {IDBDatabase} */ (event.target).close(),
      })
      return new Store(db, new BroadcastChannel(name))
    } catch (error) {
      throw new StoreDeniedError(error instanceof Error ? error.message : String(error))
    }
  }

  /**
   * @param {IDBPDatabase<DBSchema & Tables>} db - Opened by `open`
   * @param {BroadcastChannel} channel - Between the tabs
   */
  constructor(db, channel) {
    this.#db = db
    this.#channel = channel
  }

  /**
   * Be told when another tab has saved.
   *
   * @param {(framework: string) => void} listener - Called with the framework id
   */
  onOtherTab(listener) {
    this.#channel.onmessage = ({ data }) => listener(String(data?.saved))
  }

  /**
   * The saved assessment of a framework.
   *
   * @param {string} framework - Framework id
   * @returns {Promise<{ assessment: Assessment | null, setAside: SetAside[] }>} null when there is
   *   none; setAside is what could not be read, now or earlier, and was not downloaded yet
   * @throws {NewerRecordError} If a newer version wrote it
   * @throws {StoreDeniedError} If the browser fails
   */
  async load(framework) {
    return this.#locked(framework, async () => {
      const tables = this.#db.transaction(["assessments", "set_aside"], "readwrite")
      const assessment = await read(tables, framework)
      const all = await tables.objectStore("set_aside").getAll()
      await tables.done
      const setAside = all.filter((each) => each.framework === framework && !each.rescued)
      return { assessment, setAside }
    })
  }

  /**
   * Change the saved assessment of a framework.
   *
   * @param {string} framework - Framework id
   * @param {(saved: Assessment | null) => Assessment} change - Given what is saved now
   * @returns {Promise<Assessment>} What is saved then
   * @throws {NewerRecordError} If a newer version wrote what is saved
   * @throws {StoreDeniedError} If the browser fails, for want of space for example
   */
  async update(framework, change) {
    return this.#locked(framework, async () => {
      const tables = this.#db.transaction(["assessments", "set_aside"], "readwrite")
      const assessment = change(await read(tables, framework))
      const record = { framework, schema: RECORD_SCHEMA, assessment }
      await Promise.all([tables.objectStore("assessments").put(record), tables.done])
      this.#channel.postMessage({ saved: framework })
      return assessment
    })
  }

  /**
   * Remember that what was set aside has been downloaded. It stays in the browser all the same.
   *
   * @param {string} framework - Framework id
   */
  async rescued(framework) {
    const table = this.#db.transaction("set_aside", "readwrite")
    for (let at = await table.store.openCursor(); at; at = await at.continue())
      if (at.value.framework === framework) await at.update({ ...at.value, rescued: true })
    await table.done
  }

  /**
   * @template T
   * @param {string} framework
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  async #locked(framework, work) {
    try {
      // Locks are missing where the page is not served securely; the database still serialises.
      if (!navigator.locks) return await work()
      return await navigator.locks.request(`tumstock:${framework}`, work)
    } catch (error) {
      if (error instanceof NewerRecordError) throw error
      throw new StoreDeniedError(error instanceof Error ? error.message : String(error))
    }
  }
}

/**
 * @param {IDBPTransaction<DBSchema & Tables, ("assessments" | "set_aside")[], "readwrite">} tables
 * @param {string} framework
 * @returns {Promise<Assessment | null>} null when there is none, or none that can be read
 */
async function read(tables, framework) {
  const assessments = tables.objectStore("assessments")
  const found = await assessments.get(framework)
  const kind = kindOfRecord(found)
  if (kind === "newer") throw new NewerRecordError(framework)
  if (kind !== "unreadable") return found?.assessment ?? null
  const setAside = { framework, at: new Date().toISOString(), found }
  await Promise.all([tables.objectStore("set_aside").add(setAside), assessments.delete(framework)])
  return null
}
