/** From what people do at the controls to answers, and from answers back to the controls. */
import { cut } from "./answers.mjs"
import { ClearButton } from "./clear.mjs"
import { EvidenceEditor } from "./evidence.mjs"
import { ImprovementsEditor } from "./improvements.mjs"
import { showStep } from "./item_view.mjs"
import { fieldOf, setMark } from "./page.mjs"
import { pick } from "./steps.mjs"

/** @import { FormPage, PageItem } from "./page.mjs" */
/** @import { Session } from "./session.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Answer } from "./types.mjs" */

/** Keys of controls that answer an item: using one of them means that it is known. */
const ANSWERING = [
  "level",
  "step",
  "statement",
  "point",
  "none",
  "input",
  "rating",
  "not_applicable",
]

/** Keeps controls and session the same. */
export class Answering {
  #page
  #session
  #onAnswer
  #texts
  /** @type {Map<string, EvidenceEditor>} */
  #evidence = new Map()
  /** @type {Map<string, ImprovementsEditor>} */
  #improvements = new Map()
  /** @type {Map<string, ClearButton>} */
  #clear = new Map()
  /** @type {Set<string>} Items whose controls do not say yet what is saved */
  #unshown = new Set()
  /** @type {Set<string>} Items that were given their editors */
  #built = new Set()

  /**
   * @param {object} options
   * @param {FormPage} options.page - The form
   * @param {Session} options.session - Takes the answers
   * @param {Texts} options.texts - Words of the page
   * @param {(item: PageItem | null, typing: boolean) => void} options.onAnswer - Told of every
   *   change; item is null for the questions about the service
   */
  constructor({ page, session, texts, onAnswer }) {
    this.#page = page
    this.#session = session
    this.#onAnswer = onAnswer
    this.#texts = texts
  }

  /**
   * Give each item what only a script can: a button that clears, editors for evidence and ideas.
   *
   * @returns {Generator<void>} A piece of the work each time it is asked for more
   */
  *build() {
    for (const item of this.#page.items.values()) {
      this.#build(item)
      yield
    }
  }

  /** @param {PageItem} item */
  #build(item) {
    if (item.kind === "group" || this.#built.has(item.id)) return
    this.#built.add(item.id)
    const [session, texts] = [this.#session, this.#texts]
    const kinds = texts.keys("evidence_kinds")
    const answer = () => session.answer(item.id)
    const change = (/** @type {Answer | null} */ next) => this.replace(item, next)
    this.#clear.set(item.id, new ClearButton(item, { texts, answer, change }))
    const onChange = () => this.#edited(item)
    const evidence = EvidenceEditor.on(item, { texts, kinds, onChange })
    if (evidence) this.#evidence.set(item.id, evidence)
    const improvements = ImprovementsEditor.on(item, { texts, onChange })
    if (improvements) this.#improvements.set(item.id, improvements)
    if (answer() && !this.#unshown.has(item.id)) this.#showListed(item, answer())
  }

  /** What is saved is known; items show it in their turn, or when somebody goes to them. */
  opened() {
    this.#unshown = new Set(this.#page.items.keys())
    this.#showAround()
    this.reached(document.activeElement)
  }

  /**
   * Somebody goes to a control: its item is made ready and shows what is saved before it is changed.
   *
   * @param {EventTarget | null} target - What takes the focus, or is pressed
   */
  reached(target) {
    const item = this.#page.itemAt(target)
    if (!item) return
    this.#build(item)
    if (this.#unshown.has(item.id)) this.#show(item, this.#session.answer(item.id))
  }

  /**
   * A control was used.
   *
   * @param {EventTarget | null} target - Of an input event
   */
  changed(target) {
    const isControl =
      target instanceof HTMLInputElement ||
      target instanceof HTMLTextAreaElement ||
      target instanceof HTMLSelectElement
    if (!isControl) return
    if (target.name.startsWith("profile.")) {
      // What the form does not show, or not yet, is said all the same.
      const { profile } = this.#session.assessment
      this.#session.setProfile({ ...profile, ...this.#page.readProfile() })
      return this.#onAnswer(null, false)
    }
    if (target.name.startsWith("best_practice.")) {
      const text = target.value.trim() ? target.value : undefined
      return this.#session.put(target.name.split("."), text, target.name)
    }
    const item = this.#page.itemAt(target)
    if (!item || !target.name.startsWith(`${item.id}.`)) return
    if (this.#unshown.has(item.id)) this.#showUnder(item, target)
    const { key } = cut(item.id, target.name)
    const { type, value, checked } = fieldOf(target)
    const given = type === "text" ? value.trim() !== "" : checked
    if (ANSWERING.includes(key) && given) this.#untick(item, "unknown")
    if (key === "step") return this.#pickStep(item, value)
    if (key === "statement" && type === "checkbox")
      setMark(/** @type {HTMLInputElement} */ (target), checked ? undefined : "not_met")
    // "None of these" and a ticked point exclude one another.
    if (key === "point" && checked) this.#untick(item, "none")
    if (key === "none" && checked) this.#untick(item, "point")
    this.#take(item, this.#read(item), type === "text" ? target.name : null)
  }

  /**
   * Show the saved answers of items.
   *
   * @param {Iterable<string>} ids - Item ids; those that are not on the page are passed over
   */
  show(ids) {
    for (const _ of this.showing(ids));
  }

  /**
   * The same, in pieces.
   *
   * @param {Iterable<string>} ids - Item ids
   * @returns {Generator<void>} Shows an item each time it is asked for more
   */
  *showing(ids) {
    for (const id of ids) {
      const item = this.#page.items.get(id)
      if (item) this.#show(item, this.#session.answer(id))
      yield
    }
    this.#showAround()
  }

  /** Show what is said of the service and of good practice. */
  #showAround() {
    this.#page.showProfile(this.#session.assessment.profile)
    this.#page.showBestPractice(this.#session.get(["best_practice"]) ?? {})
  }

  /**
   * Put an answer in place of what the controls say.
   *
   * @param {PageItem} item - The item
   * @param {Answer | null} answer - null: nothing is said
   */
  replace(item, answer) {
    this.#show(item, answer ?? undefined)
    this.#take(item, answer)
  }

  /**
   * Take the measured level: what was picked goes, what was measured stays.
   *
   * @param {PageItem} item - An item with both
   */
  useMeasured(item) {
    const { level: _, ...rest } = this.#session.answer(item.id) ?? {}
    this.replace(item, Object.keys(rest).length > 0 ? rest : null)
  }

  /**
   * @param {PageItem} item
   * @param {string} level
   */
  #pickStep(item, level) {
    const before = this.#session.answer(item.id)?.statements ?? {}
    this.replace(item, { ...this.#read(item), statements: pick(item.steps, before, level) })
  }

  /**
   * @param {PageItem} item
   * @param {string} key
   */
  #untick(item, key) {
    for (const control of this.#page.controls(item))
      if (control instanceof HTMLInputElement && cut(item.id, control.name).key === key)
        control.checked = false
  }

  /**
   * @param {PageItem} item
   * @returns {Answer | null} What its controls, its evidence and its ideas say
   */
  #read(item) {
    const answer = this.#page.read(item, this.#session.answer(item.id)) ?? {}
    const editors = { evidence: this.#evidence, improvements: this.#improvements }
    for (const [key, editor] of Object.entries(editors)) {
      const entries = editor.get(item.id)?.read()
      if (entries) answer[/** @type {"evidence"} */ (key)] = entries
      else if (editor.has(item.id)) delete answer[/** @type {"evidence"} */ (key)]
    }
    return Object.keys(answer).length > 0 ? answer : null
  }

  /**
   * @param {PageItem} item
   * @param {Answer | undefined} answer
   */
  #show(item, answer) {
    this.#unshown.delete(item.id)
    this.#showListed(item, answer)
    this.#page.show(item, answer)
    this.#follow(item, answer)
  }

  /**
   * @param {PageItem} item
   * @param {Answer | undefined} answer
   */
  #showListed(item, answer) {
    this.#evidence.get(item.id)?.show(answer?.evidence)
    this.#improvements.get(item.id)?.show(answer?.improvements)
  }

  /**
   * Rows were changed; those that do not stand there yet are shown in their place.
   *
   * @param {PageItem} item
   */
  #edited(item) {
    if (this.#unshown.has(item.id)) this.#show(item, this.#session.answer(item.id))
    else this.#take(item, this.#read(item))
  }

  /**
   * Show the saved answer of an item that is answered before its turn, so that what its other
   * controls do not say yet is not taken for taken away.
   *
   * @param {PageItem} item
   * @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} target - Stays as it is
   */
  #showUnder(item, target) {
    const { value } = target
    const checked = target instanceof HTMLInputElement && target.checked
    this.#show(item, this.#session.answer(item.id))
    if (target instanceof HTMLInputElement) target.checked = checked
    target.value = value
  }

  /**
   * @param {PageItem} item
   * @param {Answer | null} answer
   * @param {string | null} [typed] - Name of the field in which it is being typed
   */
  #take(item, answer, typed = null) {
    this.#session.set(item.id, answer, typed)
    this.#onAnswer(item, typed !== null)
    this.#follow(item, answer ?? undefined)
  }

  /**
   * @param {PageItem} item
   * @param {Answer | undefined} answer
   */
  #follow(item, answer) {
    this.#clear.get(item.id)?.show(item, answer)
    if (item.steps.length > 0) showStep(item, answer)
  }
}
