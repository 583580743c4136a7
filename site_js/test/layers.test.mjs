/** Imports go one way: main -> views -> state -> what knows neither page nor Python. */
import assert from "node:assert/strict"
import { readFileSync, readdirSync } from "node:fs"
import { test } from "node:test"

const src = new URL("../src/", import.meta.url)
const MOST_LINES = 400

/** Each layer may import from the ones below it and from its own, without going round in circles. */
const LAYERS = [
  [
    "form",
    "start",
    "worker",
    "assessments",
    "reader",
    "plan",
    "application",
    "side_by_side",
    "consensus",
    "report",
    "report_docx",
    "report_xlsx",
    "offline",
    "service_worker",
    "service_worker_off",
  ],
  [
    "form_controller",
    "desk",
    "plan_page",
    "application_page",
    "compare_page",
    "consensus_page",
    "report_page",
  ],
  ["report_view", "report_model", "report_sheets", "report_docx_styles"],
  ["report_summary", "report_plan"],
  ["report_item"],
  ["report_said"],
  ["form_files", "outcome_view", "answering", "importing", "picker", "tool_bench", "compare_view"],
  ["consensus_work"],
  ["consensus_card"],
  ["consensus_said", "agreement_view"],
  ["compare_items"],
  ["compare_totals"],
  [
    "results",
    "results_first",
    "summary",
    "problems",
    "why",
    "evidence",
    "improvements",
    "undo",
    "shortcuts",
    "previous_view",
    "former_view",
    "consensus_view",
    "clear",
    "status",
    "sections",
    "announcer",
    "slices",
    "out_of_sight",
    "update_notice",
    "offline_site",
    "storage_panel",
    "form_heading",
    "import_preview",
    "repeat_view",
    "wide_table",
    "opened_file",
    "ask_around",
  ],
  ["assessment_list", "details_form", "plan_ideas", "plan_rows", "application_view"],
  ["application_facts"],
  [
    "item_view",
    "why_indicator",
    "areas_table",
    "met_share",
    "sections_table",
    "radar",
    "rule",
    "compare_trend",
    "next_steps",
    "results_sums",
    "results_dom",
    "when_seen",
  ],
  ["scorer"],
  ["download", "storing"],
  ["import_file"],
  ["json_reader"],
  ["named"],
  ["page", "records_view", "session", "session_only", "score_loop", "idle_figures", "dom"],
  ["python", "early_port"],
  [
    "store",
    "scoring_client",
    "runtime_files",
    "kept_start",
    "window",
    "unsaved",
    "unsaved_work",
    "kept_files_removal",
  ],
  ["database"],
  ["fetch_meter", "snapshot"],
  ["freed"],
  ["repeat"],
  ["candidates", "consensus_data"],
  ["assessment_file", "assessment_table", "action_plan"],
  ["csv"],
  [
    "addresses",
    "fetched",
    "saved",
    "import_limits",
    "paths",
    "merging",
    "moved",
    "whole_text",
    "answers",
    "records",
    "steps",
    "progress",
    "kept_score",
    "measures",
    "locale",
    "texts",
    "history",
    "previous",
    "strengths",
    "calendar",
    "said",
    "report_words",
    "kept_files",
  ],
  ["protocol", "types"],
]

const modules = new Map(
  readdirSync(src)
    .filter((name) => name.endsWith(".mjs"))
    .map((name) => [name.replace(".mjs", ""), readFileSync(new URL(name, src), "utf8")]),
)

/** @param {string} module */
const layerOf = (module) => LAYERS.findIndex((layer) => layer.includes(module))

/** @param {string} source */
const importsOf = (source) =>
  [...source.matchAll(/^(?:import|export) (?:.*? from )?"\.\/(\w+)\.mjs"/gms)].map(
    ([, name]) => name,
  )

test("every module has its place, and imports only from its layer or below", () => {
  const wrong = []
  for (const [module, source] of modules) {
    if (layerOf(module) < 0) wrong.push(`${module} has no layer`)
    for (const other of importsOf(source))
      if (layerOf(other) < layerOf(module)) wrong.push(`${module} imports ${other}`)
  }
  assert.deepEqual(wrong, [])
})

test("no imports go round in circles", () => {
  /** @param {string} module @param {string[]} path */
  const walk = (module, path) => {
    assert.ok(!path.includes(module), [...path, module].join(" -> "))
    for (const other of importsOf(modules.get(module) ?? "")) walk(other, [...path, module])
  }
  for (const module of modules.keys()) walk(module, [])
})

test("no module is longer than people read, and none evaluates text as code", () => {
  for (const [module, source] of modules) {
    assert.ok(source.split("\n").length <= MOST_LINES, module)
    assert.doesNotMatch(
      source,
      /\beval\(|new Function|\.innerHTML\s*=|setAttribute\("style"/,
      module,
    )
  }
})
