/**
 * Takes in mutated files as the page of assessments does, and opens on the form what it takes in.
 *
 *   node soak_files.mjs NUMBER SEED
 *
 * Prints one JSON object: how many, what failed, what came of them, slowest and most memory.
 */
import fc from "fast-check"
import { Ajv2020 } from "ajv/dist/2020.js"
import { readSchema } from "../schema.mjs"
import { fileText, followUp } from "../src/assessment_file.mjs"
import { fitOf, readAssessment } from "../src/import_file.mjs"
import { recordOf, kindOfRecord } from "../src/saved.mjs"
import { Session } from "../src/session.mjs"
import { emptyStore } from "./browser.mjs"
import { mutatedBytes } from "./mutated.mjs"
import { RULES } from "./rules.mjs"

const MOST_MS = 1000
const BATCH = 500

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true })
const validate = /** @type {any} */ (ajv.compile(readSchema()))
const rules = new Map(RULES.map((one) => [one.id, one]))
const [number, seed] = process.argv.slice(2).map(Number)
const store = await emptyStore()
/** @type {Record<string, number>} */
const seen = {}
/** @type {string[]} */
const failures = []
let slowest = 0
let peak = 0
let tried = 0

/** @param {Uint8Array} bytes */
async function one(bytes) {
  const read = readAssessment(bytes, validate, (id) => rules.has(id))
  if ("problems" in read) {
    const { problems } = read
    if (problems.length < 1 || problems.length > 5 || !problems.every(({ code }) => code))
      throw new Error(`refused without a reason: ${JSON.stringify(problems)}`)
    return problems[0].code
  }
  const { assessment } = read
  const again = readAssessment(new TextEncoder().encode(fileText(assessment)), validate, () => true)
  if (!("assessment" in again)) throw new Error("its own export is refused")
  const { id, version } = assessment.framework
  fitOf(assessment.answers, /** @type {any} */ (rules.get(id)))
  followUp(assessment, { id, version }, "sv", "t")
  const record = recordOf(structuredClone(assessment), null)
  if (kindOfRecord(record) !== "current") throw new Error("taken in, but not to be read again")
  if (record.id === "undefined") return "taken in, without id"
  await store.replace(record)
  const session = new Session({ framework: { id, version }, locale: "sv" })
  await session.open(store, record.id)
  session.set("x", { note: "ny" })
  await session.flush()
  if (session.status.name !== "saved") throw new Error(`opened, but ${session.status.name}`)
  await store.wipe()
  return "taken in"
}

/** @param {Uint8Array} bytes */
async function judge(bytes) {
  const begun = process.cpuUsage()
  tried += 1
  try {
    const said = await one(bytes)
    seen[said] = (seen[said] ?? 0) + 1
  } catch (error) {
    tell(bytes, error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
  const took = process.cpuUsage(begun).user / 1000
  if (took > MOST_MS) tell(bytes, `took ${took} ms`)
  slowest = Math.max(slowest, took)
  if (tried % 100 === 0) peak = Math.max(peak, process.memoryUsage().rss)
}

/**
 * @param {Uint8Array} bytes
 * @param {string} what
 */
function tell(bytes, what) {
  const file = new TextDecoder().decode(bytes.subarray(0, 300))
  failures.push(`${seed} ${tried}: ${what.slice(0, 300)}: ${file}`)
}

for (let batch = 0; tried < number; batch += 1) {
  const numRuns = Math.min(BATCH, number - tried)
  for (const bytes of fc.sample(mutatedBytes, { numRuns, seed: seed + batch })) await judge(bytes)
}
console.log(
  JSON.stringify({
    number: tried,
    failures,
    seen,
    slowest,
    peak: peak / 2 ** 20,
    node: process.version,
  }),
)
