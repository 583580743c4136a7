/** The database of this browser: what tables it has, and how older ones are moved on. */
import { openDB } from "idb"
import { migrated, newId, withId } from "./saved.mjs"

/** @import { DBSchema, IDBPDatabase, IDBPTransaction } from "idb" */
/** @import { SaveRecord, SetAside } from "./saved.mjs" */

const VERSION = 2

/**
 * @typedef {object} Tables
 * @property {{ key: string, value: SaveRecord, indexes: { framework: string } }} documents
 * @property {{ key: number, value: SetAside }} set_aside
 */

/** @typedef {IDBPDatabase<DBSchema & Tables>} Database */
/** @typedef {IDBPTransaction<DBSchema & Tables, ("documents" | "set_aside")[], "readwrite">} Both */

/**
 * Open a database, or make it.
 *
 * @param {string} name - Of the database
 * @param {(cleared: boolean) => void} onLost - Told when the connection is of no use any more, and
 *   whether everything was removed: people clear what sites have stored while pages are open
 * @returns {Promise<Database>} A connection
 * @throws {Error} If the browser lets nothing be saved
 */
export async function openDatabase(name, onLost) {
  return openDB(name, VERSION, {
    async upgrade(fresh, before, _now, tables) {
      fresh.createObjectStore("documents", { keyPath: "id" }).createIndex("framework", "framework")
      if (before < 1) return void fresh.createObjectStore("set_aside", { autoIncrement: true })
      await moveFirst(/** @type {any} */ (tables))
      fresh.deleteObjectStore(/** @type {any} */ ("assessments"))
    },
    // A newer version of the page wants to change the database, or somebody to remove it: let them.
    blocking(_current, blocked, event) {
      const database = /** @type {IDBDatabase} */ (event.target)
      database.close()
      onLost(blocked === null)
    },
    terminated: () => onLost(true),
  })
}

/**
 * Move the records of the first schema, whatever they hold.
 *
 * @param {IDBPTransaction<any, string[], "versionchange">} tables
 */
async function moveFirst(tables) {
  const documents = tables.objectStore("documents")
  for (const found of await tables.objectStore("assessments").getAll()) {
    const record = migrated(found, newId())
    const taken = (await documents.count(/** @type {string} */ (record.id))) > 0
    await documents.add(taken ? withId(record, newId()) : record)
  }
}
