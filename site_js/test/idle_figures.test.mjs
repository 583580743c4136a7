import assert from "node:assert/strict"
import { mock, test } from "node:test"
import { IdleFigures, gainsRequest, isComparable } from "../src/idle_figures.mjs"

/** @import { Assessment, Previous } from "../src/types.mjs" */

const framework = { id: "ips", version: "2" }
const items = new Set(["1", "2"])

/** @param {Assessment["answers"]} answers @param {Previous} [previous] */
const made = (answers, previous) =>
  /** @type {Assessment} */ ({
    format: "tumstock-assessment",
    format_version: 1,
    framework: { id: "ips", version: "1" },
    assessment: {},
    profile: {},
    answers,
    ...(previous ? { previous } : {}),
  })

const GAINS = { format: "tumstock-gains", gains: [], targets: [], together: null }
const RESULT = { format: "tumstock-result", items: {}, sections: [], total: {} }

/** @param {(object | null)[]} replies - To be given one after the other */
function figures(replies) {
  /** @type {any[]} */
  const asked = []
  /** @type {any[]} */
  const told = []
  const one = new IdleFigures({
    ask: async (request) => {
      asked.push(JSON.parse(request))
      const reply = replies.shift() ?? null
      return reply && JSON.stringify(reply)
    },
    framework,
    items,
    onFigures: (found) => told.push(found),
  })
  return { one, asked, told }
}

/** Let the quiet pass, and what is asked then be answered. */
async function quiet() {
  mock.timers.tick(400)
  for (let n = 0; n < 20; n += 1) await Promise.resolve()
}

test.beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }))
test.afterEach(() => mock.timers.reset())

test("a request holds what the page can score, and no target that was refused", () => {
  const answers = { 1: { level: "2", target: "9" }, 2: { level: "x" }, old: { level: "1" } }
  const request = gainsRequest(made(answers), framework, items, new Set(["2"]), new Set(["1"]))
  assert.deepEqual(JSON.parse(request), {
    op: "gains",
    assessment: {
      format: "tumstock-assessment",
      format_version: 1,
      framework,
      profile: {},
      answers: { 1: { level: "2" } },
    },
  })
})

test("nothing is asked before the results are seen", async () => {
  const { one, asked, told } = figures([GAINS])
  one.want(made({}), new Set())
  await quiet()
  assert.deepEqual(asked, [])
  one.see(true)
  await quiet()
  assert.deepEqual(
    asked.map(({ op }) => op),
    ["gains"],
  )
  assert.deepEqual(told, [{ gains: GAINS, badTargets: [], earlier: null }])
})

test("nothing is asked while the results are out of sight, and at once when they come back", async () => {
  const { one, asked } = figures([GAINS, GAINS])
  one.see(true)
  one.want(made({}), new Set())
  await quiet()
  one.see(false)
  one.want(made({ 1: { level: "1" } }), new Set())
  await quiet()
  assert.equal(asked.length, 1)
  one.see(true)
  await quiet()
  assert.equal(asked.length, 2)
  one.see(false)
  one.see(true)
  await quiet()
  assert.equal(asked.length, 2)
})

test("a burst of answers is asked about once", async () => {
  const { one, asked } = figures([GAINS, GAINS])
  one.see(true)
  one.want(made({ 1: { level: "1" } }), new Set())
  mock.timers.tick(300)
  one.want(made({ 1: { level: "2" } }), new Set())
  await quiet()
  assert.deepEqual(
    asked.map(({ assessment }) => assessment.answers[1].level),
    ["2"],
  )
})

test("a target that scoring refuses is left out, told, and the rest asked again", async () => {
  const problem = { code: "out_of_range", item: "1", path: "answers.1.target" }
  const refusal = { format: "tumstock-refusal", problems: [problem] }
  const { one, asked, told } = figures([refusal, GAINS])
  one.see(true)
  one.want(made({ 1: { level: "2", target: "9" } }), new Set())
  await quiet()
  assert.deepEqual(asked[1].assessment.answers, { 1: { level: "2" } })
  assert.deepEqual(told[0].badTargets, ["1"])
})

test("what is overtaken is not told", async () => {
  const { one, told } = figures([null])
  one.see(true)
  one.want(made({}), new Set())
  await quiet()
  assert.deepEqual(told, [])
})

const previous = /** @type {Previous} */ ({
  assessment: {},
  framework,
  profile: { place: "town" },
  answers: { 1: { level: "1" }, gone: { level: "3" } },
})

test("last time is scored once, by its own answers", async () => {
  const { one, asked, told } = figures([GAINS, RESULT, GAINS])
  one.see(true)
  one.want(made({}, previous), new Set())
  await quiet()
  one.want(made({ 1: { level: "4" } }, previous), new Set())
  await quiet()
  assert.deepEqual(
    asked.map(({ op }) => op),
    ["gains", "score", "gains"],
  )
  assert.deepEqual(asked[1].assessment.answers, { 1: { level: "1" } })
  assert.deepEqual(asked[1].assessment.profile, { place: "town" })
  assert.deepEqual(told.at(-1).earlier, RESULT)
})

test("an earlier assessment by another version is not scored by this one", async () => {
  assert.equal(isComparable(previous, framework), true)
  const older = { ...previous, framework: { id: "ips", version: "1" } }
  assert.equal(isComparable(older, framework), false)
  const { one, asked } = figures([GAINS, RESULT])
  one.see(true)
  one.want(made({}, older), new Set())
  await quiet()
  assert.equal(asked.length, 1)
})
