/**
 * The assessment that is being worked on: in memory at once, saved shortly after.
 *
 * Every change is on its way to the store within SAVE_AFTER_MS. Only what was changed here is
 * written, on top of what is saved by then, so another tab's answers to other items stay.
 */
import { FORMAT_VERSION, NewerRecordError } from "./store.mjs"

/** @import { SetAside, Store } from "./store.mjs" */
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
 *   | { name: "failed", message: string }} SaveStatus empty: nothing to save yet; memory: the
 *   browser saves nothing; newer: left untouched, this page works in memory
 */

/**
 * What a session needs of the store.
 *
 * @typedef {Pick<Store, "load" | "update" | "onOtherTab" | "rescued">} SessionStore
 */

/** One framework's assessment on one page; several pages may have the same one open. */
export class Session {
  #framework
  #locale
  /** @type {SessionStore | null} */
  #store = null
  #onStatus
  #onOutside
  /** @type {Map<string, Answer | null>} Changed here, not saved yet; null: taken away */
  #unsaved = new Map()
  /** @type {Record<string, string> | null} */
  #unsavedProfile = null
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
   */
  constructor({ framework, locale, onStatus = () => {}, onOutside = () => {} }) {
    this.#framework = framework
    this.#locale = locale
    this.#onStatus = onStatus
    this.#onOutside = onOutside
    this.assessment = this.#blank()
  }

  /** @returns {SaveStatus} Where the answers are */
  get status() {
    return this.#status
  }

  /**
   * Take over what was saved before; what has been answered until now stays on top of it.
   *
   * @param {SessionStore | null} store - null: nothing can be saved
   * @returns {Promise<void>} Resolved once what is saved is there, or cannot be had
   */
  async open(store) {
    if (!store) return this.#enter({ name: "memory", message: "no store" })
    try {
      const { assessment, setAside } = await store.load(this.#framework.id)
      this.setAside = setAside
      this.#store = store
      if (assessment) {
        this.#merge(assessment)
        if (assessment.framework.version !== this.#framework.version)
          this.otherVersion = assessment.framework.version
        const changed = new Date(String(assessment.assessment.changed))
        if (!Number.isNaN(changed.getTime())) this.#enter({ name: "saved", at: changed })
      } else {
        this.#enter({ name: "empty" })
      }
      store.onOtherTab((framework) => {
        if (framework === this.#framework.id) void this.refresh()
      })
      if (this.#unsaved.size > 0 || this.#unsavedProfile) this.#saveSoon(SAVE_AFTER_MS)
    } catch (error) {
      if (error instanceof NewerRecordError) this.#enter({ name: "newer" })
      else this.#enter({ name: "memory", message: messageOf(error) })
    }
  }

  /**
   * The answer to an item.
   *
   * @param {string} item - Item id
   * @returns {Answer | undefined} As it is now; undefined when nothing is said
   */
  answer(item) {
    return this.assessment.answers[item]
  }

  /**
   * Take a new answer.
   *
   * @param {string} item - Item id
   * @param {Answer | null} answer - null: nothing is said any more
   */
  set(item, answer) {
    if (same(this.assessment.answers[item], answer ?? undefined)) return
    this.assessment = { ...this.assessment, answers: { ...this.assessment.answers } }
    if (answer) this.assessment.answers[item] = answer
    else delete this.assessment.answers[item]
    this.#unsaved.set(item, answer)
    this.#saveSoon(SAVE_AFTER_MS)
  }

  /**
   * Take new answers to the questions about the service.
   *
   * @param {Record<string, string>} profile - Choice by question
   */
  setProfile(profile) {
    if (same(this.assessment.profile, profile)) return
    this.assessment = { ...this.assessment, profile }
    this.#unsavedProfile = profile
    this.#saveSoon(SAVE_AFTER_MS)
  }

  /** Take over what other tabs have saved, except where something unsaved stands here. */
  async refresh() {
    try {
      const found = await this.#store?.load(this.#framework.id)
      if (!found?.assessment) return
      const changed = this.#merge(found.assessment)
      this.#onOutside(changed)
    } catch (error) {
      this.#enter({ name: "failed", message: messageOf(error) })
    }
  }

  /**
   * @param {Assessment} saved
   * @returns {string[]} Items whose answer is another one now
   */
  #merge(saved) {
    const before = this.assessment.answers
    const answers = { ...saved.answers }
    for (const [item, answer] of this.#unsaved) put(answers, item, answer)
    this.assessment = { ...saved, answers, profile: this.#unsavedProfile ?? saved.profile }
    const items = new Set([...Object.keys(before), ...Object.keys(answers)])
    return [...items].filter((item) => !same(before[item], answers[item]))
  }

  /** What could not be read has been downloaded: it stays set aside, but is not spoken of again. */
  async rescued() {
    await this.#store?.rescued(this.#framework.id).catch(() => {})
  }

  /** @returns {Promise<void>} Resolved once everything is saved or has failed to be */
  async flush() {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#saving = this.#saving.then(() => this.#save())
    return this.#saving
  }

  /** @param {number} wait - In milliseconds */
  #saveSoon(wait) {
    if (!this.#store) return
    if (this.#status.name !== "failed") this.#enter({ name: "saving" })
    this.#timer ??= setTimeout(() => void this.flush(), wait)
  }

  async #save() {
    if (!this.#store || (this.#unsaved.size === 0 && !this.#unsavedProfile)) return
    const items = new Map(this.#unsaved)
    const profile = this.#unsavedProfile
    const now = new Date()
    try {
      await this.#store.update(this.#framework.id, (saved) =>
        this.#changed(saved ?? this.#blank(), items, profile, now),
      )
      for (const [item, answer] of items)
        if (this.#unsaved.get(item) === answer) this.#unsaved.delete(item)
      if (this.#unsavedProfile === profile) this.#unsavedProfile = null
      this.#enter(this.#unsaved.size > 0 ? { name: "saving" } : { name: "saved", at: now })
    } catch (error) {
      this.#enter({ name: "failed", message: messageOf(error) })
      this.#saveSoon(TRY_AGAIN_AFTER_MS)
    }
  }

  /**
   * @param {Assessment} saved
   * @param {Map<string, Answer | null>} items
   * @param {Record<string, string> | null} profile
   * @param {Date} now
   * @returns {Assessment}
   */
  #changed(saved, items, profile, now) {
    const answers = { ...saved.answers }
    for (const [item, answer] of items) put(answers, item, answer)
    const about = { ...saved.assessment, locale: this.#locale, changed: now.toISOString() }
    const framework = { ...saved.framework, ...this.#framework }
    return { ...saved, framework, assessment: about, profile: profile ?? saved.profile, answers }
  }

  /** @returns {Assessment} */
  #blank() {
    const now = new Date().toISOString()
    return {
      format: "tumstock-assessment",
      format_version: FORMAT_VERSION,
      framework: { ...this.#framework },
      assessment: { id: newId(), locale: this.#locale, created: now, changed: now },
      profile: {},
      answers: {},
    }
  }

  /** @param {SaveStatus} status */
  #enter(status) {
    this.#status = status
    this.#onStatus(status)
  }
}

/**
 * @param {Record<string, Answer>} answers
 * @param {string} item
 * @param {Answer | null} answer
 */
function put(answers, item, answer) {
  if (answer) answers[item] = answer
  else delete answers[item]
}

/**
 * @param {unknown} one
 * @param {unknown} other
 */
function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** An id without `randomUUID`, which pages that are not served securely do not have. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error)
}
