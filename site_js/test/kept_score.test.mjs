import assert from "node:assert/strict"
import { mock, test } from "node:test"
import { KeptScore } from "../src/kept_score.mjs"
import { Session } from "../src/session.mjs"
import { SessionOnlyStore } from "../src/session_only.mjs"
import { Store } from "../src/store.mjs"
import { TabStorage, newName } from "../testing/browser.mjs"

/** @import { Scored } from "../src/saved.mjs" */

const RESULT = '{"format":"tumstock-result","items":{},"total":{}}'

/** A kept score and what it has put beside the answers. */
function keeping(by = "rules 1") {
  /** @type {Scored[]} */
  const put = []
  const keep = async (/** @type {Scored} */ scored) => void put.push(scored)
  return { kept: new KeptScore({ by, keep }), put }
}

test("a result is known for the very request it answered, and for no other", () => {
  const { kept } = keeping()
  const resultOf = kept.found({ by: "rules 1", request: "{1}", reply: RESULT })
  assert.deepEqual(resultOf("{1}"), JSON.parse(RESULT))
  assert.equal(resultOf("{2}"), null)
})

test("what other rules, or another version of the scoring, gave is not taken", () => {
  const { kept } = keeping("rules 2")
  assert.equal(kept.found({ by: "rules 1", request: "{1}", reply: RESULT })("{1}"), null)
})

test("what is no whole result is not shown, and nothing kept is nothing known", () => {
  const { kept } = keeping()
  const odd = ["half a re", "null", "7", '{"format":"tumstock-result"}', undefined, {}, 7]
  for (const reply of /** @type {any[]} */ (odd))
    assert.equal(kept.found({ by: "rules 1", request: "{1}", reply })("{1}"), null)
  assert.equal(kept.found(undefined)("{1}"), null)
  assert.equal(kept.found(/** @type {any} */ ("x"))("{1}"), null)
})

test("a score of answers that have changed since is not kept", async () => {
  const { kept, put } = keeping()
  kept.take("{1}", RESULT)
  kept.forget()
  await kept.flush()
  assert.deepEqual(put, [])
  // Changed and changed back: what lies there is of these answers again, if it lies there at all.
  kept.found({ by: "rules 1", request: "{1}", reply: RESULT })
  kept.take("{2}", RESULT)
  kept.take("{1}", RESULT)
  await kept.flush()
  assert.deepEqual(put, [])
})

test("only the last of several replies is put beside the answers, after a while", async () => {
  mock.timers.enable({ apis: ["setTimeout"] })
  try {
    const { kept, put } = keeping()
    kept.take("{1}", RESULT)
    kept.take("{2}", RESULT)
    mock.timers.tick(999)
    assert.deepEqual(put, [])
    mock.timers.tick(1)
    await Promise.resolve()
    assert.deepEqual(put, [{ by: "rules 1", request: "{2}", reply: RESULT }])
  } finally {
    mock.timers.reset()
  }
})

test("what is kept already is not put there again", async () => {
  const { kept, put } = keeping()
  kept.found({ by: "rules 1", request: "{1}", reply: RESULT })
  kept.take("{1}", RESULT)
  await kept.flush()
  assert.deepEqual(put, [])
})

test("what cannot be kept is let go, and tried again when it is computed again", async () => {
  for (const answer of [async () => false, async () => Promise.reject(new Error("full"))]) {
    let tried = 0
    const keep = () => {
      tried += 1
      return answer()
    }
    const kept = new KeptScore({ by: "rules 1", keep })
    kept.take("{1}", RESULT)
    await kept.flush()
    await kept.flush()
    assert.equal(tried, 1)
    kept.take("{1}", RESULT)
    await kept.flush()
    assert.equal(tried, 2)
  }
})

test("a score lies beside the answers it is of, and goes with them", async () => {
  const store = await Store.open(newName())
  const framework = { id: "ips", version: "1" }
  const session = new Session({ framework, locale: "sv" })
  await session.open(store)
  const scored = { by: "rules 1", request: "{1}", reply: RESULT }
  assert.equal(await session.keepScored(scored), false) // nothing is saved yet
  session.set("1", { level: "3" })
  assert.equal(await session.keepScored(scored), false) // nor is this
  await session.flush()
  const [before] = (await store.list()).records
  assert.equal(await session.keepScored(scored), true)
  const [record] = (await store.list()).records
  assert.deepEqual(record, { ...before, scored })
  const again = new Session({ framework, locale: "sv" })
  await again.open(store)
  assert.deepEqual(again.scored, scored)
  // It stays with what is written beside answers, and goes with the answers that it is of.
  session.put(["plan", "general", "goal"], "x")
  await session.flush()
  assert.deepEqual((await store.load(record.id))?.scored, scored)
  session.set("1", { level: "4" })
  await session.flush()
  assert.equal((await store.load(record.id))?.scored, undefined)
  await session.keepScored(scored)
  session.setProfile({ a: "x" })
  await session.flush()
  assert.equal((await store.load(record.id))?.scored, undefined)
  await store.remove(record.id)
  await store.scored(record.id, scored)
  assert.equal(await store.count(), 0)
})

test("where a tab has room for the answers alone, the score goes", async () => {
  const tab = new TabStorage()
  const store = new SessionOnlyStore(tab)
  const session = new Session({ framework: { id: "ips", version: "1" }, locale: "sv" })
  await session.open(store)
  session.set("1", { level: "3" })
  await session.flush()
  await session.keepScored({ by: "rules 1", request: "{1}", reply: RESULT })
  const [before] = (await store.list()).records
  assert.ok(before.scored)
  tab.room = JSON.stringify(before).length
  session.put(["plan", "general", "goal"], "something to be done")
  await session.flush()
  const [after] = (await store.list()).records
  assert.equal(session.status.name, "saved")
  assert.equal(after.scored, undefined)
  assert.deepEqual(after.assessment.plan, { general: { goal: "something to be done" } })
})
