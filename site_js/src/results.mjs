/**
 * The section with the results: one screen first, details folded below.
 *
 *   results -> results_first    total, strongest and weakest, what to look at twice
 *           -> sections_table   radar and table, with last time and the targets beside
 *           -> next_steps       what gains most, and the targets
 *           -> results_sums     the arithmetic of each section
 *           -> idle_figures     what is asked of scoring besides the result
 */
import { one } from "./dom.mjs"
import { IdleFigures, isComparable } from "./idle_figures.mjs"
import { NextSteps } from "./next_steps.mjs"
import { whenOf } from "./previous.mjs"
import { FirstScreen } from "./results_first.mjs"
import { SectionSums } from "./results_sums.mjs"
import { SectionsTable } from "./sections_table.mjs"
import { scoreOf } from "./summary.mjs"
import { WhenSeen } from "./when_seen.mjs"

/** @import { Figures } from "./idle_figures.mjs" */
/** @import { FormPage } from "./page.mjs" */
/** @import { Outcome } from "./score_loop.mjs" */
/** @import { Layer } from "./sections_table.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Assessment, Previous } from "./types.mjs" */

/** Shows everything that scoring says of the whole. */
export class Results {
  #root
  #texts
  #framework
  #first
  #table
  #steps
  #sums
  /** @type {IdleFigures | null} null where nothing adds up to a total */
  #figures = null
  /** @type {Previous | null} */
  #previous = null
  /** @type {WhenSeen} */
  #seen

  /**
   * @param {object} options
   * @param {FormPage} options.page - The form, which holds `[data-results]`
   * @param {Texts} options.texts - Words of the page
   * @param {{ id: string, version: string }} options.framework - What the page scores by
   * @param {(request: string) => Promise<string | null>} options.ask - `ScoringClient.askIdle`
   */
  constructor({ page, texts, framework, ask }) {
    const root = one(page.form, "[data-results]") ?? page.form
    this.#root = root
    this.#texts = texts
    this.#framework = framework
    this.#first = new FirstScreen(root, page.items, texts)
    this.#table = new SectionsTable(root, texts)
    this.#steps = new NextSteps(root, page.items, texts)
    this.#sums = new SectionSums(root, page.sections, page.items, texts)
    this.#seen = new WhenSeen(root, (near) => this.#figures?.see(near))
    if (root.dataset.totalKind === "none") return
    this.#figures = new IdleFigures({
      ask,
      framework,
      items: new Set(page.items.keys()),
      onFigures: (found) => this.#showFigures(found),
    })
  }

  /**
   * Show a result: at once where it is seen, otherwise when answering has paused.
   *
   * @param {Outcome} outcome - What scoring says
   * @param {Assessment} assessment - As it was scored
   */
  show(outcome, assessment) {
    this.#seen.draw(() => this.#draw(outcome, assessment))
  }

  /**
   * @param {Outcome} outcome
   * @param {Assessment} assessment
   */
  #draw({ result, problems }, assessment) {
    this.#previous = assessment.previous ?? null
    this.#first.show(result, assessment.answers)
    this.#table.show(result.sections, scoreOf(result.total, this.#texts))
    this.#sums.show(result)
    this.#root.dataset.state = "shown"
    if (this.#figures?.figures.earlier === null) this.#first.showEarlier(this.#otherVersion())
    this.#steps.age()
    this.#figures?.want(assessment, new Set(problems.map(({ item }) => item)))
  }

  /** Why last time's figures are not shown, where they are of another version. */
  #otherVersion() {
    const previous = this.#previous
    if (!previous || isComparable(previous, this.#framework)) return ""
    return this.#texts.say("results.earlier_version", {
      when: whenOf(previous, this.#texts.locale),
      version: previous.framework.version,
    })
  }

  /** @param {Figures} figures */
  #showFigures({ gains, badTargets, earlier }) {
    const texts = this.#texts
    /** @type {Layer[]} */
    const layers = []
    if (earlier && this.#previous) {
      const when = whenOf(this.#previous, texts.locale)
      const score = scoreOf(earlier.total, texts)
      this.#first.showEarlier(texts.say("results.earlier", { when, score }))
      const { sections } = earlier
      layers.push({ id: "earlier", name: texts.say("results.layer.earlier"), sections })
    }
    if (gains) this.#steps.show(gains, badTargets)
    if (gains?.together) {
      const { sections } = gains.together
      layers.push({ id: "target", name: texts.say("results.layer.target"), sections })
    }
    this.#table.lay(layers)
  }
}
