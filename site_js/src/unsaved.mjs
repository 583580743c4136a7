/**
 * Changes of an assessment that are not saved yet, to be merged with what others save meanwhile.
 *
 * No path leads through another's: a change below a waiting one becomes a part of it, and one
 * above it takes it in.
 */
import { merged } from "./merging.mjs"
import { valueAt, withValue } from "./paths.mjs"

/** @import { Assessment } from "./types.mjs" */

/**
 * A change.
 *
 * @typedef {object} Change
 * @property {readonly string[]} path - Keys from the outside in
 * @property {unknown} base - What was saved there when the change began; undefined: nothing
 * @property {unknown} value - undefined: taken away
 */

/** The changes of one page. */
export class Unsaved {
  /** @type {Change[]} */
  #changes = []

  /** @returns {number} How many there are */
  get size() {
    return this.#changes.length
  }

  /** @returns {readonly Change[]} As they are now; later changes do not show in it */
  get all() {
    return this.#changes
  }

  /**
   * Remember a change.
   *
   * @param {readonly string[]} path - Keys from the outside in
   * @param {Assessment} before - Without the change
   * @param {Assessment} after - With it
   */
  add(path, before, after) {
    const above = this.#changes.find((change) => leadsTo(change.path, path))
    let change = above ?? { path, base: valueAt(before, path), value: undefined }
    const rest = this.#changes.filter((other) => other !== above)
    for (const below of rest)
      if (leadsTo(path, below.path))
        change = { ...change, base: within(change.base, path, below.path, below.base) }
    const apart = rest.filter((other) => !leadsTo(path, other.path))
    this.#changes = [...apart, { ...change, value: valueAt(after, change.path) }]
  }

  /**
   * What is saved, with the changes on top.
   *
   * @param {Assessment} saved - By this page or another
   * @returns {Assessment} A copy
   */
  on(saved) {
    let assessment = saved
    for (const { path, base, value } of this.#changes) {
      const both = merged(base, valueAt(saved, path), value, path.at(-1))
      assessment = withValue(assessment, path, both)
    }
    return assessment
  }

  /**
   * Take the changes for changes of what is saved now.
   *
   * @param {Assessment} saved - By this page or another
   * @returns {Assessment} With the changes on top
   */
  rebase(saved) {
    const assessment = this.on(saved)
    this.#changes = this.#changes.map(({ path }) => ({
      path,
      base: valueAt(saved, path),
      value: valueAt(assessment, path),
    }))
    return assessment
  }

  /**
   * Forget what has been saved; what was changed again since then is a change of that.
   *
   * @param {readonly Change[]} written - As `all` gave them before
   */
  saved(written) {
    const left = this.#changes.filter((change) => !written.includes(change))
    this.#changes = left.map((change) => {
      let { base } = change
      for (const { path, value } of written)
        if (leadsTo(change.path, path)) base = within(base, change.path, path, value)
        else if (leadsTo(path, change.path)) base = valueAt(value, change.path.slice(path.length))
      return { ...change, base }
    })
  }
}

/**
 * @param {readonly string[]} path
 * @param {readonly string[]} other
 * @returns {boolean} Whether the other one is the same or goes on below it
 */
function leadsTo(path, other) {
  return path.every((key, at) => other[at] === key)
}

/**
 * @param {unknown} tree - What stands at the path
 * @param {readonly string[]} path
 * @param {readonly string[]} inner - Goes on below it, or is the same
 * @param {unknown} value - To stand there
 */
function within(tree, path, inner, value) {
  const rest = inner.slice(path.length)
  if (rest.length === 0) return value
  if (value === undefined && valueAt(tree, rest) === undefined) return tree
  return withValue(/** @type {object} */ (tree ?? {}), rest, value)
}
