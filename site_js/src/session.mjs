/**
 * The assessment that is being worked on: in memory at once, saved shortly after.
 *
 * Every change is on its way to the store within SAVE_AFTER_MS. Only what was changed here is
 * written, merged with what is saved by then, so what another tab has saved stays.
 */
import { moved } from "./moved.mjs"
import { alike, same, valueAt, withValue } from "./paths.mjs"
import { NewerRecordError, RemovedError, blankAssessment, recordToOpen, savedAt } from "./saved.mjs"
import { Unsaved } from "./unsaved.mjs"
import { holdBack } from "./unsaved_work.mjs"
import { wholeText } from "./whole_text.mjs"

/** @import { Step } from "./history.mjs" */
/** @import { IdMap } from "./moved.mjs" */
/** @import { SaveRecord, Scored, SetAside } from "./saved.mjs" */
/** @import { Store } from "./store.mjs" */
/** @import { Answer, Assessment } from "./types.mjs" */
/** @import { Change } from "./unsaved.mjs" */

const SAVE_AFTER_MS = 400
const TRY_AGAIN_AFTER_MS = 5_000
/** What is written now may be lost with the page. */
const UNSAVED = new Set(["failed", "memory", "newer"])

/**
 * Where the answers are.
 *
 * @typedef {{ name: "empty" }
 *   | { name: "saving" }
 *   | { name: "saved", at: Date }
 *   | { name: "memory", message: string }
 *   | { name: "newer" }
 *   | { name: "missing" }
 *   | { name: "removed" }
 *   | { name: "failed", message: string }} SaveStatus empty: nothing to save yet; memory: the
 *   browser saves nothing; newer: left untouched, this page works in memory; missing: the one that
 *   was asked for is not there, the first change begins another; removed: another tab removed it,
 *   the next change saves it again
 */

/**
 * What a session needs of the store.
 *
 * @typedef {Pick<Store, "latest" | "load" | "create" | "update" | "onOtherTab" | "list" | "rescued" | "scored">} SessionStore
 */

/** One assessment on one page; several pages may have the same one open. */
export class Session {
  #framework
  #maps
  #locale
  /** @type {SessionStore | null} */
  #store = null
  /** @type {string | null} Id of the assessment in the store; null until it is there */
  #id = null
  /** Whether one was asked for by its id: then no other is ever taken in its place. */
  #named = false
  #onStatus
  #onOutside
  #onPut
  #unsaved = new Unsaved()
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
  /** Whether those answers were brought under the ids of the present version */
  isMoved = false
  /** @type {Scored | undefined} The score that was kept with what was opened */
  scored

  /**
   * @param {object} options
   * @param {{ id: string, version: string }} options.framework - What is assessed
   * @param {IdMap[]} [options.maps] - From its earlier versions
   * @param {string} options.locale - Of the page
   * @param {(status: SaveStatus) => void} [options.onStatus] - Told where the answers are
   * @param {(items: string[]) => void} [options.onOutside] - Told which items another tab changed
   * @param {(step: Step) => void} [options.onPut] - Told of every change made here
   */
  constructor({
    framework,
    maps = [],
    locale,
    onStatus = () => {},
    onOutside = () => {},
    onPut = () => {},
  }) {
    this.#framework = framework
    this.#maps = maps
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

  /** @returns {boolean} Whether something here is not where it is kept, or not yet */
  get isUnsaved() {
    return this.#unsaved.size > 0
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
      const { records, newer, setAside } = await store.list()
      const found = recordToOpen(records, this.#framework.id, wanted)
      if (!found && newer > 0)
        // Both throw if a newer version wrote it.
        await (wanted === null ? store.latest(this.#framework.id) : store.load(wanted))
      this.setAside = setAside.filter(({ framework }) => framework === this.#framework.id)
      this.#store = store
      store.onOtherTab((saved) => {
        const any = this.#id === null && !this.#named
        if (any || saved === this.#id || saved === "") void this.refresh()
      })
      this.#named = wanted !== null
      if (found) this.#takeOver(found)
      else this.#enter({ name: this.#named ? "missing" : "empty" })
      if (this.isUnsaved) this.#saveSoon(SAVE_AFTER_MS)
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
   * @param {readonly string[]} path - Keys from the outside in; what another tab changes in other
   *   keys or entries below it stays, the very same text is overwritten
   * @param {unknown} given - undefined: taken away
   * @param {string | null} [typed] - Name of the field in which it is being typed
   */
  put(path, given, typed = null) {
    const value = wholeText(given)
    const before = this.get(path)
    if (same(before, value)) return
    this.#onPut({ path, before, after: value, typed })
    const after = withValue(this.assessment, path, value)
    this.#unsaved.add(path, this.assessment, after)
    this.assessment = after
    this.#saveSoon(SAVE_AFTER_MS)
  }

  /** Take over what other tabs have saved, except where something unsaved stands here. */
  async refresh() {
    const store = this.#store
    if (!store) return
    try {
      this.#id ??= await this.#latest(store)
      if (this.#id === null) return
      const found = await store.load(this.#id)
      if (!found) return this.#enter({ name: "removed" })
      this.#onOutside(this.#rebase(this.#brought(found.assessment)))
      if (!this.isUnsaved) this.#enter({ name: "saved", at: savedAt(found) })
    } catch (error) {
      this.#enter({ name: "failed", message: messageOf(error) })
      // A browser that is clearing its storage lets nothing be opened for a moment.
      if (this.isUnsaved) this.#saveSoon(TRY_AGAIN_AFTER_MS)
      else later(() => void this.refresh(), TRY_AGAIN_AFTER_MS)
    }
  }

  /**
   * Keep a score beside the answers.
   *
   * @param {Scored} scored - Of what is saved
   * @returns {Promise<boolean>} Whether anything is saved that it could lie beside
   */
  async keepScored(scored) {
    if (!this.#store || this.#id === null || this.#status.name !== "saved") return false
    await this.#store.scored(this.#id, scored)
    return true
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

  /** @param {SaveRecord} record */
  #takeOver(record) {
    const { id, assessment, scored } = record
    this.#id = id
    this.scored = scored
    const brought = this.#brought(assessment)
    this.#rebase(brought)
    const { version } = assessment.framework
    if (version !== this.#framework.version) this.otherVersion = version
    this.isMoved = brought !== assessment
    this.#enter({ name: "saved", at: savedAt(record) })
  }

  /**
   * What is saved, under the ids of the present version; it stays as it is saved until something
   * is answered here.
   *
   * @param {Assessment} saved
   */
  #brought(saved) {
    return moved(saved, { ...this.#framework, id_maps: this.#maps }).assessment
  }

  /**
   * Go on from what is saved now.
   *
   * @param {Assessment} saved
   * @returns {string[]} Items whose answer is another one now
   */
  #rebase(saved) {
    const before = this.assessment.answers
    this.assessment = this.#unsaved.rebase(saved)
    const { answers } = this.assessment
    const items = new Set([...Object.keys(before), ...Object.keys(answers)])
    return [...items].filter((item) => !alike(before[item], answers[item]))
  }

  /** @param {number} wait - In milliseconds */
  #saveSoon(wait) {
    if (!this.#store) return
    if (this.#status.name !== "failed") this.#enter({ name: "saving" })
    this.#timer ??= setTimeout(() => void this.flush(), wait)
  }

  async #save() {
    if (!this.#store || !this.isUnsaved) return
    const now = new Date()
    try {
      const { saved, written } = await this.#write(this.#store, now)
      this.#unsaved.saved(written)
      this.#goOn(saved)
      this.#enter(this.isUnsaved ? { name: "saving" } : { name: "saved", at: now })
      if (this.isUnsaved) this.#saveSoon(SAVE_AFTER_MS)
    } catch (error) {
      this.#enter({ name: "failed", message: messageOf(error) })
      this.#saveSoon(TRY_AGAIN_AFTER_MS)
    }
  }

  /**
   * Show what other tabs had saved before this one did.
   *
   * @param {Assessment} saved
   */
  #goOn(saved) {
    const before = this.assessment
    const items = this.#rebase(saved)
    const { framework, assessment } = this.assessment
    const { locale, changed } = assessment
    const stamped = { ...before, framework, assessment: { ...before.assessment, locale, changed } }
    if (!alike(stamped, this.assessment)) this.#onOutside(items)
  }

  /**
   * @param {SessionStore} store
   * @param {Date} now
   * @returns {Promise<{ saved: Assessment, written: readonly Change[] }>} What is saved then, and
   *   which changes were; some may have come while the store was waited for, others after that
   */
  async #write(store, now) {
    const stamped = (/** @type {Assessment} */ saved) => {
      const about = { ...saved.assessment, locale: this.#locale, changed: now.toISOString() }
      const framework = { ...saved.framework, ...this.#framework }
      return { ...saved, framework, assessment: about }
    }
    // Another tab may have begun the same one while nothing was answered here.
    this.#id ??= await this.#latest(store)
    if (this.#id !== null)
      try {
        let written = this.#unsaved.all
        const saved = await store.update(this.#id, (before) => {
          written = this.#unsaved.all
          return stamped(this.#unsaved.on(this.#brought(before)))
        })
        return { saved, written }
      } catch (error) {
        if (!(error instanceof RemovedError)) throw error
      }
    const written = this.#unsaved.all
    const { id, assessment } = await store.create(stamped(this.assessment))
    this.#id = id
    return { saved: assessment, written }
  }

  /**
   * @param {SessionStore} store
   * @returns {Promise<string | null>} The one that another tab may have begun in the meantime
   */
  async #latest(store) {
    return this.#named ? null : store.latest(this.#framework.id)
  }

  /** @param {SaveStatus} status */
  #enter(status) {
    this.#status = status
    if (UNSAVED.has(status.name)) holdBack(this)
    this.#onStatus(status)
  }
}

/**
 * @param {() => void} work
 * @param {number} wait - In milliseconds; a process without a page does not wait for it
 */
function later(work, wait) {
  const timer = setTimeout(work, wait)
  if (typeof timer === "object") /** @type {any} */ (timer).unref?.()
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error)
}
