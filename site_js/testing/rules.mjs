/** The rules of every framework of the site, as the generator makes them. */
import { execFileSync } from "node:child_process"

const ROOT = new URL("../../", import.meta.url)
const ASK = "import json; from tests.cases import rules; print(json.dumps(rules()))"

/**
 * As far as files are made from them.
 *
 * @typedef {import("../src/import_file.mjs").RuleItem} RuleItem
 *
 * @typedef {object} Rules
 * @property {string} id
 * @property {string} version
 * @property {{ id: string, choices: string[] }[]} profile
 * @property {{ id: string }[]} sections
 * @property {RuleItem[]} items
 */

/** @type {Rules[]} Of each framework */
export const RULES = Object.values(
  JSON.parse(execFileSync(".venv/bin/python", ["-c", ASK], { cwd: ROOT, encoding: "utf8" })),
)
