/** Shows what scoring says: at every item, in the summary, and in a few words for listeners. */
import { AreasTable } from "./areas_table.mjs"
import { own, scoreLine, showItem } from "./item_view.mjs"
import { showProblems } from "./problems.mjs"
import { scoreOf } from "./summary.mjs"
import { why } from "./why.mjs"

/** @import { Announcer } from "./announcer.mjs" */
/** @import { Measures } from "./measures.mjs" */
/** @import { FormPage, PageItem } from "./page.mjs" */
/** @import { Progress } from "./progress.mjs" */
/** @import { Outcome } from "./score_loop.mjs" */
/** @import { Summary } from "./summary.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Answer, Result } from "./types.mjs" */

/** Hands a result to everything that shows a part of it. */
export class OutcomeView {
  #page
  #summary
  #announcer
  #texts
  #useMeasured
  #areas
  /** @type {Map<string, string>} What was shown at an item last, by what it was made of */
  #shown = new Map()
  /** @type {Set<string>} Items that show problems */
  #wrong = new Set()

  /**
   * @param {object} options
   * @param {FormPage} options.page - The form
   * @param {Summary} options.summary - Shows the totals
   * @param {Announcer} options.announcer - Speaks
   * @param {Texts} options.texts - Words of the page
   * @param {(item: PageItem) => void} options.useMeasured - Called when a measured level is taken
   */
  constructor({ page, summary, announcer, texts, useMeasured }) {
    this.#page = page
    this.#summary = summary
    this.#announcer = announcer
    this.#texts = texts
    this.#useMeasured = useMeasured
    this.#areas = new AreasTable(page.form, texts)
  }

  /**
   * Show the total at once; it is what people look at while they answer.
   *
   * @param {Outcome} outcome - What scoring says
   */
  showTotal({ result }) {
    this.#summary.showResult(result)
  }

  /**
   * Show a result at every item, piece by piece.
   *
   * @param {Outcome} outcome - What scoring says
   * @param {object} known
   * @param {Progress} known.progress - How far the assessment has come
   * @param {Measures} known.measures - What the rules tell about values
   * @param {Record<string, Answer>} known.answers - The answers that were scored
   * @param {PageItem | null} known.touched - The item that was answered last
   * @param {boolean} known.profiled - Whether a question about the service was answered
   * @returns {Generator<void>} Does a piece each time it is asked
   */
  *pieces({ result, problems }, { progress, measures, answers, touched, profiled }) {
    for (const item of this.#page.items.values()) {
      const found = result.items[item.id] ?? null
      const parts = found?.parts?.map((id) => result.items[id]?.score)
      const made = JSON.stringify([found, parts, answers[item.id]?.override])
      // What has not changed is left alone: a selection or a focus in it stays, and it costs nothing.
      if (this.#shown.get(item.id) === made) continue
      this.#shown.set(item.id, made)
      showItem(item, found, progress.items.get(item.id) ?? "open", this.#texts)
      this.#showWhy(item, result, answers[item.id], measures)
      yield
    }
    showProblems(this.#page, problems, this.#texts, this.#wrong)
    this.#areas.show(result, problems, answers)
    yield
    if (!touched && !profiled) return
    const refused = problems.some((problem) => problem.item === touched?.id)
    this.#announce(touched, result, refused)
  }

  /**
   * @param {PageItem} item
   * @param {Result} result
   * @param {Answer | undefined} answer
   * @param {Measures} measures
   */
  #showWhy(item, result, answer, measures) {
    const details = own(item, "[data-why]")
    const body = own(item, "[data-why-body]")
    const found = result.items[item.id]
    if (!details || !body || !found) return
    const useMeasured = () => {
      // The button goes with the difference; its place is taken by the heading above it.
      details.querySelector("summary")?.focus()
      this.#useMeasured(item)
    }
    const reason = {
      item: item.id,
      result: found,
      results: result.items,
      answer,
      texts: this.#texts,
      measures,
    }
    const said = found.status === "open" ? [] : why(reason, useMeasured)
    details.hidden = said.length === 0
    body.replaceChildren(...said)
  }

  /**
   * @param {PageItem | null} item - null: a question about the service was answered
   * @param {Result} result
   * @param {boolean} refused
   */
  #announce(item, { items, total }, refused) {
    const texts = this.#texts
    const found = item && items[item.id]
    const score = refused ? texts.say("announce.problem") : found ? scoreLine(found, texts) : ""
    const { answered, count } = total
    const words = { item: item?.id ?? "", score, total: scoreOf(total, texts), answered, count }
    this.#announcer.say(texts.say(score ? "announce.item" : "announce.total", words))
  }
}
