import assert from "node:assert/strict"
import { test } from "node:test"
import { KeptScore } from "../src/kept_score.mjs"
import { ScoreLoop } from "../src/score_loop.mjs"

/** @import { Assessment } from "../src/types.mjs" */

const framework = { id: "ips", version: "2026-01-09" }

/**
 * @param {Record<string, any>} answers
 * @returns {Assessment}
 */
const assessment = (answers) => ({
  format: "tumstock-assessment",
  format_version: 1,
  framework: { id: "ips", version: "2020-01-01" },
  assessment: {},
  profile: {},
  answers,
})

/** A scorer that refuses every rating above 5 and otherwise tells which items it was given. */
function scorer() {
  /** @type {string[][]} */
  const asked = []
  const ask = async (/** @type {string} */ request) => {
    const { assessment } = JSON.parse(request)
    assert.deepEqual(assessment.framework, framework)
    const items = Object.keys(assessment.answers)
    asked.push(items)
    const problems = items
      .filter((item) => Number(assessment.answers[item].rating) > 5)
      .map((item) => ({ code: "out_of_range", item, path: `answers.${item}.rating` }))
    return JSON.stringify(
      problems.length > 0
        ? { format: "tumstock-refusal", problems }
        : { format: "tumstock-result", items },
    )
  }
  const loop = new ScoreLoop({ ask, framework, items: new Set(["1", "2", "3"]) })
  return { loop, asked }
}

test("items with a problem are left out and the rest is asked again", async () => {
  const { loop, asked } = scorer()
  const outcome = await loop.score(assessment({ 1: { rating: "4" }, 2: { rating: "6" } }))
  assert.deepEqual(asked, [["1", "2"], ["1"]])
  assert.deepEqual(outcome?.problems, [
    { code: "out_of_range", item: "2", path: "answers.2.rating" },
  ])
})

test("a refused answer that stays as it is is not asked about again, a mended one is", async () => {
  const { loop, asked } = scorer()
  const wrong = { rating: "6" }
  await loop.score(assessment({ 1: { rating: "4" }, 2: wrong }))
  const again = await loop.score(assessment({ 1: { rating: "3" }, 2: wrong }))
  assert.equal(again?.problems.length, 1)
  assert.deepEqual(asked.at(-1), ["1"])
  const mended = await loop.score(assessment({ 1: { rating: "3" }, 2: { rating: "5" } }))
  assert.deepEqual(mended?.problems, [])
  assert.deepEqual(asked.at(-1), ["1", "2"])
})

test("answers to items that the framework no longer has are not asked about", async () => {
  const { loop, asked } = scorer()
  await loop.score(assessment({ gone: { rating: "4" }, 1: { rating: "4" } }))
  assert.deepEqual(asked, [["1"]])
})

test("an older round is given up when a newer one starts", async () => {
  const { loop } = scorer()
  const older = loop.score(assessment({ 1: { rating: "6" } }))
  const newer = loop.score(assessment({ 1: { rating: "4" } }))
  assert.equal(await older, null)
  assert.deepEqual((await newer)?.problems, [])
})

test("a refusal that names no item is an error", async () => {
  const reply = '{"format":"tumstock-refusal","problems":[{"code":"other_version","item":null}]}'
  const loop = new ScoreLoop({ ask: async () => reply, framework, items: new Set() })
  await assert.rejects(loop.score(assessment({})), /other_version/)
})

test("a choice that the framework does not have is left out, and asked about once it changes", async () => {
  /** @type {Record<string, string>[]} */
  const asked = []
  const ask = async (/** @type {string} */ request) => {
    const { profile } = JSON.parse(request).assessment
    asked.push(profile)
    const problems = Object.keys(profile)
      .filter((question) => profile[question] !== "both")
      .map((question) => ({ code: "unknown_choice", item: null, path: `profile.${question}` }))
    return JSON.stringify(
      problems.length > 0
        ? { format: "tumstock-refusal", problems }
        : { format: "tumstock-result", items: {} },
    )
  }
  const loop = new ScoreLoop({ ask, framework, items: new Set(["1"]) })
  const given = assessment({})
  given.profile = { target_group: "zz", "a.b": "x" }
  assert.deepEqual((await loop.score(given))?.problems, [])
  assert.deepEqual(asked, [{ target_group: "zz", "a.b": "x" }, {}])
  given.profile = { target_group: "both", "a.b": "x" }
  await loop.score(given)
  assert.deepEqual(asked.at(-1), { target_group: "both" })
})

test("known is what was kept of the very request, and nothing is asked", () => {
  const kept = new KeptScore({ by: "rules", keep: async () => {} })
  const ask = () => Promise.reject(new Error("asked"))
  const loop = new ScoreLoop({ ask, framework, items: new Set(["1"]), kept })
  const given = assessment({ 1: { rating: "4" } })
  /** @type {string[]} */
  const requests = []
  loop.known(given, (request) => {
    requests.push(request)
    return null
  })
  const reply = '{"format":"tumstock-result","items":{},"total":{}}'
  const resultOf = kept.found({ by: "rules", request: requests[0], reply })
  assert.deepEqual(loop.known(given, resultOf), { result: JSON.parse(reply), problems: [] })
  assert.equal(loop.known(assessment({ 1: { rating: "5" } }), resultOf), null)
})
