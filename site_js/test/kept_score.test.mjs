import assert from "node:assert/strict"
import { mock, test } from "node:test"
import { KeptScore } from "../src/kept_score.mjs"
import { Session } from "../src/session.mjs"
import { Store } from "../src/store.mjs"
import { newName } from "../testing/browser.mjs"

/** @import { Scored } from "../src/saved.mjs" */

const RESULT = '{"format":"tumstock-result","total":{}}'

/** A kept score and what it has put beside the answers. */
function keeping(by = "rules 1") {
  /** @type {Scored[]} */
  const put = []
  const keep = async (/** @type {Scored} */ scored) => void put.push(scored)
  return { kept: new KeptScore({ by, keep }), put }
}

test("a reply is known for the very request it answered, and for no other", () => {
  const { kept } = keeping()
  kept.found({ by: "rules 1", request: "{1}", reply: RESULT })
  assert.equal(kept.replyTo("{1}"), RESULT)
  assert.equal(kept.replyTo("{2}"), null)
})

test("what other rules, or another version of the scoring, gave is not taken", () => {
  const { kept } = keeping("rules 2")
  kept.found({ by: "rules 1", request: "{1}", reply: RESULT })
  assert.equal(kept.replyTo("{1}"), null)
})

test("what is no result is not shown, and nothing kept is nothing known", () => {
  const { kept } = keeping()
  kept.found({ by: "rules 1", request: "{1}", reply: "half a re" })
  assert.equal(kept.replyTo("{1}"), null)
  kept.found(undefined)
  assert.equal(kept.replyTo("{1}"), null)
})

test("only the last of several replies is put beside the answers, after a while", async () => {
  mock.timers.enable({ apis: ["setTimeout"] })
  try {
    const { kept, put } = keeping()
    kept.take("{1}", RESULT)
    kept.take("{2}", RESULT)
    assert.equal(kept.replyTo("{2}"), RESULT)
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

test("what cannot be kept is let go, and is known no more", async () => {
  for (const keep of [async () => false, async () => Promise.reject(new Error("full"))]) {
    const kept = new KeptScore({ by: "rules 1", keep })
    kept.take("{1}", RESULT)
    await kept.flush()
    assert.equal(kept.replyTo("{1}"), null)
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
  // What is answered later leaves it where it is: whoever takes it looks at what it is of.
  session.set("1", { level: "4" })
  await session.flush()
  assert.deepEqual((await store.load(record.id))?.scored, scored)
  await store.remove(record.id)
  await store.scored(record.id, scored)
  assert.equal(await store.count(), 0)
})
