/**
 * Takes in the file of an assessment: text becomes an assessment, or a problem that says why not.
 *
 * Nothing is stored and nothing is shown here. Answers that this version of the framework has no
 * item for stay in the assessment and are listed.
 */
import { readJson } from "./json_reader.mjs"
import { isMapping } from "./paths.mjs"
import { FORMAT_VERSION } from "./saved.mjs"

/** @import { FileProblem } from "./json_reader.mjs" */
/** @import { Answer, Assessment } from "./types.mjs" */

const MOST_PROBLEMS = 5

/**
 * A check against the schema, as ajv compiles it.
 *
 * @typedef {((value: unknown) => boolean) & { errors?: SchemaError[] | null }} Validate
 *
 * @typedef {{ keyword: string, instancePath: string, params: Record<string, any> }} SchemaError
 */

/**
 * Read the bytes of a file.
 *
 * @param {Uint8Array} bytes - All of it
 * @param {Validate} validate - Against the published schema
 * @param {(framework: string) => boolean} isKnown - Whether the site has a framework
 * @returns {{ assessment: Assessment } | { problems: FileProblem[] }} Problems: at least one
 */
export function readAssessment(bytes, validate, isKnown) {
  let text
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    return refused({ code: "not_text", words: {} })
  }
  const read = readJson(text)
  if ("problem" in read) return refused(read.problem)
  const { value } = read
  if (!isMapping(value) || value.format !== "tumstock-assessment")
    return refused({ code: "not_assessment", words: {} })
  const version = value.format_version
  if (typeof version === "number" && version > FORMAT_VERSION)
    return refused({ code: "newer_format", words: { found: version, known: FORMAT_VERSION } })
  const strange = strangeText(value)
  if (strange.length > 0) return { problems: strange.slice(0, MOST_PROBLEMS) }
  if (!validate(value))
    return { problems: (validate.errors ?? []).map(schemaProblem).slice(0, MOST_PROBLEMS) }
  const assessment = /** @type {Assessment} */ (/** @type {unknown} */ (value))
  const framework = assessment.framework.id
  if (!isKnown(framework)) return refused({ code: "unknown_framework", words: { framework } })
  const twice = idsTwice(assessment)
  if (twice.length > 0) return { problems: twice.slice(0, MOST_PROBLEMS) }
  return { assessment }
}

/** @param {FileProblem} problem */
function refused(problem) {
  return { problems: [problem] }
}

/**
 * Text that no keyboard writes: half a character, or a key that is an order in the language.
 *
 * @param {unknown} tree
 * @returns {FileProblem[]}
 */
function strangeText(tree) {
  /** @type {FileProblem[]} */
  const found = []
  const half = /\p{Surrogate}/u
  const walk = (/** @type {unknown} */ node, /** @type {string[]} */ path) => {
    if (typeof node === "string" && half.test(node))
      found.push({ code: "bad_text", words: { path: path.join(".") } })
    if (typeof node !== "object" || node === null) return
    for (const [key, value] of Object.entries(node)) {
      if (key === "__proto__") found.push({ code: "bad_key", words: { key, path: path.join(".") } })
      else if (half.test(key)) found.push({ code: "bad_text", words: { path: path.join(".") } })
      else walk(value, [...path, key])
    }
  }
  walk(tree, [])
  return found
}

/**
 * @param {SchemaError} error
 * @returns {FileProblem}
 */
function schemaProblem({ keyword, instancePath, params }) {
  const at = instancePath.slice(1).replaceAll("/", ".").replaceAll("~1", "/").replaceAll("~0", "~")
  if (keyword === "required") {
    const path = [at, params.missingProperty].filter(Boolean).join(".")
    return { code: "missing", words: { path } }
  }
  if (keyword === "type")
    return { code: "wrong_type", words: { path: at, type: [params.type].flat().join("_or_") } }
  return { code: "wrong_value", words: { path: at } }
}

/**
 * Lists whose entries are pointed at by their id; an id that is there twice points nowhere.
 *
 * @param {Assessment} assessment
 * @returns {FileProblem[]}
 */
function idsTwice(assessment) {
  const { answers, plan, consensus } = assessment
  /** @type {[string, unknown][]} */
  const lists = [
    ["plan.rows", plan?.rows],
    ["consensus.origins", consensus?.origins],
    ...Object.entries(answers).map(
      ([item, { improvements }]) =>
        /** @type {[string, unknown]} */ ([`answers.${item}.improvements`, improvements]),
    ),
  ]
  return lists.flatMap(([path, list]) => {
    const rows = Array.isArray(list) ? list : []
    const ids = rows.map((row) => (isMapping(row) ? row.id : undefined)).filter(Boolean)
    const twice = ids.find((id, at) => ids.indexOf(id) < at)
    return twice === undefined ? [] : [{ code: "duplicate_id", words: { path, id: String(twice) } }]
  })
}

/**
 * An item of the rules, as far as answers name parts of it.
 *
 * @typedef {object} RuleItem
 * @property {string} id
 * @property {string} kind
 * @property {Record<string, unknown>} [levels]
 * @property {{ statements: { id: string }[] }[]} [steps]
 * @property {string[]} [points]
 * @property {({ id: string } | string)[]} [inputs]
 * @property {RuleItem[]} [parts]
 */

/**
 * How the answers of an assessment sit in the framework as it is now, by item id.
 *
 * @param {Record<string, Answer>} answers - Of the assessment
 * @param {{ items: RuleItem[] }} rules - Of the framework
 * @returns {{ mapped: string[], changed: string[], orphaned: string[] }} mapped: taken over as
 *   they are; changed: the item is there, something that the answer names is not; orphaned: kept,
 *   without an item
 */
export function fitOf(answers, rules) {
  const items = new Map(rules.items.flatMap((item) => [item, ...(item.parts ?? [])]).map(named))
  /** @type {{ mapped: string[], changed: string[], orphaned: string[] }} */
  const fit = { mapped: [], changed: [], orphaned: [] }
  for (const [id, answer] of Object.entries(answers)) {
    const item = items.get(id)
    if (item) (isNamed(answer, item) ? fit.mapped : fit.changed).push(id)
    else fit.orphaned.push(id)
  }
  return fit
}

/** @param {RuleItem} item */
function named(item) {
  return /** @type {const} */ ([item.id, item])
}

/**
 * @param {Answer} answer
 * @param {RuleItem} item
 * @returns {boolean} Whether the item has everything that the answer names
 */
function isNamed(answer, item) {
  const met = item.kind === "met" ? ["met", "partly", "not_met"] : []
  const levels = [...Object.keys(item.levels ?? {}), ...met]
  const statements = (item.steps ?? []).flatMap((step) => step.statements.map(({ id }) => id))
  const inputs = (item.inputs ?? []).map((one) => (typeof one === "string" ? one : one.id))
  const points = item.points ?? []
  const all = (/** @type {string[]} */ given, /** @type {string[]} */ known) =>
    given.every((one) => known.includes(one))
  return (
    all(answer.level === undefined ? [] : [answer.level], levels) &&
    all(Object.keys(answer.statements ?? {}), statements) &&
    all(answer.points ?? [], points) &&
    all(Object.keys(answer.inputs ?? {}), inputs)
  )
}
