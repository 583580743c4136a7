/**
 * What the rules tell about a measured value: whether it is a percentage, and which way is better.
 *
 * Scoring returns numbers without units and limits without direction; the sentences around them
 * need both. Nothing is scored here.
 */

/**
 * The part of the rules JSON that is read.
 *
 * @typedef {object} RuleItem
 * @property {string} id
 * @property {{ id: string, type: string }[]} [inputs]
 * @property {Record<string, Record<string, unknown>>} [derived]
 * @property {{ when?: Condition[] }[]} [rows]
 * @property {RuleItem[]} [parts]
 *
 * @typedef {{ any?: Condition[], value?: string } & Record<string, unknown>} Condition
 */

/** Looks things up in the rules of a framework. */
export class Measures {
  /** @type {Map<string, RuleItem>} */
  #items = new Map()

  /** @param {{ items?: RuleItem[] } | null} rules - Rules JSON; null while it is not there */
  constructor(rules) {
    for (const item of rules?.items ?? [])
      for (const each of [item, ...(item.parts ?? [])]) this.#items.set(each.id, each)
  }

  /**
   * Whether a value is a percentage.
   *
   * @param {string} item - Item id
   * @param {string} value - Id of an input or of a derived value
   */
  isPercent(item, value) {
    const rules = this.#items.get(item)
    /** @type {(name: string, depth: number) => boolean} */
    const look = (name, depth) => {
      if (rules?.inputs?.some((input) => input.id === name && input.type === "percent")) return true
      const step = rules?.derived?.[name]
      if (!step || depth === 0) return false
      if ("percent" in step || "share_at_most" in step) return true
      const either = step.either
      return Array.isArray(either) && either.some((one) => look(String(one), depth - 1))
    }
    return look(value, 4)
  }

  /**
   * What the figures of a table are, group by group.
   *
   * @param {string} item - Item id
   * @param {string} value - Id of the derived value
   * @returns {{ of: string, by: string[], figure: "number" | "percent" | "ratio" }} The table that is
   *   grouped, the columns it is grouped by, and what stands in the last column
   */
  groups(item, value) {
    const [[operation, given] = ["", {}]] = Object.entries(
      this.#items.get(item)?.derived?.[value] ?? {},
    )
    const { of, by } = /** @type {{ of?: string, by?: string | string[] }} */ (given)
    const figure =
      operation === "percent_by" ? "percent" : operation === "ratio_by" ? "ratio" : "number"
    return { of: of ?? "", by: [by ?? []].flat(), figure }
  }

  /**
   * Whether more of a value is better.
   *
   * @param {string} item - Item id
   * @param {string} value - Id of an input or of a derived value
   * @returns {boolean} false where less is better: the rows say "at most"
   */
  rises(item, value) {
    const rows = this.#items.get(item)?.rows ?? []
    const conditions = rows.flatMap((row) => flat(row.when ?? []))
    const own = conditions.filter((condition) => condition.value === value)
    return !own.some((condition) => "at_most" in condition || "less_than" in condition)
  }
}

/**
 * @param {Condition[]} conditions
 * @returns {Condition[]}
 */
function flat(conditions) {
  return conditions.flatMap((condition) => (condition.any ? flat(condition.any) : [condition]))
}
