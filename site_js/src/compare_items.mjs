/** Items of several assessments side by side, what differs first, and what could not be compared. */
import { columnHead } from "./compare_totals.mjs"
import { h, spoken } from "./dom.mjs"
import { showDay, showNumber } from "./locale.mjs"
import { sentenceOf } from "./problems.mjs"
import { saidOf, showChange } from "./said.mjs"
import { wideTable } from "./wide_table.mjs"

/** @import { Child } from "./dom.mjs" */
/** @import { Compared, ComparedItem } from "./compare_view.mjs" */
/** @import { Texts, Words } from "./texts.mjs" */

/** Words of a level that are longer than this are folded. */
const LONG = 160

/**
 * The items that differ, those that do not, and those that only some have.
 *
 * @param {Compared} compared - What is compared
 * @returns {HTMLElement[]} Parts of the page
 */
export function itemsView(compared) {
  const { reply, texts } = compared
  const say = (/** @type {string} */ key, words = {}) => texts.say(`side_by_side.${key}`, words)
  const changed = reply.items.filter((item) => item.changed)
  const same = reply.items.filter((item) => !item.changed)
  const section = (/** @type {string} */ name, /** @type {HTMLElement[]} */ ...parts) =>
    h("section", { "data-items": name }, ...parts)
  return [
    section(
      "changed",
      h("h2", {}, say("items")),
      changed.length > 0
        ? itemsTable(say("items"), changed, compared)
        : h("p", {}, say("nothing_changed")),
      ...(same.length > 0
        ? [
            h(
              "details",
              { class: "ts-fold", "data-unchanged": same.length },
              h("summary", {}, say("unchanged", { count: same.length })),
              itemsTable(say("unchanged", { count: same.length }), same, compared),
            ),
          ]
        : []),
    ),
    ...(reply.apart.length > 0
      ? [
          section(
            "apart",
            h("h2", {}, say("apart")),
            h("p", {}, say("apart_lead")),
            itemsTable(say("apart"), reply.apart, compared),
          ),
        ]
      : []),
  ]
}

/**
 * What could not be compared, and why; assessments first, then single answers.
 *
 * @param {Compared} compared - What is compared
 * @returns {HTMLElement | null} null where everything could be
 */
export function gapsView({ columns, excluded, reply, leftOut, texts }) {
  const say = (/** @type {string} */ key, words = {}) => texts.say(`side_by_side.${key}`, words)
  const notMapped = reply.assessments.flatMap(({ version, not_mapped: lost }, at) =>
    lost.map(({ item, path, reason }) =>
      say(`lost.${reason}`, { name: columns[at].name, item: item ?? path, version: version ?? "" }),
    ),
  )
  const mended = leftOut.map(({ at, problem }) => {
    const words = { name: columns[at].name, item: problem.item ?? problem.path }
    return `${say("left_out", words)} ${sentenceOf(problem, texts)}`
  })
  const others = excluded.map(({ name, version }) => say("excluded", { name, version }))
  const lines = [...others, ...notMapped, ...mended]
  if (lines.length === 0) return null
  return h(
    "section",
    { "data-gaps": lines.length },
    h("h2", {}, say("gaps")),
    h("p", {}, say("gaps_lead")),
    h("ul", {}, ...lines.map((each) => h("li", {}, each))),
  )
}

/**
 * @param {string} label
 * @param {ComparedItem[]} items
 * @param {Compared} compared
 */
function itemsTable(label, items, compared) {
  const { columns, reply, texts } = compared
  const numbered = reply.assessments[0].total.kind !== "none"
  const heads = [
    [texts.say(numbered ? "side_by_side.item" : "side_by_side.area")],
    ...columns.map((column) => columnHead(column, texts)),
    ...(numbered ? [[texts.say("side_by_side.difference")]] : []),
  ]
  const rows = items.map((item) => ({
    head: itemHead(item.item, texts),
    attributes: { "data-item": item.item, "data-part": item.group },
    cells: [
      ...item.values.map((_, at) => cell(item, at, compared)),
      ...(numbered
        ? [
            [
              h(
                "strong",
                {},
                item.changed || item.change ? showChange(item.change, texts.locale) : "",
              ),
            ],
          ]
        : []),
    ],
  }))
  return wideTable(label, heads, rows)
}

/**
 * The number and title of an item, with a link to where it is described.
 *
 * @param {string} item - Its id
 * @param {Texts} texts - Words of the framework
 * @returns {Child[]} What stands in the cell
 */
export function itemHead(item, texts) {
  const { text: href } = texts.words("items", item, "href")
  const title = spoken(texts.words("items", item, "title"))
  return [h("span", { class: "ts-wide__number" }, item), " ", h("a", { href }, title)]
}

/**
 * @param {ComparedItem} item
 * @param {number} at
 * @param {Compared} compared
 * @returns {Child[]}
 */
function cell(item, at, { flags, measures, texts }) {
  const value = item.values[at]
  if (value.status === "recorded" && value.figures) {
    const figures = Object.entries(value.figures).map(([name, figure]) => {
      const percent = measures.isPercent(item.item, name)
      return h(
        "li",
        {},
        figureName(item.item, name, texts),
        `: ${figureSaid(item.item, name, figure, texts)}`,
        percent && "\u00a0%",
      )
    })
    const found = (flags[at]?.[item.item] ?? []).map((flag) =>
      h(
        "li",
        { class: "ts-together__flag" },
        spoken(texts.words("items", item.item, "flags", flag)),
      ),
    )
    if (figures.length + found.length > 0)
      return [h("ul", { class: "ts-together__figures" }, ...figures, ...found)]
  }
  const { short, words } = saidOf(item, value, texts)
  if (!words) return [value.status === "scored" ? h("strong", {}, short) : short]
  return [h("strong", {}, short), " ", levelWords(words, texts)]
}

/**
 * The words of a level; long ones are folded, so that rows stay rows.
 *
 * @param {Words} words - Of the level
 * @param {Texts} texts - Words of the page
 */
export function levelWords(words, texts) {
  if (words.text.length <= LONG) return h("span", { class: "ts-wide__words" }, spoken(words))
  return h(
    "details",
    { class: "ts-wide__words" },
    h("summary", {}, texts.say("said.level_words")),
    spoken(words),
  )
}

/**
 * @param {string} item
 * @param {string} name
 * @param {Texts} texts
 */
function figureName(item, name, texts) {
  const kind = texts.keys("items", item, "derived").includes(name) ? "derived" : "inputs"
  return spoken(texts.words("items", item, kind, name))
}

/**
 * @param {string} item
 * @param {string} name
 * @param {string} figure
 * @param {Texts} texts
 */
function figureSaid(item, name, figure, texts) {
  if (figure === "not_assessable") return texts.say("said.status.not_assessable")
  if (texts.keys("items", item, "choices", name).includes(figure))
    return texts.words("items", item, "choices", name, figure).text
  return showDay(showNumber(figure, texts.locale), texts.locale)
}
