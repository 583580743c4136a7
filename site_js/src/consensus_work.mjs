/** A joint assessment that is being agreed on: figures, items, choices; saved as they are made. */
import { agreementView } from "./agreement_view.mjs"
import { askAround } from "./ask_around.mjs"
import { JointCard } from "./consensus_card.mjs"
import {
  changedSince,
  differencesFirst,
  givenIn,
  jointAnswer,
  jointItems,
  progressOn,
  remembered,
  standingOf,
} from "./consensus_data.mjs"
import { h, one, setText, spoken } from "./dom.mjs"
import { sentenceOf } from "./problems.mjs"
import { Session } from "./session.mjs"
import { isTrouble, saveLine } from "./status.mjs"

/** @import { JointItem, Standing } from "./consensus_data.mjs" */
/** @import { SaveRecord } from "./saved.mjs" */
/** @import { AnyStore } from "./session_only.mjs" */
/** @import { Step } from "./steps.mjs" */
/** @import { Bench } from "./tool_bench.mjs" */
/** @import { Assessment, Origin } from "./types.mjs" */

/** @typedef {JointItem & { steps: Step[], standing: Standing, card: JointCard }} Row */

/** The part of the page where a joint assessment is worked on. */
export class ConsensusWork {
  #root
  #bench
  #form
  #session
  /** @type {{ origin: Origin, assessment: Assessment }[]} */
  #given = []
  /** @type {Row[]} */
  #rows = []

  /**
   * @param {HTMLElement} root - `[data-work]`
   * @param {Bench} bench - Of the framework
   * @param {{ id: string, version: string }} framework - Which one
   * @param {string} form - Address of the joint assessment's form
   */
  constructor(root, bench, framework, form) {
    this.#root = root
    this.#bench = bench
    this.#form = form
    this.#session = new Session({
      framework,
      locale: bench.texts.locale,
      onStatus: (status) => {
        const line = saveLine(status, bench.texts)
        setText(this.#part("[data-saved]"), line)
        if (isTrouble(status.name)) setText(this.#part("[data-said]"), line)
      },
      onOutside: () => this.#show(),
    })
  }

  /**
   * @param {AnyStore} store - Where the assessment is
   * @param {SaveRecord} record - The assessment as it is saved
   * @returns {Promise<void>} Resolved once everything is shown
   */
  async start(store, record) {
    await this.#session.open(store, record.id)
    const { scorer, texts } = this.#bench
    this.#given = givenIn(this.#session.assessment)
    const assessments = this.#given.map(({ assessment }) => assessment)
    const asked = { op: "agree", assessments }
    const { reply, leftOut } = await askAround((request) => scorer.ask(request), asked)
    this.#part("[data-agreement-of]").replaceChildren(...agreementView(reply, texts))
    const gaps = leftOut.map(({ at, problem }) => {
      const name = this.#given[at].origin.title ?? ""
      const item = problem.item ?? problem.path
      return h(
        "li",
        {},
        texts.say("consensus.left_out", { name, item }),
        " ",
        sentenceOf(problem, texts),
      )
    })
    this.#part("[data-left-out]").replaceChildren(...gaps)
    this.#rows = this.#made(reply.items)
    this.#part("[data-items]").replaceChildren(...this.#rows.map(({ card }) => card.element))
    this.#showProfile()
    this.#listen()
    this.#show()
    this.#root.hidden = false
  }

  /** @param {Record<string, Standing>} agreed */
  #made(agreed) {
    const { rules, texts } = this.#bench
    const steps = new Map(
      rules.items.flatMap((item) => [item, ...(item.parts ?? [])]).map((item) => [item.id, item]),
    )
    const given = this.#given.map(({ assessment }) => assessment)
    const items = jointItems(rules).map((item) => ({
      ...item,
      steps: /** @type {any} */ (steps.get(item.id))?.steps ?? [],
      standing: standingOf(item.id, agreed, given),
    }))
    return differencesFirst(items).map((item) => ({
      ...item,
      card: new JointCard(item, {
        standing: item.standing,
        given: this.#given,
        texts,
        form: `${this.#form}#form-item-${anchor(item.id)}`,
        onChoose: (choice) => this.#choose(item, choice),
        onReason: (reason) => this.#reason(item.id, reason),
      }),
    }))
  }

  /**
   * @param {JointItem & { standing: Standing }} item
   * @param {{ adopted: string, level?: string } | null} choice
   */
  #choose({ id, standing }, choice) {
    const session = this.#session
    const path = ["consensus", "items", id]
    if (choice) {
      const everybody = session.get(["consensus", "evidence"]) !== "adopted"
      const reason = session.get([...path, "reason"]) ?? ""
      const origins = this.#given.map(({ origin }) => origin)
      session.set(id, jointAnswer(id, choice, this.#given, everybody))
      session.put(path, remembered(choice.adopted, reason, standing.values, origins))
    } else {
      session.set(id, null)
      session.put(path, undefined)
    }
    this.#show()
  }

  /**
   * @param {string} item
   * @param {string} reason
   */
  #reason(item, reason) {
    const path = ["consensus", "items", item, "reason"]
    this.#session.put(path, reason.trim() ? reason : undefined, path.join("."))
    this.#show()
  }

  /** Items on which all say the same are taken over, with the first one's answer, when asked to. */
  #takeOver() {
    const open = this.#alike()
    for (const row of open) this.#choose(row, { adopted: this.#given[0].origin.id })
    this.#say("taken_over", { count: open.length })
  }

  #alike() {
    const { assessment } = this.#session
    return this.#rows.filter(
      (row) =>
        row.standing.agree === true && progressOn(assessment, row.id, row.standing) === "open",
    )
  }

  #listen() {
    this.#part("[data-take-over]").addEventListener("click", () => this.#takeOver())
    this.#part("[data-differ]").addEventListener("change", () => this.#filter())
    const everybody = /** @type {HTMLInputElement} */ (this.#part("[data-everybody]"))
    everybody.addEventListener("change", () =>
      this.#session.put(["consensus", "evidence"], everybody.checked ? "all" : "adopted"),
    )
    for (const field of ["title", "date", "participants"])
      this.#field(field).addEventListener("input", () => {
        const { value } = this.#field(field)
        this.#session.put(["assessment", field], value.trim() ? value : undefined, field)
      })
    addEventListener("pagehide", () => void this.#session.flush())
    addEventListener("pageshow", (event) => event.persisted && void this.#session.refresh())
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") void this.#session.flush()
    })
  }

  #show() {
    const { assessment } = this.#session
    const { texts } = this.#bench
    const count = { open: 0, reason: 0, settled: 0 }
    for (const { id, standing, card } of this.#rows) {
      const progress = progressOn(assessment, id, standing)
      count[progress] += 1
      const kept = this.#session.get(["consensus", "items", id])
      const answer = assessment.answers[id]
      card.show(kept, answer, progress, changedSince(id, kept, answer, this.#given))
    }
    for (const field of ["title", "date", "participants"]) {
      const value = String(assessment.assessment[field] ?? "")
      if (this.#field(field).value !== value) this.#field(field).value = value
    }
    const everybody = /** @type {HTMLInputElement} */ (this.#part("[data-everybody]"))
    everybody.checked = this.#session.get(["consensus", "evidence"]) !== "adopted"
    const words = { settled: count.settled, count: this.#rows.length, reason: count.reason }
    const key = count.reason > 0 ? "consensus.settled_but" : "consensus.settled"
    setText(this.#part("[data-settled-count]"), texts.say(key, words))
    const alike = this.#alike().length
    const button = this.#part("[data-take-over]")
    setText(button, texts.say("consensus.take_over", { count: alike }))
    // It keeps the focus that it has.
    button.setAttribute("aria-disabled", String(alike === 0))
    this.#filter()
    for (const radio of this.#root.querySelectorAll("[data-profile] input"))
      if (radio instanceof HTMLInputElement)
        radio.checked = assessment.profile[radio.name.slice(8)] === radio.value
  }

  #filter() {
    const only = /** @type {HTMLInputElement} */ (this.#part("[data-differ]")).checked
    for (const { standing, card } of this.#rows)
      card.element.hidden = only && standing.agree === true
  }

  /** Questions about the service that were answered differently decide which items apply. */
  #showProfile() {
    const { rules, texts } = this.#bench
    const differ = rules.profile.filter(({ id }) => {
      const said = new Set(this.#given.map(({ assessment }) => assessment.profile[id]))
      return said.size > 1
    })
    const questions = differ.map(({ id, choices }) => {
      const label = (/** @type {string} */ choice) =>
        spoken(texts.words("profile", id, "choices", choice))
      const said = this.#given.map(({ origin, assessment }) => {
        const { [id]: choice } = assessment.profile
        const word = choice ? label(choice) : texts.say("said.status.open")
        return h("li", {}, `${origin.title}: `, word)
      })
      const options = choices.map((choice) => {
        const radio = h("input", { type: "radio", name: `profile.${id}`, value: choice })
        radio.addEventListener("change", () => this.#session.put(["profile", id], choice))
        return h("label", { class: "ts-desk__choice" }, radio, label(choice))
      })
      return h(
        "fieldset",
        { class: "ts-joint__choices", "data-profile": id },
        h("legend", {}, spoken(texts.words("profile", id, "label"))),
        h("ul", {}, ...said),
        ...options,
      )
    })
    this.#part("[data-profile-of]").replaceChildren(...questions)
    this.#part("[data-profile-part]").hidden = questions.length === 0
  }

  /**
   * @param {string} key
   * @param {Record<string, string | number>} words
   */
  #say(key, words) {
    setText(this.#part("[data-said]"), this.#bench.texts.say(`consensus.${key}`, words))
  }

  /** @param {string} name */
  #field(name) {
    return /** @type {HTMLInputElement} */ (this.#part(`[name="${name}"]`))
  }

  /** @param {string} selector */
  #part(selector) {
    return /** @type {HTMLElement} */ (one(this.#root, selector))
  }
}

/**
 * An item's id as it stands in addresses.
 *
 * @param {string} item - Such as 5.1(A)
 */
function anchor(item) {
  return item
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
}
