/** Draws the sheets of an application: the summary to send, and the one for an interview. */
import { UNMET, countsOf } from "./application_facts.mjs"
import { h, spoken } from "./dom.mjs"
import { showDay } from "./locale.mjs"
import { thresholdLine } from "./met_share.mjs"

/** @import { ApplicationFacts, Criterion } from "./application_facts.mjs" */
/** @import { Child } from "./dom.mjs" */
/** @import { Texts } from "./texts.mjs" */

/**
 * @typedef {object} SheetOptions
 * @property {Texts} texts - Words of the page and the framework
 * @property {string} framework - Its name and version
 * @property {(item: string) => string} link - Address of an item on the form
 */

/**
 * What the assessment comes to, in sentences that never speak of a mark.
 *
 * @param {ApplicationFacts} facts
 * @param {Texts} texts
 * @returns {string[]} How many criteria are met and how many are needed, for each number that apply
 */
export function resultLines({ needed }, texts) {
  return needed.flatMap(({ base, threshold }) => [
    texts.say("application.met", { met: base.met, count: base.applicable }),
    `${texts.words("thresholds", threshold.id).text}: ${thresholdLine(threshold, base, texts)}`,
  ])
}

/**
 * The summary of an assessment for an application.
 *
 * @param {ApplicationFacts} facts
 * @param {SheetOptions} options
 * @returns {Node[]} What the sheet holds
 */
export function summarySheet(facts, options) {
  const { texts } = options
  return [
    ...heading("summary", texts),
    aboutList(facts, options),
    title(texts.say("application.service")),
    profileList(facts, texts),
    title(texts.say("application.result")),
    ...resultLines(facts, texts).map((line, n) =>
      h("p", { class: n % 2 === 0 ? "ts-application__met" : "ts-application__needed" }, line),
    ),
    ...facts.refused.map((item) =>
      h("p", { class: "ts-application__lacking" }, texts.say("application.refused", { item })),
    ),
    pairs(
      countsOf(facts.total).map(([key, count]) => [texts.say(`application.counts.${key}`), count]),
      "ts-application__counts",
    ),
    title(texts.say("application.not_met")),
    ...unmetList(facts, texts),
    h(
      "p",
      { class: facts.lacking.length > 0 && "ts-application__lacking", "data-lacking": true },
      facts.lacking.length > 0
        ? texts.say("application.texts_missing_count", { count: facts.lacking.length })
        : texts.say("application.texts_complete"),
    ),
    ...facts.sections.flatMap(({ section, criteria }) => [
      title(texts.words("sections", section)),
      ...criteria.map((criterion) => criterionBlock(criterion, options)),
    ]),
  ]
}

/**
 * A sheet for those who interview: what the assessment claims, and room beside it.
 *
 * @param {ApplicationFacts} facts
 * @param {SheetOptions} options
 * @returns {Node[]} What the sheet holds
 */
export function interviewSheet(facts, options) {
  const { texts } = options
  const blanks = ["day", "interviewers", "interviewed"].map((key) =>
    h("p", { class: "ts-application__blank" }, texts.say(`application.interview.${key}`)),
  )
  return [
    ...heading("interview", texts),
    aboutList(facts, options),
    h("div", { class: "ts-application__blanks" }, ...blanks),
    ...facts.sections.flatMap(({ section, criteria }) => [
      title(texts.words("sections", section)),
      ...criteria.map((criterion) =>
        criterion.state === "not_applicable"
          ? criterionBlock(criterion, options)
          : interviewBlock(criterion, options),
      ),
    ]),
  ]
}

/**
 * @param {string} sheet
 * @param {Texts} texts
 */
function heading(sheet, texts) {
  const times = texts.words("application", "sheets", sheet, "per_year").text
  const publisher = texts.words("application", "publisher").text
  return [
    h("h2", { tabindex: -1 }, texts.words("application", "sheets", sheet, "title").text),
    h(
      "p",
      { class: "ts-application__lead" },
      texts.words("application", "sheets", sheet, "lead").text,
    ),
    h(
      "p",
      { class: "ts-application__granting" },
      texts.words("application", "granting").text,
      times && ` ${texts.say("application.per_year", { count: times, publisher })}`,
    ),
  ]
}

/** @param {string | { text: string, lang: string | null }} words */
function title(words) {
  return h("h3", {}, typeof words === "string" ? words : spoken(words))
}

/**
 * @param {[Child, Child][]} entries
 * @param {string} name
 */
function pairs(entries, name) {
  const listed = entries.map(([term, value]) => h("div", {}, h("dt", {}, term), h("dd", {}, value)))
  return h("dl", { class: `ts-application__facts ${name}` }, ...listed)
}

/** @param {string} text */
const missing = (text) => h("span", { class: "ts-application__missing" }, text)

/**
 * @param {ApplicationFacts} facts
 * @param {SheetOptions} options
 */
function aboutList({ about }, { texts, framework }) {
  const shown = about.map(({ field, text }) => {
    const value = field === "date" ? showDay(text, texts.locale) : text
    return /** @type {[Child, Child]} */ ([
      texts.say(`application.fields.${field}`),
      value || missing(texts.say("application.empty")),
    ])
  })
  return pairs([...shown, [texts.say("application.framework"), framework]], "")
}

/**
 * @param {ApplicationFacts} facts
 * @param {Texts} texts
 */
function profileList({ profile }, texts) {
  return pairs(
    profile.map(({ question, choice }) => [
      texts.words("profile", question, "label").text,
      choice
        ? texts.words("profile", question, "choices", choice).text
        : missing(texts.say("application.unanswered")),
    ]),
    "ts-application__profile",
  )
}

/**
 * @param {ApplicationFacts} facts
 * @param {Texts} texts
 */
function unmetList({ unmet }, texts) {
  if (unmet.length === 0) return [h("p", {}, texts.say("application.all_met"))]
  return UNMET.flatMap((state) => {
    const listed = unmet.filter((one) => one.state === state)
    if (listed.length === 0) return []
    const items = listed.map(({ item }) =>
      h("li", {}, `${item}. `, spoken(texts.words("items", item, "title"))),
    )
    return [
      h("h4", {}, texts.say(`application.state.${state}`)),
      h("ul", { class: "ts-application__unmet" }, ...items),
    ]
  })
}

/**
 * Number, title and state of a criterion.
 *
 * @param {Criterion} criterion
 * @param {Texts} texts
 */
function criterionHead({ item, state }, texts) {
  return h(
    "h4",
    { class: "ts-application__head" },
    h("span", { class: "ts-application__number" }, item),
    " ",
    h("span", {}, spoken(texts.words("items", item, "title"))),
    " ",
    h(
      "span",
      { class: `ts-application__state ts-application__state--${state}` },
      texts.say(`application.state.${state}`),
    ),
  )
}

/**
 * @param {Criterion} criterion
 * @param {SheetOptions} options
 */
function criterionBlock(criterion, options) {
  const { item, state } = criterion
  return h(
    "section",
    { class: "ts-application__item", "data-criterion": item, "data-state": state },
    criterionHead(criterion, options.texts),
    ...(state === "not_applicable"
      ? reasons(criterion, options.texts)
      : claims(criterion, options)),
  )
}

/**
 * @param {Criterion} criterion
 * @param {SheetOptions} options
 */
function interviewBlock(criterion, options) {
  const { texts } = options
  const { item, state } = criterion
  return h(
    "section",
    { class: "ts-application__item", "data-criterion": item, "data-state": state },
    criterionHead(criterion, texts),
    h(
      "div",
      { class: "ts-application__beside" },
      h("div", {}, ...claims(criterion, options)),
      h(
        "div",
        { class: "ts-application__room" },
        h("p", {}, texts.say("application.interview.notes")),
      ),
    ),
  )
}

/**
 * @param {Criterion} criterion
 * @param {SheetOptions} options
 * @returns {Node[]}
 */
function claims(criterion, { texts, link }) {
  const { item, note, evidence } = criterion
  const question = texts.keys("questions").includes(item)
    ? texts.words("questions", item)
    : texts.words("application", "question")
  const own = note
    ? h("p", { class: "ts-application__text" }, note)
    : h(
        "p",
        { class: "ts-application__text" },
        missing(texts.say("application.texts_missing")),
        " ",
        h(
          "a",
          { href: link(item) },
          texts.say("application.write"),
          h("span", { class: "ts-hidden" }, ` ${texts.say("application.of_item", { item })}`),
        ),
      )
  const listed = evidence.map(({ text, date }) =>
    h("li", {}, [text, date && showDay(date, texts.locale)].filter(Boolean).join(", ")),
  )
  return [
    h("p", { class: "ts-application__question" }, spoken(question)),
    own,
    ...(listed.length > 0
      ? [
          h("p", { class: "ts-application__label" }, `${texts.say("application.evidence")}:`),
          h("ul", { class: "ts-application__evidence" }, ...listed),
        ]
      : []),
    ...reasons(criterion, texts),
  ]
}

/**
 * Why a criterion does not apply or was set by hand.
 *
 * @param {Criterion} criterion
 * @param {Texts} texts
 * @returns {Node[]}
 */
function reasons({ state, reason, rule }, texts) {
  const said = rule
    ? spoken(texts.words("rules", rule))
    : reason &&
      texts.say(state === "not_applicable" ? "application.because" : "application.overridden", {
        reason,
      })
  return said ? [h("p", { class: "ts-application__reason" }, said)] : []
}
