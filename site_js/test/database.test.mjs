/** What happens to an open page when its database is taken away. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { deleteDB, openDB } from "idb"
import { blankAssessment } from "../src/saved.mjs"
import { Session } from "../src/session.mjs"
import { Store } from "../src/store.mjs"
import { newName } from "../testing/browser.mjs"

/** @import { Assessment } from "../src/types.mjs" */

const framework = { id: "ips", version: "2026-01-09" }

/** A session on a database of its own, with an answer that is saved. */
async function begun() {
  const name = newName()
  /** @type {string[]} */
  const states = []
  const session = new Session({
    framework,
    locale: "sv",
    onStatus: (status) => states.push(status.name),
  })
  await session.open(await Store.open(name))
  session.set("1", { level: "3" })
  await session.flush()
  assert.equal(session.status.name, "saved")
  return { name, session, states }
}

/** @param {string} name */
async function saved(name) {
  const { records } = await (await Store.open(name)).list()
  return records.map(({ assessment }) => assessment.answers)
}

/** Let the listeners of an event run, and what they begin. */
const soon = () => new Promise((resolve) => setTimeout(resolve, 20))

/**
 * @param {Session} session
 * @param {string} name - Of the status that is waited for
 */
async function until(session, name) {
  while (session.status.name !== name) await soon()
}

test("a database that is cleared while the page is open is said to be, and made anew", async () => {
  const { name, session } = await begun()
  await deleteDB(name)
  await until(session, "removed")
  session.set("2", { note: "efter" })
  await session.flush()
  assert.equal(session.status.name, "saved")
  assert.deepEqual(await saved(name), [{ 1: { level: "3" }, 2: { note: "efter" } }])
})

test("cleared again and again, nothing that the page holds is lost", async () => {
  const { name, session } = await begun()
  for (const item of ["2", "3", "4"]) {
    await deleteDB(name)
    session.set(item, { level: "1" })
    await session.flush()
    await soon()
  }
  session.set("5", { level: "1" })
  await session.flush()
  assert.deepEqual(Object.keys((await saved(name))[0]), ["1", "2", "3", "4", "5"])
})

test("a store that lost its connection opens another for whatever it is asked", async () => {
  const name = newName()
  const store = await Store.open(name)
  await store.create(blankAssessment(framework, "sv"))
  await deleteDB(name)
  assert.equal(await store.count(), 0)
  assert.equal(await store.latest("ips"), null)
  await store.rescued()
  const { id } = await store.create(blankAssessment(framework, "sv"))
  assert.equal((await store.load(id))?.id, id)
})

test("a newer version of the page may change the database, and an older one leaves it alone", async () => {
  const { name, session, states } = await begun()
  const newer = await openDB(name, 3)
  await soon()
  assert.equal(session.status.name, "saved")
  session.set("2", { level: "1" })
  await session.flush()
  assert.equal(states.at(-1), "failed")
  assert.deepEqual(session.answer("1"), { level: "3" })
  assert.equal(newer.version, 3)
  newer.close()
  // It tries again and again, as long as the page is open.
  await deleteDB(name)
  await session.flush()
  assert.equal(session.status.name, "saved")
})

test("where a change elsewhere cannot be read at once, it is read later", async (t) => {
  const { session } = await begun()
  t.mock.timers.enable({ apis: ["setTimeout"] })
  const record = (/** @type {Assessment} */ assessment) => async () => ({
    id: "a",
    framework: "ips",
    saved: "",
    exported: null,
    assessment,
  })
  const before = record(blankAssessment(framework, "sv"))
  const store = /** @type {any} */ ({
    list: async () => ({ records: [await before()], newer: 0, setAside: [] }),
    load: before,
    onOtherTab() {},
  })
  const tab = new Session({ framework, locale: "sv" })
  await tab.open(store, "a")
  store.load = () => Promise.reject(new Error("being cleared"))
  await tab.refresh()
  assert.equal(tab.status.name, "failed")
  store.load = record(session.assessment)
  t.mock.timers.tick(6_000)
  await new Promise((resolve) => setImmediate(resolve))
  assert.deepEqual(tab.answer("1"), { level: "3" })
})

test("what another tab removes and brings back is said to be saved again", async () => {
  const { name, session } = await begun()
  const other = await Store.open(name)
  const [{ id }] = (await other.list()).records
  const removed = await other.remove(id)
  await until(session, "removed")
  await other.restore(/** @type {import("../src/saved.mjs").SaveRecord} */ (removed))
  await until(session, "saved")
  assert.deepEqual(session.answer("1"), { level: "3" })
  assert.equal(await session.keepScored({ by: "b", request: "{}", reply: "{}" }), true)
})

test("what could not be read for a moment is said to be saved once it can be", async () => {
  const { name, session } = await begun()
  const other = new Session({ framework, locale: "sv" })
  await other.open(await Store.open(name))
  const { load } = Store.prototype
  Store.prototype.load = () => Promise.reject(new Error("not now"))
  other.set("2", { level: "1" })
  await other.flush()
  await until(session, "failed")
  Store.prototype.load = load
  await session.refresh()
  assert.equal(session.status.name, "saved")
  assert.deepEqual(session.answer("2"), { level: "1" })
})
