/** What has to be mended before an item can be scored, said at the item and at its control. */
import { all, setText } from "./dom.mjs"
import { own } from "./item_view.mjs"
import { showNumber } from "./locale.mjs"
import { columnsOf } from "./records.mjs"
import { markCells } from "./records_view.mjs"

/** @import { FormPage, PageItem } from "./page.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Problem } from "./types.mjs" */

/**
 * A problem as a sentence in the page's language.
 *
 * @param {Problem} problem - From scoring
 * @param {Texts} texts - Words of the page
 * @returns {string} What is wrong and how to mend it, beginning with the label of the control
 */
export function sentenceOf(problem, texts) {
  const { code, found, expected } = problem
  const { label, line, column, inTable, choices } = placeOf(problem, texts)
  const limits = /** @type {Record<string, string>} */ (
    typeof expected === "object" && expected !== null && !Array.isArray(expected) ? expected : {}
  )
  const show = (/** @type {string | undefined} */ text) =>
    text === undefined ? "" : showNumber(text, texts.locale)
  const words = {
    found: found ?? "",
    at_least: show(limits.at_least),
    at_most: show(limits.at_most),
    possible: Array.isArray(expected)
      ? expected.map((one) => choices[String(one)] ?? show(String(one))).join(", ")
      : "",
  }
  const inCell = column !== "" || problem.path.endsWith("]")
  const key = `problem.${(inCell && variantOfCell(code, limits, expected)) || variantOf(code, limits, expected)}`
  const sentence = texts.has(key) ? texts.say(key, words) : texts.say("problem.other", { code })
  const place = column ? "problem.cell" : inTable ? "problem.row" : "problem.line"
  const where = line === null ? label : texts.say(place, { label, line, column })
  return where ? `${where}: ${sentence}` : sentence
}

/**
 * @param {string} code
 * @param {Record<string, string>} limits
 * @param {unknown} expected
 */
function variantOf(code, limits, expected) {
  if (code !== "out_of_range") return code
  if (Array.isArray(expected)) return "out_of_range_listed"
  if (limits.at_least && limits.at_most) return "out_of_range"
  return limits.at_least ? "out_of_range_below" : "out_of_range_above"
}

/**
 * @param {string} code
 * @param {Record<string, string>} limits
 * @param {unknown} expected
 * @returns {string} What differs in a row of a table; empty where nothing does
 */
function variantOfCell(code, limits, expected) {
  if (code === "missing_key" && typeof expected === "string") return "missing_cell"
  if (code === "unknown_choice") return "missing_choice"
  if (code === "too_many") return "too_many_cells"
  if (code === "over_100" && Array.isArray(expected)) return "over_whole"
  return code === "out_of_range" && /-\d\d-/.test(limits.at_least ?? "") ? "before_start" : ""
}

/**
 * Where on the page a problem is.
 *
 * @param {Problem} problem - From scoring; its path is `answers.<item>.<key>[.<id>][[n]][.<more>]`
 * @param {Texts} texts - Words of the page
 * @returns {{ name: string, label: string, line: number | null, column: string, columnId: string, inTable: boolean, choices: Record<string, string> }}
 *   Name of the control after the item id, its label (empty where it has none), the line within a
 *   list or table, from 1, and the label, id and choices of the column
 */
function placeOf({ item, path }, texts) {
  const rest = path.slice(`answers.${item}.`.length)
  const match = /^(\w+)(?:\.(\w+))?(?:\[(\d+)\](?:\.(\w+))?)?/.exec(rest)
  const [, key = "", id = "", index, cell] = match ?? []
  const line = index === undefined ? null : Number(index) + 1
  if (key === "inputs" && item !== null) {
    const columns = columnsOf(texts, item, id)
    const column = columns.find((each) => each.id === cell)
    return {
      name: `input.${id}`,
      label: texts.words("items", item, "inputs", id).text,
      line,
      column: column?.label ?? "",
      columnId: column?.id ?? "",
      inTable: columns.length > 0,
      choices: column?.choices ?? {},
    }
  }
  const names = { statements: "statement", points: "point", evidence: "evidence" }
  const name = names[/** @type {keyof typeof names} */ (key)] ?? key
  const full = id && ["override", "not_applicable"].includes(key) ? `${key}.${id}` : name
  const label = texts.has(`problem.place.${full}`) ? texts.say(`problem.place.${full}`) : ""
  return { name: full, label, line: null, column: "", columnId: "", inTable: false, choices: {} }
}

/**
 * Show the problems at their items; everything that was shown before and is mended goes.
 *
 * @param {FormPage} page - The form
 * @param {Problem[]} problems - Of all items
 * @param {Texts} texts - Words of the page
 * @param {Set<string>} shown - Items that show problems since the last time; brought up to date
 */
export function showProblems(page, problems, texts, shown) {
  for (const item of page.items.values()) {
    const mine = problems.filter((problem) => problem.item === item.id)
    if (mine.length === 0 && !shown.delete(item.id)) continue
    const error = own(item, "[data-error]")
    if (!error) continue
    if (mine.length > 0) shown.add(item.id)
    const sentences = mine.map((problem) => sentenceOf(problem, texts))
    setText(error, mine.length > 0 ? `${sentences.join(" ")} ${texts.say("problem.left_out")}` : "")
    error.hidden = mine.length === 0
    markControls(page, item, error, mine, texts)
  }
}

/**
 * @param {FormPage} page
 * @param {PageItem} item
 * @param {HTMLElement} error
 * @param {Problem[]} problems
 * @param {Texts} texts
 */
function markControls(page, item, error, problems, texts) {
  const places = problems.map((problem) => placeOf(problem, texts))
  const wrong = new Set(places.map(({ name }) => `${item.id}.${name}`))
  const cells = places.flatMap(({ name, line, columnId }) =>
    line === null ? [] : [{ name: `${item.id}.${name}`, line, column: columnId }],
  )
  markCells(item.element, cells, texts)
  for (const control of page.controls(item)) {
    if (control.type === "radio" || control.type === "checkbox") continue
    const isWrong = wrong.has(control.name)
    if (isWrong) control.setAttribute("aria-invalid", "true")
    else control.removeAttribute("aria-invalid")
    const described = (control.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean)
    if (isWrong && error.id && !described.includes(error.id))
      control.setAttribute("aria-describedby", [...described, error.id].join(" "))
  }
  for (const group of all(item.element, "fieldset[data-input]", HTMLElement))
    if (page.itemAt(group) === item)
      group.toggleAttribute("data-invalid", wrong.has(`${item.id}.input.${group.dataset.input}`))
}
