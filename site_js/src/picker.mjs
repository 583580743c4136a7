/** Chooses the assessments to lay beside one another: a framework, saved ones, and opened files. */
import { aboutOf } from "./assessment_file.mjs"
import { MOST, candidatesOf, comparable, dayOf, inOrder, keyOf } from "./candidates.mjs"
import { all, h, one, setText } from "./dom.mjs"
import { problemLine } from "./import_preview.mjs"
import { showDay } from "./locale.mjs"
import { openFile } from "./opened_file.mjs"
import { same } from "./paths.mjs"

/** @import { Candidate } from "./candidates.mjs" */
/** @import { ToolFramework } from "./named.mjs" */
/** @import { OpenedFile } from "./opened_file.mjs" */
/** @import { Reader } from "./reader.mjs" */
/** @import { SaveRecord } from "./saved.mjs" */
/** @import { Texts } from "./texts.mjs" */

/**
 * What an assessment is called where it stands beside others.
 *
 * @param {Candidate} candidate - Which one
 * @param {Texts} texts - Words of the page, `pick` among them
 * @returns {string} Its title, or the name of its file; never empty
 */
export function nameOf({ assessment, from, source }, texts) {
  const { title } = aboutOf(assessment)
  if (title) return title
  return source === "file" ? from : texts.say("pick.unnamed")
}

/** The part of a page where assessments are chosen. */
export class Picker {
  #root
  #texts
  #frameworks
  #reader
  #onChange
  /** @type {SaveRecord[]} */
  #records = []
  /** @type {Extract<OpenedFile, { problems: null }>[]} */
  #files = []
  /** @type {Candidate[]} */
  #candidates = []
  /** @type {Set<string>} Keys of those that are ticked */
  #ticked = new Set()

  /**
   * @param {HTMLElement} root - Holds `[data-framework]`, `[data-choices]`, `[data-open-files]`,
   *   `[data-refusals]`, `[data-picked]` and `[data-too-few]`
   * @param {object} options
   * @param {Texts} options.texts - Words of the page, `pick` and `import` among them
   * @param {Record<string, ToolFramework>} options.frameworks - By id
   * @param {() => Promise<Reader>} options.reader - Fetches what reads files
   * @param {() => void} options.onChange - Told when others are chosen
   */
  constructor(root, { texts, frameworks, reader, onChange }) {
    this.#root = root
    this.#texts = texts
    this.#frameworks = frameworks
    this.#reader = reader
    this.#onChange = onChange
    this.#framework.addEventListener("change", () => {
      this.#ticked.clear()
      this.#showChoices()
      this.#onChange()
    })
    this.#listenToFiles()
  }

  /** @returns {Candidate[]} Those that are ticked, the earliest first */
  get chosen() {
    return inOrder(this.#candidates.filter(({ key }) => this.#ticked.has(key)))
  }

  /** @returns {string} Id of the chosen framework; empty where there is none */
  get framework() {
    return this.#framework.value
  }

  /**
   * Show what is saved now; what is ticked stays so as far as it is still there.
   *
   * @param {SaveRecord[]} records - From the store
   */
  show(records) {
    this.#records = records.filter(({ framework }) => Object.hasOwn(this.#frameworks, framework))
    this.#showAll()
  }

  /**
   * Tick assessments by their ids; the framework is that of the first.
   *
   * @param {string[]} ids - Of assessments; those that are not there are left out
   */
  choose(ids) {
    const keys = ids.map((id) => keyOf(this.#candidates, id)).filter((key) => key !== null)
    this.#tick(keys)
  }

  /** @param {string[]} keys */
  #tick(keys) {
    const first = this.#candidates.find(({ key }) => key === keys[0])
    if (!first) return
    this.#framework.value = first.assessment.framework.id
    const own = this.#own.map(({ key }) => key)
    this.#ticked = new Set([...this.#ticked, ...keys].filter((key) => own.includes(key)))
    this.#ticked = new Set([...this.#ticked].slice(0, MOST))
    this.#showChoices()
    this.#onChange()
  }

  #showAll() {
    const before = this.framework
    this.#candidates = candidatesOf(this.#records, this.#files)
    const ids = comparable(this.#candidates, Object.keys(this.#frameworks))
    const shown = new Set(ids)
    for (const { assessment } of this.#candidates)
      if (this.#files.some((file) => file.assessment === assessment))
        shown.add(assessment.framework.id)
    const options = [...shown].map((id) => h("option", { value: id }, this.#frameworks[id].title))
    this.#framework.replaceChildren(...options)
    if (shown.has(before)) this.#framework.value = before
    const none = shown.size === 0
    this.#part("[data-choosing]").hidden = none
    this.#part("[data-too-few]").hidden = !none
    const keys = this.#candidates.map(({ key }) => key)
    this.#ticked = new Set([...this.#ticked].filter((key) => keys.includes(key)))
    this.#showChoices()
  }

  #showChoices() {
    const focused = document.activeElement?.id
    const choices = this.#own.map((candidate, at) => this.#choice(candidate, at))
    this.#part("[data-choices]").replaceChildren(...choices)
    if (focused) document.getElementById(focused)?.focus()
    this.#showCount()
  }

  #showCount() {
    const full = this.#ticked.size >= MOST
    for (const box of all(this.#part("[data-choices]"), "input", HTMLInputElement))
      box.disabled = full && !box.checked
    const words = { count: this.#ticked.size, most: MOST }
    setText(this.#part("[data-picked]"), this.#texts.say(full ? "pick.full" : "pick.count", words))
  }

  /**
   * @param {Candidate} candidate
   * @param {number} at
   */
  #choice(candidate, at) {
    const texts = this.#texts
    const { key, source, from, assessment } = candidate
    const { organisation, unit } = aboutOf(assessment)
    const { version, id } = assessment.framework
    const facts = [
      showDay(dayOf(assessment), texts.locale),
      [organisation, unit].filter(Boolean).join(", "),
      version !== this.#frameworks[id].version && texts.say("pick.version", { version }),
      source === "file" && texts.say("pick.from_file", { name: from }),
      source === "carried" && texts.say("pick.carried", { title: from }),
    ]
    const box = h("input", {
      type: "checkbox",
      id: `pick-${at}`,
      value: key,
      checked: this.#ticked.has(key),
    })
    box.addEventListener("change", () => {
      if (box.checked) this.#ticked.add(key)
      else this.#ticked.delete(key)
      this.#showCount()
      this.#onChange()
    })
    return h(
      "div",
      { class: "ts-pickable" },
      box,
      h(
        "label",
        { for: `pick-${at}` },
        h("span", { class: "ts-pickable__name" }, nameOf(candidate, texts)),
        ...facts
          .filter((fact) => fact)
          .map((fact) => h("span", { class: "ts-pickable__fact" }, fact || "")),
      ),
    )
  }

  #listenToFiles() {
    const input = /** @type {HTMLInputElement} */ (this.#part("[data-open-files]"))
    input.addEventListener("change", () => {
      const files = [...(input.files ?? [])]
      input.value = ""
      void this.#open(files)
    })
    // Anywhere on the page: a file that misses would otherwise replace the page.
    document.addEventListener("dragover", (event) => event.preventDefault())
    document.addEventListener("drop", (event) => {
      event.preventDefault()
      void this.#open([...(event.dataTransfer?.files ?? [])])
    })
  }

  /** @param {File[]} files */
  async #open(files) {
    if (files.length === 0) return
    const isKnown = (/** @type {string} */ id) => Object.hasOwn(this.#frameworks, id)
    /** @type {OpenedFile[]} */
    const opened = []
    try {
      const reader = await this.#reader()
      for (const file of files)
        opened.push(await openFile(file, reader, isKnown, this.#texts.locale))
    } catch (error) {
      console.warn("files:", error)
      const words = { name: files[opened.length]?.name ?? "" }
      return setText(this.#part("[data-picked]"), this.#texts.say("pick.unread", words))
    }
    const read = opened.filter((one) => one.problems === null)
    this.#files.push(...read)
    this.#showRefusals(opened)
    this.#showAll()
    const of = read.map(({ assessment }) =>
      this.#candidates.find((one) => same(one.assessment, assessment)),
    )
    this.#tick(of.flatMap((one) => (one ? [one.key] : [])))
  }

  /** @param {OpenedFile[]} opened */
  #showRefusals(opened) {
    const texts = this.#texts
    const cards = opened.flatMap(({ name, problems }) =>
      problems === null
        ? []
        : [
            h(
              "section",
              { class: "ts-desk__file", "data-refused": true },
              h("h3", {}, name),
              h("p", {}, texts.say("import.refused")),
              h("ul", {}, ...problems.map((one) => h("li", {}, problemLine(one, texts)))),
            ),
          ],
    )
    this.#part("[data-refusals]").replaceChildren(...cards)
  }

  get #own() {
    return this.#candidates.filter(({ assessment }) => assessment.framework.id === this.framework)
  }

  get #framework() {
    return /** @type {HTMLSelectElement} */ (this.#part("[data-framework]"))
  }

  /** @param {string} selector */
  #part(selector) {
    return /** @type {HTMLElement} */ (one(this.#root, selector))
  }
}
