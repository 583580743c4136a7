/** Shows in the form, at every item that assessors have agreed on, why and what each of them said. */
import { all, h } from "./dom.mjs"
import { own } from "./item_view.mjs"
import { saidOf } from "./said.mjs"

/** @import { FormPage } from "./page.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Assessment, Consensus } from "./types.mjs" */

/**
 * Put a note beside every item that has a joint value; controls are left as they are.
 *
 * @param {FormPage} page - The form
 * @param {Assessment} assessment - Any; nothing is shown where it is not a joint one
 * @param {Texts} texts - Words of the page
 */
export function showConsensus(page, assessment, texts) {
  for (const old of all(page.form, "[data-consensus]", HTMLElement)) old.remove()
  const { origins = [], items = {} } = /** @type {Partial<Consensus>} */ (
    assessment.consensus ?? {}
  )
  const names = new Map(origins.map(({ id, title }) => [id, title ?? id]))
  for (const item of page.items.values()) {
    const kept = Object.hasOwn(items, item.id) ? items[item.id] : null
    if (!kept) continue
    const values = (kept.values ?? []).map(({ origin, status = "scored", level, score }) => {
      const value = { status, level: level ?? null, value: score ?? null }
      const { short } = saidOf({ item: item.id, kind: item.kind }, value, texts)
      return `${names.get(origin) ?? origin}: ${short}`
    })
    const lines = [
      kept.reason && texts.say("consensus.because", { reason: kept.reason }),
      values.length > 0 && `${values.join("; ")}.`,
    ].filter((line) => line)
    const note = h(
      "div",
      { class: "ts-previous", "data-consensus": item.id },
      h("p", {}, h("strong", {}, texts.say("consensus.agreed"))),
      ...lines.map((line) => h("p", {}, line || "")),
    )
    own(item, "[data-error]")?.after(note)
  }
}
