/** Nobody loses unsaved work by leaving a page, and nobody is asked who has none. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { Session } from "../src/session.mjs"
import { Store } from "../src/store.mjs"
import { holdBack, isHeldBack } from "../src/unsaved_work.mjs"
import { newName } from "../testing/browser.mjs"

/** @param {EventTarget} page */
function isAsked(page) {
  const leaving = new Event("beforeunload", { cancelable: true })
  page.dispatchEvent(leaving)
  return leaving.defaultPrevented
}

test("the browser asks as long as something is not saved", () => {
  const page = /** @type {any} */ (new EventTarget())
  const works = [{ isUnsaved: true }, { isUnsaved: false }]
  assert.equal(isHeldBack(page), false)
  assert.equal(isAsked(page), false)
  for (const work of [...works, works[0]]) holdBack(work, page)
  assert.deepEqual([isHeldBack(page), isAsked(page)], [true, true])
  works[0].isUnsaved = false
  assert.deepEqual([isHeldBack(page), isAsked(page)], [false, false])
})

/**
 * @param {(session: Session) => Promise<void>} work
 * @returns {Promise<boolean>} Whether a page would be held back by what is done on it
 */
async function heldBackBy(work) {
  const page = /** @type {any} */ (globalThis)
  delete page.tumstockUnsaved
  await work(new Session({ framework: { id: "ips", version: "1" }, locale: "sv" }))
  return isHeldBack(page)
}

const ANSWER = { level: "3" }

test("a page that nothing can be saved of is held back once there is something", async () => {
  const opened = heldBackBy(async (session) => void (await session.open(null)))
  assert.equal(await opened, false)
  const answered = heldBackBy(async (session) => {
    await session.open(null)
    session.set("1", ANSWER)
  })
  assert.equal(await answered, true)
})

test("a failed save holds the page back until it succeeds", async () => {
  const { create } = Store.prototype
  Store.prototype.create = () => Promise.reject(new Error("full"))
  const failed = async (/** @type {Session} */ session) => {
    await session.open(await Store.open(newName()))
    session.set("1", ANSWER)
    await session.flush()
    assert.equal(session.status.name, "failed")
  }
  assert.equal(await heldBackBy(failed), true)
  const mended = heldBackBy(async (session) => {
    await failed(session)
    Store.prototype.create = create
    await session.flush()
  })
  assert.equal(await mended, false)
})

test("what is about to be saved asks nobody", async () => {
  const saving = heldBackBy(async (session) => {
    await session.open(await Store.open(newName()))
    session.set("1", ANSWER)
    assert.equal(session.status.name, "saving")
    assert.equal(isHeldBack(), false)
    await session.flush()
  })
  assert.equal(await saving, false)
})
