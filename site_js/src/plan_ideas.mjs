/** The ideas of an assessment, each with one button that makes it a row of the plan. */
import { h } from "./dom.mjs"

/** @import { Idea, PlanRow } from "./action_plan.mjs" */
/** @import { Texts } from "./texts.mjs" */

/**
 * Show ideas, the ones that are rows already with their number.
 *
 * @param {HTMLElement} list - Takes them
 * @param {Idea[]} ideas - In order
 * @param {PlanRow[]} rows - Of the plan
 * @param {object} options
 * @param {Texts} options.texts - Words of the page and of the framework
 * @param {string} options.form - Address of the form
 * @param {(idea: Idea) => void} options.onMake - Told which one is to be a row
 */
export function showIdeas(list, ideas, rows, { texts, form, onMake }) {
  const entries = ideas.map((idea) => {
    const title = texts.words("items", idea.item, "title").text
    const item = texts.say("plan.idea", { item: idea.item, title })
    const priority = idea.priority
      ? texts.say("plan.priority", { priority: idea.priority })
      : texts.say("plan.no_priority")
    const at = rows.findIndex((row) => row.improvement === idea.id)
    return h(
      "li",
      { class: "ts-plan__idea", "data-idea": idea.id },
      h("p", { class: "ts-plan__text" }, idea.text),
      h("p", { class: "ts-small" }, `${priority} · ${item}`),
      at < 0
        ? makeButton(idea, texts, onMake)
        : h("p", { class: "ts-small" }, texts.say("plan.is_row", { number: at + 1 })),
    )
  })
  const none = h(
    "li",
    { class: "ts-plan__idea" },
    `${texts.say("plan.no_ideas")} `,
    h("a", { href: form }, texts.say("plan.to_form")),
  )
  list.replaceChildren(...(entries.length > 0 ? entries : [none]))
}

/**
 * @param {Idea} idea
 * @param {Texts} texts
 * @param {(idea: Idea) => void} onMake
 */
function makeButton(idea, texts, onMake) {
  const words = texts.say("plan.make_row")
  const button = h(
    "button",
    { type: "button", class: "ts-button ts-button--small", "aria-label": `${words}: ${idea.text}` },
    words,
  )
  button.addEventListener("click", () => onMake(idea))
  return button
}
