/**
 * Between the names and values of form controls and the answers of an assessment.
 *
 * A control is named `<item>.<key>[.<id>]`. What a person typed is kept letter by letter: list
 * inputs are cut into entries for scoring, and where that loses anything (blank lines, an order,
 * a line that is no count) the text itself is kept beside them under `typed`.
 */

import { readTable, writeTable } from "./records.mjs"

/** @import { Column } from "./records.mjs" */
/** @import { Answer } from "./types.mjs" */

/**
 * A form control, without the DOM.
 *
 * @typedef {object} Field
 * @property {string} name
 * @property {"radio" | "checkbox" | "text"} type
 * @property {string} value
 * @property {boolean} checked - false for text
 * @property {string} [dataType] - Of an input: count, number, percent, numbers, tally, choice, ...
 * @property {Column[]} [columns] - Of an input that is a table
 * @property {string} [mark] - Of a statement's checkbox: `not_met` once it was ticked and unticked
 */

/**
 * What a control shows of an answer.
 *
 * @typedef {{ value: string, checked: boolean, mark?: string }} Shown
 */

/** Keys of an answer that controls of the form write; all others are let be. */
const OWN_KEYS = /** @type {const} */ ([
  "level",
  "statements",
  "points",
  "inputs",
  "rating",
  "unknown",
  "not_applicable",
  "override",
  "note",
  "target",
  "period",
  "typed",
])

/**
 * Read the controls of one item.
 *
 * @param {string} item - Item id
 * @param {Field[]} fields - The item's own controls, not those of its parts
 * @param {Answer} [before] - The answer so far; keys that no control writes are taken from it
 * @returns {Answer | null} null when nothing is said at all
 */
export function readAnswer(item, fields, before = {}) {
  const said = new Map(fields.map((field) => [field.name, field]))
  /** @type {Record<string, unknown>} */
  const read = {}
  for (const field of fields) readField(read, field, cut(item, field.name))
  const none = said.get(`${item}.none`)
  if (none?.checked && !read.points) read.points = []
  read.override = pair(said, `${item}.override`, ["score", "reason"])
  if (said.get(`${item}.not_applicable`)?.checked)
    read.not_applicable = { reason: said.get(`${item}.not_applicable.reason`)?.value ?? "" }

  const answer = /** @type {Record<string, unknown>} */ ({ ...before })
  const keys = new Set(fields.map(({ name }) => cut(item, name).key))
  if (keys.has("point") && read.points) delete answer.count
  for (const key of OWN_KEYS) {
    if (read[key] !== undefined) answer[key] = read[key]
    else if (key === "typed" || keys.has(CONTROL_OF[key] ?? key)) delete answer[key]
  }
  return Object.keys(answer).length > 0 ? answer : null
}

/** Key in the names of controls, where it is not the answer's own. @type {Record<string, string>} */
const CONTROL_OF = { statements: "statement", points: "point", inputs: "input" }

/**
 * Key and id in the name of a control.
 *
 * @param {string} item - Item id; may hold points itself
 * @param {string} name - Name of the control
 * @returns {{ key: string, id: string }} id is empty where the name has none
 */
export function cut(item, name) {
  const rest = name.slice(item.length + 1)
  const point = rest.indexOf(".")
  return point < 0
    ? { key: rest, id: "" }
    : { key: rest.slice(0, point), id: rest.slice(point + 1) }
}

/**
 * @param {Record<string, any>} read - Gathers the answer
 * @param {Field} field
 * @param {{ key: string, id: string }} place
 */
function readField(read, field, { key, id }) {
  const { type, value, checked } = field
  const given = type === "text" ? value.trim() !== "" : checked
  if (key === "statement") {
    const mark = given ? value : field.mark
    if (mark) read.statements = { ...read.statements, [id]: mark }
  } else if (!given) {
    // an empty field says nothing
  } else if (key === "point") {
    read.points ??= []
    read.points.push(id)
  } else if (key === "input") {
    const entry = entryOf(field, value)
    if (entry !== null) read.inputs = { ...read.inputs, [id]: entry }
    if (typeof entry !== "string" && textOf(field, entry) !== value)
      read.typed = { ...read.typed, [id]: value }
  } else if (key === "unknown") {
    read.unknown = true
  } else if (["level", "rating", "note", "target", "period"].includes(key)) {
    read[key] = value
  }
}

/**
 * @param {Map<string, Field>} said
 * @param {string} name
 * @param {string[]} keys
 * @returns {Record<string, string> | undefined} undefined when all of them are empty
 */
function pair(said, name, keys) {
  const values = keys.map((key) => [key, said.get(`${name}.${key}`)?.value ?? ""])
  return values.some(([, value]) => value.trim()) ? Object.fromEntries(values) : undefined
}

/**
 * What a control shows of an answer.
 *
 * @param {string} item - Item id
 * @param {Field} field - The control
 * @param {Answer | undefined} answer - The item's answer
 * @returns {Shown | null} null for a control that shows nothing of an answer, such as `step`
 */
export function showField(item, field, answer = {}) {
  const { key, id } = cut(item, field.name)
  const picked = (/** @type {unknown} */ value) => ({
    value: field.value,
    checked: String(value ?? "") === field.value,
  })
  const text = (/** @type {unknown} */ value) => ({ value: String(value ?? ""), checked: false })
  switch (key) {
    case "level":
      return picked(answer.level)
    case "statement":
      return { ...picked(answer.statements?.[id]), mark: answer.statements?.[id] }
    case "point":
      return { value: field.value, checked: answer.points?.includes(id) ?? false }
    case "none":
      return { value: field.value, checked: answer.points?.length === 0 }
    case "unknown":
      return { value: field.value, checked: answer.unknown === true }
    case "not_applicable":
      if (id === "reason") return text(answer.not_applicable?.reason)
      return { value: field.value, checked: answer.not_applicable !== undefined }
    case "override":
      return text(/** @type {Record<string, string>} */ (answer.override ?? {})[id])
    case "input":
      if (field.type === "radio") return picked(answer.inputs?.[id])
      return text(typedText(field, answer, id))
    case "rating":
    case "note":
    case "target":
    case "period":
      return text(answer[key])
    default:
      return null
  }
}

/**
 * @param {Field} field
 * @param {Answer} answer
 * @param {string} id
 * @returns {string} As it was typed, as long as that still says the same as the entries
 */
function typedText(field, answer, id) {
  const entry = answer.inputs?.[id] ?? null
  const typed = answer.typed?.[id]
  if (typed !== undefined && JSON.stringify(entryOf(field, typed)) === JSON.stringify(entry))
    return typed
  return textOf(field, entry)
}

/**
 * @param {Field} field
 * @param {string} text - Not blank
 * @returns {unknown} Entries of a list, counts by name, rows, or the text itself; null for a table
 *   without a complete row
 */
function entryOf({ dataType, columns = [] }, text) {
  if (dataType === "records") {
    const { rows } = readTable(text, columns)
    return rows.length > 0 ? rows : null
  }
  if (dataType !== "numbers" && dataType !== "tally") return text
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
  return dataType === "numbers" ? lines : tallyOf(lines)
}

/**
 * @param {string[]} lines - `name: count` each
 * @returns {Record<string, string> | [string, string][]} Pairs where names are missing, doubled or
 *   would change places: scoring then says which line is wrong
 */
function tallyOf(lines) {
  const pairs = lines.map((line) => {
    const colon = line.lastIndexOf(":")
    const at = colon < 0 ? line.length : colon
    return /** @type {[string, string]} */ ([line.slice(0, at).trim(), line.slice(at + 1).trim()])
  })
  const named = Object.fromEntries(pairs)
  const same = JSON.stringify(Object.entries(named)) === JSON.stringify(pairs)
  return same && pairs.every(([name]) => name) ? named : pairs
}

/**
 * @param {Field} field
 * @param {unknown} entry - As saved, by this page or by others
 * @returns {string} As a person would type it
 */
function textOf({ dataType, columns = [] }, entry) {
  if (entry === undefined || entry === null) return ""
  if (dataType === "records") return writeTable(entry, columns)
  if (dataType === "numbers" && Array.isArray(entry)) return entry.map(String).join("\n")
  if (dataType === "tally" && typeof entry === "object") {
    const pairs = Array.isArray(entry) ? entry : Object.entries(entry)
    return pairs.map(([name, count]) => (count === "" ? name : `${name}: ${count}`)).join("\n")
  }
  return String(entry)
}
