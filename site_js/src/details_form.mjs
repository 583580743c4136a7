/** The form for what is said about an assessment: title, organisation, unit, date and so on. */
import { ABOUT } from "./assessment_file.mjs"
import { h } from "./dom.mjs"

/** @import { About } from "./assessment_file.mjs" */
/** @import { Texts } from "./texts.mjs" */

/**
 * Read what a form says about an assessment.
 *
 * @param {HTMLFormElement} form - With a control a field
 * @returns {About} Only fields in which something is said
 */
export function readAbout(form) {
  const data = new FormData(form)
  const said = ABOUT.map((field) => [field, String(data.get(field) ?? "").trim()])
  return Object.fromEntries(said.filter(([, text]) => text !== ""))
}

/**
 * A form to change what is said about an assessment.
 *
 * @param {About} about - As it is
 * @param {object} options
 * @param {Texts} options.texts - Words of the page
 * @param {string} options.id - For the ids of its controls
 * @param {(about: About) => void} options.onSave - Given what is said then
 * @param {() => void} options.onCancel - Told when nothing is to change
 * @returns {HTMLFormElement} The form; its first control wants the focus
 */
export function detailsForm(about, { texts, id, onSave, onCancel }) {
  const fields = ABOUT.map((field) => {
    const wide = field === "date" ? "" : " ts-field__control--wide"
    const control = h(field === "participants" ? "textarea" : "input", {
      id: `${id}-${field}`,
      name: field,
      class: `ts-field__control${wide}`,
      type: field === "date" ? "date" : field === "participants" ? null : "text",
    })
    control.value = about[field] ?? ""
    const label = h(
      "label",
      { class: "ts-field__label", for: control.id },
      texts.say(`fields.${field}`),
    )
    return h("div", { class: "ts-field" }, label, control)
  })
  const cancel = h(
    "button",
    { type: "button", class: "ts-button ts-button--small" },
    texts.say("action.cancel"),
  )
  const save = h(
    "button",
    { type: "submit", class: "ts-button ts-button--small ts-button--primary" },
    texts.say("action.save"),
  )
  const form = h(
    "form",
    { class: "ts-desk__details" },
    ...fields,
    h("p", { class: "ts-actions" }, save, cancel),
  )
  cancel.addEventListener("click", onCancel)
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    onSave(readAbout(form))
  })
  return form
}
