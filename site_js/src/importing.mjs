/** Takes in files: read each, show what they hold, store what is chosen, offer to undo it. */
import { h } from "./dom.mjs"
import { MOST_BYTES } from "./import_limits.mjs"
import { choicesOf, importPreview } from "./import_preview.mjs"
import { showSize } from "./locale.mjs"
import { same, withValue } from "./paths.mjs"
import { NewerRecordError, newId } from "./saved.mjs"

/** @import { ListedFramework } from "./assessment_list.mjs" */
/** @import { Opened } from "./import_preview.mjs" */
/** @import { SaveRecord } from "./saved.mjs" */
/** @import { AnyStore } from "./session_only.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Assessment } from "./types.mjs" */

const NO_FIT = { mapped: [], changed: [], orphaned: [] }

/** @typedef {import("./reader.mjs").Reader} Reader */

/**
 * What was stored, so that it can be undone.
 *
 * @typedef {{ id: string, replaced: SaveRecord | null }} Stored
 */

/** The part of the page where files are opened. */
export class Importing {
  #host
  #options
  /** @type {Opened[]} */
  #files = []

  /**
   * @param {HTMLElement} host - Takes the preview
   * @param {object} options
   * @param {Texts} options.texts - Words of the page
   * @param {Record<string, ListedFramework>} options.frameworks - By id
   * @param {() => Promise<Reader>} options.reader - Fetches what reads files
   * @param {() => AnyStore | null} options.store - Where to store
   * @param {(stored: Stored[]) => Promise<void>} options.onStored - Told what was stored
   * @param {(work: () => Promise<void>) => Promise<void>} options.attempt - Says what fails
   */
  constructor(host, options) {
    this.#host = host
    this.#options = options
  }

  /**
   * Read files and show what they hold; nothing is stored.
   *
   * @param {File[]} files - As they were picked or dropped
   */
  async open(files) {
    const reader = await this.#options.reader()
    /** @type {Opened[]} */
    const opened = []
    for (const file of files) opened.push(await this.#read(file, reader, opened))
    this.#files = opened
    const { texts, frameworks, attempt } = this.#options
    const view = importPreview(opened, {
      texts,
      frameworks,
      onStore: () => void attempt(() => this.#storeAll()),
      onCancel: () => this.#close(),
    })
    this.#host.replaceChildren(...view)
    this.#host.hidden = false
    this.#host.querySelector("h2")?.focus()
  }

  /**
   * Put everything back as it was before.
   *
   * @param {Stored[]} stored - As `onStored` was told
   */
  async undo(stored) {
    const store = this.#options.store()
    for (const { id, replaced } of stored.toReversed()) {
      await store?.remove(id)
      if (replaced) await store?.restore(replaced)
    }
  }

  /**
   * @param {File} file
   * @param {Reader} reader
   * @param {Opened[]} before
   * @returns {Promise<Opened>}
   */
  async #read(file, reader, before) {
    const { texts, frameworks } = this.#options
    const { name } = file
    /** @type {Opened} */
    const refused = {
      name,
      problems: [],
      assessment: null,
      fit: NO_FIT,
      there: "none",
      saved: null,
      choice: "skip",
    }
    if (file.size > MOST_BYTES) {
      const size = showSize(file.size, texts.locale)
      const most = showSize(MOST_BYTES, texts.locale)
      return { ...refused, problems: [{ code: "too_big", words: { size, most } }] }
    }
    const bytes = new Uint8Array(await file.arrayBuffer())
    const read = reader.read(bytes, (id) => Object.hasOwn(frameworks, id))
    if ("problems" in read) return { ...refused, problems: read.problems }
    const assessment = named(read.assessment)
    const rules = await this.#rules(assessment.framework.id)
    const fit = reader.fitOf(assessment.answers, rules)
    const opened = { ...refused, assessment, fit, ...(await this.#there(assessment, before)) }
    return { ...opened, choice: choicesOf(opened)[0] }
  }

  /**
   * @param {Assessment} assessment
   * @param {Opened[]} before
   * @returns {Promise<Pick<Opened, "there" | "saved">>}
   */
  async #there(assessment, before) {
    const id = idOf(assessment)
    if (before.some((other) => other.assessment && idOf(other.assessment) === id))
      return { there: "file", saved: null }
    try {
      const saved = (await this.#options.store()?.load(id)) ?? null
      if (!saved) return { there: "none", saved }
      return { there: same(saved.assessment, assessment) ? "same" : "saved", saved }
    } catch (error) {
      if (error instanceof NewerRecordError) return { there: "newer", saved: null }
      throw error
    }
  }

  /** @param {string} framework */
  async #rules(framework) {
    const response = await fetch(this.#options.frameworks[framework].rules)
    if (!response.ok) throw new Error(`rules: HTTP status ${response.status}`)
    return response.json()
  }

  async #storeAll() {
    const store = this.#options.store()
    if (!store) throw new Error("no store")
    /** @type {Stored[]} */
    const stored = []
    try {
      for (const file of this.#files) {
        const made = file.assessment && (await storeOne(store, file.assessment, file.choice))
        if (made) stored.push(made)
      }
    } catch (error) {
      await this.undo(stored)
      throw error
    }
    this.#close()
    await this.#options.onStored(stored)
  }

  #close() {
    this.#files = []
    this.#host.replaceChildren(h("h2", { id: "import-title" }))
    this.#host.hidden = true
  }
}

/**
 * @param {AnyStore} store
 * @param {Assessment} assessment
 * @param {Opened["choice"]} choice
 * @returns {Promise<Stored | null>} null where it is not to be stored
 */
async function storeOne(store, assessment, choice) {
  if (choice === "skip") return null
  if (choice === "keep_both") {
    const copy = withValue(assessment, ["assessment", "id"], newId())
    const { id } = await store.create(copy)
    return { id, replaced: null }
  }
  const id = idOf(assessment)
  const replaced = choice === "replace" ? await store.remove(id) : null
  try {
    await store.create(assessment)
  } catch (error) {
    if (replaced) await store.restore(replaced)
    throw error
  }
  // The file that it came from holds all of it.
  await store.exported(id, new Date().toISOString())
  return { id, replaced }
}

/** @param {Assessment} assessment */
function idOf(assessment) {
  return String(assessment.assessment.id)
}

/**
 * @param {Assessment} assessment
 * @returns {Assessment} With an id; files made by hand may have none
 */
function named(assessment) {
  const { id } = assessment.assessment
  return id ? assessment : withValue(assessment, ["assessment", "id"], newId())
}
