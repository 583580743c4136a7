import assert from "node:assert/strict"
import { test } from "node:test"
import { ScoringClient, ScoringError } from "../src/scoring_client.mjs"
import { FakePort } from "./fake_port.mjs"

function started() {
  /** @type {FakePort[]} */
  const ports = []
  /** @type {string[]} */
  const states = []
  const client = new ScoringClient({
    createPort() {
      const port = new FakePort()
      ports.push(port)
      return port
    },
    init: { runtime: "https://example.org/runtime/" },
    prepare: async () => "RULES",
    onState: (state) => states.push(state.name),
  })
  client.start()
  return { client, ports, states }
}

test("rules are loaded before anything is asked", async () => {
  const { client, ports, states } = started()
  const score = client.score("A")
  assert.deepEqual(ports[0].sent, [{ kind: "init", runtime: "https://example.org/runtime/" }])
  await ports[0].becomeReady()
  assert.deepEqual(ports[0].calls, ["RULES", "A"])
  await ports[0].answer("result of A")
  assert.equal(await score, "result of A")
  assert.deepEqual(states, ["loading", "ready"])
})

test("while Python loads the newest request replaces the one before", async () => {
  const { client, ports } = started()
  const first = client.score("A")
  const second = client.score("B")
  await ports[0].becomeReady()
  assert.deepEqual(ports[0].calls, ["RULES", "B"])
  assert.equal(await first, null)
  await ports[0].answer("result of B")
  assert.equal(await second, "result of B")
})

test("an answer that has been overtaken is not shown, and only the newest is asked next", async () => {
  const { client, ports } = started()
  await ports[0].becomeReady()
  const all = ["A", "B", "C"].map((request) => client.score(request))
  assert.deepEqual(ports[0].calls, ["RULES", "A"])
  await ports[0].answer("result of A")
  assert.deepEqual(ports[0].calls, ["RULES", "A", "C"])
  await ports[0].answer("result of C")
  assert.deepEqual(await Promise.all(all), [null, null, "result of C"])
})

test("a failed start keeps what waits and a new start uses a fresh worker", async () => {
  const { client, ports, states } = started()
  const score = client.score("A")
  await ports[0].say({ kind: "failed", id: null, phase: "fetching", message: "x.wasm: HTTP 404" })
  assert.deepEqual(client.state, { name: "failed", message: "fetching: x.wasm: HTTP 404" })
  assert.equal(ports[0].terminated, true)
  client.start()
  assert.equal(ports.length, 2)
  await ports[0].say({ kind: "ready", milliseconds: 5, kept: false })
  assert.equal(client.state.name, "loading")
  await ports[1].becomeReady()
  await ports[1].answer("result of A")
  assert.equal(await score, "result of A")
  assert.deepEqual(states, ["loading", "failed", "loading", "ready"])
})

test("a worker script that cannot be loaded is a failed start", () => {
  const { client, ports } = started()
  ports[0].onerror?.({})
  assert.equal(client.state.name, "failed")
})

test("a worker that dies over a request is asked again by the next one", async () => {
  const { client, ports } = started()
  await ports[0].becomeReady()
  const score = client.score("A")
  ports[0].onerror?.({ message: "out of memory" })
  client.start()
  await ports[1].becomeReady()
  assert.deepEqual(ports[1].calls, ["RULES", "A"])
  await ports[1].answer("result of A")
  assert.equal(await score, "result of A")
})

test("rules that are turned down are a failed start", async () => {
  const { client, ports } = started()
  await ports[0].say({ kind: "ready", milliseconds: 5, kept: false })
  await ports[0].answer('{"format":"tumstock-failure","message":"rules.items: expected a value"}')
  assert.deepEqual(client.state, { name: "failed", message: "rules.items: expected a value" })
})

/** @param {FakePort} port */
const breakDown = (port) =>
  port.say({ kind: "failed", id: port.lastId, phase: "calling", message: "boom" })

test("a request that breaks Python is asked of a new worker", async () => {
  const { client, ports, states } = started()
  await ports[0].becomeReady()
  const score = client.score("A")
  await breakDown(ports[0])
  assert.equal(ports[0].terminated, true)
  await ports[1].becomeReady()
  assert.deepEqual(ports[1].calls, ["RULES", "A"])
  await ports[1].answer("result of A")
  assert.equal(await score, "result of A")
  assert.deepEqual(states, ["loading", "ready", "loading", "ready"])
  void client.score("B")
  await breakDown(ports[1])
  assert.equal(client.state.name, "loading")
})

test("what breaks one worker after the other is an error, until somebody starts anew", async () => {
  const { client, ports } = started()
  await ports[0].becomeReady()
  const broken = assert.rejects(client.score("A"), new ScoringError("boom"))
  await breakDown(ports[0])
  await ports[1].becomeReady()
  await breakDown(ports[1])
  await broken
  assert.deepEqual(client.state, { name: "failed", message: "boom" })
  assert.equal(ports.length, 2)
  client.start()
  await ports[2].becomeReady()
  assert.deepEqual(ports[2].calls, ["RULES"])
  const good = client.score("B")
  await ports[2].answer("result of B")
  assert.equal(await good, "result of B")
})

test("a worker that answers nothing is a failure, and what it was asked is asked again", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] })
  const { client, ports } = started()
  await ports[0].becomeReady()
  t.mock.timers.tick(1_000_000)
  assert.equal(client.state.name, "ready")
  const score = client.score("A")
  t.mock.timers.tick(59_000)
  assert.equal(client.state.name, "ready")
  t.mock.timers.tick(2_000)
  assert.deepEqual(client.state, { name: "failed", message: "no sign of life" })
  client.start()
  await ports[1].becomeReady()
  await ports[1].answer("result of A")
  assert.equal(await score, "result of A")
})

test("starting twice starts once", () => {
  const { client, ports } = started()
  client.start()
  assert.equal(ports.length, 1)
})

test("a question that can wait is asked when nothing else is, and answered", async () => {
  const { client, ports } = started()
  await ports[0].becomeReady()
  const score = client.score("A")
  const idle = client.askIdle("I")
  assert.deepEqual(ports[0].calls, ["RULES", "A"])
  await ports[0].answer("result of A")
  assert.equal(await score, "result of A")
  assert.deepEqual(ports[0].calls, ["RULES", "A", "I"])
  await ports[0].answer("gains")
  assert.equal(await idle, "gains")
})

test("a score goes before what can wait, and drops it", async () => {
  const { client, ports } = started()
  await ports[0].becomeReady()
  const first = client.score("A")
  const waits = client.askIdle("I")
  const second = client.score("B")
  assert.equal(await waits, null)
  await ports[0].answer("result of A")
  assert.equal(await first, null)
  await ports[0].answer("result of B")
  assert.equal(await second, "result of B")
  assert.deepEqual(ports[0].calls, ["RULES", "A", "B"])
  void client.score("C")
  void client.score("D")
  assert.equal(await client.askIdle("J"), null)
})

test("what could wait is not shown once a score was asked for, and delays nothing behind it", async () => {
  const { client, ports } = started()
  await ports[0].becomeReady()
  const idle = client.askIdle("I")
  const next = client.askIdle("J")
  const score = client.score("A")
  assert.equal(await next, null)
  await ports[0].answer("gains")
  assert.equal(await idle, null)
  await ports[0].answer("result of A")
  assert.equal(await score, "result of A")
  assert.deepEqual(ports[0].calls, ["RULES", "I", "A"])
})

test("what could wait does not outlive a failure", async () => {
  const { client, ports } = started()
  await ports[0].becomeReady()
  const asked = client.askIdle("I")
  const waits = client.askIdle("J")
  ports[0].onerror?.({ message: "gone" })
  assert.deepEqual([await asked, await waits], [null, null])
  client.start()
  await ports[1].becomeReady()
  assert.deepEqual(ports[1].calls, ["RULES"])
})
