/** What holds of the real store: nothing is lost when it moves on, takes in files, or fails. */
import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { openDB } from "idb"
import { fileText } from "../src/assessment_file.mjs"
import { choicesOf } from "../src/import_preview.mjs"
import { kindOfRecord, migrated } from "../src/saved.mjs"
import { SessionOnlyStore } from "../src/session_only.mjs"
import { Store } from "../src/store.mjs"
import { storeAll, undoStored, whatIsThere } from "../src/storing.mjs"
import { withValue } from "../src/paths.mjs"
import { TabStorage, contents, emptyStore, newName } from "../testing/browser.mjs"
import { assessment, tree } from "../testing/generated.mjs"
import { holds } from "../testing/properties.mjs"

/** @import { AnyStore } from "../src/session_only.mjs" */
/** @import { Assessment } from "../src/types.mjs" */

/** What lay in the store of the first version, or may have. */
const first = fc.oneof(
  { weight: 4, arbitrary: assessment.map((made) => ({ schema: 1, assessment: made })) },
  { weight: 1, arbitrary: tree.map((assessment) => ({ schema: 1, assessment })) },
  { weight: 1, arbitrary: tree.map((schema) => ({ schema, found: "något" })) },
)

/** @param {any} tree */
const withoutId = (tree) => withValue(tree, ["assessment", "id"], "x")

test("a record of the first version keeps everything, and is never moved on twice", async () => {
  const property = fc.property(first, fc.uuid(), (found, id) => {
    const record = /** @type {any} */ (migrated(found, id))
    assert.equal(typeof record.id, "string")
    assert.deepEqual(migrated(record, "another"), record)
    for (const key of Object.keys(found)) assert.ok(Object.hasOwn(record, key), key)
    if (kindOfRecord(record) !== "current") return
    const before = /** @type {any} */ (found).assessment
    assert.equal(fileText(withoutId(record.assessment)), fileText(withoutId(before)))
    const own = before.assessment.id
    assert.equal(record.assessment.assessment.id, own || id)
    assert.ok(!Number.isNaN(Date.parse(record.saved)))
  })
  await holds(property, "migrated")
})

test("a database of the first version opens with all that was in it, however often", async () => {
  const few = fc.array(first, { minLength: 1, maxLength: 5 })
  const property = fc.asyncProperty(few, fc.boolean(), async (all, sameId) => {
    const name = newName()
    const old = await openDB(name, 1, {
      upgrade(db) {
        db.createObjectStore("assessments", { keyPath: "framework" })
        db.createObjectStore("set_aside", { autoIncrement: true })
      },
    })
    const put = all.map((found, at) => {
      const one = /** @type {any} */ ({ ...structuredClone(found), framework: `f${at}` })
      if (sameId && one.assessment?.assessment) one.assessment.assessment.id = "samma"
      return one
    })
    for (const one of put) await old.add("assessments", one)
    await old.add("set_aside", { framework: "f", at: "då", found: "förr" })
    old.close()
    const store = await Store.open(name)
    const there = await contents(store)
    const { records, newer, setAside } = there
    assert.equal(records.length + newer + setAside.length, put.length + 1)
    assert.equal(new Set(records.map(({ id }) => id)).size, records.length)
    const kept = records.map((record) => fileText(withoutId(record.assessment))).sort()
    const ids = new Set(records.map((record) => record.framework))
    const given = put.filter((one) => ids.has(one.framework))
    assert.deepEqual(kept, given.map((one) => fileText(withoutId(one.assessment))).sort())
    for (const { id, assessment } of records) assert.equal(assessment.assessment.id, id)
    assert.deepEqual(await contents(await Store.open(name)), there)
  })
  await holds(property, "first version", 1)
})

/**
 * Take in files as the page does, with what it proposes for each.
 *
 * @param {AnyStore} store
 * @param {Assessment[]} files
 */
async function takeIn(store, files) {
  const opened = []
  for (const [at, file] of files.entries()) {
    const { there } = await whatIsThere(store, file, files.slice(0, at))
    const choice = choicesOf(/** @type {any} */ ({ assessment: file, there }))[0]
    opened.push({ assessment: file, choice })
  }
  return storeAll(store, opened)
}

/** Files of one import; some may be copies of one another, or have the same id. */
const files = fc
  .tuple(
    fc.array(assessment, { minLength: 3, maxLength: 5 }),
    fc.constantFrom("apart", "copy", "id"),
  )
  .map(([all, how]) => {
    const named = all.map((one, at) =>
      withValue(one, ["assessment", "id"], how === "id" && at < 2 ? "samma" : `id ${at}`),
    )
    return how === "copy" ? [...named, structuredClone(named[0])] : named
  })

/** @param {Store} store */
async function texts(store) {
  const { records } = await store.list()
  return records.map(({ assessment }) => fileText(withoutId(assessment))).sort()
}

test("files are stored the same in any order, over nothing that is there, and undone", async () => {
  const turned = files.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  )
  const property = fc.asyncProperty(turned, assessment, async ([all, other], there) => {
    const stores = []
    for (const order of [all, other]) {
      const store = await emptyStore()
      await store.create(withValue(there, ["assessment", "id"], "id 2"))
      const before = await contents(store)
      const stored = await takeIn(store, order)
      const after = await contents(store)
      for (const record of before.records)
        assert.deepEqual(
          after.records.find(({ id }) => id === record.id),
          record,
        )
      await undoStored(store, stored)
      assert.deepEqual(await contents(store), before)
      await takeIn(store, order)
      stores.push(store)
    }
    const [one, two] = await Promise.all(stores.map(texts))
    assert.deepEqual(one, two)
    const wanted = [there, ...all].map((file) => fileText(withoutId(file))).sort()
    assert.deepEqual([...new Set(one)], [...new Set(wanted)])
  })
  await holds(property, "sets of files", 3)
})

test("where storing fails half way, all is as it was", async () => {
  const choices = fc.array(fc.constantFrom("add", "keep_both", "replace"), {
    minLength: 5,
    maxLength: 5,
  })
  const property = fc.asyncProperty(files, choices, fc.nat({ max: 2 }), async (all, picked, at) => {
    const store = await emptyStore()
    for (const [index, file] of all.entries())
      if (picked[index] === "replace")
        await store.create(withValue(file, ["plan"], {})).catch(() => {})
    const before = await contents(store)
    let left = at
    const failing = new Proxy(store, {
      get(target, key) {
        const value = Reflect.get(target, key)
        if (typeof value !== "function") return value
        if (!["restore", "create", "replace"].includes(String(key))) return value.bind(target)
        return async (/** @type {any[]} */ ...given) => {
          try {
            left -= 1
            if (left === -1) throw new Error("full")
            return await value.apply(target, given)
          } catch (error) {
            left = Number.POSITIVE_INFINITY // an id that is taken fails too, and then the way back is free
            throw error
          }
        }
      },
    })
    const chosen = all.map((assessment, index) => ({
      assessment,
      choice: /** @type {any} */ (picked[index] ?? "keep_both"),
    }))
    await assert.rejects(storeAll(failing, chosen))
    assert.deepEqual(await contents(store), before)
  })
  await holds(property, "half way", 3)
})

test("both stores do the same", async () => {
  const property = fc.asyncProperty(assessment, async (made) => {
    const one = withValue(made, ["assessment", "id"], "a")
    for (const store of [await emptyStore(), new SessionOnlyStore(new TabStorage())]) {
      await store.create(one)
      await assert.rejects(store.create(one), { name: "StoreDeniedError" })
      assert.equal(await store.latest(one.framework.id), "a")
      const changed = withValue(one, ["dmaic"], { define: "nytt" })
      await store.update("a", () => changed)
      const record = await store.load("a")
      assert.equal(fileText(/** @type {any} */ (record?.assessment)), fileText(changed))
      await store.exported("a", "2026-01-01")
      const replaced = await store.replace({
        .../** @type {any} */ (record),
        extra: 1,
        assessment: one,
      })
      assert.equal(replaced?.exported, "2026-01-01")
      await store.update("a", (saved) => saved)
      assert.equal(/** @type {any} */ (await store.load("a")).extra, 1)
      const removed = await store.remove("a")
      await assert.rejects(
        store.update("a", (saved) => saved),
        { name: "RemovedError" },
      )
      await store.restore(/** @type {any} */ (removed))
      assert.equal(
        fileText(/** @type {any} */ ((await store.load("a"))?.assessment)),
        fileText(one),
      )
      assert.equal(await store.wipe(), 0)
      assert.deepEqual(await store.list(), { records: [], newer: 0, setAside: [] })
    }
  })
  await fc.assert(property, { numRuns: 40 })
})
