/** Values at paths of keys in plain data; what is given is never changed, changes are copies. */

const PLAIN = { writable: true, enumerable: true, configurable: true }

/**
 * The value at a path.
 *
 * @param {unknown} tree - Plain data
 * @param {readonly string[]} path - Keys from the outside in
 * @returns {any} undefined where the path ends early
 */
export function valueAt(tree, path) {
  let node = tree
  for (const key of path) {
    if (typeof node !== "object" || node === null || !Object.hasOwn(node, key)) return undefined
    node = /** @type {Record<string, unknown>} */ (node)[key]
  }
  return node
}

/**
 * The tree with another value at a path.
 *
 * @template {object} T
 * @param {T} tree - Plain data
 * @param {readonly string[]} path - Keys from the outside in, at least one; missing mappings are made
 * @param {unknown} value - undefined takes the key away
 * @returns {T} A copy, the rest shared with the tree
 */
export function withValue(tree, [key, ...rest], value) {
  const node = /** @type {Record<string, unknown>} */ ({ ...tree })
  const inner = Object.hasOwn(node, key) && isMapping(node[key]) ? node[key] : {}
  const next = rest.length > 0 ? withValue(inner, rest, value) : value
  if (next === undefined) delete node[key]
  // Not by assignment: a key such as __proto__ is data here, never an order.
  else Object.defineProperty(node, key, { value: next, ...PLAIN })
  return /** @type {T} */ (node)
}

/**
 * Whether two pieces of plain data are the same.
 *
 * @param {unknown} one - Plain data
 * @param {unknown} other - Plain data
 */
export function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other)
}

/**
 * Whether two pieces of plain data are the same but for the order of their keys.
 *
 * @param {unknown} one - Plain data
 * @param {unknown} other - Plain data
 */
export function alike(one, other) {
  return same(one, other) || sorted(one) === sorted(other)
}

/**
 * Plain data as text that does not depend on the order of its keys.
 *
 * @param {unknown} tree - Plain data
 */
export function sorted(tree) {
  return JSON.stringify(tree, (_, node) =>
    isMapping(node) ? Object.fromEntries(Object.entries(node).sort(byKey)) : node,
  )
}

/**
 * @param {[string, unknown]} one
 * @param {[string, unknown]} other
 */
function byKey([one], [other]) {
  return one < other ? -1 : 1
}

/**
 * Whether plain data is a mapping: neither a list nor text, number, yes or nothing.
 *
 * @param {unknown} value - Plain data
 * @returns {value is Record<string, unknown>}
 */
export function isMapping(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
