/** What an assessment brings to an application, as plain data: criterion by criterion, and in all. */
import { ABOUT, aboutOf } from "./assessment_file.mjs"
import { basesOf } from "./met_share.mjs"

/** @import { Outcome } from "./score_loop.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Assessment, Evidence, Result, ShareBase, ShareThreshold, TotalResult } from "./types.mjs" */

/** @typedef {"met" | "partly" | "not_met" | "unknown" | "open" | "not_applicable"} State */

/**
 * A criterion with what the team says about it.
 *
 * @typedef {object} Criterion
 * @property {string} item - Its id
 * @property {State} state - By scoring, after the profile
 * @property {string} note - What the team does in the matter; empty: nothing is written
 * @property {Evidence[]} evidence - Entries with a text
 * @property {string} reason - Why it was set by hand or does not apply; empty: there is none
 * @property {string} rule - Id of the rule by which the profile takes it away; empty: none does
 */

/**
 * @typedef {object} ApplicationFacts
 * @property {{ field: string, text: string }[]} about - What is said about the assessment; text
 *   empty: nothing is
 * @property {{ question: string, choice: string }[]} profile - choice empty: not answered
 * @property {{ section: string, criteria: Criterion[] }[]} sections
 * @property {Criterion[]} unmet - Those that apply and are not met
 * @property {Criterion[]} lacking - Those that apply and have no text
 * @property {{ base: ShareBase, threshold: ShareThreshold }[]} needed - What the application asks
 *   for, for each number of criteria that may apply
 * @property {string[]} refused - Items whose answer scoring cannot take; they are left out
 * @property {TotalResult} total
 */

/** Order in which criteria that are not met are told. */
export const UNMET = /** @type {const} */ (["partly", "not_met", "unknown", "open"])

/**
 * Gather what an application needs.
 *
 * @param {Assessment} assessment - As it is saved
 * @param {Outcome} outcome - What scoring says of it
 * @param {object} framework
 * @param {Record<string, string[]>} framework.sections - Items by section, in order
 * @param {string} framework.threshold - Id of the threshold that is asked for
 * @param {string[]} framework.profile - Ids of the questions about the service
 * @returns {ApplicationFacts} Everything, in the order of the framework
 */
export function factsOf(assessment, { result, problems }, { sections, threshold, profile }) {
  const about = /** @type {Record<string, string | undefined>} */ (aboutOf(assessment))
  const listed = Object.entries(sections).map(([section, items]) => ({
    section,
    criteria: items.map((item) => criterionOf(item, assessment, result)),
  }))
  const applying = listed
    .flatMap(({ criteria }) => criteria)
    .filter(({ state }) => state !== "not_applicable")
  return {
    about: ABOUT.map((field) => ({ field, text: about[field]?.trim() ?? "" })),
    profile: profile.map((question) => ({
      question,
      choice: assessment.profile[question] ?? "",
    })),
    sections: listed,
    unmet: UNMET.flatMap((state) => applying.filter((one) => one.state === state)),
    lacking: applying.filter(({ note }) => note === ""),
    needed: basesOf(result.total).flatMap((base) =>
      base.thresholds
        .filter(({ id }) => id === threshold)
        .map((found) => ({ base, threshold: found })),
    ),
    refused: [...new Set(problems.flatMap(({ item }) => item ?? []))],
    total: result.total,
  }
}

/**
 * Counts of criteria that are not met, as scoring gives them.
 *
 * @param {TotalResult} total
 * @returns {[string, string][]} Key and count; open ones as a range while their number is not known
 */
export function countsOf(total) {
  const open = basesOf(total).map((base) => base.open)
  const [least, most] = [Math.min(...open), Math.max(...open)]
  return [
    ["partly", String(total.partly ?? 0)],
    ["not_met", String(total.not_met ?? 0)],
    ["open", least === most ? String(most) : `${least}–${most}`],
    ["unknown", String(total.unknown ?? 0)],
    ["not_applicable", String(total.not_applicable ?? 0)],
  ]
}

/**
 * The application as text, to be pasted into another form.
 *
 * @param {ApplicationFacts} facts - From `factsOf`
 * @param {Texts} texts - Words of the page and the framework
 * @param {string[]} result - Sentences about the result
 * @returns {string} Lines; a criterion is set apart by a blank line
 */
export function plainText({ about, profile, sections }, texts, result) {
  const said = (/** @type {string} */ key) => texts.say(`application.${key}`)
  const facts = about.map(
    ({ field, text }) => `${said(`fields.${field}`)}: ${text || said("empty")}`,
  )
  const service = profile.map(({ question, choice }) => {
    const answer = choice && texts.words("profile", question, "choices", choice).text
    return `${texts.words("profile", question, "label").text} ${answer || said("unanswered")}`
  })
  const criteria = sections.flatMap(({ section, criteria: listed }) => [
    "",
    texts.words("sections", section).text.toLocaleUpperCase(texts.locale),
    ...listed.flatMap((one) => ["", ...criterionLines(one, texts)]),
  ])
  const lead = [texts.words("application", "granting").text, "", ...result]
  return [...facts, "", ...service, "", ...lead, ...criteria].join("\n")
}

/**
 * @param {Criterion} criterion
 * @param {Texts} texts
 */
function criterionLines({ item, state, note, evidence }, texts) {
  const title = texts.words("items", item, "title").text
  const head = `${item}. ${title} (${texts.say(`application.state.${state}`)})`
  if (state === "not_applicable") return [head]
  const shown = evidence.map(({ text }) => `- ${text}`)
  return [
    head,
    note || texts.say("application.texts_missing"),
    ...(shown.length > 0 ? [`${texts.say("application.evidence")}:`, ...shown] : []),
  ]
}

/**
 * @param {string} item
 * @param {Assessment} assessment
 * @param {Result} result
 * @returns {Criterion}
 */
function criterionOf(item, { answers }, result) {
  const answer = Object.hasOwn(answers, item) ? answers[item] : {}
  const { status, level, explanation, overridden } = result.items[item]
  const own = overridden ? answer.override?.reason : answer.not_applicable?.reason
  return {
    item,
    state: stateOf(status, level),
    note: (answer.note ?? "").trim(),
    evidence: (answer.evidence ?? []).filter(({ text }) => text?.trim()),
    reason: explanation?.rule ? "" : (own ?? ""),
    rule: status === "not_applicable" ? (explanation?.rule ?? "") : "",
  }
}

/**
 * @param {string} status
 * @param {string | null} level
 * @returns {State}
 */
function stateOf(status, level) {
  if (status === "not_applicable" || status === "unknown") return status
  return level === "met" || level === "partly" || level === "not_met" ? level : "open"
}
