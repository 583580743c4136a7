/** Takes in files: read each, show what they hold, store what is chosen, offer to undo it. */
import { h } from "./dom.mjs"
import { fetchedJson } from "./fetched.mjs"
import { MOST_BYTES } from "./import_limits.mjs"
import { choicesOf, importPreview } from "./import_preview.mjs"
import { showSize } from "./locale.mjs"
import { moved } from "./moved.mjs"
import { withValue } from "./paths.mjs"
import { newId } from "./saved.mjs"
import { storeAll, undoStored, whatIsThere } from "./storing.mjs"

/** @import { ListedFramework } from "./assessment_list.mjs" */
/** @import { Opened } from "./import_preview.mjs" */
/** @import { AnyStore } from "./session_only.mjs" */
/** @import { Stored } from "./storing.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Assessment } from "./types.mjs" */

const NO_FIT = { mapped: [], changed: [], orphaned: [] }

/** @typedef {import("./reader.mjs").Reader} Reader */

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
    if (store) await undoStored(store, stored)
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
      isMoved: false,
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
    const { assessment: brought, from, lost } = moved(assessment, rules)
    const now = reader.fitOf(brought.answers, rules)
    const fit = { ...now, orphaned: [...now.orphaned, ...lost] }
    const others = before.map((file) => file.assessment)
    const there = await whatIsThere(this.#options.store(), assessment, others)
    const opened = { ...refused, assessment, fit, isMoved: from !== null, ...there }
    return { ...opened, choice: choicesOf(opened)[0] }
  }

  /** @param {string} framework */
  async #rules(framework) {
    return fetchedJson(this.#options.frameworks[framework].rules)
  }

  async #storeAll() {
    const store = this.#options.store()
    if (!store) throw new Error("no store")
    const stored = await storeAll(store, this.#files)
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
 * @param {Assessment} assessment
 * @returns {Assessment} With an id; files made by hand may have none
 */
function named(assessment) {
  const { id } = assessment.assessment
  return id ? assessment : withValue(assessment, ["assessment", "id"], newId())
}
