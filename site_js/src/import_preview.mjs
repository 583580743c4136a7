/** Shows what opened files hold and what will happen, before anything is stored. */
import { aboutOf } from "./assessment_file.mjs"
import { h } from "./dom.mjs"
import { showMoment } from "./locale.mjs"

/** @import { ListedFramework } from "./assessment_list.mjs" */
/** @import { FileProblem } from "./json_reader.mjs" */
/** @import { SaveRecord } from "./saved.mjs" */
/** @import { Choice, There } from "./storing.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Assessment } from "./types.mjs" */

/**
 * A file that was opened.
 *
 * @typedef {object} Opened
 * @property {string} name - Of the file
 * @property {FileProblem[]} problems - Why it cannot be taken in; empty: it can
 * @property {Assessment | null} assessment - null where it cannot be taken in
 * @property {{ mapped: string[], changed: string[], orphaned: string[] }} fit - Ids of its answers
 * @property {boolean} isMoved - Whether maps lead from its version to that of the site
 * @property {There} there - Whether there is one of its id:
 *   saved, with the same content, from a newer version, or in a file before this one
 * @property {SaveRecord | null} saved - The one that is saved
 * @property {Choice} choice - What is to happen; the view changes it
 */

/**
 * A problem of a file as a sentence.
 *
 * @param {FileProblem} problem - From the reader
 * @param {Texts} texts - Words of the page
 */
export function problemLine({ code, words }, texts) {
  const key = `import.problem.${code}`
  const type = `import.type.${words.type}`
  return texts.say(key, { ...words, type: texts.has(type) ? texts.say(type) : "" })
}

/**
 * What can be chosen for a file, the safest first.
 *
 * @param {Opened} opened - The file
 * @returns {Choice[]} One: nothing to choose
 */
export function choicesOf({ assessment, there }) {
  if (!assessment) return ["skip"]
  if (there === "none") return ["add"]
  if (there === "same") return ["skip", "keep_both"]
  return there === "saved" ? ["keep_both", "replace", "skip"] : ["keep_both", "skip"]
}

/**
 * The preview of all files.
 *
 * @param {Opened[]} files - In the order in which they were opened
 * @param {object} options
 * @param {Texts} options.texts - Words of the page
 * @param {Record<string, ListedFramework>} options.frameworks - By id
 * @param {() => void} options.onStore - Told to store what is chosen
 * @param {() => void} options.onCancel - Told to store nothing
 * @returns {HTMLElement[]} Its parts
 */
export function importPreview(files, { texts, frameworks, onStore, onCancel }) {
  const button = (/** @type {string} */ key, /** @type {() => void} */ act, primary = false) => {
    const kind = primary ? " ts-button--primary" : ""
    const made = h("button", { type: "button", class: `ts-button${kind}` }, texts.say(key))
    made.addEventListener("click", act)
    return made
  }
  const any = files.some(({ assessment }) => assessment)
  const buttons = any
    ? [button("import.store", onStore, true), button("import.cancel", onCancel)]
    : [button("import.close", onCancel)]
  return [
    h("h2", { id: "import-title", tabindex: -1 }, texts.say("import.title")),
    h("p", {}, texts.say("import.nothing_yet")),
    ...files.map((file, at) => card(file, at, texts, frameworks)),
    h("p", { class: "ts-actions" }, ...buttons),
  ]
}

/**
 * @param {Opened} file
 * @param {number} at
 * @param {Texts} texts
 * @param {Record<string, ListedFramework>} frameworks
 */
function card(file, at, texts, frameworks) {
  const { assessment, problems } = file
  const body = assessment
    ? told(file, assessment, texts, frameworks)
    : [
        h("p", {}, texts.say("import.refused")),
        h("ul", {}, ...problems.map((problem) => h("li", {}, problemLine(problem, texts)))),
      ]
  return h(
    "section",
    { class: "ts-desk__file", "data-file": at, "data-refused": !assessment },
    h("h3", {}, file.name),
    ...body,
    assessment && question(file, at, texts),
  )
}

/**
 * @param {Opened} file
 * @param {Assessment} assessment
 * @param {Texts} texts
 * @param {Record<string, ListedFramework>} frameworks
 */
function told({ fit, isMoved }, assessment, texts, frameworks) {
  const { id, version } = assessment.framework
  const here = frameworks[id]
  const { title, organisation, unit } = aboutOf(assessment)
  const list = (/** @type {string} */ key, /** @type {string[]} */ items) =>
    items.length > 0 && texts.say(key, { count: items.length, items: items.join(", ") })
  const lines = [
    [title ?? texts.say("import.unnamed"), organisation, unit].filter(Boolean).join(", "),
    texts.say("import.framework", { title: here.title, version }),
    version !== here.version &&
      texts.say(isMoved ? "import.moved" : "import.other_version", { version: here.version }),
    texts.say("import.mapped", { count: fit.mapped.length }),
    list("import.changed", fit.changed),
    list("import.orphaned", fit.orphaned),
  ]
  return lines.filter((line) => line).map((line) => h("p", {}, line))
}

/**
 * @param {Opened} file
 * @param {number} at
 * @param {Texts} texts
 */
function question(file, at, texts) {
  const choices = choicesOf(file)
  if (choices.length === 1) return h("p", {}, h("strong", {}, texts.say("import.add")))
  const moment = file.saved ? showMoment(new Date(file.saved.saved), texts.locale) : ""
  const radios = choices.map((choice) => {
    const radio = h("input", {
      type: "radio",
      name: `import-${at}`,
      value: choice,
      checked: choice === file.choice,
    })
    radio.addEventListener("change", () => {
      file.choice = choice
    })
    return h("label", { class: "ts-desk__choice" }, radio, texts.say(`import.choice.${choice}`))
  })
  const asked = texts.say(`import.there.${file.there}`, { moment })
  return h("fieldset", {}, h("legend", {}, asked), ...radios)
}
