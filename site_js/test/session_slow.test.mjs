import assert from "node:assert/strict"
import { test } from "node:test"
import { Session } from "../src/session.mjs"

/** @import { Assessment } from "../src/types.mjs" */

/** What is waited for until it is opened. */
class Gate {
  /** @type {() => void} */
  open = () => {}
  /** @type {Promise<void>} */
  opened = new Promise((resolve) => {
    this.open = resolve
  })
}

/** A store on which saving takes its time, before it reads what is saved and after. */
class SlowStore {
  /** @type {Assessment | null} */
  saved = null
  before = new Gate()
  after = new Gate()

  latest = async () => this.saved && String(this.saved.assessment.id)
  list = async () => ({ records: [], newer: 0, setAside: [] })
  rescued = async () => {}
  onOtherTab = () => {}

  /** @param {string} id */
  async load(id) {
    if (!this.saved) return null
    const assessment = structuredClone(this.saved)
    return { id, framework: "ips", schema: 2, saved: "", exported: null, assessment }
  }

  /** @param {Assessment} assessment */
  async create(assessment) {
    this.saved = structuredClone(assessment)
    const id = String(assessment.assessment.id)
    return { id, framework: "ips", schema: 2, saved: "", exported: null, assessment }
  }

  /**
   * @param {string} _
   * @param {(saved: Assessment) => Assessment} change
   */
  async update(_, change) {
    await this.before.opened
    this.saved = structuredClone(change(structuredClone(/** @type {Assessment} */ (this.saved))))
    await this.after.opened
    return structuredClone(this.saved)
  }
}

/** Let everything go on that can. */
const turn = () => new Promise((resolve) => setTimeout(resolve))

test("what is undone and done again while it is being saved stays as it is", async () => {
  const store = new SlowStore()
  /** @type {string[]} */
  const outside = []
  const session = new Session({
    framework: { id: "ips", version: "2026-01-09" },
    locale: "sv",
    onOutside: (items) => outside.push(...items),
  })
  await session.open(/** @type {any} */ (store))
  session.set("1", { level: "2" })
  await session.flush()
  session.set("7", { level: "4", note: "ab" })
  const saving = session.flush()
  await turn()
  session.set("7", null) // undone before the store has read what is saved
  store.before.open()
  await turn()
  session.set("7", { level: "4" }) // and done again before it is through
  store.after.open()
  await saving
  assert.deepEqual(session.answer("7"), { level: "4" })
  assert.deepEqual(outside, [])
  await session.flush()
  assert.deepEqual(store.saved?.answers, { 1: { level: "2" }, 7: { level: "4" } })
})
