import assert from "node:assert/strict"
import { test } from "node:test"
import { RefusedError, Scorer } from "../src/scorer.mjs"
import { ScoringError } from "../src/scoring_client.mjs"
import { FakePort, settled } from "./fake_port.mjs"

const RULES = JSON.stringify({
  id: "seqf",
  version: "1",
  items: [{ id: "1" }, { id: "2", parts: [{ id: "2A" }] }],
})

function opened() {
  const port = new FakePort()
  const scorer = new Scorer({
    createPort: () => port,
    runtime: "https://example.org/",
    rules: RULES,
  })
  return { port, scorer }
}

test("questions are asked one after the other, and every one is answered", async () => {
  const { port, scorer } = opened()
  const first = scorer.ask({ op: "gains", n: 1 })
  const second = scorer.ask({ op: "gains", n: 2 })
  await port.becomeReady()
  await settled()
  assert.deepEqual(port.calls.slice(1), ['{"op":"gains","n":1}'])
  await port.answer('{"format":"tumstock-gains","n":1}')
  await settled()
  await port.answer('{"format":"tumstock-gains","n":2}')
  assert.deepEqual([(await first).n, (await second).n], [1, 2])
})

test("a refusal is an error that names the problems, and the next question is answered", async () => {
  const { port, scorer } = opened()
  const refused = assert.rejects(scorer.ask({ op: "agree" }), (error) => {
    assert.ok(error instanceof RefusedError)
    assert.deepEqual(error.problems, [{ path: "assessments", code: "out_of_range" }])
    return true
  })
  const next = scorer.ask({ op: "compare" })
  await port.becomeReady()
  await settled()
  await port.answer(
    '{"format":"tumstock-refusal","problems":[{"path":"assessments","code":"out_of_range"}]}',
  )
  await refused
  await settled()
  await port.answer('{"format":"tumstock-comparison"}')
  assert.equal((await next).format, "tumstock-comparison")
})

test("an assessment is scored by the framework's items and their parts alone", async () => {
  const { port, scorer } = opened()
  const scored = scorer.score({
    format: "tumstock-assessment",
    format_version: 1,
    framework: { id: "seqf", version: "0" },
    assessment: {},
    profile: {},
    answers: { 1: { level: "1" }, "2A": { unknown: true }, gone: { level: "5" } },
  })
  await port.becomeReady()
  await settled()
  const asked = JSON.parse(port.calls[1]).assessment
  assert.deepEqual(asked.framework, { id: "seqf", version: "1" })
  assert.deepEqual(Object.keys(asked.answers), ["1", "2A"])
  await port.answer('{"format":"tumstock-result","items":{}}')
  assert.deepEqual((await scored).problems, [])
})

test("where scoring does not start, every question is told so", async () => {
  const { port, scorer } = opened()
  const asked = assert.rejects(scorer.ask({ op: "gains" }), ScoringError)
  const later = assert.rejects(scorer.ask({ op: "gains" }), ScoringError)
  await port.say({ kind: "failed", id: null, phase: "fetching", message: "no network" })
  await asked
  await later
})

test("a worker that is lost once it has started is replaced for the next question", async () => {
  /** @type {FakePort[]} */
  const ports = []
  const createPort = () => {
    const port = new FakePort()
    ports.push(port)
    return port
  }
  const scorer = new Scorer({ createPort, runtime: "https://example.org/", rules: RULES })
  await ports[0].becomeReady()
  const asked = assert.rejects(scorer.ask({ op: "gains", n: 1 }), ScoringError)
  await settled()
  ports[0].onerror?.({ message: "out of memory" })
  await asked
  const later = scorer.ask({ op: "gains", n: 2 })
  await settled()
  assert.equal(ports.length, 2)
  await ports[1].becomeReady()
  await settled()
  await ports[1].answer('{"format":"tumstock-gains","n":2}')
  assert.equal((await later).n, 2)
})

test("a start that failed is not tried anew with every question", async () => {
  let made = 0
  const createPort = () => {
    made += 1
    throw new Error("denied")
  }
  const scorer = new Scorer({ createPort, runtime: "https://example.org/", rules: RULES })
  await assert.rejects(scorer.ask({ op: "gains" }), ScoringError)
  await assert.rejects(scorer.ask({ op: "gains" }), ScoringError)
  assert.equal(made, 1)
})
