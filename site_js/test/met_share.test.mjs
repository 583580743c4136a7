/** The result where criteria are met or not, in whole criteria and without promising a mark. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { scoreLine } from "../src/item_view.mjs"
import { basesOf, metOf, openOf, ruleLabel, standingOf, thresholdLine } from "../src/met_share.mjs"
import { progressOf } from "../src/progress.mjs"
import { Texts } from "../src/texts.mjs"

const js = {
  item: {
    out: "gäller inte",
    overridden: "ändrat",
    met: { met: "uppfyllt", partly: "delvis", not_met: "inte", unknown: "vet inte" },
  },
  share: {
    met: "{met} av {count}",
    met_of_several: "{met}",
    open: "öppna {open}",
    settled: "{percent} %",
    undecided: "antal {counts}",
    reached: "nådd ({needed})",
    more: "{missing} till ({needed} av {count})",
    missed: "{missing} saknas",
    impossible: "går inte ({needed})",
    rule: "{total}. {thresholds}",
  },
}
const thresholds = { half: "Hälften", all: "Alla" }
const texts = new Texts({ js, sections: {}, bands: {}, rules: {}, items: {}, thresholds }, "sv")

/** @param {number} applicable @param {number} met @param {number} open @returns {any} */
const base = (applicable, met, open) => ({
  applicable,
  met,
  open,
  percent: String((100 * met) / applicable),
  thresholds: [
    ["half", Math.ceil(applicable / 2)],
    ["all", applicable],
  ].map(([id, needed]) => ({
    id,
    needed,
    missing: Math.max(0, Number(needed) - met),
    reached: met >= Number(needed),
    possible: met + open >= Number(needed),
  })),
})
/** @param {any[]} bases @returns {any} */
const total = (...bases) => ({ kind: "met_share", bases })

test("what is met is told of those that apply", () => {
  assert.equal(metOf(total(base(46, 36, 4)), texts), "36 av 46")
})

test("while questions are open what is met is told without a number that may be wrong", () => {
  const open = total(base(51, 41, 0), base(46, 36, 0), base(50, 40, 0), base(45, 35, 0))
  assert.equal(metOf(open, texts), "35–41")
  assert.equal(openOf(open, texts), "antal 51, 50, 46, 45")
  assert.deepEqual(
    basesOf(open).map(({ applicable }) => applicable),
    [51, 50, 46, 45],
  )
})

test("one number where every base gives the same", () => {
  assert.equal(metOf(total(base(51, 1, 50), base(46, 1, 45)), texts), "1")
})

test("what is open is counted, and a share is told once nothing is", () => {
  assert.equal(openOf(total(base(46, 36, 4)), texts), "öppna 4")
  assert.equal(openOf(total(base(8, 7, 0)), texts), "87,5 %")
})

test("a threshold is reached, further on, out of reach, or missed", () => {
  const at = (/** @type {any} */ found) => standingOf(found.thresholds[0], found)
  assert.equal(at(base(46, 23, 10)), "reached")
  assert.equal(at(base(46, 22, 1)), "more")
  assert.equal(at(base(46, 20, 2)), "impossible")
  assert.equal(at(base(46, 22, 0)), "missed")
})

test("a threshold says how many more it takes", () => {
  const found = base(46, 20, 20)
  assert.equal(thresholdLine(found.thresholds[0], found, texts), "3 till (23 av 46)")
})

test("the drawn rule is told in words", () => {
  assert.equal(ruleLabel(total(base(46, 20, 20)), texts), "20 av 46. Hälften: 23, Alla: 46")
})

test("nothing is said where there is no share", () => {
  assert.equal(metOf(total(), texts), "")
  assert.equal(openOf(total(), texts), "")
})

/** @param {any} more @returns {any} */
const item = (more) => ({ kind: "met", score: "0", level: null, explanation: {}, ...more })

test("a criterion that is met or not gets words, never points", () => {
  assert.equal(scoreLine(item({ status: "scored", level: "partly" }), texts), "delvis")
  assert.equal(scoreLine(item({ status: "unknown", score: null }), texts), "vet inte")
  const changed = item({ status: "scored", level: "met", overridden: true })
  assert.equal(scoreLine(changed, texts), "uppfyllt · ändrat")
})

test("what the profile takes away says so, whatever was answered", () => {
  const out = item({ status: "not_applicable", score: null, explanation: { by: "profile" } })
  assert.equal(scoreLine(out, texts), "gäller inte")
  const items = [{ id: "33", kind: "met", group: null }]
  /** @type {any} */
  const result = { items: { 33: out }, sections: [{ id: "a", answered: 0, count: 0 }] }
  const sections = new Map([["a", ["33"]]])
  const progress = progressOf(items, sections, { 33: { level: "met" } }, result)
  assert.equal(progress.items.get("33"), "out")
  assert.equal(progress.count, 0)
})
