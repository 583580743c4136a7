/**
 * The assessment that is being worked on: in memory at once, saved shortly after.
 *
 * Every change is on its way to the store within SAVE_AFTER_MS. Only what was changed here is
 * written, on top of what is saved by then, so another tab's answers to other items stay.
 */
import { same, valueAt, withValue } from "./paths.mjs"
import { FORMAT_VERSION, NewerRecordError, RemovedError, newId } from "./saved.mjs"

/** @import { Step } from "./history.mjs" */
/** @import { SetAside } from "./saved.mjs" */
/** @import { Store } from "./store.mjs" */
/** @import { Answer, Assessment } from "./types.mjs" */

const SAVE_AFTER_MS = 400
const TRY_AGAIN_AFTER_MS = 5_000

/**
 * Where the answers are.
 *
 * @typedef {{ name: "empty" }
 *   | { name: "saving" }
 *   | { name: "saved", at: Date }
 *   | { name: "memory", message: string }
 *   | { name: "newer" }
 *   | { name: "removed" }
 *   | { name: "failed", message: string }} SaveStatus empty: nothing to save yet; memory: the
 *   browser saves nothing; newer: left untouched, this page works in memory; removed: another tab
 *   removed it, the next change saves it again
 */

/**
 * A change that is not saved yet.
 *
 * @typedef {{ path: readonly string[], value: unknown }} Change value undefined: taken away
 */

/**
 * What a session needs of the store.
 *
 * @typedef {Pick<Store, "latest" | "load" | "create" | "update" | "onOtherTab" | "list" | "rescued">} SessionStore
 */

/** One assessment on one page; several pages may have the same one open. */
export class Session {
  #framework
  #locale
  /** @type {SessionStore | null} */
  #store = null
  /** @type {string | null} Id of the assessment in the store; null until it is there */
  #id = null
  #onStatus
  #onOutside
  #onPut
  /** @type {Map<string, Change>} By path as JSON, in the order of the changes */
  #unsaved = new Map()
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer
  /** @type {Promise<void>} */
  #saving = Promise.resolve()
  /** @type {SaveStatus} */
  #status = { name: "empty" }

  /** @type {SetAside[]} What could not be read, now or earlier, and was not downloaded yet */
  setAside = []
  /** @type {string | null} Version of the framework that was answered before, if another */
  otherVersion = null

  /**
   * @param {object} options
   * @param {{ id: string, version: string }} options.framework - What is assessed
   * @param {string} options.locale - Of the page
   * @param {(status: SaveStatus) => void} [options.onStatus] - Told where the answers are
   * @param {(items: string[]) => void} [options.onOutside] - Told which items another tab changed
   * @param {(step: Step) => void} [options.onPut] - Told of every change made here
   */
  constructor({ framework, locale, onStatus = () => {}, onOutside = () => {}, onPut = () => {} }) {
    this.#framework = framework
    this.#locale = locale
    this.#onStatus = onStatus
    this.#onOutside = onOutside
    this.#onPut = onPut
    this.assessment = blankAssessment(framework, locale)
  }

  /** @returns {SaveStatus} Where the answers are */
  get status() {
    return this.#status
  }

  /**
   * Take over what was saved before; what has been answered until now stays on top of it.
   *
   * @param {SessionStore | null} store - null: nothing can be saved
   * @param {string | null} [wanted] - Id of the assessment; null: the framework's latest
   * @returns {Promise<boolean>} Whether there was a saved one; resolved once it is there
   */
  async open(store, wanted = null) {
    if (!store) {
      this.#enter({ name: "memory", message: "no store" })
      return false
    }
    try {
      const id = wanted ?? (await store.latest(this.#framework.id))
      const record = id === null ? null : await store.load(id)
      const found = record?.framework === this.#framework.id ? record : null
      const { setAside } = await store.list()
      this.setAside = setAside.filter(({ framework }) => framework === this.#framework.id)
      this.#store = store
      store.onOtherTab((saved) => {
        if (this.#id === null || saved === this.#id || saved === "") void this.refresh()
      })
      if (found) this.#takeOver(found.assessment, found.id)
      else this.#enter({ name: "empty" })
      if (this.#unsaved.size > 0) this.#saveSoon(SAVE_AFTER_MS)
      return found !== null
    } catch (error) {
      if (error instanceof NewerRecordError) this.#enter({ name: "newer" })
      else this.#enter({ name: "memory", message: messageOf(error) })
      return false
    }
  }

  /**
   * The answer to an item.
   *
   * @param {string} item - Item id
   * @returns {Answer | undefined} As it is now; undefined when nothing is said
   */
  answer(item) {
    return this.get(["answers", item])
  }

  /**
   * Take a new answer.
   *
   * @param {string} item - Item id
   * @param {Answer | null} answer - null: nothing is said any more
   * @param {string | null} [typed] - Name of the field in which it is being typed
   */
  set(item, answer, typed = null) {
    this.put(["answers", item], answer ?? undefined, typed)
  }

  /**
   * Take new answers to the questions about the service.
   *
   * @param {Record<string, string>} profile - Choice by question
   */
  setProfile(profile) {
    this.put(["profile"], profile)
  }

  /**
   * Anything that the assessment holds.
   *
   * @param {readonly string[]} path - Keys from the outside in, such as best_practice, leadership
   * @returns {any} As it is now; undefined where nothing is said
   */
  get(path) {
    return valueAt(this.assessment, path)
  }

  /**
   * Change anything that the assessment holds.
   *
   * @param {readonly string[]} path - Keys from the outside in; another tab's changes at the very
   *   same path are overwritten, those beside it stay
   * @param {unknown} value - undefined: taken away
   * @param {string | null} [typed] - Name of the field in which it is being typed
   */
  put(path, value, typed = null) {
    const before = this.get(path)
    if (same(before, value)) return
    this.#onPut({ path, before, after: value, typed })
    this.assessment = withValue(this.assessment, path, value)
    const key = JSON.stringify(path)
    this.#unsaved.delete(key)
    this.#unsaved.set(key, { path, value })
    this.#saveSoon(SAVE_AFTER_MS)
  }

  /** Take over what other tabs have saved, except where something unsaved stands here. */
  async refresh() {
    const store = this.#store
    if (!store) return
    try {
      this.#id ??= await store.latest(this.#framework.id)
      if (this.#id === null) return
      const found = await store.load(this.#id)
      if (found) this.#onOutside(this.#merge(found.assessment))
      else this.#enter({ name: "removed" })
    } catch (error) {
      this.#enter({ name: "failed", message: messageOf(error) })
    }
  }

  /** What could not be read has been downloaded: it stays set aside, but is not spoken of again. */
  async rescued() {
    await this.#store?.rescued().catch(() => {})
  }

  /** @returns {Promise<void>} Resolved once everything is saved or has failed to be */
  async flush() {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#saving = this.#saving.then(() => this.#save())
    return this.#saving
  }

  /**
   * @param {Assessment} assessment
   * @param {string} id
   */
  #takeOver(assessment, id) {
    this.#id = id
    this.#merge(assessment)
    const { version } = assessment.framework
    if (version !== this.#framework.version) this.otherVersion = version
    const changed = new Date(String(assessment.assessment.changed))
    if (!Number.isNaN(changed.getTime())) this.#enter({ name: "saved", at: changed })
  }

  /**
   * @param {Assessment} saved
   * @returns {string[]} Items whose answer is another one now
   */
  #merge(saved) {
    const before = this.assessment.answers
    this.assessment = this.#changed(saved)
    const { answers } = this.assessment
    const items = new Set([...Object.keys(before), ...Object.keys(answers)])
    return [...items].filter((item) => !same(before[item], answers[item]))
  }

  /**
   * @param {Assessment} saved
   * @returns {Assessment} With what is unsaved here on top
   */
  #changed(saved) {
    let assessment = saved
    for (const { path, value } of this.#unsaved.values())
      assessment = withValue(assessment, path, value)
    return assessment
  }

  /** @param {number} wait - In milliseconds */
  #saveSoon(wait) {
    if (!this.#store) return
    if (this.#status.name !== "failed") this.#enter({ name: "saving" })
    this.#timer ??= setTimeout(() => void this.flush(), wait)
  }

  async #save() {
    if (!this.#store || this.#unsaved.size === 0) return
    const changes = new Map(this.#unsaved)
    const now = new Date()
    try {
      await this.#write(this.#store, now)
      for (const [key, change] of changes)
        if (this.#unsaved.get(key) === change) this.#unsaved.delete(key)
      this.#enter(this.#unsaved.size > 0 ? { name: "saving" } : { name: "saved", at: now })
    } catch (error) {
      this.#enter({ name: "failed", message: messageOf(error) })
      this.#saveSoon(TRY_AGAIN_AFTER_MS)
    }
  }

  /**
   * @param {SessionStore} store
   * @param {Date} now
   */
  async #write(store, now) {
    const stamped = (/** @type {Assessment} */ saved) => {
      const about = { ...saved.assessment, locale: this.#locale, changed: now.toISOString() }
      const framework = { ...saved.framework, ...this.#framework }
      return { ...saved, framework, assessment: about }
    }
    // Another tab may have begun the same one while nothing was answered here.
    this.#id ??= await store.latest(this.#framework.id)
    if (this.#id !== null)
      try {
        await store.update(this.#id, (saved) => stamped(this.#changed(saved)))
        return
      } catch (error) {
        if (!(error instanceof RemovedError)) throw error
      }
    const { id } = await store.create(stamped(this.assessment))
    this.#id = id
  }

  /** @param {SaveStatus} status */
  #enter(status) {
    this.#status = status
    this.#onStatus(status)
  }
}

/**
 * An assessment in which nothing is answered.
 *
 * @param {{ id: string, version: string }} framework - What is assessed
 * @param {string} locale - Of the page
 * @param {Record<string, unknown>} [about] - More that is known of it, such as its title
 * @returns {Assessment} With a new id
 */
export function blankAssessment(framework, locale, about = {}) {
  const now = new Date().toISOString()
  return {
    format: "tumstock-assessment",
    format_version: FORMAT_VERSION,
    framework: { id: framework.id, version: framework.version },
    assessment: { id: newId(), ...about, locale, created: now, changed: now },
    profile: {},
    answers: {},
  }
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error)
}
