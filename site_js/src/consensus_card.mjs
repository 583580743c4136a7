/** One item to agree on: what each assessor says, the choices, and the reason. */
import { itemHead } from "./compare_items.mjs"
import { OWN } from "./consensus_data.mjs"
import { saidBlock, standingSaid } from "./consensus_said.mjs"
import { all, h, one, setText } from "./dom.mjs"
import { saidOf } from "./said.mjs"

/** @import { JointItem, Progress, Standing } from "./consensus_data.mjs" */
/** @import { Step } from "./steps.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Answer, Assessment, Consensus, Origin } from "./types.mjs" */

/** The card of one item; it is drawn once and then only told what is chosen. */
export class JointCard {
  #item
  #standing
  #given
  #texts
  #onChoose
  #onReason
  #id

  /**
   * @param {JointItem & { steps: Step[] }} item - Which item
   * @param {object} options
   * @param {Standing} options.standing - Of the assessors
   * @param {{ origin: Origin, assessment: Assessment }[]} options.given - What they said
   * @param {Texts} options.texts - Words of the page and of the framework
   * @param {string} options.form - Address of the item in the joint assessment's form
   * @param {(choice: { adopted: string, level?: string } | null) => void} options.onChoose - Told
   *   what is chosen; null: nothing any more
   * @param {(reason: string) => void} options.onReason - Told why
   */
  constructor(item, { standing, given, texts, form, onChoose, onReason }) {
    this.#item = item
    this.#standing = standing
    this.#given = given
    this.#texts = texts
    this.#onChoose = onChoose
    this.#onReason = onReason
    this.#id = `joint-${item.id.replaceAll(/[^A-Za-z0-9]+/g, "-")}`
    this.element = this.#drawn(form)
  }

  /**
   * Show what is chosen.
   *
   * @param {Consensus["items"][string] | undefined} kept - What is remembered; undefined: nothing
   * @param {Answer | undefined} answer - The joint one
   * @param {Progress} progress - Where the item is on its way
   * @param {boolean} changed - Whether the form has changed the answer since it was chosen
   */
  show(kept, answer, progress, changed) {
    this.element.dataset.state = progress
    const adopted = kept?.adopted ?? ""
    for (const radio of all(this.element, "input[type='radio']", HTMLInputElement))
      radio.checked = radio.value === adopted
    const levels = this.element.querySelector("select")
    if (levels) levels.value = (adopted === OWN && answer?.level) || ""
    const reason = this.element.querySelector("textarea")
    const text = kept?.reason ?? ""
    if (reason && reason.value !== text) reason.value = text
    const field = one(this.element, "[data-reason]")
    if (field) field.hidden = kept === undefined
    const words = [
      this.#texts.say(`consensus.progress.${progress}`),
      changed && this.#texts.say("consensus.changed"),
    ]
    setText(one(this.element, "[data-progress]"), words.filter((one) => one).join(". "))
    for (const part of all(this.element, "[data-settled]", HTMLElement)) part.hidden = !kept
  }

  /** @param {string} form */
  #drawn(form) {
    const { id } = this.#item
    const { agree } = this.#standing
    const texts = this.#texts
    const heading = `${this.#id}-title`
    const said = this.#given.map(({ origin, assessment }, at) =>
      saidBlock(
        origin.title ?? origin.id,
        this.#item,
        assessment.answers[id],
        this.#standing.values[at],
        texts,
      ),
    )
    return h(
      "li",
      {
        class: "ts-joint",
        "data-item": id,
        "data-agree": String(agree),
        "aria-labelledby": heading,
      },
      h("h3", { id: heading }, ...itemHead(id, texts)),
      h("p", { class: "ts-joint__standing" }, standingSaid(this.#standing, texts)),
      h("div", { class: "ts-joint__said" }, ...said),
      this.#choices(heading),
      this.#reason(),
      h(
        "p",
        { class: "ts-joint__end" },
        h("strong", { "data-progress": true }),
        " ",
        h("a", { href: form, "data-settled": true }, texts.say("consensus.open_form")),
        " ",
        this.#undo(),
      ),
    )
  }

  /** @param {string} heading */
  #choices(heading) {
    const texts = this.#texts
    const { id, kind, levels } = this.#item
    const radios = this.#given.flatMap(({ origin, assessment }, at) => {
      if (!assessment.answers[id]) return []
      const value = this.#standing.values[at]
      const name = origin.title ?? origin.id
      const short = value && saidOf({ item: id, kind }, value, texts).short
      const words = short
        ? texts.say("consensus.adopt_value", { name, value: short })
        : texts.say("consensus.adopt", { name })
      return [this.#option(origin.id, words, () => this.#onChoose({ adopted: origin.id }))]
    })
    const own = levels.length > 0 ? this.#own() : []
    return h(
      "fieldset",
      { class: "ts-joint__choices", "aria-describedby": heading },
      h("legend", {}, texts.say("consensus.choose")),
      ...radios,
      ...own,
      own.length === 0 && h("p", { class: "ts-small" }, texts.say("consensus.built")),
    )
  }

  /** A level that the group picks itself. */
  #own() {
    const texts = this.#texts
    const { id, kind, levels } = this.#item
    const options = levels.map((level) => {
      const value = { status: "scored", level, value: null }
      const { short, words } = saidOf({ item: id, kind }, value, texts)
      return h("option", { value: level }, words ? `${short}: ${words.text}` : short)
    })
    const select = h(
      "select",
      {
        class: "ts-field__control ts-field__control--list",
        "aria-label": texts.say("consensus.own_level"),
      },
      // Nothing is picked for the group.
      h("option", { value: "" }, texts.say("consensus.own_none")),
      ...options,
    )
    const choose = () =>
      select.value ? this.#onChoose({ adopted: OWN, level: select.value }) : select.focus()
    select.addEventListener("change", choose)
    return [this.#option(OWN, texts.say("consensus.own"), choose), select]
  }

  /**
   * @param {string} value
   * @param {string} words
   * @param {() => void} choose
   */
  #option(value, words, choose) {
    const radio = h("input", { type: "radio", name: this.#id, value })
    radio.addEventListener("change", choose)
    return h("label", { class: "ts-desk__choice" }, radio, words)
  }

  #reason() {
    const texts = this.#texts
    const id = `${this.#id}-reason`
    const needed = this.#standing.agree === false
    const field = h("textarea", {
      class: "ts-field__control ts-field__control--wide",
      id,
      rows: 2,
      required: needed,
    })
    field.addEventListener("input", () => this.#onReason(field.value))
    const label = texts.say(needed ? "consensus.reason" : "consensus.reason_free")
    return h(
      "div",
      { class: "ts-field", "data-reason": true, hidden: true },
      h("label", { class: "ts-field__label", for: id }, label),
      field,
    )
  }

  #undo() {
    const button = h(
      "button",
      { type: "button", class: "ts-button ts-button--small", "data-settled": true },
      this.#texts.say("consensus.undecide"),
    )
    button.addEventListener("click", () => {
      this.#onChoose(null)
      // The button goes with the choice.
      this.element.querySelector("input")?.focus()
    })
    return button
  }
}
