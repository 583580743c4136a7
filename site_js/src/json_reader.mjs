/**
 * Reads the text of a JSON file that anyone may have written.
 *
 * More careful than JSON.parse alone: says the line and column of what is wrong, finds keys that
 * are given twice (JSON.parse silently keeps the last one) and numbers that it would round, and
 * stops before nesting is too deep.
 */
import { visit } from "jsonc-parser"

/** Nesting of an assessment that was filled in is below ten. */
export const MOST_NESTED = 64

/**
 * What is wrong with a text, and where; line and column from 1.
 *
 * @typedef {{ code: string, words: Record<string, string | number> }} FileProblem
 */

/**
 * Read the text of a JSON file.
 *
 * @param {string} text - All of it
 * @returns {{ value: unknown } | { problem: FileProblem }} What it holds, or why it is refused
 */
export function readJson(text) {
  // Before anything that calls itself for each level.
  if (nesting(text) > MOST_NESTED) return refused("too_deep", { most: MOST_NESTED })
  const found = faults(text)
  try {
    const value = JSON.parse(text)
    if (found.twice) return refused("duplicate_key", found.twice)
    if (found.lossy) return refused("lossy_number", found.lossy)
    return { value }
  } catch {
    return refused("not_json", found.wrong ?? { line: 1, column: 1 })
  }
}

/**
 * @param {string} code
 * @param {Record<string, string | number>} words
 */
function refused(code, words) {
  return { problem: { code, words } }
}

/** @param {string} text */
function faults(text) {
  /** @type {Set<string>[]} Keys of the mappings that are open */
  const open = []
  /** @type {{ key: string, line: number, column: number } | null} */
  let twice = null
  /** @type {{ number: string, line: number, column: number } | null} */
  let lossy = null
  /** @type {{ line: number, column: number } | null} */
  let wrong = null
  visit(
    text,
    {
      onObjectBegin: () => void open.push(new Set()),
      onObjectEnd: () => void open.pop(),
      onObjectProperty: (key, _offset, _length, line, column) => {
        const keys = open.at(-1)
        if (keys?.has(key)) twice ??= { key, line: line + 1, column: column + 1 }
        keys?.add(key)
      },
      onLiteralValue: (value, offset, length, line, column) => {
        const number = text.slice(offset, offset + length)
        if (typeof value === "number" && digits(number) !== digits(String(value)))
          lossy ??= { number: number.slice(0, 40), line: line + 1, column: column + 1 }
      },
      onError: (_code, _offset, _length, line, column) => {
        wrong ??= { line: line + 1, column: column + 1 }
      },
    },
    { disallowComments: true },
  )
  return { twice, lossy, wrong }
}

/**
 * A number as its digits and where the point stands, the same however it is written.
 *
 * @param {string} number - As JSON or JavaScript write it
 */
function digits(number) {
  const [, sign, whole, part = "", power = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(number) ?? []
  if (whole === undefined) return number
  const all = `${whole}${part}`.replace(/^0+/, "")
  // Not by a pattern: one that ends in 0+$ takes minutes for a number of a million digits.
  let end = all.length
  while (all[end - 1] === "0") end -= 1
  const kept = all.slice(0, end)
  // Without a sign: -0 is no other number than 0.
  if (kept === "") return "0"
  return `${sign}${kept}e${Number(power) - part.length + all.length - kept.length}`
}

/** @param {string} text */
function nesting(text) {
  let [depth, deepest, quoted] = [0, 0, false]
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at]
    if (quoted) {
      if (mark === "\\") at += 1
      // A line break ends what was never closed, for `visit` too: what follows is nested there.
      else if (mark === '"' || mark === "\n" || mark === "\r") quoted = false
    } else if (mark === '"') quoted = true
    else if (mark === "{" || mark === "[") {
      depth += 1
      deepest = Math.max(deepest, depth)
    } else if (mark === "}" || mark === "]") depth -= 1
  }
  return deepest
}
