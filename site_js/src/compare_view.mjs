/** Everything that a comparison shows, in order: totals, sections, items, what was left out. */
import { gapsView, itemsView } from "./compare_items.mjs"
import { radarView, sectionsTable, totalsView, trendView } from "./compare_totals.mjs"
import { h } from "./dom.mjs"

/** @import { LeftOut } from "./ask_around.mjs" */
/** @import { Candidate } from "./candidates.mjs" */
/** @import { Measures } from "./measures.mjs" */
/** @import { Value } from "./said.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { SectionResult, TotalResult } from "./types.mjs" */

/**
 * An item in all assessments.
 *
 * @typedef {object} ComparedItem
 * @property {string} item
 * @property {string} kind
 * @property {string | null} group
 * @property {Value[]} values - One for each assessment
 * @property {boolean} changed
 * @property {string | null} change - The last minus the first
 */

/**
 * What scoring says of a comparison.
 *
 * @typedef {object} Comparison
 * @property {{ version: string | null, total: TotalResult, sections: SectionResult[],
 *   not_mapped: { path: string, item: string | null, reason: string }[] }[]} assessments
 * @property {ComparedItem[]} items - Changed ones first
 * @property {ComparedItem[]} apart - That only some of the assessments have
 * @property {{ id: string, change: string | null }[]} sections
 * @property {{ change: string | null }} total
 */

/**
 * What is compared.
 *
 * @typedef {object} Compared
 * @property {{ name: string, candidate: Candidate }[]} columns - The earliest first
 * @property {{ name: string, version: string }[]} excluded - Of a version that cannot be read
 * @property {Comparison} reply - What scoring says
 * @property {LeftOut[]} leftOut - What scoring was not told
 * @property {(Record<string, string[]> | null)[]} flags - By assessment and item, where there are
 *   indicators alone
 * @property {Measures} measures - What the rules tell about values
 * @property {Texts} texts - Words of the page and of the framework
 */

/**
 * The comparison as parts of the page.
 *
 * @param {Compared} compared - What is compared
 * @returns {HTMLElement[]} In order
 */
export function compareView(compared) {
  const { reply, texts } = compared
  const scored = reply.assessments[0].total.kind !== "none"
  const heading = (/** @type {string} */ key) => h("h2", {}, texts.say(`side_by_side.${key}`))
  const gaps = gapsView(compared)
  const parts = scored
    ? [
        heading("totals"),
        ...totalsView(compared),
        trendView(compared),
        heading("sections"),
        radarView(compared),
        sectionsTable(compared),
      ]
    : [h("p", { class: "ts-notice" }, texts.say("side_by_side.unscored"))]
  return [...parts, ...itemsView(compared), gaps].filter((part) => part !== null)
}
