/**
 * What several assessors agree on: an assessment of its own that keeps what each of them said.
 *
 * Nothing here decides anything. A value becomes the joint one only when somebody chooses it, and
 * what was given stays whole in `consensus.values`, whatever is chosen.
 */
import { aboutOf } from "./assessment_file.mjs"
import { same } from "./paths.mjs"
import { FORMAT_VERSION, newId } from "./saved.mjs"

/** @import { Value } from "./said.mjs" */
/** @import { Answer, Assessment, Consensus, Evidence, Improvement, Origin } from "./types.mjs" */

/** In place of an origin's id: the value is the group's own. */
export const OWN = "own"

/** What the value of an answer is made of. */
const VALUE_KEYS = /** @type {const} */ ([
  "level",
  "statements",
  "points",
  "count",
  "inputs",
  "rating",
  "unknown",
  "not_applicable",
  "override",
])

/**
 * An item that is answered for itself; parts of groups are, groups are not.
 *
 * @typedef {object} JointItem
 * @property {string} id
 * @property {string} kind
 * @property {string[]} levels - That can be picked; empty where the value is built from other answers
 */

/**
 * How the assessors stand to one another on an item.
 *
 * @typedef {object} Standing
 * @property {boolean | null} agree - null: nobody differs, but somebody has not said
 * @property {string | null} spread - Highest minus lowest value, as scoring writes it
 * @property {Value[]} values - One for each assessor; empty for what is never scored
 */

/**
 * Where an item is on its way to a joint value.
 *
 * @typedef {"open" | "reason" | "settled"} Progress reason: a value is chosen where they differ, why
 *   is not said yet
 */

/**
 * A new assessment that holds what several assessors said, and nothing agreed yet but what all
 * said about the service.
 *
 * @param {Assessment[]} given - Two or more, of one framework and version
 * @param {{ title: string, names: string[], locale: string }} words - title: of the new one; names:
 *   of the assessors' assessments
 * @returns {Assessment} With a new id
 */
export function jointAssessment(given, { title, names, locale }) {
  const now = new Date().toISOString()
  const ids = uniqueIds(given)
  const origins = given.map((assessment, at) => originOf(assessment, ids[at], names[at]))
  const [{ framework, profile }] = given
  const shared = Object.entries(profile).filter(([question, choice]) =>
    given.every((one) => one.profile[question] === choice),
  )
  const about = { title, ...alike(given), participants: participantsOf(given) }
  const told = Object.entries(about).filter(([, text]) => text)
  const practice = bestPractice(given, names)
  return structuredClone({
    format: "tumstock-assessment",
    format_version: FORMAT_VERSION,
    framework: { id: framework.id, version: framework.version },
    assessment: {
      id: newId(),
      ...Object.fromEntries(told),
      date: now.slice(0, 10),
      locale,
      created: now,
      changed: now,
    },
    profile: Object.fromEntries(shared),
    answers: {},
    ...(Object.keys(practice).length > 0 && { best_practice: practice }),
    consensus: {
      origins,
      items: {},
      values: Object.fromEntries(
        given.map((one, at) => [
          ids[at],
          {
            profile: one.profile,
            answers: one.answers,
            ...(one.best_practice && { best_practice: one.best_practice }),
          },
        ]),
      ),
    },
  })
}

/**
 * What the assessors gave, as assessments again, in the order of the origins.
 *
 * @param {Assessment} joint - Made by `jointAssessment`
 * @returns {{ origin: Origin, assessment: Assessment }[]} Empty where the file does not hold them
 */
export function givenIn({ format, format_version, framework, consensus }) {
  const { origins = [], values = {} } = /** @type {Partial<Consensus>} */ (consensus ?? {})
  return origins.flatMap((origin) => {
    const kept = Object.hasOwn(values, origin.id) ? values[origin.id] : null
    if (!kept) return []
    const { profile = {}, answers = {} } = kept
    const assessment = { ...origin }
    return [
      { origin, assessment: { format, format_version, framework, assessment, profile, answers } },
    ]
  })
}

/**
 * Items that are answered for themselves.
 *
 * @param {{ sections: { items: string[] }[], items: any[] }} rules - Of the framework
 * @returns {JointItem[]} In the order of the sections
 */
export function jointItems({ sections, items }) {
  const ordered = sections.flatMap((section) =>
    section.items.map((id) => items.find((item) => item.id === id)),
  )
  return ordered
    .flatMap((item) => (item.kind === "group" ? item.parts : [item]))
    .map(({ id, kind, levels = {} }) => ({
      id,
      kind,
      levels: kind === "met" ? ["met", "partly", "not_met"] : Object.keys(levels),
    }))
}

/**
 * How the assessors stand on an item.
 *
 * @param {string} item - Its id
 * @param {Record<string, Standing>} agreed - `items` of what scoring says
 * @param {Assessment[]} given - From the assessors
 * @returns {Standing} Of what is never scored: whether the answers themselves are the same
 */
export function standingOf(item, agreed, given) {
  if (Object.hasOwn(agreed, item)) return agreed[item]
  const answers = given.map((one) => one.answers[item])
  const said = answers.filter((answer) => answer !== undefined)
  const differ = said.some((answer) => !same(answer, said[0]))
  const agree = differ ? false : said.length === answers.length ? true : null
  return { agree, spread: null, values: [] }
}

/**
 * Items with what needs talking about first: the widest spread, then other differences, then what
 * somebody has not said, then what all say.
 *
 * @template {{ standing: Standing }} T
 * @param {T[]} items - In the framework's order
 * @returns {T[]} A new list; the framework's order where nothing else decides
 */
export function differencesFirst(items) {
  const rank = (/** @type {T} */ { standing: { agree, spread } }) =>
    agree === false ? Number(spread ?? 0) + 2 : agree === null ? 1 : 0
  return [...items].sort((one, other) => rank(other) - rank(one))
}

/**
 * The joint answer that a choice gives.
 *
 * @param {string} item - Its id
 * @param {{ adopted: string, level?: string }} choice - Id of an origin, or `OWN` with a level
 * @param {{ origin: Origin, assessment: Assessment }[]} given - From `givenIn`
 * @param {boolean} everybody - Whether all evidence and ideas are kept, or only those of the one
 *   that is adopted
 * @returns {Answer} Its evidence says whose it is
 */
export function jointAnswer(item, { adopted, level }, given, everybody) {
  const chosen = given.find(({ origin }) => origin.id === adopted)
  const base = structuredClone(chosen?.assessment.answers[item] ?? (level ? { level } : {}))
  const sources = everybody ? given : given.filter((one) => one === chosen)
  // Whoever is adopted comes first.
  const ordered = [...sources].sort(
    (one, other) => Number(other === chosen) - Number(one === chosen),
  )
  const evidence = ordered.flatMap(({ origin, assessment }) =>
    (assessment.answers[item]?.evidence ?? []).map((entry) => ({
      ...entry,
      by: nameOf(origin, entry),
    })),
  )
  const ideas = ordered.flatMap(({ assessment }) => assessment.answers[item]?.improvements ?? [])
  delete base.evidence
  delete base.improvements
  return {
    ...base,
    ...(evidence.length > 0 && { evidence: mergedEvidence(evidence) }),
    ...(ideas.length > 0 && { improvements: mergedIdeas(ideas) }),
  }
}

/**
 * What is remembered of a choice beside the answer.
 *
 * @param {string} adopted - Id of an origin, or `OWN`
 * @param {string} reason - Why; may be empty
 * @param {Value[]} values - By assessor
 * @param {Origin[]} origins - The assessors
 * @returns {Consensus["items"][string]} For `consensus.items`
 */
export function remembered(adopted, reason, values, origins) {
  const said = values.map(({ status, level, value }, at) => ({
    origin: origins[at].id,
    ...(status !== "scored" && { status }),
    ...(level !== null && { level }),
    ...(value !== null && { score: value }),
  }))
  return { adopted, ...(reason && { reason }), values: said }
}

/**
 * Whether an answer is another one than the one that was adopted.
 *
 * @param {string} item - Its id
 * @param {Consensus["items"][string] | undefined} kept - What is remembered of the choice
 * @param {Answer | undefined} answer - The joint one as it is now
 * @param {{ origin: Origin, assessment: Assessment }[]} given - From `givenIn`
 * @returns {boolean} Evidence, notes, ideas and targets do not count
 */
export function changedSince(item, kept, answer, given) {
  const chosen = given.find(({ origin }) => origin.id === kept?.adopted)
  if (!chosen) return false
  const value = (/** @type {Answer | undefined} */ of) => VALUE_KEYS.map((key) => of?.[key] ?? null)
  return !same(value(answer), value(chosen.assessment.answers[item]))
}

/**
 * Where an item is on its way.
 *
 * @param {Assessment} joint - As it is now
 * @param {string} item - Its id
 * @param {Standing} standing - Of the assessors
 * @returns {Progress} What is left to do
 */
export function progressOn(joint, item, { agree }) {
  const kept = /** @type {Consensus | undefined} */ (joint.consensus)?.items ?? {}
  if (!Object.hasOwn(kept, item)) return "open"
  return agree === false && !kept[item].reason?.trim() ? "reason" : "settled"
}

/**
 * @param {Assessment[]} given
 * @returns {string[]}
 */
function uniqueIds(given) {
  /** @type {string[]} */
  const ids = []
  for (const { assessment } of given) {
    const id = String(assessment.id ?? "")
    // A file that began as a copy of another has its id; both are kept.
    ids.push(id === "" || id === OWN || ids.includes(id) ? newId() : id)
  }
  return ids
}

/**
 * @param {Assessment} assessment
 * @param {string} id
 * @param {string} name
 * @returns {Origin}
 */
function originOf(assessment, id, name) {
  const { organisation, unit, participants, date } = aboutOf(assessment)
  const about = { title: name, organisation, unit, participants, date }
  const told = Object.entries(about).filter(([, text]) => text !== undefined)
  return { id, ...Object.fromEntries(told) }
}

/** @param {Assessment[]} given */
function alike(given) {
  const [first, ...others] = given.map(aboutOf)
  const shared = /** @type {const} */ (["organisation", "unit", "period"]).filter((field) =>
    others.every((other) => other[field] === first[field]),
  )
  return Object.fromEntries(shared.map((field) => [field, first[field]]))
}

/** @param {Assessment[]} given */
function participantsOf(given) {
  const said = given.map((assessment) => aboutOf(assessment).participants)
  return [...new Set(said.filter(Boolean))].join("; ")
}

/**
 * @param {Assessment[]} given
 * @param {string[]} names
 * @returns {Record<string, string>}
 */
function bestPractice(given, names) {
  /** @type {Record<string, string>} */
  const all = {}
  given.forEach(({ best_practice: said = {} }, at) => {
    for (const [section, text] of Object.entries(said))
      all[section] = [all[section], `${names[at]}: ${text}`].filter(Boolean).join("\n\n")
  })
  return all
}

/**
 * @param {Origin} origin
 * @param {Evidence} entry
 */
function nameOf(origin, entry) {
  return entry.by ?? origin.title ?? origin.id
}

/**
 * @param {(Evidence & { by: string })[]} entries
 * @returns {Evidence[]} What several have said alike stands once, with all their names
 */
function mergedEvidence(entries) {
  /** @type {(Evidence & { by: string })[]} */
  const kept = []
  for (const entry of entries) {
    const twin = kept.find((one) => same({ ...one, by: "" }, { ...entry, by: "" }))
    if (!twin) kept.push(entry)
    else if (!twin.by.split(", ").includes(entry.by)) twin.by = `${twin.by}, ${entry.by}`
  }
  return kept
}

/**
 * @param {Improvement[]} ideas
 * @returns {Improvement[]} Ids stay unique; one idea that several carry stands once
 */
function mergedIdeas(ideas) {
  /** @type {Improvement[]} */
  const kept = []
  for (const idea of ideas) {
    if (kept.some((one) => same(one, idea))) continue
    const taken = kept.some(({ id }) => id === idea.id)
    kept.push(taken ? { ...idea, id: newId() } : idea)
  }
  return kept
}
