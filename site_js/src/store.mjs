/**
 * Assessments in this browser, any number of them, the same for every locale of the site.
 *
 * Nothing is ever thrown away unasked. What cannot be read is moved aside and handed out; what a
 * newer version wrote is left where it is. Writes read the newest record first and change only
 * what they are about, under a lock that other tabs respect, so two tabs never undo one another.
 */
import { openDatabase } from "./database.mjs"
import {
  NewerRecordError,
  RemovedError,
  StoreDeniedError,
  kindOfRecord,
  recordOf,
  recordToOpen,
  withoutScore,
} from "./saved.mjs"

/** @import { Both, Database } from "./database.mjs" */
/** @import { SaveRecord, Scored, SetAside } from "./saved.mjs" */
/** @import { Assessment } from "./types.mjs" */

/**
 * Everything in the store.
 *
 * @typedef {object} Contents
 * @property {SaveRecord[]} records - That can be read
 * @property {number} newer - How many a newer version wrote; they are left alone
 * @property {SetAside[]} setAside - What could not be read and was not downloaded yet
 */

/** The database of this browser, opened by `Store.open`. */
export class Store {
  #name
  /** @type {BroadcastChannel | null} Between the tabs */
  #channel = null
  /** @type {Database | null} null: the connection was lost and is made anew when it is needed */
  #open = null
  /** @type {((id: string) => void)[]} */
  #listeners = []

  /**
   * Open what is saved on this computer.
   *
   * @param {string} [name] - Of the database
   * @returns {Promise<Store>} The store
   * @throws {StoreDeniedError} If the browser lets nothing be saved
   */
  static async open(name = "tumstock") {
    const store = new Store(name)
    try {
      await store.#connect()
      store.#channel = new BroadcastChannel(name)
    } catch (error) {
      throw denied(error)
    }
    return store
  }

  /** @param {string} name */
  constructor(name) {
    this.#name = name
  }

  async #connect() {
    this.#open ??= await openDatabase(this.#name, (cleared) => {
      this.#open = null
      if (cleared) for (const listener of this.#listeners) listener("")
    })
  }

  get #db() {
    if (!this.#open) throw new StoreDeniedError("the connection was lost")
    return this.#open
  }

  /**
   * Be told when another tab has saved or removed.
   *
   * @param {(id: string) => void} listener - Called with the assessment's id; empty: all of them
   */
  onOtherTab(listener) {
    this.#listeners.push(listener)
    this.#channel?.addEventListener("message", ({ data }) => listener(String(data?.saved ?? "")))
  }

  /**
   * Everything that is saved.
   *
   * @returns {Promise<Contents>} In no order
   * @throws {StoreDeniedError} If the browser fails
   */
  async list() {
    return this.#working(async () => {
      const tables = this.#tables()
      const [found, before] = await Promise.all([
        tables.objectStore("documents").getAll(),
        tables.objectStore("set_aside").getAll(),
      ])
      const kinds = found.map(kindOfRecord)
      const unreadable = found.filter((_, at) => kinds[at] === "unreadable")
      for (const record of unreadable) await setAside(tables, record)
      const all = unreadable.length > 0 ? await tables.objectStore("set_aside").getAll() : before
      if (unreadable.length > 0) await tables.done
      else tables.done.catch(() => {})
      return {
        records: found.filter((_, at) => kinds[at] === "current"),
        newer: kinds.filter((kind) => kind === "newer").length,
        setAside: all.filter(({ rescued }) => !rescued),
      }
    })
  }

  /**
   * The assessment of a framework that was saved last.
   *
   * @param {string} framework - Framework id
   * @returns {Promise<string | null>} Its id; null where there is none
   * @throws {NewerRecordError} If a newer version wrote the only ones there are
   * @throws {StoreDeniedError} If the browser fails
   */
  async latest(framework) {
    const { records, newer } = await this.list()
    const last = recordToOpen(records, framework, null)
    if (last || newer === 0) return last?.id ?? null
    const found = await this.#working(() =>
      this.#db.getAllFromIndex("documents", "framework", framework),
    )
    if (found.some((record) => kindOfRecord(record) === "newer"))
      throw new NewerRecordError(framework)
    return null
  }

  /**
   * A saved assessment.
   *
   * @param {string} id - Of the assessment
   * @returns {Promise<SaveRecord | null>} null when there is none, or none that can be read
   * @throws {NewerRecordError} If a newer version wrote it
   * @throws {StoreDeniedError} If the browser fails
   */
  async load(id) {
    return this.#locked(id, async () => {
      const tables = this.#tables()
      const record = await read(tables, id)
      await tables.done
      return record
    })
  }

  /**
   * Save a new assessment.
   *
   * @param {Assessment} assessment - With an id that no other has
   * @returns {Promise<SaveRecord>} What is saved
   * @throws {StoreDeniedError} If the browser fails, or there is one of that id
   */
  async create(assessment) {
    return this.restore(recordOf(assessment, null))
  }

  /**
   * Put back a record that was removed.
   *
   * @param {SaveRecord} record - As `remove` gave it
   * @returns {Promise<SaveRecord>} What is saved
   * @throws {StoreDeniedError} If the browser fails, or there is one of that id
   */
  async restore(record) {
    return this.#locked(record.id, async () => {
      await this.#db.add("documents", record)
      this.#tell(record.id)
      return record
    })
  }

  /**
   * Put a record in the place of the one of its id, in one step: there is always one of them.
   *
   * @param {SaveRecord} record - As `remove` or `recordOf` gave it
   * @returns {Promise<SaveRecord | null>} What it replaces; null: there was none that can be read
   * @throws {NewerRecordError} If a newer version wrote what is saved
   * @throws {StoreDeniedError} If the browser fails
   */
  async replace(record) {
    return this.#locked(record.id, async () => {
      const tables = this.#tables()
      const replaced = await read(tables, record.id)
      await Promise.all([tables.objectStore("documents").put(record), tables.done])
      this.#tell(record.id)
      return replaced
    })
  }

  /**
   * Change a saved assessment.
   *
   * @param {string} id - Of the assessment
   * @param {(saved: Assessment) => Assessment} change - Given what is saved now
   * @returns {Promise<Assessment>} What is saved then
   * @throws {RemovedError} If it is not there any more
   * @throws {NewerRecordError} If a newer version wrote what is saved
   * @throws {StoreDeniedError} If the browser fails, for want of space for example
   */
  async update(id, change) {
    return this.#locked(id, async () => {
      const tables = this.#tables()
      const record = await read(tables, id)
      if (!record) throw new RemovedError(id)
      const assessment = change(record.assessment)
      const next = {
        ...withoutScore(record, assessment),
        ...recordOf(assessment, record.exported),
        id,
      }
      await Promise.all([tables.objectStore("documents").put(next), tables.done])
      this.#tell(id)
      return assessment
    })
  }

  /**
   * Remove an assessment.
   *
   * @param {string} id - Of the assessment
   * @returns {Promise<SaveRecord | null>} What was removed, for `restore`; null: it was not there
   * @throws {NewerRecordError} If a newer version wrote it
   * @throws {StoreDeniedError} If the browser fails
   */
  async remove(id) {
    return this.#locked(id, async () => {
      const tables = this.#tables()
      const record = await read(tables, id)
      await Promise.all([tables.objectStore("documents").delete(id), tables.done])
      this.#tell(id)
      return record
    })
  }

  /**
   * Remember that an assessment was exported.
   *
   * @param {string} id - Of the assessment
   * @param {string} at - When, ISO 8601
   */
  async exported(id, at) {
    await this.#locked(id, async () => {
      const tables = this.#tables()
      const record = await read(tables, id)
      if (record) await tables.objectStore("documents").put({ ...record, exported: at })
      await tables.done
      this.#tell(id)
    })
  }

  /**
   * Keep the score of an assessment beside it; no other tab is told, for nothing has changed.
   *
   * @param {string} id - Of the assessment
   * @param {Scored} scored - Its score
   */
  async scored(id, scored) {
    await this.#locked(id, async () => {
      const tables = this.#tables()
      const record = await read(tables, id)
      if (record) await tables.objectStore("documents").put({ ...record, scored })
      await tables.done
    })
  }

  /** Remember that what was set aside has been downloaded. It stays in the browser all the same. */
  async rescued() {
    await this.#working(async () => {
      const table = this.#db.transaction("set_aside", "readwrite")
      table.done.catch(() => {})
      for (let at = await table.store.openCursor(); at; at = await at.continue())
        await at.update({ ...at.value, rescued: true })
      await table.done
    })
  }

  /**
   * Remove everything, what was set aside and what newer versions wrote too.
   *
   * @returns {Promise<number>} How many records are there afterwards, counted anew
   * @throws {StoreDeniedError} If the browser fails
   */
  async wipe() {
    return this.#working(async () => {
      const tables = this.#tables()
      await tables.objectStore("documents").clear()
      await tables.objectStore("set_aside").clear()
      await tables.done
      this.#tell("")
      return this.count()
    })
  }

  /** @returns {Promise<number>} How many records lie there, readable or not */
  async count() {
    return this.#working(async () => {
      const [documents, aside] = await Promise.all([
        this.#db.count("documents"),
        this.#db.count("set_aside"),
      ])
      return documents + aside
    })
  }

  #tables() {
    const tables = this.#db.transaction(["documents", "set_aside"], "readwrite")
    // Whoever waits for a request is told first, and then for nothing else.
    tables.done.catch(() => {})
    return tables
  }

  /** @param {string} id */
  #tell(id) {
    this.#channel?.postMessage({ saved: id })
  }

  /**
   * @template T
   * @param {string} id
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  async #locked(id, work) {
    return this.#working(async () => {
      // Locks are missing where the page is not served securely; the database still serialises.
      if (!navigator.locks) return await work()
      return await navigator.locks.request(`tumstock:${id}`, work)
    })
  }

  /**
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  async #working(work) {
    try {
      await this.#connect()
      return await work()
    } catch (error) {
      if (error instanceof NewerRecordError || error instanceof RemovedError) throw error
      throw denied(error)
    }
  }
}

/**
 * @param {Both} tables
 * @param {string} id
 * @returns {Promise<SaveRecord | null>} null when there is none, or none that can be read
 */
async function read(tables, id) {
  const found = await tables.objectStore("documents").get(id)
  const kind = kindOfRecord(found)
  if (kind === "newer") throw new NewerRecordError(id)
  if (kind !== "unreadable") return found ?? null
  await setAside(tables, found)
  return null
}

/**
 * @param {Both} tables
 * @param {any} found
 */
async function setAside(tables, found) {
  const framework = typeof found?.framework === "string" ? found.framework : ""
  await tables.objectStore("set_aside").add({ framework, at: new Date().toISOString(), found })
  await tables.objectStore("documents").delete(found.id)
}

/** @param {unknown} error */
function denied(error) {
  return new StoreDeniedError(error instanceof Error ? error.message : String(error))
}
