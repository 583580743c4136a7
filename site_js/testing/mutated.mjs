/** Assessment files that something happened to; half of them are no assessment any more. */
import fc from "fast-check"
import { fileText } from "../src/assessment_file.mjs"
import { wholeText } from "../src/whole_text.mjs"
import { assessment, halfText, text, tree } from "./generated.mjs"

/** Where a tree can be changed. @param {unknown} node @returns {string[][]} */
function paths(node) {
  if (typeof node !== "object" || node === null) return [[]]
  const inner = Object.entries(node).flatMap(([key, value]) =>
    paths(value).map((path) => [key, ...path]),
  )
  return [[], ...inner]
}

/** Something put in place of what stands at a path. */
const replaced = fc
  .tuple(assessment, fc.nat(), fc.oneof(tree, halfText, fc.constant(undefined)))
  .map(([made, pick, value]) => {
    const all = paths(made).slice(1)
    const path = all[pick % all.length]
    const copy = structuredClone(made)
    const inner = path.slice(0, -1).reduce((node, key) => node[key], copy)
    inner[/** @type {string} */ (path.at(-1))] = value
    return fileText(copy)
  })

/** A piece cut out, doubled, or overwritten with any text. */
const edited = fc
  .tuple(assessment, fc.nat(), fc.nat({ max: 60 }), fc.oneof(text, fc.constant(null)))
  .map(([made, at, length, other]) => {
    const whole = fileText(made)
    const from = at % whole.length
    const piece = other ?? whole.slice(from, from + length).repeat(2)
    // A file has bytes: a pair that is cut in two is another character there.
    return wholeText(whole.slice(0, from) + piece + whole.slice(from + length))
  })

/** Keys that are orders, keys given twice and halves of characters, somewhere in it. */
const poisoned = fc
  .tuple(
    assessment,
    fc.nat(),
    fc.constantFrom('"__proto__": {"polluted": 1}, ', '"x": 1, "\\u0078": 2, ', '"x": "\\udfff", '),
  )
  .map(([made, pick, poison]) => {
    const file = fileText(made)
    const spots = [...file.matchAll(/\{\n\s*/g)].map((match) => match.index + match[0].length)
    const at = spots[pick % spots.length]
    return file.slice(0, at) + poison + file.slice(at)
  })

/** The text of a file. */
export const mutated = fc.oneof(replaced, edited, poisoned)

/** What is too much, too deep or of another encoding, put between the bytes of a file. */
const LUMPS = [
  [0],
  [0xff, 0xfe],
  [0xef, 0xbb, 0xbf],
  [0xed, 0xa0, 0x80],
  ...'[{"\\,:\t\r\n'.split("").map((mark) => [mark.charCodeAt(0)]),
  ...["[".repeat(5_000), '{"a":'.repeat(300), "9".repeat(30_000), `1${"0".repeat(30_000)}1`].map(
    (lump) => [...new TextEncoder().encode(lump)],
  ),
  ...["NaN", "-Infinity", "1e999", "0x10", "/* */", "null", '"a":1,"a":2,'].map((lump) => [
    ...new TextEncoder().encode(lump),
  ]),
]

/** The bytes of a file with lumps in them. */
const lumped = fc
  .tuple(
    mutated,
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(...LUMPS), fc.nat({ max: 20 })), {
      minLength: 1,
      maxLength: 2,
    }),
  )
  .map(([file, lumps]) => {
    let bytes = [...new TextEncoder().encode(file)]
    for (const [pick, lump, gone] of lumps) {
      const at = pick % (bytes.length + 1)
      bytes = [...bytes.slice(0, at), ...lump, ...bytes.slice(at + gone)]
    }
    return Uint8Array.from(bytes)
  })

/** The bytes of a file, some with lumps in them. */
export const mutatedBytes = fc.oneof(
  { weight: 2, arbitrary: mutated.map((file) => new TextEncoder().encode(file)) },
  { weight: 1, arbitrary: lumped },
)
