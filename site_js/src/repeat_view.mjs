/** Says when it is time for the next assessment and why, and gives the day to a calendar. */
import { aboutOf, fileName } from "./assessment_file.mjs"
import { calendarFile } from "./calendar.mjs"
import { h, one, setText, spoken } from "./dom.mjs"
import { download } from "./download.mjs"
import { showDay, showNumber } from "./locale.mjs"
import { isPast } from "./repeat.mjs"

/** @import { NextTime, Repeat } from "./repeat.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Assessment } from "./types.mjs" */

/**
 * Why a day is the day, or what is missing for one.
 *
 * @param {Repeat} repeat - What scoring says
 * @param {Assessment[]} series - The assessments that it was asked about
 * @param {string} unit - Of totals
 * @param {Texts} texts - Words of the page
 * @returns {string[]} Sentences
 */
export function reasonsOf({ latest, left_out }, series, unit, texts) {
  const said = []
  if (latest) {
    const values = {
      assessment: nameOf(series[latest.assessment], texts),
      date: showDay(latest.date, texts.locale),
      score: latest.score === null ? "" : scoreText(latest.score, unit, texts),
    }
    said.push(texts.say(latest.score === null ? "repeat.latest" : "repeat.latest_score", values))
  } else said.push(texts.say("repeat.none"))
  for (const { assessment, reason, code } of left_out) {
    const current = assessment === 0
    if (!current && reason === "not_complete") continue
    const name = current ? texts.say("repeat.this") : nameOf(series[assessment], texts)
    const key = code === "other_version" ? code : reason
    said.push(texts.say(`repeat.left_out.${key}`, { assessment: name }))
  }
  return said
}

/**
 * How many months may pass, now and later.
 *
 * @param {NextTime} next - From scoring
 * @param {string} unit - Of totals
 * @param {Texts} texts - Words of the page
 * @returns {string} One sentence
 */
export function monthsOf({ months, until, then, reached }, unit, texts) {
  const values = {
    months: monthsText(months, texts),
    until: until === null ? "" : scoreText(until, unit, texts),
    then: then === null ? "" : monthsText(then, texts),
  }
  if (until === null) return texts.say("repeat.months", values)
  return texts.say(reached ? "repeat.months_reached" : "repeat.months_until", values)
}

/** The part of a page that tells when it is time again. */
export class RepeatView {
  #host
  #told
  #texts
  #unit

  /**
   * @param {HTMLElement} host - Takes the lines
   * @param {Texts} texts - Words of the page
   * @param {string} unit - Of the framework's total
   */
  constructor(host, texts, unit) {
    this.#host = one(host, "[data-repeat-lines]") ?? host
    this.#told = one(host, "[data-repeat-told]")
    this.#texts = texts
    this.#unit = unit
  }

  /**
   * Show what scoring says.
   *
   * @param {Repeat} repeat - What it says
   * @param {Assessment[]} series - The assessments that it was asked about, the open one first
   * @param {Date} now - Today
   */
  show(repeat, series, now) {
    const reasons = reasonsOf(repeat, series, this.#unit, this.#texts)
    const hadFocus = this.#host.contains(document.activeElement)
    this.#host.replaceChildren(
      ...repeat.next.map((next) => this.#line(next, reasons, series, now)),
      ...reasons.map((reason) => h("p", { class: "ts-repeat__why" }, reason)),
    )
    this.#host.hidden = repeat.next.length === 0
    if (hadFocus) one(this.#host, "button")?.focus()
  }

  /**
   * @param {NextTime} next
   * @param {string[]} reasons
   * @param {Assessment[]} series
   * @param {Date} now
   */
  #line(next, reasons, series, now) {
    const texts = this.#texts
    const name = h("strong", {}, spoken(texts.words("repeat", next.id)))
    const months = monthsOf(next, this.#unit, texts)
    if (next.date === null)
      return h("p", { class: "ts-repeat__line", "data-repeat": next.id }, name, `. ${months}`)
    const { date } = next
    const day = texts.say("repeat.by", { date: showDay(date, texts.locale) })
    const button = h(
      "button",
      { class: "ts-button ts-button--small", type: "button" },
      texts.say("repeat.calendar"),
    )
    button.addEventListener("click", () => {
      this.#save({ ...next, date }, [months, ...reasons], series[0])
      setText(this.#told, texts.say("repeat.saved"))
    })
    return h(
      "div",
      { class: "ts-repeat__line ts-repeat__line--day", "data-repeat": next.id },
      h(
        "p",
        { class: "ts-repeat__day" },
        name,
        ": ",
        h("time", { datetime: date }, day),
        isPast(date, now) &&
          h("span", { class: "ts-repeat__past" }, ` ${texts.say("repeat.past")}`),
      ),
      h("p", {}, months),
      h("p", { class: "ts-actions" }, button),
    )
  }

  /**
   * @param {NextTime & { date: string }} next
   * @param {string[]} reasons
   * @param {Assessment} assessment
   */
  #save(next, reasons, assessment) {
    const texts = this.#texts
    const { organisation, unit } = aboutOf(assessment)
    const what = texts.words("repeat", next.id).text
    const where = [texts.words("title").text, organisation, unit].filter(Boolean).join(", ")
    const event = {
      id: `repeat-${assessment.framework.id}-${next.id}-${assessment.assessment.id}`,
      day: next.date,
      summary: `${what}: ${where}`,
      description: reasons.join("\n"),
    }
    const file = calendarFile([event], { name: `${what}: ${where}`, now: new Date() })
    const called = fileName(assessment).replace(/\.json$/, `-${next.id}.ics`)
    download(file, called, "text/calendar")
  }
}

/**
 * @param {Assessment} assessment
 * @param {Texts} texts
 */
function nameOf(assessment, texts) {
  return aboutOf(assessment).title ?? texts.say("heading.unnamed")
}

/**
 * @param {string} score
 * @param {string} unit
 * @param {Texts} texts
 */
function scoreText(score, unit, texts) {
  const shown = showNumber(score, texts.locale)
  return texts.say("summary.score", { score: shown, unit: texts.say(`unit.${unit}`) })
}

/**
 * @param {number} count
 * @param {Texts} texts
 */
function monthsText(count, texts) {
  return texts.say(count === 1 ? "repeat.one_month" : "repeat.many_months", { count })
}
