import assert from "node:assert/strict"
import { test } from "node:test"
import { Session } from "../src/session.mjs"
import { valueAt, withValue } from "../src/paths.mjs"
import { kindOfRecord, migrated, NewerRecordError, RemovedError } from "../src/saved.mjs"

/** @import { SaveStatus, SessionStore } from "../src/session.mjs" */
/** @import { Assessment } from "../src/types.mjs" */

const framework = { id: "ips", version: "2026-01-09" }

/** What two tabs share: at most one assessment. */
class FakeStore {
  /** @type {Assessment | null} */
  saved = null
  /** @type {Error | null} */
  broken = null
  /** @type {((id: string) => void)[]} */
  listeners = []

  async latest() {
    if (this.broken) throw this.broken
    return this.saved && String(this.saved.assessment.id)
  }

  async list() {
    const newer = this.broken instanceof NewerRecordError ? 1 : 0
    if (this.broken && !newer) throw this.broken
    return { records: this.saved ? [this.#record(this.saved)] : [], newer, setAside: [] }
  }

  /** @param {string} id */
  async load(id) {
    if (this.broken) throw this.broken
    return this.saved ? { ...this.#record(this.saved), id } : null
  }

  /** @param {Assessment} saved */
  #record(saved) {
    const assessment = structuredClone(saved)
    const id = String(saved.assessment.id)
    return { id, framework: framework.id, schema: 2, saved: "", exported: null, assessment }
  }

  /** @param {Assessment} assessment */
  async create(assessment) {
    if (this.broken) throw this.broken
    this.saved = structuredClone(assessment)
    return this.#record(assessment)
  }

  /**
   * @param {string} id
   * @param {(saved: Assessment) => Assessment} change
   */
  async update(id, change) {
    if (this.broken) throw this.broken
    if (!this.saved) throw new RemovedError(id)
    this.saved = change(structuredClone(this.saved))
    return this.saved
  }

  async rescued() {}

  async scored() {}

  /** @param {(id: string) => void} listener */
  onOtherTab(listener) {
    this.listeners.push(listener)
  }
}

/**
 * @param {SessionStore | null} store
 * @param {{ onStatus?: (status: SaveStatus) => void, onOutside?: (items: string[]) => void }} [more]
 */
async function opened(store, more = {}) {
  const session = new Session({ framework, locale: "sv", ...more })
  await session.open(store)
  return session
}

test("an answer is saved and found again, in the full shape of an assessment file", async () => {
  const store = new FakeStore()
  const session = await opened(store)
  assert.deepEqual(session.status, { name: "empty" })
  session.set("2", { level: "3" })
  assert.equal(session.status.name, "saving")
  await session.flush()
  assert.equal(session.status.name, "saved")
  const again = await opened(store)
  assert.equal(again.status.name, "saved")
  assert.deepEqual(again.answer("2"), { level: "3" })
  assert.deepEqual(Object.keys(again.assessment), [
    "format",
    "format_version",
    "framework",
    "assessment",
    "profile",
    "answers",
  ])
})

test("keys and items that this page does not know survive", async () => {
  const store = new FakeStore()
  const first = await opened(store)
  first.set("2", { level: "3" })
  await first.flush()
  const saved = /** @type {any} */ (store.saved)
  saved.plan = [{ what: "x" }]
  saved.answers.gone = { level: "1" }
  saved.assessment.title = "t"
  const session = await opened(store)
  session.set("2", null)
  await session.flush()
  assert.deepEqual(/** @type {any} */ (store.saved).plan, [{ what: "x" }])
  assert.deepEqual(store.saved?.answers, { gone: { level: "1" } })
  assert.equal(store.saved?.assessment.title, "t")
})

test("two tabs that answer different items do not undo one another", async () => {
  const store = new FakeStore()
  /** @type {string[][]} */
  const seen = []
  const one = await opened(store, { onOutside: (items) => seen.push(items) })
  const other = await opened(store)
  one.set("1", { level: "1" })
  other.set("2", { level: "2" })
  await other.flush()
  await one.refresh()
  assert.deepEqual(seen, [["2"]])
  assert.deepEqual(one.assessment.answers, { 1: { level: "1" }, 2: { level: "2" } })
  await one.flush()
  assert.deepEqual(store.saved?.answers, { 1: { level: "1" }, 2: { level: "2" } })
})

test("what is answered while saved answers are fetched stays on top of them", async () => {
  const store = new FakeStore()
  const first = await opened(store)
  first.set("1", { level: "1" })
  first.set("2", { level: "2" })
  await first.flush()
  const session = new Session({ framework, locale: "sv" })
  session.set("2", { level: "5" })
  await session.open(store)
  assert.deepEqual(session.assessment.answers, { 1: { level: "1" }, 2: { level: "5" } })
  await session.flush()
  assert.deepEqual(store.saved?.answers, { 1: { level: "1" }, 2: { level: "5" } })
})

test("a failed save is told, keeps the answer, and the next one succeeds", async () => {
  const store = new FakeStore()
  const session = await opened(store)
  session.set("1", { level: "1" })
  store.broken = new Error("quota")
  await session.flush()
  assert.deepEqual(session.status, { name: "failed", message: "quota" })
  store.broken = null
  await session.flush()
  assert.equal(session.status.name, "saved")
  assert.deepEqual(store.saved?.answers, { 1: { level: "1" } })
})

test("without a store answers stay in memory and the page can say so", async () => {
  const session = await opened(null)
  session.set("1", { level: "1" })
  assert.equal(session.status.name, "memory")
  assert.deepEqual(session.answer("1"), { level: "1" })
})

test("what a newer version saved is left untouched", async () => {
  const store = new FakeStore()
  store.broken = new NewerRecordError("ips")
  const session = await opened(store)
  assert.equal(session.status.name, "newer")
  store.broken = null
  session.set("1", { level: "1" })
  await session.flush()
  assert.equal(store.saved, null)
})

test("answers to another version of the framework are told", async () => {
  const store = new FakeStore()
  const first = await opened(store)
  first.set("1", { level: "1" })
  await first.flush()
  if (store.saved) store.saved.framework.version = "2025-01-01"
  assert.equal((await opened(store)).otherVersion, "2025-01-01")
})

test("a record is current, newer, or unreadable", () => {
  const assessment = {
    format: "tumstock-assessment",
    format_version: 1,
    framework,
    assessment: {},
    profile: {},
    answers: {},
  }
  const record = { id: "a", framework: "ips", schema: 2, assessment }
  assert.equal(kindOfRecord(undefined), "none")
  assert.equal(kindOfRecord(record), "current")
  assert.equal(kindOfRecord({ ...record, schema: 3 }), "newer")
  assert.equal(
    kindOfRecord({ ...record, assessment: { ...assessment, format_version: 2 } }),
    "newer",
  )
  for (const broken of [
    null,
    "text",
    {},
    { ...record, schema: undefined },
    { ...record, id: undefined },
    { ...record, assessment: null },
    { ...record, assessment: { ...assessment, answers: [] } },
    { ...record, assessment: { ...assessment, answers: { 2: "x" } } },
    { ...record, assessment: { ...assessment, format: "other" } },
    { ...record, assessment: { ...assessment, answers: { 2: { evidence: "x" } } } },
    { ...record, assessment: { ...assessment, answers: { 2: { improvements: ["x"] } } } },
    { ...record, assessment: { ...assessment, answers: { 2: { statements: [] } } } },
    { ...record, assessment: { ...assessment, plan: { rows: "x" } } },
    { ...record, assessment: { ...assessment, previous: 1 } },
  ])
    assert.equal(kindOfRecord(broken), "unreadable")
})

test("a record of the first schema becomes one of its own id", () => {
  const assessment = {
    format: "tumstock-assessment",
    format_version: 1,
    framework,
    assessment: { id: "a", changed: "2026-01-02T03:04:05.000Z" },
    profile: {},
    answers: { 2: { level: "3" } },
  }
  const first = { framework: "ips", schema: 1, assessment }
  assert.deepEqual(migrated(first, "new"), {
    id: "a",
    framework: "ips",
    schema: 2,
    saved: "2026-01-02T03:04:05.000Z",
    exported: null,
    assessment,
  })
  const unnamed = /** @type {any} */ (
    migrated({ ...first, assessment: { ...assessment, assessment: {} } }, "new")
  )
  assert.equal(unnamed.id, "new")
  assert.equal(unnamed.assessment.assessment.id, "new")
  assert.equal(kindOfRecord(unnamed), "current")
  for (const broken of ["text", null, { framework: "ips", schema: 1 }, { ...first, schema: 9 }]) {
    const moved = /** @type {any} */ (migrated(broken, "new"))
    assert.equal(moved.id, "new")
    assert.notEqual(kindOfRecord(moved), "current")
  }
})

test("anything in an assessment can be changed by its path, beside what others change", async () => {
  const store = new FakeStore()
  const one = await opened(store)
  one.set("1", { level: "1" })
  await one.flush()
  const other = await opened(store)
  one.put(["best_practice", "staff"], "Vi möts varje vecka.")
  other.put(["best_practice", "service"], "Ett samtal i veckan.")
  other.put(["assessment", "title"], "Våren")
  await one.flush()
  await other.flush()
  const saved = /** @type {any} */ (store.saved)
  assert.deepEqual(saved.best_practice, {
    staff: "Vi möts varje vecka.",
    service: "Ett samtal i veckan.",
  })
  assert.equal(saved.assessment.title, "Våren")
  one.put(["best_practice", "staff"], undefined)
  await one.flush()
  assert.deepEqual(/** @type {any} */ (store.saved).best_practice, {
    service: "Ett samtal i veckan.",
  })
})

test("an assessment that another tab removed is said to be gone, and saved again by a change", async () => {
  const store = new FakeStore()
  const session = await opened(store)
  session.set("1", { level: "1" })
  await session.flush()
  store.saved = null
  await session.refresh()
  assert.equal(session.status.name, "removed")
  session.set("2", { level: "2" })
  await session.flush()
  assert.equal(session.status.name, "saved")
  assert.deepEqual(/** @type {any} */ (store.saved).answers, {
    1: { level: "1" },
    2: { level: "2" },
  })
})

test("two tabs that begin with nothing end in one assessment", async () => {
  const store = new FakeStore()
  const one = await opened(store)
  const other = await opened(store)
  one.set("1", { level: "1" })
  await one.flush()
  other.set("2", { level: "2" })
  await other.flush()
  assert.deepEqual(/** @type {any} */ (store.saved).answers, {
    1: { level: "1" },
    2: { level: "2" },
  })
})

test("keys with a meaning in the language are data", () => {
  const tree = withValue({}, ["answers", "__proto__"], { level: "1" })
  assert.deepEqual(valueAt(tree, ["answers", "__proto__"]), { level: "1" })
  assert.equal(valueAt(tree, ["answers", "constructor"]), undefined)
  assert.equal(/** @type {any} */ ({}).level, undefined)
})

test("one that is asked for and is not there is never taken for another", async () => {
  const store = new FakeStore()
  const first = await opened(store)
  first.set("1", { level: "1" })
  await first.flush()
  const kept = structuredClone(store.saved)
  store.load = async () => null
  const session = new Session({ framework, locale: "sv" })
  assert.equal(await session.open(store, "gone"), false)
  assert.deepEqual(session.status, { name: "missing" })
  /** @type {Assessment[]} */
  const made = []
  const create = store.create.bind(store)
  store.create = async (assessment) => {
    made.push(assessment)
    const saved = store.saved
    const record = await create(assessment)
    store.saved = saved
    return record
  }
  session.set("1", { level: "5" })
  await session.flush()
  assert.equal(session.status.name, "saved")
  assert.deepEqual(store.saved, kept)
  assert.deepEqual(made[0].answers, { 1: { level: "5" } })
  assert.notEqual(made[0].assessment.id, kept?.assessment.id)
})

test("half a character that was pasted never reaches the file", async () => {
  const session = await opened(new FakeStore())
  session.set("1", { note: "å\ud800ä", evidence: [{ text: "\udc00" }] })
  assert.deepEqual(session.answer("1"), { note: "å\ufffdä", evidence: [{ text: "\ufffd" }] })
})

test("what both tabs say about the same item is kept, and told to the one that saves later", async () => {
  const store = new FakeStore()
  const one = await opened(store)
  one.set("1", { level: "1" })
  await one.flush()
  /** @type {string[][]} */
  const seen = []
  const other = await opened(store, { onOutside: (items) => seen.push(items) })
  one.set("1", { level: "4" })
  other.set("1", { level: "1", note: "ny" })
  await one.flush()
  await other.flush()
  assert.deepEqual(store.saved?.answers, { 1: { level: "4", note: "ny" } })
  assert.deepEqual(other.answer("1"), { level: "4", note: "ny" })
  assert.deepEqual(seen, [["1"]])
})

test("what is changed back while it is being saved is saved as it stands", async () => {
  const store = new FakeStore()
  const session = await opened(store)
  session.set("1", { note: "a" })
  await session.flush()
  session.set("1", { note: "ab" })
  const saving = session.flush()
  session.set("1", { note: "a" })
  session.put(["answers", "1", "level"], "3")
  await saving
  await session.flush()
  assert.deepEqual(store.saved?.answers, { 1: { note: "a", level: "3" } })
})

test("a page that saves alone is never told of changes from outside", async () => {
  const store = new FakeStore()
  let told = 0
  const session = await opened(store, {
    onOutside: () => {
      told += 1
    },
  })
  session.set("2", { level: "2" })
  session.put(["plan", "general", "goal"], "x")
  await session.flush()
  session.set("1", { level: "1" })
  session.set("2", null)
  await session.flush()
  assert.equal(told, 0)
})
