/** What an assessment brings to an application, criterion by criterion and in all. */
import assert from "node:assert/strict"
import { test } from "node:test"
import { countsOf, factsOf, plainText } from "../src/application_facts.mjs"
import { Texts } from "../src/texts.mjs"

/** @import { Outcome } from "../src/score_loop.mjs" */
/** @import { Assessment, PageTexts } from "../src/types.mjs" */

const assessment = /** @type {Assessment} */ (
  /** @type {unknown} */ ({
    framework: { id: "into", version: "1" },
    assessment: { id: "a", title: "Våren", organisation: " Åsö " },
    profile: { age: "both" },
    answers: {
      1: { level: "met", note: " Vi gör så här. ", evidence: [{ text: "Plan" }, { text: " " }] },
      2: { level: "partly" },
      3: { unknown: true, note: "Oklart" },
      4: { not_applicable: { reason: "Finns inte" }, note: "x" },
      5: { override: { score: "met", reason: "Enades" } },
    },
  })
)

/**
 * @param {string} status
 * @param {string | null} [level]
 * @param {object} [more]
 */
const item = (status, level = null, more = {}) => ({ status, level, explanation: {}, ...more })

const outcome = /** @type {Outcome} */ (
  /** @type {unknown} */ ({
    result: {
      items: {
        1: item("scored", "met"),
        2: item("scored", "partly"),
        3: item("unknown"),
        4: item("not_applicable"),
        5: item("scored", "met", { overridden: true }),
        6: item("open"),
        7: item("not_applicable", null, { explanation: { by: "profile", rule: "T-4" } }),
      },
      total: {
        partly: 1,
        not_met: 0,
        unknown: 1,
        not_applicable: 2,
        bases: [
          { applicable: 4, met: 2, open: 1, thresholds: [{ id: "most", needed: 4 }] },
          {
            applicable: 5,
            met: 2,
            open: 2,
            thresholds: [
              { id: "half", needed: 3 },
              { id: "most", needed: 4 },
            ],
          },
        ],
      },
    },
    problems: [{ code: "x", item: "6", path: "" }],
  })
)

const facts = factsOf(assessment, outcome, {
  sections: { a: ["1", "2", "3"], b: ["4", "5", "6", "7"] },
  threshold: "most",
  profile: ["age", "learning"],
})

test("every criterion has its state, text and reason", () => {
  const listed = facts.sections.flatMap(({ criteria }) => criteria)
  assert.deepEqual(
    listed.map(({ state }) => state),
    ["met", "partly", "unknown", "not_applicable", "met", "open", "not_applicable"],
  )
  assert.equal(listed[0].note, "Vi gör så här.")
  assert.deepEqual(listed[0].evidence, [{ text: "Plan" }])
  assert.equal(listed[3].reason, "Finns inte")
  assert.equal(listed[4].reason, "Enades")
  assert.deepEqual([listed[6].rule, listed[6].reason], ["T-4", ""])
})

test("what is not met and what has no text leave out what does not apply", () => {
  assert.deepEqual(
    facts.unmet.map((one) => one.item),
    ["2", "3", "6"],
  )
  assert.deepEqual(
    facts.lacking.map((one) => one.item),
    ["2", "5", "6"],
  )
  assert.deepEqual(facts.refused, ["6"])
})

test("the threshold that is asked for is told for each number that may apply, the most first", () => {
  assert.deepEqual(
    facts.needed.map(({ base, threshold }) => [base.applicable, threshold.id]),
    [
      [5, "most"],
      [4, "most"],
    ],
  )
  assert.deepEqual(Object.fromEntries(countsOf(facts.total)), {
    partly: "1",
    not_met: "0",
    open: "1–2",
    unknown: "1",
    not_applicable: "2",
  })
})

test("as text it has every field, every criterion and what is missing", () => {
  const page = {
    js: {
      application: {
        fields: { title: "Namn", organisation: "Organisation" },
        empty: "Inte ifyllt",
        unanswered: "Inte besvarad",
        texts_missing: "Text saknas",
        evidence: "Underlag",
        state: { met: "Uppfyllt", partly: "Delvis", not_applicable: "Gäller inte" },
      },
    },
    application: { granting: "Andra avgör." },
    profile: { age: { label: "Ålder?", choices: { both: "Båda" } }, learning: { label: "Lär?" } },
    sections: { a: "Del a", b: "Del b" },
    items: { 1: { title: "Ett" }, 2: { title: "Två" }, 4: { title: "Fyra" } },
  }
  const texts = new Texts(/** @type {PageTexts} */ (/** @type {unknown} */ (page)), "sv")
  const text = plainText(facts, texts, ["Uppfyllda: 2"])
  for (const wanted of [
    "Namn: Våren\nOrganisation: Åsö\n",
    ": Inte ifyllt\n",
    "Ålder? Båda\nLär? Inte besvarad\n\nAndra avgör.\n\nUppfyllda: 2\n\nDEL A\n",
    "\n\n1. Ett (Uppfyllt)\nVi gör så här.\nUnderlag:\n- Plan\n\n2. Två (Delvis)\nText saknas\n",
    "\n\n4. Fyra (Gäller inte)\n\n5.",
  ])
    assert.ok(text.includes(wanted), `${wanted}\n--- in ---\n${text}`)
})
