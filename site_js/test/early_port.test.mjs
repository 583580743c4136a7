import assert from "node:assert/strict"
import { test } from "node:test"
import { EarlyPort, beginEarly, earlyOf, takeEarly } from "../src/early_port.mjs"
import { ScoringClient } from "../src/scoring_client.mjs"
import { FakePort, settled } from "./fake_port.mjs"

const INIT = /** @type {const} */ ({ kind: "init", runtime: "/r/" })

/** @param {EarlyPort} port */
function client(port) {
  /** @type {string[]} */
  const states = []
  const made = new ScoringClient({
    createPort: () => port,
    init: { runtime: "/r/" },
    prepare: async () => "RULES",
    onState: ({ name }) => states.push(name),
  })
  return { made, states }
}

test("what the worker has said before is heard by whoever takes it", async () => {
  const fake = new FakePort()
  const port = new EarlyPort(fake, INIT)
  await fake.say({ kind: "progress", phase: "fetching", loaded: 1, total: 2 })
  await fake.say({ kind: "ready", milliseconds: 5, kept: true })
  const { made, states } = client(port)
  made.start()
  await settled()
  assert.deepEqual(fake.calls, ["RULES"])
  await fake.answer('{"loaded":{}}')
  assert.equal(states.at(-1), "ready")
  assert.deepEqual(fake.sent.filter(({ kind }) => kind === "init").length, 2)
})

test("a worker that broke down early is known to have", async () => {
  const fake = new FakePort()
  const port = new EarlyPort(fake, INIT)
  fake.onerror?.({ message: "gone" })
  const { made, states } = client(port)
  made.start()
  await settled()
  assert.equal(states.at(-1), "failed")
  assert.equal(fake.terminated, true)
})

test("the early worker is taken once", () => {
  const page = {}
  beginEarly(earlyOf(page), () => new FakePort(), INIT)
  beginEarly(earlyOf(page), () => assert.fail("made twice"), INIT)
  assert.ok(takeEarly(earlyOf(page)))
  assert.equal(takeEarly(earlyOf(page)), null)
})

test("no early worker is made beside the one that the form has made itself", () => {
  const page = {}
  assert.equal(takeEarly(earlyOf(page)), null)
  beginEarly(earlyOf(page), () => assert.fail("made"), INIT)
  assert.equal(takeEarly(earlyOf(page)), null)
})
