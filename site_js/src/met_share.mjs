/**
 * The result where criteria are met or not: how many are, and how far it is to each threshold.
 *
 * Everything is counted in whole criteria, by scoring. While a question about the service is
 * open there are several numbers of criteria that may apply, and all of them are shown.
 */
import { h, one, spoken } from "./dom.mjs"
import { showNumber, showRange } from "./locale.mjs"

/** @import { Texts } from "./texts.mjs" */
/** @import { ShareBase, ShareThreshold, TotalResult } from "./types.mjs" */

/** @typedef {"reached" | "more" | "missed" | "impossible"} Standing */

/**
 * The bases of a result, the one with most criteria first.
 *
 * @param {TotalResult} total - What scoring says
 * @returns {ShareBase[]} One, or several while a question about the service is open
 */
export function basesOf(total) {
  return [...(total.bases ?? [])].sort((a, b) => b.applicable - a.applicable)
}

/**
 * How it stands with a threshold.
 *
 * @param {ShareThreshold} threshold - What scoring says of it
 * @param {ShareBase} base - Whose threshold it is
 * @returns {Standing} missed: everything is judged; impossible: what is open is too little
 */
export function standingOf({ reached, possible }, { open }) {
  if (reached) return "reached"
  if (open === 0) return "missed"
  return possible ? "more" : "impossible"
}

/**
 * How many criteria are met, in one short line.
 *
 * @param {TotalResult} total - What scoring says
 * @param {Texts} texts - Words of the page
 * @returns {string} `41 av 51 uppfyllda`; without a number of criteria while that is open
 */
export function metOf(total, texts) {
  const bases = basesOf(total)
  if (bases.length === 0) return ""
  if (bases.length === 1)
    return texts.say("share.met", { met: bases[0].met, count: bases[0].applicable })
  const met = bases.map((base) => base.met)
  const range = showRange(String(Math.min(...met)), String(Math.max(...met)), texts.locale)
  return texts.say("share.met_of_several", { met: range })
}

/**
 * What is open, or the share of what is settled; while the number of criteria is open, why.
 *
 * @param {TotalResult} total - What scoring says
 * @param {Texts} texts - Words of the page
 * @returns {string} One or two sentences
 */
export function openOf(total, texts) {
  const bases = basesOf(total)
  if (bases.length === 0) return ""
  if (bases.length > 1)
    return texts.say("share.undecided", { counts: bases.map((base) => base.applicable).join(", ") })
  const { open, percent } = bases[0]
  if (open > 0 || !percent) return texts.say("share.open", { open })
  return texts.say("share.settled", { percent: showNumber(percent, texts.locale) })
}

/**
 * How it stands with a threshold, as a sentence. It speaks of the own assessment alone: no mark
 * is granted here.
 *
 * @param {ShareThreshold} threshold - What scoring says of it
 * @param {ShareBase} base - Whose threshold it is
 * @param {Texts} texts - Words of the page
 * @returns {string} `Inte nådd än: 15 till behövs (41 av 51).`
 */
export function thresholdLine(threshold, base, texts) {
  const { needed, missing } = threshold
  const words = { needed, missing, count: base.applicable }
  return texts.say(`share.${standingOf(threshold, base)}`, words)
}

/**
 * What the drawn rule shows, for those who do not see it.
 *
 * @param {TotalResult} total - What scoring says
 * @param {Texts} texts - Words of the page
 * @returns {string} Of the base with most criteria
 */
export function ruleLabel(total, texts) {
  const [base] = basesOf(total)
  const thresholds = (base?.thresholds ?? []).map(
    (each) => `${texts.words("thresholds", each.id).text}: ${each.needed}`,
  )
  return texts.say("share.rule", { total: metOf(total, texts), thresholds: thresholds.join(", ") })
}

/** The thresholds below the result. */
export class Thresholds {
  #place
  #texts
  #made = ""

  /**
   * @param {Element} aside - Holds `[data-thresholds]`, where the framework has any
   * @param {Texts} texts - Words of the page
   */
  constructor(aside, texts) {
    this.#place = one(aside, "[data-thresholds]")
    this.#texts = texts
  }

  /**
   * Show how it stands with each; with a table while several numbers of criteria are possible.
   *
   * @param {TotalResult} total - What scoring says
   */
  show(total) {
    const texts = this.#texts
    const bases = basesOf(total)
    // What is the same stays, so that a selection or the focus on the link in it does too.
    const made = JSON.stringify([bases, total.partly])
    if (!this.#place || bases.length === 0 || this.#made === made) return
    this.#made = made
    const link = h("a", { href: "#section-profile" }, texts.say("share.answer"))
    const partly = total.partly ? texts.say("share.partly", { partly: total.partly }) : ""
    this.#place.replaceChildren(
      ...(bases.length > 1 ? [h("p", {}, link), tableOf(bases, texts)] : [listOf(bases[0], texts)]),
      h("p", { class: "ts-thresholds__partly" }, partly),
    )
  }
}

/**
 * @param {ShareBase} base
 * @param {Texts} texts
 */
function listOf(base, texts) {
  const items = base.thresholds.map((threshold) =>
    h(
      "li",
      { class: "ts-thresholds__one", "data-standing": standingOf(threshold, base) },
      h("strong", {}, spoken(texts.words("thresholds", threshold.id))),
      " ",
      h("span", {}, thresholdLine(threshold, base, texts)),
    ),
  )
  return h("ul", { class: "ts-thresholds__list" }, ...items)
}

/**
 * @param {ShareBase[]} bases
 * @param {Texts} texts
 */
function tableOf(bases, texts) {
  const head = bases.map(({ applicable }) =>
    h("th", { scope: "col" }, texts.say("share.of", { count: applicable })),
  )
  const met = bases.map((base) => h("td", {}, String(base.met)))
  const rows = bases[0].thresholds.map(({ id }, at) => {
    const cells = bases.map((base) => {
      const threshold = base.thresholds[at]
      const standing = standingOf(threshold, base)
      const { missing } = threshold
      return h(
        "td",
        { "data-standing": standing },
        texts.say(`share.short.${standing}`, { missing }),
      )
    })
    return h("tr", {}, h("th", { scope: "row" }, spoken(texts.words("thresholds", id))), ...cells)
  })
  return h(
    "table",
    { class: "ts-thresholds__table" },
    h("caption", { class: "ts-hidden" }, texts.say("share.several")),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, texts.say("share.threshold")), ...head)),
    h(
      "tbody",
      {},
      h("tr", {}, h("th", { scope: "row" }, texts.say("share.met_row")), ...met),
      ...rows,
    ),
  )
}
