/** Every word that a script asks for is in the Swedish interface file, and none lies there unused. */
import assert from "node:assert/strict"
import { readFileSync, readdirSync } from "node:fs"
import { test } from "node:test"

const src = new URL("../src/", import.meta.url)
const ui = new URL("../../generator/ui/sv/", import.meta.url)

/**
 * Keys below a top key that have a text; reads only what these files use of YAML.
 *
 * @param {string} file
 * @param {string} top
 */
function wordKeys(file = "form.yaml", top = "js") {
  const keys = []
  /** @type {string[]} */
  const path = []
  for (const line of readFileSync(new URL(file, ui), "utf8").split("\n")) {
    const match = /^( *)([\w]+):(?:\s+(?!#)(\S.*))?/.exec(line)
    if (!match) continue
    const depth = match[1].length / 2
    path.length = depth
    path[depth] = match[2]
    if (match[3] && path[0] === top) keys.push(path.slice(1).join("."))
  }
  return keys
}

const source = readdirSync(src)
  .filter((name) => name.endsWith(".mjs"))
  .map((name) => readFileSync(new URL(name, src), "utf8"))
  .join("\n")

test("every word that is asked for by name is there", () => {
  const keys = new Set(wordKeys())
  const groups = [...new Set([...keys].map((key) => key.split(".")[0]))]
  const asked = source.matchAll(new RegExp(`"((?:${groups.join("|")})\\.[a-z_.]+)"`, "g"))
  const missing = [...asked].map(([, key]) => key).filter((key) => !keys.has(key))
  assert.deepEqual(missing, [])
  assert.ok(keys.size > 100)
})

test("no word lies there unused", () => {
  const computed = [...source.matchAll(/`([a-z_.]+\.)\$\{/g)].map(([, prefix]) => prefix)
  const unused = wordKeys().filter(
    (key) => !source.includes(`"${key}"`) && !computed.some((prefix) => key.startsWith(prefix)),
  )
  assert.deepEqual(unused, [])
})

test("the page of the plan has every word that it asks for, and no other", () => {
  const keys = wordKeys("plan.yaml", "js_plan").map((key) => `plan.${key}`)
  const asked = [...source.matchAll(/"(plan\.[a-z_.]+)"/g)].map(([, key]) => key)
  assert.deepEqual(
    asked.filter((key) => !keys.includes(key)),
    [],
  )
  const computed = [...source.matchAll(/`(plan\.[a-z_.]*)\$\{/g)].map(([, prefix]) => prefix)
  const named = computed.filter((prefix) => prefix !== "plan.")
  const actions = ["up", "down", "remove"].map((name) => `plan.${name}`)
  const unused = keys.filter(
    (key) =>
      !asked.includes(key) &&
      !actions.includes(key) &&
      !named.some((prefix) => key.startsWith(prefix)),
  )
  assert.deepEqual(unused, [])
})
