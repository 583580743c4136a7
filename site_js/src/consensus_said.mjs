/** What one assessor said of an item: value, level in words, evidence, note, what it is built from. */
import { levelWords } from "./compare_items.mjs"
import { h } from "./dom.mjs"
import { showDay, showNumber } from "./locale.mjs"
import { saidBefore } from "./previous.mjs"
import { saidOf } from "./said.mjs"

/** @import { Value } from "./said.mjs" */
/** @import { Step } from "./steps.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Answer, Evidence } from "./types.mjs" */

/**
 * One assessor's answer as a block.
 *
 * @param {string} name - Of the assessor's assessment
 * @param {{ id: string, kind: string, steps: Step[] }} item - Which item
 * @param {Answer | undefined} answer - As it was given
 * @param {Value | undefined} value - What scoring says; undefined of what is never scored
 * @param {Texts} texts - Words of the page and of the framework
 * @returns {HTMLElement} The block
 */
export function saidBlock(name, item, answer, value, texts) {
  const say = (/** @type {string} */ key, words = {}) => texts.say(`consensus.${key}`, words)
  const { level: _, note, target: __, unknown: ___, not_applicable: apart, ...built } = answer ?? {}
  const nothing = texts.say("previous.none")
  const { lines, statements } = saidBefore(item, built, texts)
  const shown = lines.filter((line) => line !== nothing)
  const head = value && saidOf({ item: item.id, kind: item.kind }, value, texts)
  const list = (/** @type {string[]} */ each) =>
    h("ul", {}, ...each.map((line) => h("li", {}, line)))
  return h(
    "div",
    { class: "ts-joint__one" },
    h("h4", {}, name, head && ": ", head && h("span", { class: "ts-joint__value" }, head.short)),
    !value && answer === undefined && h("p", {}, texts.say("said.status.open")),
    !value && answer?.unknown && h("p", {}, texts.say("said.status.unknown")),
    head?.words && h("p", {}, levelWords(head.words, texts)),
    apart?.reason && h("p", {}, say("apart", { reason: apart.reason })),
    shown.length > 0 && list(shown),
    statements.length > 0 &&
      h(
        "details",
        {},
        h("summary", {}, say("statements", { count: statements.length })),
        list(statements),
      ),
    note && h("p", { class: "ts-joint__text" }, h("em", {}, say("note")), ` ${note}`),
    ...(answer?.evidence ?? []).map((entry) =>
      h(
        "p",
        { class: "ts-joint__text" },
        h("em", {}, say("evidence_of")),
        ` ${evidenceSaid(entry, texts)}`,
      ),
    ),
  )
}

/**
 * An entry of evidence in one line.
 *
 * @param {Evidence} entry - As it was given
 * @param {Texts} texts - Words of the framework
 */
export function evidenceSaid({ text = "", kind, date, levels }, texts) {
  const more = [
    kind && texts.words("evidence_kinds", kind).text,
    date && showDay(date, texts.locale),
    levels?.length && texts.say("consensus.steps", { levels: levels.join(", ") }),
  ].filter(Boolean)
  return more.length > 0 ? `${text} (${more.join(", ")})` : text
}

/**
 * How the assessors stand, in a few words.
 *
 * @param {import("./consensus_data.mjs").Standing} standing - Of an item
 * @param {Texts} texts - Words of the page
 */
export function standingSaid({ agree, spread }, texts) {
  if (agree === true) return texts.say("consensus.alike")
  if (agree === null) return texts.say("consensus.not_said")
  if (spread === null || Number(spread) === 0) return texts.say("consensus.differ")
  return texts.say("consensus.spread", { spread: showNumber(spread, texts.locale) })
}
