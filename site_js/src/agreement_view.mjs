/** How far assessors agree, as scoring says it: a table of figures, and what kappa means. */
import { h, spoken } from "./dom.mjs"
import { showNumber } from "./locale.mjs"
import { wideTable } from "./wide_table.mjs"

/** @import { Texts } from "./texts.mjs" */

/**
 * @typedef {object} Figures
 * @property {number} items - That all have scored
 * @property {number} same
 * @property {string | null} same_percent
 * @property {number} within_one
 * @property {string | null} within_one_percent
 * @property {string | null} kappa
 * @property {"no_items" | "no_variation" | null} kappa_reason
 *
 * @typedef {object} Agreement
 * @property {number} assessments
 * @property {Record<string, import("./consensus_data.mjs").Standing>} items
 * @property {(Figures & { id: string })[]} sections
 * @property {Figures} total
 */

/**
 * The figures of agreement.
 *
 * @param {Agreement} agreement - What scoring says
 * @param {Texts} texts - Words of the page and of the framework
 * @returns {HTMLElement[]} Parts of the page
 */
export function agreementView({ assessments, sections, total }, texts) {
  const say = (/** @type {string} */ key, words = {}) => texts.say(`consensus.${key}`, words)
  if (total.items === 0)
    return [h("p", { class: "ts-notice", "data-agreement": "none" }, say("nothing_scored"))]
  const percent = (/** @type {number} */ count, /** @type {string | null} */ share) =>
    share === null ? "–" : say("share", { count, percent: showNumber(share, texts.locale) })
  const cells = (/** @type {Figures} */ one) => [
    [String(one.items)],
    [percent(one.same, one.same_percent)],
    [percent(one.within_one, one.within_one_percent)],
    [one.kappa === null ? "–" : showNumber(one.kappa, texts.locale)],
  ]
  const heads = ["section", "items_compared", "same", "within_one", "kappa"].map((key) => [
    say(`figures.${key}`),
  ])
  const rows = [
    { head: [say("figures.all")], cells: cells(total), attributes: { "data-agreement": "total" } },
    ...sections.map((section) => ({
      head: [spoken(texts.words("sections", section.id))],
      cells: cells(section),
      attributes: { "data-agreement": section.id },
    })),
  ]
  const missing = [
    ...new Set([total, ...sections].map((one) => one.kappa_reason).filter((one) => one !== null)),
  ]
  return [
    wideTable(say("figures.title"), heads, rows, { numbers: true }),
    h("p", {}, say("kappa_means"), assessments > 2 && ` ${say("kappa_of_pairs")}`),
    ...missing.map((reason) => h("p", { class: "ts-small" }, say(`kappa_missing.${reason}`))),
  ]
}
