/** One item of a report: what it is called, how it stands, and everything that is said about it. */
import { scoreLine } from "./item_view.mjs"
import { showDay, showNumber } from "./locale.mjs"
import { targetSaid } from "./previous.mjs"
import { answerBlocks } from "./report_said.mjs"
import { heading, list, runs } from "./report_words.mjs"
import { isUnsupported } from "./strengths.mjs"

/** @import { Measures } from "./measures.mjs" */
/** @import { RuledItem } from "./report_said.mjs" */
/** @import { Block, Mark, Runs } from "./report_words.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Answer, Assessment, ItemResult, Problem, Result } from "./types.mjs" */

/**
 * @typedef {object} ReportItem
 * @property {string} id
 * @property {string} section - Id of its section
 * @property {number} depth - 1 for a part of a group, else 0
 * @property {Runs} title - Without the number
 * @property {string} standing - Its score or status in words
 * @property {boolean} said - Whether anything at all is said about it
 * @property {ItemResult} result
 * @property {Mark[]} marks
 * @property {Block[]} answer
 * @property {string} target - Empty: none
 * @property {string} period
 * @property {string} note
 * @property {string} agreed - What the assessors said each, and why they agreed on this; empty: nothing
 * @property {Runs[]} evidence
 * @property {Runs[]} improvements - The highest priority first
 */

/**
 * Whether an answer claims something that no evidence entry stands behind.
 *
 * @param {ItemResult} result - What scoring says of the item
 * @param {Answer} answer - Its answer
 * @returns {"no" | "partly" | "wholly"} The lowest score claims nothing; wholly: there is none at all
 */
export function undocumented(result, answer) {
  if (result.kind === "group" || !isUnsupported(result, answer)) return "no"
  return evidenceOf(answer).length === 0 ? "wholly" : "partly"
}

/**
 * An item as a report tells of it.
 *
 * @param {RuledItem} item - As the rules have it
 * @param {object} of
 * @param {string} of.section - Id of its section
 * @param {number} of.depth - 1 for a part of a group, else 0
 * @param {Assessment} of.assessment - What was answered
 * @param {Result} of.all - What scoring says
 * @param {Problem[]} of.problems - What it could not take
 * @param {Texts} of.texts - Words of the report
 * @param {Measures} of.measures - What the rules tell about values
 * @returns {ReportItem}
 */
export function reportItem(item, { section, depth, assessment, all, problems, texts, measures }) {
  const { answers } = assessment
  const answer = Object.hasOwn(answers, item.id) ? answers[item.id] : {}
  const result = all.items[item.id]
  const mend = problems.some((problem) => problem.item === item.id)
  const marks = marksOf(result, answer, mend, texts)
  const target = answer.target ? targetSaid(item, String(answer.target), texts) : ""
  const evidence = evidenceOf(answer).map((one) => evidenceLine(one, texts))
  const improvements = improvementsOf(answer, texts)
  const note = textOf(answer.note)
  const open = result.status === "open" && !mend
  return {
    id: item.id,
    section,
    depth,
    title: runs(texts.words("items", item.id, "title")),
    standing: scoreLine(result, texts) || texts.say("report.item.open"),
    said: !open || Object.keys(answer).length > 0,
    result,
    marks,
    answer: answerBlocks({ item, answer, result, all, texts, measures }),
    target,
    period: textOf(answer.period),
    note,
    agreed: agreedOf(assessment.consensus, item, texts),
    evidence,
    improvements,
  }
}

/**
 * An item as blocks.
 *
 * @param {ReportItem} item - From `reportItem`
 * @param {Texts} texts - Words of the report
 * @returns {Block[]} Its heading first
 */
export function itemBlocks(item, texts) {
  const say = (/** @type {string} */ key) => texts.say(`report.item.${key}`)
  const facts = /** @type {const} */ (["target", "period"])
    .filter((key) => item[key])
    .map((key) => ({ label: runs(say(key)), value: runs(item[key]) }))
  /** @type {Block[]} */
  const blocks = [
    heading(runs(`${item.id} `, ...item.title), item.depth > 0 ? 4 : 3),
    { kind: "text", runs: runs(item.standing), standing: true },
  ]
  const marks = item.marks.filter(({ label, text }) => text || !item.standing.startsWith(label))
  if (marks.length > 0) blocks.push({ kind: "marks", marks })
  blocks.push(...item.answer)
  if (facts.length > 0) blocks.push({ kind: "facts", facts })
  if (item.note) blocks.push({ kind: "labelled", label: runs(say("note")), runs: runs(item.note) })
  if (item.agreed)
    blocks.push({ kind: "labelled", label: runs(say("agreed")), runs: runs(item.agreed) })
  return [
    ...blocks,
    ...list(say("evidence"), item.evidence),
    ...list(say("improvements"), item.improvements),
  ]
}

/**
 * @param {ItemResult} result
 * @param {Answer} answer
 * @param {boolean} mend
 * @param {Texts} texts
 * @returns {Mark[]}
 */
function marksOf(result, answer, mend, texts) {
  const say = (/** @type {string} */ key, values = {}) => texts.say(`report.mark.${key}`, values)
  const number = (/** @type {string | null} */ text) => showNumber(text ?? "", texts.locale)
  const because = (/** @type {unknown} */ reason) =>
    textOf(reason) ? say("reason", { reason: textOf(reason) }) : say("no_reason")
  const { explanation, status, score } = result
  const marks = []
  if (mend) marks.push({ label: say("mend"), text: say("mend_text") })
  if (result.overridden) {
    const { computed } = explanation
    const met = result.kind === "met"
    const judged = (/** @type {string | null | undefined} */ level) =>
      texts.has(`item.met.${level}`) ? texts.say(`item.met.${level}`) : ""
    const words = [
      met
        ? say("override_met", { level: judged(result.level) })
        : say("override_text", { score: number(score) }),
      met && judged(answer.level) && say("answered", { level: judged(answer.level) }),
      !met && computed && say("computed", { score: number(computed) }),
      because(answer.override?.reason),
    ]
    marks.push({ label: say("override"), text: words.filter(Boolean).join(" ") })
  }
  if (status === "not_applicable") {
    const out = explanation.by === "profile"
    const text = out ? say("out_text") : because(answer.not_applicable?.reason)
    marks.push({ label: say(out ? "out" : "not_applicable"), text })
  }
  if (status === "unknown") marks.push({ label: say("unknown"), text: "" })
  if (status === "not_assessable") marks.push({ label: say("not_assessable"), text: "" })
  const lacks = undocumented(result, answer)
  if (lacks === "wholly") marks.push({ label: say("undocumented"), text: "" })
  if (lacks === "partly") {
    const values = {
      documented: number(result.documented_score),
      score: number(explanation.computed ?? score),
    }
    marks.push({ label: say("partly"), text: say("partly_text", values) })
  }
  return marks
}

/**
 * @param {Assessment["consensus"]} consensus
 * @param {RuledItem} item
 * @param {Texts} texts
 */
function agreedOf(consensus, item, texts) {
  const { origins = [], items = {} } =
    /** @type {{ origins?: any[], items?: Record<string, any> }} */ (consensus ?? {})
  const found = Object.hasOwn(items, item.id) ? items[item.id] : null
  if (!found || !Array.isArray(origins)) return ""
  const said = (Array.isArray(found.values) ? found.values : []).map((/** @type {any} */ value) => {
    const at = origins.findIndex(({ id }) => id === value?.origin)
    const name = textOf(origins[at]?.title) || String(at + 1)
    const level = value?.level ?? value?.score ?? value?.value
    return `${name}: ${level ? targetSaid(item, String(level), texts) : "–"}`
  })
  const reason = textOf(found.reason)
  return [said.join("; "), reason && texts.say("report.mark.reason", { reason })]
    .filter(Boolean)
    .join(". ")
}

/** @param {Answer} answer */
function evidenceOf({ evidence }) {
  return (Array.isArray(evidence) ? evidence : []).filter(({ text }) => textOf(text))
}

/**
 * @param {import("./types.mjs").Evidence} evidence
 * @param {Texts} texts
 */
function evidenceLine({ text, kind, levels = [], date }, texts) {
  const supports =
    levels.length > 0 &&
    texts.say("report.item.supports", {
      levels: levels
        .map((level) => texts.say("report.item.step", { level }).toLocaleLowerCase(texts.locale))
        .join(", "),
    })
  const more = [date && showDay(date, texts.locale), supports].filter(Boolean).join("; ")
  const named = kind ? texts.words("evidence_kinds", kind) : null
  return runs(named, named && ": ", textOf(text), more && ` (${more})`)
}

/**
 * @param {Answer} answer
 * @param {Texts} texts
 */
function improvementsOf({ improvements }, texts) {
  const ideas = (Array.isArray(improvements) ? improvements : []).filter(({ text }) => textOf(text))
  const rank = (/** @type {string | undefined} */ priority) =>
    Number(priority) || Number.POSITIVE_INFINITY
  return ideas
    .map(({ text, priority }) => ({ text, priority: priority ? String(priority) : "" }))
    .sort((one, other) => rank(one.priority) - rank(other.priority) || 0)
    .map(({ text, priority }) => {
      const key = priority === "1" ? "priority_highest" : "priority"
      const said = priority && texts.say(`report.item.${key}`, { priority })
      return runs(said, said && ": ", textOf(text))
    })
}

/** @param {unknown} value */
function textOf(value) {
  return typeof value === "string" ? value.trim() : ""
}
