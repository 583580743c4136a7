import assert from "node:assert/strict"
import { test } from "node:test"
import { undocumented } from "../src/report_item.mjs"
import { reportOf } from "../src/report_model.mjs"
import { sheetsOf } from "../src/report_sheets.mjs"
import { clean, plain } from "../src/report_words.mjs"

/** @param {Record<string, any>} [more] @returns {any} */
const scored = (more = {}) => ({
  kind: "levels",
  status: "scored",
  score: "4",
  lowest: "4",
  highest: "4",
  min: "1",
  max: "5",
  level: "4",
  documented_score: null,
  unknown: false,
  overridden: false,
  explanation: {},
  ...more,
})
const open = scored({ status: "open", score: null, lowest: "1", highest: "5", level: null })

/** @type {any} */
const words = {
  js: {
    item: { score: "Poäng: {score} av {max}", overridden: "ändrad" },
    summary: { score: "{score} {unit}", so_far: "Hittills {score} {unit}", none: "Inget" },
    unit: { points: "poäng" },
    plan: { columns: { what: "Vad", number: "Nr" }, states: { done: "Klar" } },
    forms: {
      dmaic: { title: "Fem faser", groups: { phases: "Faser" }, fields: { define: "Vad" } },
    },
    report: {
      untitled: "Utan namn",
      kind: "Egen",
      of: "{part} av {whole}",
      heading: { answers: "Kriterier", summary: "Summa", open: "Obesvarat", plan: "Plan" },
      item: {
        open: "Inte besvarat",
        priority: "Prio {priority}",
        priority_highest: "Prio 1, högst",
      },
      mark: {
        override: "Satt för hand",
        override_text: "Poängen är {score}.",
        computed: "Uträknat {score}.",
        reason: "Skäl: {reason}",
        no_reason: "Inget skäl",
        not_applicable: "Inte aktuellt",
        undocumented: "Utan underlag",
      },
      plan: { item: "Hör till {item}" },
    },
  },
  title: "Prov",
  full_title: { text: "Prøve", lang: "nb" },
  sections: { one: "Första" },
  bands: {},
  rules: {},
  evidence_kinds: { register: "Register" },
  groups: {},
  group_of: {},
  profile: {},
  scale: { min: "3", max: "15" },
  source: { publisher: "Utgivaren", edition: null, language: "norska" },
  forms: { dmaic: { path: "dmaic", groups: { phases: { define: "text" } } } },
  items: {
    1: { title: "Ett", levels: { 4: "Fyran" } },
    2: { title: "Två" },
    3: { title: { text: "Tre", lang: "nb" } },
  },
}
/** @type {any} */
const rules = {
  version: "2026-01-09",
  sections: [{ id: "one", items: ["1", "2", "3"] }],
  items: ["1", "2", "3"].map((id) => ({ id, kind: "levels" })),
}
/** @type {any} */
const result = {
  items: { 1: scored(), 2: scored({ overridden: true, explanation: { computed: "2" } }), 3: open },
  sections: [
    {
      id: "one",
      answered: 2,
      count: 3,
      score: null,
      lowest: "9",
      highest: "13",
      max: "15",
      percent: null,
      documented_score: null,
    },
  ],
  total: {
    kind: "sum",
    unit: "points",
    answered: 2,
    count: 3,
    subtotal: "8.5",
    lowest: "9",
    highest: "13",
    min: "3",
    max: "15",
  },
}
/** @type {any} */
const assessment = {
  format: "tumstock-assessment",
  format_version: 1,
  framework: { id: "prov", version: "2026-01-09" },
  assessment: { title: "Våren & <b>hösten</b>" },
  profile: {},
  answers: {
    1: {
      level: "4",
      note: "=1+1",
      improvements: [
        { id: "a", text: "Sen", priority: "3" },
        { id: "b", text: "Utan" },
        { id: "c", text: "Först", priority: "1" },
      ],
    },
    2: { level: "2", override: { score: "4", reason: "Panelen" } },
  },
  plan: { rows: [{ id: "r", what: "Göra", state: "done", item: "1" }] },
  dmaic: { define: "Problemet" },
}

/** @param {Record<string, any>} [more] */
const made = (more = {}) =>
  reportOf({
    assessment,
    result,
    problems: [],
    gains: [],
    rules,
    words,
    lang: "sv",
    extent: "answered",
    today: "2026-11-22",
    ...more,
  })

/** @param {ReturnType<typeof made>} report */
const headings = ({ blocks }) =>
  blocks.flatMap((block) => (block.kind === "heading" ? [plain(block.runs)] : []))

test("a report tells of what is answered and lists the rest in short", () => {
  const report = made()
  assert.deepEqual(
    report.items.map(({ id }) => id),
    ["1", "2"],
  )
  assert.ok(headings(report).includes("Obesvarat"))
  const last = report.blocks.find(
    (block) => block.kind === "list" && plain(block.items[0]) === "3 Tre",
  )
  assert.ok(last)
})

test("the whole report tells of every item, the summary of none, and of no plan", () => {
  assert.equal(made({ extent: "all" }).items.length, 3)
  assert.ok(!headings(made({ extent: "all" })).includes("Obesvarat"))
  const summary = made({ extent: "summary" })
  assert.equal(summary.items.length, 0)
  assert.equal(summary.plan, null)
  assert.deepEqual(
    headings(summary).filter((each) => ["Plan", "Fem faser", "Obesvarat"].includes(each)),
    [],
  )
})

test("a score set by hand is marked with both scores and the reason", () => {
  const [, item] = made().items
  assert.deepEqual(item.marks, [
    { label: "Satt för hand", text: "Poängen är 4. Uträknat 2. Skäl: Panelen" },
    { label: "Utan underlag", text: "" },
  ])
})

test("ideas stand by priority, the highest first and said to be so, those without one last", () => {
  const [item] = made().items
  assert.deepEqual(item.improvements.map(plain), ["Prio 1, högst: Först", "Prio 3: Sen", "Utan"])
})

test("only a claim that nothing stands behind lacks evidence", () => {
  const evidence = [{ text: "Rapport" }]
  assert.equal(undocumented(scored(), {}), "wholly")
  assert.equal(undocumented(scored(), { evidence }), "no")
  assert.equal(undocumented(scored({ documented_score: "2" }), { evidence }), "partly")
  assert.equal(undocumented(scored({ score: "1" }), {}), "no")
  assert.equal(undocumented(scored({ kind: "group" }), {}), "no")
  assert.equal(
    undocumented(scored({ kind: "met", level: "not_met", score: "0", min: "0" }), {}),
    "no",
  )
  assert.equal(
    undocumented(scored({ kind: "met", level: "partly", score: "0", min: "0" }), {}),
    "no",
  )
  assert.equal(undocumented(open, {}), "no")
})

test("words of another language keep it, and numbers are written as the language does", () => {
  const report = made()
  assert.deepEqual(report.framework, [{ text: "Prøve", lang: "nb" }])
  const shown = report.result.map(({ value }) => plain(value))
  assert.ok(shown.includes("Hittills 8,5 poäng"))
  assert.ok(shown.includes("9–13"))
})

test("the templates that something is written in are there, empty ones are not", () => {
  assert.ok(headings(made()).includes("Fem faser"))
  assert.ok(!headings(made({ assessment: { ...assessment, dmaic: {} } })).includes("Fem faser"))
})

test("sheets hold figures as numbers and everything that people wrote as text", () => {
  const [summary, items, plan] = sheetsOf(made())
  assert.deepEqual(
    [summary, items, plan].map(({ name }) => name),
    ["Summa", "Kriterier", "Plan"],
  )
  const cells = items.rows[1]
  assert.equal(cells[4]?.value, 4)
  assert.equal(cells[4]?.type, Number)
  const note = cells.find((cell) => cell?.value === "=1+1")
  assert.equal(note?.type, String)
  assert.equal(items.frozen, 1)
  assert.equal(summary.rows[0][0]?.value, "Våren & <b>hösten</b>")
})

test("text for a file loses only what no file can hold", () => {
  assert.equal(clean("å\u0000ä\u0007ö\ud800\n\tæ ø 🙂"), "åäö\ufffd\n\tæ ø 🙂")
})
