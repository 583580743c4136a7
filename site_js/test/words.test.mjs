/** Every word that a script asks for is in the Swedish interface files, and none lies there unused. */
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"

const src = new URL("../src/", import.meta.url)

/** Entry of a script, the file of its words and the tree in it. */
const PAGES = [
  { entry: "form", file: "form.yaml", tree: "js", least: 100 },
  { entry: "form", file: "results.yaml", tree: "js", least: 40 },
  { entry: "assessments", file: "assessments.yaml", tree: "js_assessments", least: 40 },
  { entry: "offline", file: "offline.yaml", tree: "js_offline", least: 5 },
]

/**
 * Keys of a tree with a text; reads only what those files use of YAML.
 *
 * @param {string} file
 * @param {string} tree
 */
function wordKeys(file, tree) {
  const text = readFileSync(new URL(`../../generator/ui/sv/${file}`, import.meta.url), "utf8")
  const keys = []
  /** @type {string[]} */
  const path = []
  for (const line of text.split("\n")) {
    const match = /^( *)([\w]+):(?:\s+(?!#)(\S.*))?/.exec(line)
    if (!match) continue
    const depth = match[1].length / 2
    path.length = depth
    path[depth] = match[2]
    if (match[3] && path[0] === tree) keys.push(path.slice(1).join("."))
  }
  return keys
}

/**
 * Everything that a script consists of.
 *
 * @param {string} entry - Name of its first module
 */
function sourceOf(entry) {
  /** @type {Map<string, string>} */
  const found = new Map()
  const walk = (/** @type {string} */ name) => {
    if (found.has(name)) return
    const text = readFileSync(new URL(`${name}.mjs`, src), "utf8")
    found.set(name, text)
    for (const [, other] of text.matchAll(/^(?:import|export) (?:.*? from )?"\.\/(\w+)\.mjs"/gms))
      walk(other)
    for (const [, other] of text.matchAll(/\bimport\("\.\/(\w+)\.mjs"\)/g)) walk(other)
  }
  walk(entry)
  return [...found.values()].join("\n")
}

for (const { entry, file, tree, least } of PAGES) {
  const source = sourceOf(entry)
  const words = wordKeys(file, tree)

  test(`every word that ${entry} asks for by name is there (${file})`, () => {
    const keys = new Set(words)
    const groups = [...new Set([...keys].map((key) => key.split(".")[0]))]
    const asked = source.matchAll(new RegExp(`"((?:${groups.join("|")})\\.[a-z_.]+)"`, "g"))
    const missing = [...asked].map(([, key]) => key).filter((key) => !keys.has(key))
    assert.deepEqual(missing, [])
    assert.ok(keys.size > least)
  })

  test(`no word of ${entry} lies there unused (${file})`, () => {
    const computed = [...source.matchAll(/`([a-z_.]+\.)\$\{/g)].map(([, prefix]) => prefix)
    const unused = words.filter(
      (key) => !source.includes(`"${key}"`) && !computed.some((prefix) => key.startsWith(prefix)),
    )
    assert.deepEqual(unused, [])
  })
}

/** Words that pages of several assessments share, and those of their own, by entry. */
const TOGETHER = [
  { entry: "side_by_side", own: ["side_by_side.yaml", "js_side_by_side"] },
  { entry: "consensus", own: ["consensus.yaml", "js_consensus"] },
]

for (const {
  entry,
  own: [file, tree],
} of TOGETHER)
  test(`${entry} has every word of its own that it asks for, and no other`, () => {
    const source = sourceOf(entry)
    const keys = wordKeys(file, tree)
    const groups = [...new Set(keys.map((key) => key.split(".")[0]))].join("|")
    const said = [
      ...source.matchAll(/\bsay\(\s*\w*(?:[^()"`]*\? )?"([a-z_.]+)"(?: : "([a-z_.]+)")?/g),
    ]
    const asked = said.flatMap(([, one, other]) => (other ? [one, other] : [one]))
    const full = new RegExp(`^(?:${groups})\\.`)
    const missing = asked.filter((key) => full.test(key) && !keys.includes(key))
    assert.deepEqual(missing, [])
    const named = new Set([...asked, ...asked.map((key) => `${entry}.${key}`)])
    for (const [, key] of source.matchAll(/"([a-z_]+\.[a-z_.]+)"/g)) named.add(key)
    for (const [, key] of source.matchAll(/\b(?:say|heading)\("([a-z_]+)"/g))
      named.add(`${entry}.${key}`)
    const computed = [...source.matchAll(/`([a-z_.]+\.)\$\{/g)].map(([, prefix]) => prefix)
    const starts = [...computed, ...computed.map((prefix) => `${entry}.${prefix}`)]
    const unused = keys.filter(
      (key) =>
        !named.has(key) && !starts.some((start) => start !== `${entry}.` && key.startsWith(start)),
    )
    assert.deepEqual(unused, [])
  })

test("every reason against a file has words, and no other has", () => {
  const sources = ["json_reader", "import_file", "importing"].map((name) =>
    readFileSync(new URL(`${name}.mjs`, src), "utf8"),
  )
  const codes = [...sources.join("\n").matchAll(/(?:code: |refused\()"(\w+)"/g)]
  const given = [...new Set(codes.map(([, code]) => code))].sort()
  const prefix = "import.problem."
  const keys = wordKeys("assessments.yaml", "js_assessments")
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
  assert.deepEqual(keys.sort(), given)
})

test("every state that saving can be in has words", () => {
  const source = readFileSync(new URL("session.mjs", src), "utf8")
  const states = [...source.matchAll(/\{ name: "(\w+)"/g)].map(([, name]) => name)
  assert.ok(states.includes("removed") && states.includes("missing"))
  const keys = wordKeys("form.yaml", "js")
  for (const name of new Set(states)) assert.ok(keys.includes(`save.${name}`), name)
})

test("the page of the plan has every word that it asks for, and no other", () => {
  const source = sourceOf("plan")
  const keys = wordKeys("plan.yaml", "js_plan").map((key) => `plan.${key}`)
  const asked = [...source.matchAll(/"(plan\.[a-z_.]+)"/g)].map(([, key]) => key)
  assert.deepEqual(
    asked.filter((key) => !keys.includes(key)),
    [],
  )
  const computed = [...source.matchAll(/`(plan\.[a-z_.]*)\$\{/g)].map(([, prefix]) => prefix)
  const named = computed.filter((prefix) => prefix !== "plan.")
  const actions = ["up", "down", "remove", "missing", "newer", "unread"].map(
    (name) => `plan.${name}`,
  )
  const unused = keys.filter(
    (key) =>
      !asked.includes(key) &&
      !actions.includes(key) &&
      !named.some((prefix) => key.startsWith(prefix)),
  )
  assert.deepEqual(unused, [])
})

test("the report has every word that it asks for, and no other", () => {
  const source = sourceOf("report") + sourceOf("report_docx") + sourceOf("report_xlsx")
  const trees = { js_report: "report", js_report_page: "page" }
  const keys = Object.entries(trees).flatMap(([tree, name]) =>
    wordKeys("report.yaml", tree).map((key) => `${name}.${key}`),
  )
  const asked = [...source.matchAll(/"((?:report|page)\.[a-z_.]+)"/g)].map(([, key]) => key)
  assert.deepEqual(
    asked.filter((key) => !keys.includes(key)),
    [],
  )
  const said = [...source.matchAll(/\b(?:say|key|head|refuse|#say)\(\s*"([a-z_.]+)"/g)]
  const names = new Set([...said, ...source.matchAll(/"([a-z_]+)"/g)].map(([, name]) => name))
  const unused = keys.filter(
    (key) => !asked.includes(key) && !names.has(/** @type {string} */ (key.split(".").at(-1))),
  )
  assert.deepEqual(unused, [])
  assert.ok(keys.length > 80)
})
