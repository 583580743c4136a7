/** Says that answers were given in another version, and shows those that have no place in this one. */
import { h, one } from "./dom.mjs"
import { formerAnswers, moved } from "./moved.mjs"
import { StatusLines } from "./status.mjs"

/** @import { IdMap } from "./moved.mjs" */
/** @import { Session } from "./session.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Answer, Assessment, Previous } from "./types.mjs" */

/**
 * Maps from earlier versions of the framework, as the page has them.
 *
 * @param {HTMLElement} form - The form as the server gave it
 * @returns {IdMap[]} Empty where there is one version only
 */
export function mapsIn(form) {
  return JSON.parse(one(form, "#ts-id-maps")?.textContent ?? "[]")
}

/**
 * Last time's answers beside the items that they belong to now.
 *
 * @param {HTMLElement} form - The form as the server gave it
 * @param {Previous} previous
 * @returns {Previous}
 */
export function broughtTo(form, previous) {
  const { framework: id = "", version = "" } = form.dataset
  const maps = { id, version, id_maps: mapsIn(form) }
  return moved(/** @type {Assessment} */ (previous), maps).assessment
}

/**
 * Tell of another version, once the assessment is open.
 *
 * @param {HTMLElement} form - Takes the notices
 * @param {Pick<Session, "otherVersion" | "isMoved" | "assessment">} session - With the answers
 * @param {Texts} texts - Words of the page
 */
export function showVersion(form, { otherVersion, isMoved, assessment }, texts) {
  const former = formerAnswers(assessment)
  if (former.length > 0) {
    const lines = former.map(({ item, version, answer }) => {
      const head = texts.say("save.former_item", { item, version })
      return h("li", { "data-former": item }, h("strong", {}, head), saidIn(answer, texts))
    })
    StatusLines.notice(form, texts.say("save.former"), h("ul", {}, ...lines))
  }
  if (otherVersion) {
    const key = isMoved ? "save.moved" : "save.other_version"
    StatusLines.notice(form, texts.say(key, { version: otherVersion }))
  }
}

/**
 * What somebody has written or chosen, in one line; the whole answer is in the file.
 *
 * @param {Answer} answer
 * @param {Texts} texts
 */
function saidIn({ level, note, evidence = [], improvements = [] }, texts) {
  const parts = [
    level && texts.say("save.former_level", { level }),
    note,
    ...evidence.map(({ text }) => text),
    ...improvements.map(({ text }) => text),
  ].filter(Boolean)
  return parts.length > 0 ? ` ${parts.join("; ")}` : ""
}
