/** Assessment files as nobody would write them, made from the rules of the frameworks. */
import fc from "fast-check"
import { RULES } from "./rules.mjs"

/** @import { Arbitrary } from "fast-check" */
/** @import { RuleItem, Rules } from "./rules.mjs" */

/** Text that programs trip over. */
const ODD = [
  "Åsa Öberg på Ärlan, Ærø og Bodø",
  "e\u0301 och é",
  "𝄞 👩‍👩‍👧",
  "\u202eomvänt\u202c",
  "\u2028\u2029\u0000\u001b\ufeff",
  "</script><img src=x onerror=alert(1)>",
  '"\\"\\u0041 \\ud800',
  "=1+1",
  "1",
  "007",
  "-0",
  "1e400",
  "74,5",
  "12345678901234567890",
  "NaN",
  "null",
  "true",
  "{}",
  "__proto__",
  "\r\n\t ",
  "",
]

/** Any text that is whole. */
export const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...ODD) },
  { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
)

/** Text with half a character in it. */
export const halfText = fc
  .tuple(fc.constantFrom("", "å", "𝄞"), fc.integer({ min: 0xd800, max: 0xdfff }), fc.constant("ö"))
  .map(([before, half, after]) => before + String.fromCharCode(half) + after)

/** Keys that no format has; those with a meaning in the language too. */
export const strangeKey = fc.oneof(
  fc.constantFrom("constructor", "toString", "hasOwnProperty", "7", "01", "a.b", "a/b~1", "åäö"),
  text.map((key) => `x${key}`),
)

/** Anything that JSON can hold, up to forty levels deep. */
export const tree = fc.oneof(
  fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.oneof(text, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
      fc.constantFrom(null, true, false, 0, -0, 1e21, 5e-324, 0.1),
      fc.array(tie("node"), { maxLength: 3 }),
      fc.dictionary(strangeKey, tie("node"), { maxKeys: 3 }),
    ),
  })).node,
  fc.integer({ min: 5, max: 40 }).map((depth) => deep(depth)),
)

/** @param {number} depth */
function deep(depth) {
  /** @type {unknown} */
  let node = "botten"
  for (let at = 0; at < depth; at += 1) node = at % 2 ? [node] : { [`n${at}`]: node }
  return node
}

/**
 * A mapping of some of its known keys, and of some that nobody knows.
 *
 * @param {Record<string, Arbitrary<unknown>>} known
 * @param {string[]} [always] - Keys that are always there
 */
function mapping(known, always = []) {
  const some = fc.record(known, { requiredKeys: /** @type {any} */ (always) })
  const strange = fc.oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.dictionary(strangeKey, tree, { maxKeys: 2 }) },
  )
  return fc.tuple(strange, some).map(([more, own]) => ({ ...more, ...own }))
}

/** @param {Record<string, Arbitrary<unknown>>} known */
const entry = (known) => mapping({ ...known })

/** @param {Arbitrary<any>} one */
const withIds = (one) =>
  fc.array(one, { maxLength: 3 }).map((all) => all.map((each, at) => ({ ...each, id: `i${at}` })))

const day = fc.constantFrom("2026-05-04", "2026-02-31", "våren")
const id = fc.oneof(fc.uuid(), text)

const about = mapping({
  id,
  title: text,
  organisation: text,
  unit: text,
  date: day,
  period: text,
  participants: text,
  locale: fc.constantFrom("sv", "nb", "sv-FI"),
  created: fc.constant("2026-03-04T05:06:07.000Z"),
  changed: fc.oneof(fc.constant("2026-03-04T05:06:07.000Z"), text),
  tool_version: text,
  follows: mapping({ id, title: text, date: day }),
})

/** @param {RuleItem} item */
function answer(item) {
  const statements = (item.steps ?? []).flatMap((step) => step.statements.map((one) => one.id))
  const inputs = (item.inputs ?? []).map((one) => (typeof one === "string" ? one : one.id))
  const levels = [...Object.keys(item.levels ?? {}), "met", "partly", "not_met", "gone"]
  const value = fc.oneof(
    text,
    fc.integer(),
    fc.array(text, { maxLength: 3 }),
    fc.array(fc.array(text, { maxLength: 3 }), { maxLength: 3 }),
    fc.dictionary(strangeKey, text, { maxKeys: 3 }),
  )
  return mapping({
    level: fc.constantFrom(...levels),
    statements: fc.dictionary(
      fc.constantFrom(...statements, "gone"),
      fc.constantFrom("met", "not_met"),
    ),
    points: fc.subarray([...(item.points ?? []), "gone"]),
    count: fc.oneof(fc.integer(), text),
    inputs: fc.dictionary(fc.constantFrom(...inputs, "gone"), value),
    rating: fc.oneof(text, fc.constantFrom(4, 4.5)),
    unknown: fc.boolean(),
    not_applicable: mapping({ reason: text }),
    override: mapping({ score: fc.oneof(text, fc.integer()), reason: text }),
    note: text,
    target: fc.constantFrom(...levels),
    period: text,
    evidence: fc.array(entry({ text, kind: text, date: day, levels: fc.subarray(levels) }), {
      maxLength: 3,
    }),
    improvements: withIds(entry({ text, priority: fc.constantFrom("1", "5", "9") })),
    typed: fc.dictionary(fc.constantFrom(...inputs, "gone"), text),
  })
}

/** @param {Rules} rules */
function answers(rules) {
  const items = rules.items.flatMap((item) => [item, ...(item.parts ?? [])])
  const said = items.map((item) => answer(item).map((one) => [item.id, one]))
  const orphan = fc.tuple(strangeKey, answer(items[0]))
  return fc
    .array(fc.oneof(...said, orphan), { maxLength: 3 })
    .map((entries) => Object.fromEntries(entries))
}

/** @param {Rules} rules */
function profile({ profile: questions }) {
  const known = questions.map((one) => [one.id, fc.constantFrom(...one.choices)])
  return fc
    .tuple(
      fc.record(Object.fromEntries(known), { requiredKeys: [] }),
      fc.dictionary(strangeKey, text, { maxKeys: 1 }),
    )
    .map(([own, strange]) => ({ ...strange, ...own }))
}

/** @param {Rules} rules */
function assessmentOf(rules) {
  const texts = fc.dictionary(strangeKey, text, { maxKeys: 3 })
  const said = answers(rules)
  const framework = mapping(
    { id: fc.constant(rules.id), version: fc.oneof(fc.constant(rules.version), text) },
    ["id", "version"],
  )
  const items = rules.items.map((item) => item.id)
  const row = entry({
    what: text,
    why: text,
    how: text,
    when: day,
    who: text,
    result: text,
    state: fc.constantFrom("planned", "done", "gone"),
    item: fc.constantFrom(...items, "gone"),
    improvement: text,
  })
  return mapping(
    {
      format: fc.constant("tumstock-assessment"),
      format_version: fc.constant(1),
      framework,
      assessment: about,
      profile: profile(rules),
      answers: said,
      best_practice: fc.dictionary(fc.constantFrom(...rules.sections.map((one) => one.id)), text),
      plan: mapping({ rows: withIds(row), general: texts }),
      dmaic: texts,
      review: texts,
      previous: mapping({ assessment: about, framework, profile: profile(rules), answers: said }, [
        "assessment",
        "framework",
        "answers",
      ]),
      consensus: mapping({
        origins: withIds(entry({ title: text, organisation: text, date: day })),
        items: fc.dictionary(fc.constantFrom(...items), mapping({ reason: text })),
      }),
    },
    ["format", "format_version", "framework", "assessment", "profile", "answers"],
  )
}

/** An assessment of any framework of the site. @type {Arbitrary<any>} */
export const assessment = fc.oneof(...RULES.map(assessmentOf))
