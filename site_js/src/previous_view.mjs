/** Shows beside every item and question what was answered last time. */
import { all, h } from "./dom.mjs"
import { own } from "./item_view.mjs"
import { saidBefore, whenOf } from "./previous.mjs"

/** @import { FormPage } from "./page.mjs" */
/** @import { Said } from "./previous.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Previous } from "./types.mjs" */

/**
 * Put last time's answers beside the items; controls are left as they are.
 *
 * @param {FormPage} page - The form
 * @param {Previous} previous - What the assessment follows up
 * @param {Texts} texts - Words of the page
 */
export function showPrevious(page, previous, texts) {
  for (const old of all(page.form, "[data-previous]", HTMLElement)) old.remove()
  const when = whenOf(previous, texts.locale)
  const title = texts.say(when ? "previous.title" : "previous.title_bare", { when })
  for (const item of page.items.values()) {
    if (item.kind === "group") continue
    const said = saidBefore(item, previous.answers[item.id], texts)
    own(item, "[data-error]")?.after(block(title, said, texts))
  }
  for (const question of all(page.form, "[data-profile]", HTMLElement)) {
    const choice = previous.profile[question.dataset.profile ?? ""]
    const radio = all(question, "input", HTMLInputElement).find(({ value }) => value === choice)
    const label = radio?.labels?.[0]?.textContent ?? choice ?? texts.say("previous.none")
    const said = { lines: [label], statements: [], more: [] }
    question.querySelector("legend")?.after(block(title, said, texts))
  }
}

/**
 * @param {string} title
 * @param {Said} said
 * @param {Texts} texts
 */
function block(title, { lines, statements, more }, texts) {
  const [first, ...rest] = lines
  const list = (/** @type {string[]} */ each) =>
    h("ul", {}, ...each.map((line) => h("li", {}, line)))
  return h(
    "div",
    { class: "ts-previous", "data-previous": true },
    h("p", {}, h("strong", {}, title), ` ${first}`),
    rest.length > 0 && list(rest),
    statements.length > 0 &&
      h(
        "details",
        { class: "ts-previous__more" },
        h("summary", {}, `${texts.say("previous.statements")} (${statements.length})`),
        list(statements),
      ),
    ...more.map((line) => h("p", {}, line)),
  )
}
