/** From one version of a framework to the next: answers follow the map, nothing is guessed or lost. */
import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { test } from "node:test"
import { followUp } from "../src/assessment_file.mjs"
import { fitOf } from "../src/import_file.mjs"
import { formerAnswers, moved } from "../src/moved.mjs"
import { Session } from "../src/session.mjs"

/** @import { Assessment } from "../src/types.mjs" */

const ROOT = new URL("../../", import.meta.url)
const python = (/** @type {string[]} */ ...asked) =>
  execFileSync(".venv/bin/python", asked, { cwd: ROOT, encoding: "utf8" })

/** Rules of a second version of IPS; what changes in it stands in `tests/second_version.py`. */
const rules = JSON.parse(python("-m", "tests.second_version"))
const FIRST = rules.id_maps[0].from

/** @returns {any} An assessment of the first version */
const first = () => ({
  format: "tumstock-assessment",
  format_version: 1,
  framework: { id: "ips", version: FIRST },
  assessment: { id: "a", title: "I fjol" },
  profile: {},
  answers: {
    1: { unknown: true },
    7: { level: "5", note: "Sju" },
    9: { level: "2" },
    12: { level: "4", note: "Tolv", improvements: [{ id: "i", text: "Mer tid" }] },
    25: { points: ["no_time_limit"] },
    odd: { level: "1" },
  },
  plan: {
    rows: [{ id: "r1", item: "9" }, { id: "r2", item: "12", improvement: "i" }, { id: "r3" }],
  },
  best_practice: { personal: "God" },
  tomorrow: { unknown: ["key"] },
})

test("answers lie under the ids of now, and what has no place is kept as it was", () => {
  const given = first()
  const { assessment, from, lost } = moved(given, rules)
  assert.deepEqual(given, first(), "the given one is not changed")
  assert.equal(from, FIRST)
  assert.deepEqual(lost, ["12", "odd"])
  const { answers } = first()
  assert.deepEqual(assessment.answers, {
    1: answers[1],
    9: answers[7],
    7: answers[9],
    26: answers[25],
  })
  assert.deepEqual(assessment.former, [
    { framework: { id: "ips", version: FIRST }, answers: { 12: answers[12], odd: answers.odd } },
  ])
  assert.deepEqual(
    formerAnswers(assessment).map(({ item, version }) => [item, version]),
    [
      ["12", FIRST],
      ["odd", FIRST],
    ],
  )
  assert.deepEqual(assessment.plan?.rows, [
    { id: "r1", item: "7" },
    { id: "r2", former: { item: "12", improvement: "i" } },
    { id: "r3" },
  ])
  assert.equal(assessment.framework.version, rules.version)
  const { tomorrow, best_practice } = /** @type {any} */ (assessment)
  assert.deepEqual([tomorrow, best_practice], [first().tomorrow, first().best_practice])
})

test("the page and the command line move the very same answers", () => {
  const ask =
    "import json, sys; from scoring import Scorer; s = Scorer(); " +
    "rules, given = json.loads(sys.argv[1]); s.load(rules); print(s.score(given))"
  const given = first()
  const result = JSON.parse(python("-c", ask, JSON.stringify([rules, given])))
  const { assessment, lost } = moved(given, rules)
  assert.deepEqual(
    result.given.not_mapped.map((/** @type {any} */ one) => one.item),
    lost,
  )
  const ours = JSON.parse(python("-c", ask, JSON.stringify([rules, assessment])))
  const { given: said, ...theirs } = result
  assert.equal(said.version, FIRST)
  assert.deepEqual(ours, theirs)
})

test("maps are followed from version to version, and once", () => {
  /** @type {any} */
  const framework = {
    id: "ips",
    version: "c",
    id_maps: [
      { from: "a", to: "b", items: { 1: "2", 2: "1", 3: null, 4: "5" } },
      { from: "b", to: "c", items: { 1: "one", 2: null } },
    ],
  }
  const given = { ...first(), framework: { id: "ips", version: "a" } }
  given.answers = { 1: { level: "1" }, 2: { level: "2" }, 3: {}, 4: {} }
  const { assessment, lost } = moved(given, framework)
  assert.deepEqual(assessment.answers, { one: { level: "2" } })
  assert.deepEqual(lost, ["1", "3", "4"])
  assert.equal(moved(assessment, framework).assessment, assessment)
})

test("nothing is moved where no map leads, in a circle, or for another framework", () => {
  const circle = [
    { from: FIRST, to: "b", items: {} },
    { from: "b", to: FIRST, items: {} },
  ]
  for (const framework of [
    { id: "ips", version: "x" },
    { id: "ips", version: "x", id_maps: circle },
    { ...rules, id: "seqf" },
  ]) {
    const given = first()
    assert.equal(moved(given, framework).assessment, given)
    assert.equal(moved(given, framework).from, null)
  }
})

test("a joint assessment keeps whole what a part of has no place any more", () => {
  const given = first()
  delete given.answers[12]
  delete given.answers.odd
  /** @type {any} */
  const said = { profile: {}, answers: { 7: { level: "1" }, 12: { level: "2" } } }
  given.consensus = {
    origins: [{ id: "o" }],
    items: { 9: { adopted: "o", values: [] } },
    values: { o: said },
  }
  const { assessment } = moved(given, rules)
  assert.deepEqual(assessment.consensus?.items, { 7: { adopted: "o", values: [] } })
  assert.deepEqual(assessment.consensus?.values?.o.answers, { 9: { level: "1" } })
  assert.deepEqual(assessment.former?.[0].consensus, given.consensus)
  delete said.answers[12]
  assert.equal(moved(given, rules).assessment.former, undefined)
})

test("a follow-up takes the plan along by the maps, and last time's answers as they were", () => {
  const given = first()
  const next = followUp(given, rules, "sv", "I år")
  assert.equal(next.framework.version, rules.version)
  assert.deepEqual(next.answers, {})
  assert.deepEqual(next.previous?.answers, given.answers)
  assert.equal(next.previous?.framework.version, FIRST)
  assert.deepEqual(next.plan, moved(given, rules).assessment.plan)
})

test("an opened file says what is carried over and what is only kept", () => {
  const { assessment } = moved(first(), rules)
  assert.deepEqual(fitOf(assessment.answers, rules), {
    mapped: ["1", "7", "9", "26"],
    changed: [],
    orphaned: [],
  })
})

/** What a form needs of the store, with one assessment in it. */
class OneSaved {
  saved = first()
  async latest() {
    return "a"
  }
  async list() {
    return { records: [await this.load()], newer: 0, setAside: [] }
  }
  async load() {
    const assessment = structuredClone(this.saved)
    return { id: "a", framework: "ips", schema: 2, saved: "", exported: null, assessment }
  }
  /** @param {string} _ @param {(saved: Assessment) => Assessment} change */
  async update(_, change) {
    this.saved = change(structuredClone(this.saved))
    return this.saved
  }
  onOtherTab() {}
}

test("a form opens it under the new ids, and saves so once something is answered", async () => {
  const store = new OneSaved()
  const framework = { id: "ips", version: rules.version }
  const session = new Session({ framework, maps: rules.id_maps, locale: "sv" })
  await session.open(/** @type {any} */ (store))
  assert.deepEqual([session.otherVersion, session.isMoved], [FIRST, true])
  assert.deepEqual(session.answer("9"), { level: "5", note: "Sju" })
  assert.equal(session.answer("12"), undefined)
  assert.deepEqual(store.saved, first(), "nothing is written before something is answered")
  session.set("12A", { level: "3" })
  await session.flush()
  const { answers, former, framework: named } = store.saved
  assert.deepEqual(named, framework)
  assert.deepEqual(Object.keys(answers).sort(), ["1", "12A", "26", "7", "9"])
  assert.deepEqual(answers[9], { level: "5", note: "Sju" })
  assert.deepEqual(Object.keys(former[0].answers), ["12", "odd"])
  session.set("12A", { level: "4" })
  await session.flush()
  assert.equal(store.saved.former.length, 1, "it is left behind once")
})
