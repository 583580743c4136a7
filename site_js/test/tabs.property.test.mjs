/** What holds of one assessment in two tabs: no change is lost, and both end up with the same. */
import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { merged } from "../src/merging.mjs"
import { alike, sorted, valueAt, withValue } from "../src/paths.mjs"
import { Session } from "../src/session.mjs"
import { emptyStore } from "../testing/browser.mjs"
import { assessment, text, tree } from "../testing/generated.mjs"
import { holds } from "../testing/properties.mjs"

/** @import { SessionStore } from "../src/session.mjs" */

/** Places that a form and a plan write to, and places in them. */
const PATHS = [
  ["profile"],
  ["answers", "1"],
  ["answers", "5.1(A)"],
  ["answers", "1", "note"],
  ["best_practice", "staff"],
  ["plan", "general", "goal"],
  ["plan", "general"],
  ["dmaic", "define"],
  ["assessment", "title"],
  ["later", "more", "deeper"],
]

/** Paths of which none leads to another. */
const APART = [
  ["answers", "1", "note"],
  ["answers", "1", "level"],
  ["answers", "2", "rating"],
  ["best_practice", "staff"],
  ["best_practice", "service"],
  ["plan", "general", "goal"],
  ["plan", "general", "risk"],
  ["assessment", "title"],
  ["later"],
]

/**
 * The assessment in a tab.
 *
 * @param {SessionStore} store
 * @param {any} made
 */
async function tab(store, made) {
  const session = new Session({ framework: made.framework, locale: "sv" })
  assert.ok(await session.open(store, "a"))
  return session
}

/** @param {any} made */
async function twoTabs(made) {
  const store = await emptyStore()
  await store.create(withValue(made, ["assessment", "id"], "a"))
  return { store, tabs: [await tab(store, made), await tab(store, made)] }
}

/** What a clock and a page write on their own. @param {any} made */
function content(made) {
  const { changed: _changed, locale: _locale, ...about } = made.assessment
  return sorted({ ...made, assessment: about })
}

/** @param {Session[]} tabs */
async function settle(tabs) {
  for (const one of tabs) await one.flush()
  for (const one of tabs) await one.refresh()
}

const said = fc.dictionary(
  text.map((key) => `x${key}`),
  text,
  { maxKeys: 3, noNullPrototype: true },
)

/** @param {string[]} path */
function arbitraryAt(path) {
  if (path[0] === "profile") return said
  const mapping = path.length === 2 && path[0] === "answers"
  return fc.oneof(mapping ? said : fc.oneof(text, fc.integer(), said), fc.constant(undefined))
}

/** @param {string[][]} paths */
function steps(paths) {
  const step = (/** @type {string[]} */ path) =>
    fc.record({
      tab: fc.nat({ max: 1 }),
      path: fc.constant(path),
      value: arbitraryAt(path),
      then: fc.constantFrom("nothing", "nothing", "save", "refresh", "begin to save"),
    })
  return fc.array(fc.oneof(...paths.map(step)), { maxLength: 12 })
}

/**
 * @param {Session} session
 * @param {string} then
 */
async function goOn(session, then) {
  if (then === "save") await session.flush()
  if (then === "refresh") await session.refresh()
  if (then === "begin to save") void session.flush()
}

test("two tabs end up with the same, which is what is saved", async () => {
  const property = fc.asyncProperty(assessment, steps(PATHS), async (made, all) => {
    const { store, tabs } = await twoTabs(made)
    for (const { tab, path, value, then } of all) {
      tabs[tab].put(path, value)
      assert.deepEqual(tabs[tab].get(path), value)
      await goOn(tabs[tab], then)
    }
    await settle(tabs)
    const saved = (await store.load("a"))?.assessment
    for (const one of tabs) {
      assert.equal(one.status.name, "saved")
      assert.equal(content(one.assessment), content(saved))
    }
  })
  await holds(property, "tabs")
})

test("changes in different places are all kept, in any order, and nothing else changes", async () => {
  const property = fc.asyncProperty(
    assessment,
    steps(APART),
    fc.boolean(),
    async (made, all, turn) => {
      const { store, tabs } = await twoTabs(made)
      // Each tab has its own places.
      const own = all.map((step) => ({ ...step, tab: APART.indexOf(step.path) % 2 }))
      for (const { tab, path, value, then } of own) {
        tabs[tab].put(path, value)
        await goOn(tabs[tab], then)
      }
      await settle(turn ? tabs.toReversed() : tabs)
      let wanted = withValue(made, ["assessment", "id"], "a")
      for (const { path, value } of own)
        if (!alike(valueAt(wanted, path), value)) wanted = withValue(wanted, path, value)
      assert.equal(empty(content((await store.load("a"))?.assessment)), empty(content(wanted)))
    },
  )
  await holds(property, "tabs")
})

/** A mapping that was made to hold something that is gone says nothing. @param {string} tree */
function empty(tree) {
  return sorted(
    JSON.parse(tree, (_, node) =>
      node && typeof node === "object" && Object.keys(node).length === 0 ? undefined : node,
    ),
  )
}

test("at the very same place the later one stands", async () => {
  const places = fc.constantFrom(...APART)
  const property = fc.asyncProperty(
    assessment,
    places,
    text,
    text,
    async (made, path, one, two) => {
      const { store, tabs } = await twoTabs(made)
      tabs[0].put(path, one)
      tabs[1].put(path, two)
      await settle(tabs)
      const saved = /** @type {any} */ ((await store.load("a"))?.assessment)
      const there = valueAt(made, path)
      const wanted = alike(two, there) ? one : two
      assert.equal(valueAt(saved, path), wanted)
      const rest = withValue(withValue(made, ["assessment", "id"], "a"), path, wanted)
      assert.equal(content(saved), content(rest))
    },
  )
  await holds(property, "tabs")
})

test("merging is the same from both sides where they changed different things", () => {
  const mapping = fc.dictionary(
    text.map((key) => `x${key}`),
    tree,
    { maxKeys: 4 },
  )
  fc.assert(
    fc.property(mapping, mapping, mapping, (base, one, other) => {
      const mine = { ...base, mine: one }
      const theirs = { ...base, theirs: other }
      assert.ok(alike(merged(base, theirs, mine), { ...base, mine: one, theirs: other }))
      assert.ok(alike(merged(base, mine, theirs), merged(base, theirs, mine)))
      assert.deepEqual(merged(base, theirs, base), theirs)
      assert.deepEqual(merged(base, base, mine), mine)
      assert.deepEqual(merged(base, mine, mine), mine)
    }),
  )
})

test("entries that both tabs add, change and take away are all as they were left", () => {
  const base = [
    { id: "a", what: "1" },
    { id: "b", what: "2" },
    { id: "c", what: "3" },
  ]
  const theirs = [{ id: "a", what: "1", who: "de" }, base[1], { id: "d", what: "ny" }]
  const mine = [{ id: "e", what: "egen" }, base[2], { id: "a", what: "ett" }]
  assert.deepEqual(merged(base, theirs, mine), [
    { id: "e", what: "egen" },
    { id: "a", what: "ett", who: "de" },
    { id: "d", what: "ny" },
  ])
  const [one, two, three] = ["ett", "två", "tre"].map((text) => ({ text }))
  assert.deepEqual(merged([one], [one, two], [one, three]), [one, three, two])
  assert.deepEqual(merged([one, two], [two], [one, two, three]), [two, three])
  assert.deepEqual(merged(undefined, [one], [one]), [one])
  assert.deepEqual(merged(["p"], ["p", "q"], ["r"], "points"), ["r", "q"])
  assert.deepEqual(merged(["1"], ["1", "2"], ["1", "3"], "days"), ["1", "3"])
})

test("an answer that is taken away takes nothing with it that another tab has said", () => {
  const base = { level: "3" }
  assert.deepEqual(merged(base, { level: "3", note: "kvar" }, undefined), { note: "kvar" })
  assert.equal(merged(base, base, undefined), undefined)
  assert.deepEqual(merged(base, undefined, { level: "3", note: "ny" }), { note: "ny" })
  assert.deepEqual(merged(undefined, { level: "2" }, { note: "ny" }), { level: "2", note: "ny" })
})
