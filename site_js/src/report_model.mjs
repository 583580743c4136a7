/**
 * A report as plain data: what the page shows, prints and writes into files.
 *
 * assessment + what scoring says + words of a language -> cover, blocks, items, plan
 */
import { aboutOf } from "./assessment_file.mjs"
import { showDay } from "./locale.mjs"
import { Measures } from "./measures.mjs"
import { whenOf } from "./previous.mjs"
import { itemBlocks, reportItem } from "./report_item.mjs"
import { narrowPlan, planBlocks, planTable, templates } from "./report_plan.mjs"
import { resultFacts, resultTable, summaryBlocks } from "./report_summary.mjs"
import { cell, fact, heading, list, runs } from "./report_words.mjs"
import { Texts } from "./texts.mjs"

/** @import { RuledItem } from "./report_said.mjs" */
/** @import { ReportItem } from "./report_item.mjs" */
/** @import { Gain } from "./report_summary.mjs" */
/** @import { Block, Fact, ReportTexts, Runs, Table } from "./report_words.mjs" */
/** @import { Assessment, Problem, Result } from "./types.mjs" */

/** @typedef {"answered" | "all" | "summary"} Extent How much a report tells */

/**
 * Rules of a framework as far as a report reads them.
 *
 * @typedef {object} ReportRules
 * @property {string} version
 * @property {{ id: string, items: string[] }[]} sections
 * @property {RuledItem[]} items
 */

/**
 * @typedef {object} Report
 * @property {string} lang - BCP 47 tag
 * @property {string} title
 * @property {string} kind - What sort of report it is, in words
 * @property {Runs} framework - Its full title
 * @property {Fact[]} about - Who, when, what
 * @property {string} notice - That it is an own assessment
 * @property {Fact[]} result - In facts
 * @property {Table} sections
 * @property {ReportItem[]} items - Those that are told of, in order
 * @property {Table | null} plan
 * @property {Block[]} blocks - All of it but the cover
 * @property {Texts} texts - Its words
 */

/**
 * Make a report.
 *
 * @param {object} of
 * @param {Assessment} of.assessment - What was answered
 * @param {Result} of.result - What scoring says
 * @param {Problem[]} of.problems - What it could not take
 * @param {Gain[]} of.gains - Next steps, the largest gain first
 * @param {ReportRules} of.rules - Of the framework
 * @param {ReportTexts} of.words - Of the framework, in the report's language
 * @param {string} of.lang - That language
 * @param {Extent} of.extent - How much it tells
 * @param {string} of.today - YYYY-MM-DD
 * @returns {Report}
 */
export function reportOf({
  assessment,
  result,
  problems,
  gains,
  rules,
  words,
  lang,
  extent,
  today,
}) {
  const texts = new Texts(words, lang)
  const measures = new Measures(/** @type {any} */ (rules))
  const ruled = new Map(rules.items.map((item) => [item.id, item]))
  const items = rules.sections.flatMap(({ id: section, items: ids }) =>
    ids.flatMap((id) => {
      const item = /** @type {RuledItem} */ (ruled.get(id))
      const of = { section, assessment, all: result, problems, texts, measures }
      return [item, ...(item.parts ?? [])].map((each, at) =>
        reportItem(each, { ...of, depth: at === 0 ? 0 : 1 }),
      )
    }),
  )
  const summed = { result, problems, gains, items, answers: assessment.answers, texts }
  const told = toldOf(items, extent)
  const plan = extent === "summary" ? null : planTable(assessment, texts)
  const filled = extent === "summary" ? [] : templates(assessment, texts, words.forms)
  const { title } = aboutOf(assessment)
  const consensus = Boolean(assessment.consensus)
  return {
    lang,
    title: title ?? texts.say("report.untitled"),
    kind: texts.say(consensus ? "report.kind_consensus" : "report.kind"),
    framework: runs(texts.words("full_title")),
    about: aboutFacts(assessment, words, rules.version, texts),
    notice: texts.say("report.notice.own"),
    result: resultFacts(summed),
    sections: resultTable(summed),
    items: told,
    plan,
    blocks: [
      ...summaryBlocks(summed),
      ...profileBlocks(assessment, texts),
      ...(extent === "summary" ? [] : sectionBlocks(rules, told, assessment, texts)),
      ...(extent === "summary" ? [] : openBlocks(items, told, texts)),
      ...planBlocks(plan && narrowPlan(assessment, texts), filled, texts),
      ...consensusBlocks(assessment, texts),
      ...closing(words, rules.version, today, texts),
    ],
    texts,
  }
}

/**
 * @param {ReportItem[]} items
 * @param {Extent} extent
 */
function toldOf(items, extent) {
  if (extent === "summary") return []
  if (extent === "all") return items
  // A group is told of when one of its parts is.
  return items.filter(({ said, result }) => said || hasPart(items, result))
}

/**
 * @param {ReportItem[]} items
 * @param {import("./types.mjs").ItemResult} group
 */
function hasPart(items, { parts = [] }) {
  return items.some(({ id, said }) => said && parts.includes(id))
}

/**
 * @param {Assessment} assessment
 * @param {ReportTexts} words
 * @param {string} version
 * @param {Texts} texts
 */
function aboutFacts(assessment, words, version, texts) {
  const about = aboutOf(assessment)
  const { publisher, edition } = words.source
  const follows = /** @type {{ title?: string, date?: string } | undefined} */ (
    assessment.assessment.follows
  )
  const day = about.date && showDay(about.date, texts.locale)
  const before = follows && whenOf({ ...assessment, assessment: { ...follows } }, texts.locale)
  const key = (/** @type {string} */ name) => `report.fact.${name}`
  const answered = assessment.framework.version
  const said = answered === version ? null : showDay(answered, texts.locale)
  return [
    ...fact(texts, key("organisation"), about.organisation),
    ...fact(texts, key("unit"), about.unit),
    ...fact(texts, key("date"), day),
    ...fact(texts, key("period"), about.period),
    ...fact(texts, key("participants"), about.participants),
    ...fact(texts, key("follows"), before),
    ...fact(texts, key("publisher"), publisher),
    ...fact(texts, key("edition"), edition),
    ...fact(texts, key("version"), showDay(version, texts.locale)),
    ...fact(texts, key("answered_version"), said),
  ]
}

/**
 * @param {Assessment} assessment
 * @param {Texts} texts
 * @returns {Block[]}
 */
function profileBlocks({ profile }, texts) {
  const facts = texts
    .keys("profile")
    .filter((question) => Object.hasOwn(profile, question))
    .map((question) => ({
      label: runs(texts.words("profile", question, "label")),
      value: runs(texts.words("profile", question, "choices", profile[question])),
    }))
  if (facts.length === 0) return []
  return [heading(texts.say("report.heading.profile"), 3), { kind: "facts", facts }]
}

/**
 * @param {ReportRules} rules
 * @param {ReportItem[]} told
 * @param {Assessment} assessment
 * @param {Texts} texts
 * @returns {Block[]}
 */
function sectionBlocks({ sections }, told, { best_practice: best = {} }, texts) {
  return sections.flatMap(({ id }) => {
    const items = told.filter((item) => item.section === id)
    const practice = typeof best[id] === "string" ? best[id].trim() : ""
    if (items.length === 0 && !practice) return []
    const { text: group } = texts.words("group_of", id)
    const grouped = group !== id && texts.words("groups", group)
    return [
      heading(runs(grouped, grouped && ": ", texts.words("sections", id))),
      ...items.flatMap((item) => itemBlocks(item, texts)),
      ...(practice
        ? /** @type {Block[]} */ ([
            heading(texts.say("report.heading.best"), 3),
            { kind: "text", runs: runs(practice) },
          ])
        : []),
    ]
  })
}

/**
 * Items that nothing is said about, in short.
 *
 * @param {ReportItem[]} items
 * @param {ReportItem[]} told
 * @param {Texts} texts
 * @returns {Block[]}
 */
function openBlocks(items, told, texts) {
  const left = items.filter((item) => !told.includes(item))
  if (left.length === 0) return []
  return [
    heading(texts.say("report.heading.open")),
    ...list(
      null,
      left.map(({ id, title }) => runs(`${id} `, ...title)),
    ),
  ]
}

/**
 * @param {Assessment} assessment
 * @param {Texts} texts
 * @returns {Block[]}
 */
function consensusBlocks({ consensus }, texts) {
  const origins = consensus?.origins
  if (!Array.isArray(origins) || origins.length === 0) return []
  const head = (/** @type {string} */ key, /** @type {number} */ width) => ({
    runs: runs(texts.say(`report.consensus.${key}`)),
    width,
  })
  const rows = origins.map(({ title, organisation, participants, date }) => [
    cell(String(title ?? "–")),
    cell([organisation, participants].filter(Boolean).join(", ") || "–"),
    cell(date ? showDay(String(date), texts.locale) : "–"),
  ])
  const caption = texts.say("report.heading.consensus")
  const heads = [head("origin", 0.4), head("who", 0.4), head("day", 0.2)]
  return [heading(caption), { kind: "table", table: { caption: runs(caption), heads, rows } }]
}

/**
 * @param {ReportTexts} words
 * @param {string} version
 * @param {string} today
 * @param {Texts} texts
 * @returns {Block[]}
 */
function closing({ source }, version, today, texts) {
  const say = (/** @type {string} */ key, values = {}) => texts.say(`report.notice.${key}`, values)
  const made = {
    date: showDay(today, texts.locale),
    rules: showDay(version, texts.locale),
  }
  const lines = [
    say("own"),
    say("words", { language: source.language }),
    say("made", made),
    say("local"),
  ]
  return [
    heading(texts.say("report.heading.about")),
    ...lines.map((line) => /** @type {Block} */ ({ kind: "text", runs: runs(line), soft: true })),
  ]
}
