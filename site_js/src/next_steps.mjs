/** The next steps that gain most, and what the team's targets add; every figure is scoring's own. */
import { h, spoken } from "./dom.mjs"
import { showNumber } from "./locale.mjs"
import { itemLink, renew } from "./results_dom.mjs"

/** @import { Child } from "./dom.mjs" */
/** @import { Places } from "./results_dom.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Effect, GainStep, GainTarget, Gains, Standing } from "./types.mjs" */

/** So many steps are shown at first. */
export const FIRST_STEPS = 5

/**
 * A gain with as many decimals as the framework's totals have.
 *
 * @param {string} text - As scoring writes it, without closing zeros: `1`, `0.5`
 * @param {number} places - Decimals of totals
 * @param {string} locale - BCP 47 tag
 * @returns {string} `1,0`
 */
export function showGain(text, places, locale) {
  const [whole, decimals = ""] = text.split(".")
  const padded = decimals.padEnd(places, "0")
  return showNumber(padded ? `${whole}.${padded}` : whole, locale)
}

/**
 * What a step or a target does, as a sentence.
 *
 * @param {{ item: string, kind: string, from: Standing, to: Standing } & Effect} step - From scoring
 * @param {{ max: string | null, places: number }} total - Highest total, and decimals of totals
 * @param {Texts} texts - Words of the page
 * @returns {string} `5.1(B) från 2 till 3 ger +1,0 av 100`
 */
export function stepSentence({ item, kind, from, to, gain }, { max, places }, texts) {
  const words = {
    item,
    from: standingOf(kind, from, texts),
    to: standingOf(kind, to, texts),
    gain: showGain(gain ?? "0", places, texts.locale),
    max: max === null ? "" : showNumber(max, texts.locale),
  }
  return texts.say(max === null ? "results.step_open" : "results.step", words)
}

/**
 * Where an item stands, or is to stand.
 *
 * @param {string} kind - Of the item
 * @param {Standing} standing - From scoring
 * @param {Texts} texts - Words of the page
 */
function standingOf(kind, { score, level }, texts) {
  if (kind === "met") return texts.say(`results.met.${level ?? "met"}`)
  return score === null ? "–" : showNumber(score, texts.locale)
}

/**
 * What a target does, as a sentence.
 *
 * @param {GainTarget} target - From scoring
 * @param {{ max: string | null, places: number }} total - Highest total, and decimals of totals
 * @param {Texts} texts - Words of the page
 */
export function targetSentence(target, total, texts) {
  const { item, kind, from, to, reached } = target
  if (from && !reached) return stepSentence({ ...target, from }, total, texts)
  const words = { item, to: standingOf(kind, to, texts) }
  return texts.say(reached ? "results.target_reached" : "results.target_open", words)
}

/** The folds with next steps and targets. */
export class NextSteps {
  #steps
  #targets
  #places
  #decimals
  #texts

  /**
   * @param {HTMLElement} root - Holds `[data-steps]` and `[data-targets]`, or neither
   * @param {Places} places - Where items are
   * @param {Texts} texts - Words of the page
   */
  constructor(root, places, texts) {
    this.#steps = /** @type {HTMLElement | null} */ (root.querySelector("[data-steps]"))
    this.#targets = /** @type {HTMLElement | null} */ (root.querySelector("[data-targets]"))
    this.#decimals = Number(root.dataset.decimals ?? "0")
    this.#places = places
    this.#texts = texts
  }

  /** What is shown is of answers that have changed since; it is not printed. */
  age() {
    for (const place of [this.#steps, this.#targets]) place?.setAttribute("aria-busy", "true")
  }

  /**
   * Show the steps and the targets.
   *
   * @param {Gains} gains - From scoring
   * @param {string[]} badTargets - Items whose target it could not take
   */
  show(gains, badTargets) {
    for (const place of [this.#steps, this.#targets]) place?.removeAttribute("aria-busy")
    const total = { max: gains.max, places: this.#decimals }
    renew(this.#steps, [gains.gains, gains.max], () => this.#allSteps(gains.gains, total))
    const { targets, together } = gains
    const fold = this.#targets?.closest("details")
    if (fold) fold.hidden = targets.length === 0 && badTargets.length === 0
    renew(this.#targets, [targets, together, badTargets, gains.max], () => [
      ...badTargets.map((item) =>
        h("p", { class: "ts-steps__bad" }, this.#texts.say("results.target_bad", { item })),
      ),
      together && this.#together(together, total),
      h("ul", { class: "ts-steps" }, ...targets.map((target) => this.#target(target, total))),
    ])
  }

  /**
   * @param {GainStep[]} steps
   * @param {{ max: string | null, places: number }} total
   * @returns {Child[]}
   */
  #allSteps(steps, total) {
    const texts = this.#texts
    if (steps.length === 0) return [h("p", {}, texts.say("results.steps_none"))]
    const entries = steps.map((step) => this.#step(step, total))
    const [first, rest] = [entries.slice(0, FIRST_STEPS), entries.slice(FIRST_STEPS)]
    return [
      h("ol", { class: "ts-steps" }, ...first),
      rest.length > 0 &&
        h(
          "details",
          { class: "ts-fold", "data-key": "rest" },
          h("summary", {}, texts.say("results.steps_rest", { count: rest.length })),
          h("ol", { class: "ts-steps", start: FIRST_STEPS + 1 }, ...rest),
        ),
    ]
  }

  /**
   * @param {GainStep} step
   * @param {{ max: string | null, places: number }} total
   */
  #step(step, total) {
    const needs = this.#needs(step)
    return h(
      "li",
      { class: "ts-steps__one" },
      h("strong", { class: "ts-steps__gain" }, stepSentence(step, total, this.#texts)),
      h("span", { class: "ts-steps__item" }, itemLink(step.item, this.#places, this.#texts)),
      ...this.#reaches(step),
      step.overridden && h("p", {}, this.#texts.say("results.step_overridden")),
      needs.length > 0 &&
        h(
          "details",
          { class: "ts-fold", "data-key": `needs ${step.item}` },
          h(
            "summary",
            {},
            this.#texts.say("results.needs"),
            h("span", { class: "ts-hidden" }, ` ${step.item}`),
          ),
          ...needs,
        ),
    )
  }

  /**
   * What the step takes: statements that are lacking, points to be met, or the words of the level.
   *
   * @param {GainStep} step
   * @returns {Child[]}
   */
  #needs({ item, to, needs }) {
    const texts = this.#texts
    if (needs.lacking && needs.lacking.length > 0) {
      const list = needs.lacking.map(({ statement, state }) =>
        h(
          "li",
          {},
          spoken(texts.words("items", item, "statements", statement)),
          ` (${texts.say(`why.state.${state}`)})`,
        ),
      )
      return [h("ul", { class: "ts-why__list" }, ...list)]
    }
    if (needs.points === 1) return [h("p", {}, texts.say("results.points_one"))]
    if (needs.points) return [h("p", {}, texts.say("results.points", { count: needs.points }))]
    const words = to.level === null ? null : texts.words("items", item, "levels", to.level)
    return words && words.text !== to.level ? [h("p", {}, spoken(words))] : []
  }

  /** @param {Effect} effect */
  #reaches({ band, thresholds }) {
    const reached = [
      ...(band === null ? [] : [["bands", band]]),
      ...thresholds.map((id) => ["thresholds", id]),
    ]
    return reached.map(([key, id]) => {
      const [before, after = ""] = this.#texts
        .say(`results.reaches.${key}`, { name: "\u0000" })
        .split("\u0000")
      return h("p", { class: "ts-steps__band" }, before, spoken(this.#texts.words(key, id)), after)
    })
  }

  /**
   * @param {GainTarget} target
   * @param {{ max: string | null, places: number }} total
   */
  #target(target, total) {
    return h(
      "li",
      { class: "ts-steps__one" },
      h("strong", { class: "ts-steps__gain" }, targetSentence(target, total, this.#texts)),
      h("span", { class: "ts-steps__item" }, itemLink(target.item, this.#places, this.#texts)),
      ...this.#reaches(target),
    )
  }

  /**
   * @param {Effect} effect
   * @param {{ max: string | null, places: number }} total
   */
  #together(effect, { max, places }) {
    const gain = showGain(effect.gain ?? "0", places, this.#texts.locale)
    const words = { gain, max: max === null ? "" : showNumber(max, this.#texts.locale) }
    const key = max === null ? "results.together_open" : "results.together"
    return h(
      "div",
      { class: "ts-steps__together" },
      h("p", {}, this.#texts.say(key, words)),
      ...this.#reaches(effect),
    )
  }
}
