/** Why an item has the score it has, in sentences made of the ids and numbers of the result. */
import { h, spoken } from "./dom.mjs"
import { findings, groupTables, limits } from "./why_indicator.mjs"
import { showNumber, showRange } from "./locale.mjs"

/** @import { Measures } from "./measures.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Answer, Explanation, ItemResult, Notice } from "./types.mjs" */

/**
 * What is looked at for a reason.
 *
 * @typedef {object} Reason
 * @property {string} item - Item id
 * @property {ItemResult} result - What scoring says of it
 * @property {Record<string, ItemResult>} results - What it says of all items
 * @property {Answer | undefined} answer - The answer that was scored
 * @property {Texts} texts - Words of the page
 * @property {Measures} measures - What the rules tell about values
 */

/**
 * The reason for an item's score.
 *
 * @param {Reason} reason - What is looked at
 * @param {() => void} useMeasured - Called when the team takes the measured level
 * @returns {HTMLElement[]} Paragraphs and lists; empty where there is nothing to say
 */
export function why(reason, useMeasured) {
  const { result } = reason
  const { explanation } = result
  return [
    ...overridden(reason),
    ...stated(reason),
    ...values(reason, explanation.values ?? {}),
    ...groupTables(reason),
    ...limits(reason),
    ...(explanation.notices ?? []).flatMap((notice) => noticed(reason, notice)),
    ...picked(reason, useMeasured),
    ...missing(reason, explanation.missing ?? []),
    ...parts(reason),
    ...documented(reason),
    ...next(reason),
  ]
}

/**
 * A measured or derived value, with its unit.
 *
 * @param {Pick<Reason, "item" | "texts" | "measures">} reason - Whose value it is
 * @param {string} name - Id of the input or derived value
 * @param {string} value - As scoring writes it
 * @returns {string} `74,5 %`; words for a choice
 */
export function showMeasured({ item, texts, measures }, name, value) {
  const choice = texts.words("items", item, "choices", name, value).text
  if (choice !== value) return choice
  if (value === "not_assessable") return texts.say("why.not_assessable_value")
  const number = showNumber(value, texts.locale)
  if (measures.isPercent(item, name)) return `${number}\u00a0%`
  const unit = texts.words("items", item, "units", name).text
  return unit === name ? number : `${number} ${unit}`
}

/** @param {Reason} reason */
function overridden({ result, answer, texts }) {
  if (!result.overridden) return []
  const { computed } = result.explanation
  const score = number(texts, result.score)
  const sentence = computed
    ? texts.say("why.overridden", { score, computed: number(texts, computed) })
    : texts.say("why.overridden_open", { score })
  return [
    h("p", { class: "ts-why__override" }, sentence),
    h("p", {}, texts.say("why.override_reason", { reason: answer?.override?.reason ?? "" })),
  ]
}

/** @param {Reason} reason */
function stated({ item, result, texts }) {
  const { status, explanation, level } = result
  // By which rule it does not apply stands at the item; what is met or not needs no sum.
  if (explanation.by === "profile" || (result.kind === "met" && status === "unknown")) return []
  if (status === "unknown") {
    const range = showRange(result.lowest, result.highest, texts.locale)
    return [h("p", {}, texts.say("why.unknown", { range }))]
  }
  if (status === "not_assessable") return [h("p", {}, texts.say("why.not_assessable"))]
  if (status === "not_applicable") {
    return [h("p", {}, texts.say("why.not_applicable"))]
  }
  if (result.kind === "checklist" && explanation.met !== undefined) {
    const { met, of = 0 } = explanation
    return [h("p", {}, texts.say("why.points", { met, of, score: number(texts, result.score) }))]
  }
  if (result.kind === "rating" && status === "scored") return [h("p", {}, texts.say("why.rating"))]
  if (result.kind === "levels" && level) {
    const words = spoken(texts.words("items", item, "levels", level))
    return [h("p", {}, texts.say("why.picked_level", { level }), " ", words)]
  }
  if (result.kind === "steps" && explanation.step)
    return [h("p", {}, texts.say("why.step", { step: explanation.step }))]
  return []
}

/**
 * @param {Reason} reason
 * @param {Record<string, string>} found
 */
function values(reason, found) {
  const { item, texts } = reason
  const rows = Object.entries(found).map(([name, value]) => {
    const derived = texts.words("items", item, "derived", name)
    const label = derived.text === name ? texts.words("items", item, "inputs", name) : derived
    return h("div", {}, h("dt", {}, spoken(label)), h("dd", {}, showMeasured(reason, name, value)))
  })
  const flags = findings(reason)
  const level = reason.result.explanation.picked
    ? reason.result.explanation.measured
    : reason.result.level
  const given =
    level && rows.length > 0
      ? [h("p", {}, texts.say("why.measured_level", { level }), " ", levelWords(reason, level))]
      : []
  return rows.length > 0
    ? [h("dl", { class: "ts-why__values" }, ...rows), ...given, ...flags]
    : flags
}

/**
 * @param {Reason} reason
 * @param {string} level
 */
function levelWords({ item, texts }, level) {
  const words = texts.words("items", item, "levels", level)
  return words.text === level ? null : spoken(words)
}

/**
 * @param {Reason} reason
 * @param {Notice} notice
 */
function noticed(reason, notice) {
  const { texts } = reason
  const rule = texts.words("rules", notice.rule)
  const words =
    rule.text === notice.rule ? null : h("span", { class: "ts-why__rule" }, spoken(rule))
  return [h("p", { class: "ts-why__notice" }, noticeSentence(reason, notice), words && " ", words)]
}

/**
 * What a notice says of the value it is about.
 *
 * @param {Pick<Reason, "item" | "result" | "texts" | "measures">} reason - Whose notice it is
 * @param {Notice} notice - The notice
 * @returns {string} Empty where the rule itself says everything
 */
export function noticeSentence(reason, { kind, value, shown, from, to }) {
  const { item, result, texts, measures } = reason
  if (kind === "condition" || !value || !shown) return ""
  const show = (/** @type {string | null | undefined} */ text) =>
    text ? showMeasured(reason, value, text) : ""
  const level = (result.explanation.picked ? result.explanation.measured : result.level) ?? ""
  const limit = measures.rises(item, value) ? to : from
  const known = { value: show(shown), from: show(from), to: show(to), limit: show(limit), level }
  if (kind === "gap" && from && to)
    return texts.say(level ? "why.gap" : "why.gap_points", {
      ...known,
      score: number(texts, result.score),
    })
  return texts.say(kind === "overlap" ? "why.overlap" : "why.outside", known)
}

/**
 * @param {Reason} reason
 * @param {() => void} useMeasured
 */
function picked({ result, texts }, useMeasured) {
  const { picked: chosen, measured } = result.explanation
  if (!chosen || !result.level || result.overridden) return []
  if (!measured || measured === result.level) return []
  const words = { level: result.level, measured }
  const button = h(
    "button",
    { type: "button", class: "ts-button ts-button--small" },
    texts.say("why.use_measured", words),
  )
  button.addEventListener("click", useMeasured)
  return [
    h("p", { class: "ts-why__difference" }, texts.say("why.picked_differs", words), " ", button),
  ]
}

/**
 * @param {Reason} reason
 * @param {string[]} names
 */
function missing({ item, result, texts }, names) {
  if (names.length === 0) return []
  const labels = names.map((name) =>
    h("li", {}, spoken(texts.words("items", item, "inputs", name))),
  )
  const key = result.kind === "indicator" ? "why.missing_figures" : "why.missing"
  return [h("p", {}, texts.say(key)), h("ul", { class: "ts-why__list" }, ...labels)]
}

/** @param {Reason} reason */
function parts({ result, results, texts }) {
  if (result.kind !== "group") return []
  const counted = (result.parts ?? []).filter((id) => results[id]?.counts)
  const list = counted.map((id) => {
    const score = results[id].score
    return h(
      "li",
      {},
      `${id} `,
      spoken(texts.words("items", id, "title")),
      `: ${score === null ? texts.say("why.part_open") : number(texts, score)}`,
    )
  })
  return [h("p", {}, texts.say("why.parts")), h("ul", { class: "ts-why__list" }, ...list)]
}

/** @param {Reason} reason */
function documented({ result, texts }) {
  const { documented_score: shown, explanation } = result
  const score = result.overridden ? (explanation.computed ?? null) : result.score
  if (score === null || shown === null || score === shown) return []
  const words = { score: number(texts, score), documented: number(texts, shown) }
  return [h("p", { class: "ts-why__documented" }, texts.say("why.documented", words))]
}

/**
 * What the next level or step would take.
 *
 * @param {Reason} reason
 */
function next({ item, result, texts }) {
  const { held_by: heldBy } = /** @type {Explanation} */ (result.explanation)
  if (result.kind === "steps" && heldBy && heldBy.length > 0 && result.status === "scored") {
    const list = heldBy.map(({ statement, state }) =>
      h(
        "li",
        {},
        spoken(texts.words("items", item, "statements", statement)),
        ` (${texts.say(`why.state.${state}`)})`,
      ),
    )
    const key = list.length === 1 ? "why.held_by_one" : "why.held_by"
    return [h("p", {}, texts.say(key)), h("ul", { class: "ts-why__list" }, ...list)]
  }
  if (result.kind !== "levels" && result.kind !== "table") return []
  const above = String(Number(result.level) + 1)
  const words = texts.words("items", item, "levels", above)
  if (!result.level || words.text === above) return []
  return [
    h("p", { class: "ts-why__next" }, texts.say("why.next", { level: above }), " ", spoken(words)),
  ]
}

/**
 * @param {Texts} texts
 * @param {string | null} text
 */
function number(texts, text) {
  return text === null ? "" : showNumber(text, texts.locale)
}
