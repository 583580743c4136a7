/** Lets the parts of the form know of one another: answer -> save, answer -> score -> show. */
import { Announcer } from "./announcer.mjs"
import { Answering } from "./answering.mjs"
import { nameInAddress, wantedId } from "./addresses.mjs"
import { aboutOf } from "./assessment_file.mjs"
import { showConsensus } from "./consensus_view.mjs"
import { all, one } from "./dom.mjs"
import { takeEarly } from "./early_port.mjs"
import { askedAgain, fetchedText } from "./fetched.mjs"
import { saveFile, saveTable } from "./form_files.mjs"
import { FormHeading } from "./form_heading.mjs"
import { broughtTo, mapsIn, showVersion } from "./former_view.mjs"
import { KeptScore } from "./kept_score.mjs"
import { Measures } from "./measures.mjs"
import { layOut } from "./out_of_sight.mjs"
import { OutcomeView } from "./outcome_view.mjs"
import { FormPage } from "./page.mjs"
import { progressOf } from "./progress.mjs"
import { showPrevious } from "./previous_view.mjs"
import { repeatRequest, seriesOf } from "./repeat.mjs"
import { RepeatView } from "./repeat_view.mjs"
import { Results } from "./results.mjs"
import { ScoreLoop } from "./score_loop.mjs"
import { ScoringClient } from "./scoring_client.mjs"
import { Session } from "./session.mjs"
import { isSessionOnly } from "./session_only.mjs"
import { goByKeys, focusOn } from "./shortcuts.mjs"
import { Slices, inTurns } from "./slices.mjs"
import { StatusLines, isTrouble, rescueLink } from "./status.mjs"
import { Summary } from "./summary.mjs"
import { Undo } from "./undo.mjs"

/** @import { PageItem } from "./page.mjs" */
/** @import { AnyStore } from "./session_only.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { Outcome } from "./score_loop.mjs" */
/** @import { Assessment, Result } from "./types.mjs" */

const SCORE_AFTER_TYPING_MS = 500
/** How far the assessment has come is shown with its score, or without it when that takes longer. */
const PROGRESS_AFTER_MS = 100

/** One form. */
export class FormController {
  #form
  #texts
  #page
  #summary
  #status
  #announcer
  #session
  #undo
  #answering
  #outcomes
  #results
  #heading
  #again
  /** What the next day was computed from last. */
  #againFrom = ""
  #opened
  /** @type {AnyStore | null} */
  #store = null
  #client
  #kept
  #scores
  #measures = new Measures(null)
  /** @type {Result | null} What scoring said last */
  #result = null
  /** @type {Set<string | null>} Items whose answer it could not take */
  #refused = new Set()
  /** @type {PageItem | null} The item that was answered last */
  #touched = null
  /** Whether a question about the service was answered since the result was last shown. */
  #profiled = false
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #scoreTimer
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #progressTimer
  #slices = new Slices()
  /** @type {Promise<void> | undefined} */
  #laidOut
  /** How often scoring has failed. */
  #failures = 0
  /** How the saving stood when it last changed. */
  #saving = ""

  /**
   * @param {HTMLFormElement} form - The form as the server gave it
   * @param {Texts} texts - Words of the page
   * @param {Promise<AnyStore | null>} opened - Where answers are saved; null where nowhere
   */
  constructor(form, texts, opened) {
    this.#opened = opened
    const framework = { id: form.dataset.framework ?? "", version: form.dataset.version ?? "" }
    this.#form = form
    this.#texts = texts
    this.#page = new FormPage(form, texts)
    this.#summary = new Summary(form, texts)
    this.#announcer = new Announcer(form)
    this.#status = new StatusLines(form, texts, () => this.#client.start())
    this.#session = this.#newSession(framework)
    this.#heading = new FormHeading(document, texts, {
      onSave: () => saveFile(this.#session, this.#store),
      onTable: async () => saveTable(this.#session, this.#page, this.#result, texts),
    })
    this.#undo = new Undo(form, {
      texts,
      apply: (path, value) => this.#apply(path, value),
      name: ([key, item]) => texts.say(`undo.${key === "answers" ? "item" : key}`, { item }),
      say: (text) => this.#announcer.say(text, "undo"),
    })
    this.#answering = new Answering({
      page: this.#page,
      session: this.#session,
      texts,
      onAnswer: (item, typing) => {
        this.#touched = item
        this.#profiled ||= item === null
        this.#answered(typing)
      },
    })
    this.#outcomes = new OutcomeView({
      page: this.#page,
      summary: this.#summary,
      announcer: this.#announcer,
      texts,
      useMeasured: (item) => this.#answering.useMeasured(item),
    })
    const again = one(form, "[data-repeat-section]:has([data-repeat-lines])")
    this.#again = again && new RepeatView(again, texts, form.dataset.unit ?? "")
    this.#client = this.#newClient()
    this.#results = new Results({
      page: this.#page,
      texts,
      framework,
      ask: (request) => this.#client.askIdle(request),
    })
    this.#kept = new KeptScore({
      by: [this.#url("worker"), this.#url("runtime"), this.#url("rules")].join(" "),
      keep: (scored) => this.#session.keepScored(scored),
    })
    this.#scores = new ScoreLoop({
      kept: this.#kept,
      ask: (request) => this.#client.score(request),
      framework,
      items: new Set(this.#page.items.keys()),
    })
  }

  /**
   * Start scoring and show what is saved; resolved once saved answers are shown.
   *
   * @param {Promise<unknown>} free - Resolved when scoring may start
   */
  async start(free) {
    void free.then(() => this.#client.start())
    this.#listen()
    await this.#open()
    await inTurns(this.#answering.build())
    await inTurns(this.#answering.showing(this.#page.items.keys()))
    const { previous } = this.#session.assessment
    if (previous) showPrevious(this.#page, broughtTo(this.#form, previous), this.#texts)
    showConsensus(this.#page, this.#session.assessment, this.#texts)
    this.#page.unfold()
    this.#showProgress()
    this.#scoreSoon(0)
    this.#form.dataset.state = "ready"
  }

  /** Answers are saved from here on; the score that was kept with them is shown before all else. */
  async #open() {
    this.#store = await this.#opened
    if (await this.#session.open(this.#store, wantedId(location)))
      this.#undo.forgetAll(this.#page.items.keys())
    this.#answering.opened()
    const kept = this.#kept.found(this.#session.scored)
    const known = this.#scores.known(this.#session.assessment, kept)
    if (known) this.#outcomes.showTotal(known)
    this.#showHeading()
    this.#showNotices()
  }

  /** @param {{ id: string, version: string }} framework */
  #newSession(framework) {
    return new Session({
      framework,
      maps: mapsIn(this.#form),
      locale: this.#texts.locale,
      onStatus: (status) => {
        this.#status.showSave(status)
        if (status.name === "saved") nameInAddress(this.#session.assessment)
        this.#heading.showLinks(this.#form, this.#session.assessment, status.name)
        this.#sayTrouble(status.name)
      },
      onOutside: (items) => {
        this.#touched = null
        this.#showHeading()
        this.#undo.forgetAll(items)
        this.#changed()
        this.#answering.show(items)
        this.#showProgress()
        this.#scoreSoon(0)
      },
      onPut: (step) => this.#undo.record(step),
    })
  }

  /** A score of the answers of before is neither kept nor, where nothing newer comes, shown. */
  #changed() {
    this.#kept.forget()
    if (!this.#result) this.#summary.withdraw()
  }

  /**
   * Put what was undone or done again, and show it; focus stays, or goes to the item.
   *
   * @param {readonly string[]} path
   * @param {unknown} value
   */
  #apply(path, value) {
    this.#session.put(path, value)
    const item = path[0] === "answers" ? (this.#page.items.get(path[1]) ?? null) : null
    this.#answering.show(item ? [item.id] : [])
    if (item && document.activeElement === document.body) focusOn(item.element)
    this.#touched = item
    this.#profiled ||= path[0] === "profile"
    this.#answered(false)
  }

  /**
   * Say once that answers are not where they are wanted.
   *
   * @param {string} status - Of the saving
   */
  #sayTrouble(status) {
    if (isTrouble(status) && status !== this.#saving)
      this.#announcer.say(this.#texts.say(`save.${status}`), "save")
    this.#saving = status
  }

  #newClient() {
    return new ScoringClient({
      createPort: () =>
        takeEarly() ??
        new Worker(askedAgain(this.#url("worker"), this.#failures), { type: "module" }),
      init: { runtime: this.#url("runtime") },
      prepare: () => this.#loadRules(),
      onState: (state) => {
        this.#status.showRuntime(state)
        if (state.name === "failed") {
          this.#failures += 1
          this.#laidOut ??= layOut(this.#form)
          console.warn(`scoring did not start: ${state.message}`)
          this.#announcer.say(this.#texts.say("runtime.failed"))
        }
      },
    })
  }

  /**
   * @param {"worker" | "runtime" | "rules"} name
   * @returns {string} Absolute, so that a worker can use it too
   */
  #url(name) {
    return new URL(this.#form.dataset[name] ?? "", document.baseURI).href
  }

  async #loadRules() {
    const rules = await fetchedText(this.#url("rules"))
    this.#measures = new Measures(JSON.parse(rules))
    return `{"op":"load","rules":${rules}}`
  }

  #listen() {
    const form = this.#form
    form.addEventListener("submit", (event) => event.preventDefault())
    for (const going of ["focusin", "pointerdown"])
      form.addEventListener(going, (event) => this.#answering.reached(event.target))
    form.addEventListener("input", (event) => this.#answering.changed(event.target))
    // Scores change often; the announcer speaks for all of them, seldom.
    for (const output of all(form, "output[data-score]", HTMLElement))
      output.setAttribute("aria-live", "off")
    goByKeys(this.#page)
    addEventListener("pagehide", () => void this.#session.flush())
    addEventListener("pageshow", (event) => event.persisted && void this.#session.refresh())
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden")
        void this.#session.flush().then(() => this.#kept.flush())
    })
  }

  /** @param {boolean} typing */
  #answered(typing) {
    this.#changed()
    clearTimeout(this.#progressTimer)
    this.#progressTimer = setTimeout(() => this.#showProgress(), PROGRESS_AFTER_MS)
    if (typing) return this.#scoreSoon(SCORE_AFTER_TYPING_MS)
    clearTimeout(this.#scoreTimer)
    void this.#score()
  }

  #showProgress() {
    clearTimeout(this.#progressTimer)
    const { answers } = this.#session.assessment
    const { items, sections } = this.#page
    const progress = progressOf(items.values(), sections, answers, this.#result, this.#refused)
    for (const item of items.values())
      item.element.dataset.state = progress.items.get(item.id) ?? "open"
    this.#summary.showProgress(progress, sections)
    return progress
  }

  #showHeading() {
    this.#heading.show(this.#session.assessment, this.#store !== null && isSessionOnly())
  }

  #showNotices() {
    const texts = this.#texts
    const { setAside } = this.#session
    if (setAside.length > 0) {
      const link = rescueLink(setAside, texts)
      link.addEventListener("click", () => void this.#session.rescued())
      StatusLines.notice(this.#form, texts.say("save.set_aside"), link)
    }
    showVersion(this.#form, this.#session, texts)
  }

  /** @param {number} wait - In milliseconds */
  #scoreSoon(wait) {
    clearTimeout(this.#scoreTimer)
    this.#scoreTimer = setTimeout(() => void this.#score(), wait)
  }

  async #score() {
    const { assessment } = this.#session
    try {
      const outcome = await this.#scores.score(assessment)
      if (!outcome) return
      this.#result = outcome.result
      this.#refused = new Set(outcome.problems.map((problem) => problem.item))
      this.#outcomes.showTotal(outcome)
      if (!(await this.#slices.run(this.#pieces(outcome, assessment)))) return
      this.#laidOut ??= layOut(this.#form)
      await this.#showAgain(outcome.result)
    } catch (error) {
      console.warn("scoring:", error)
      this.#announcer.say(this.#texts.say("runtime.broken"))
    }
  }

  /**
   * Show everything else that a score says, piece by piece.
   *
   * @param {Outcome} outcome
   * @param {Assessment} assessment - What was scored
   */
  *#pieces(outcome, assessment) {
    const known = {
      progress: this.#showProgress(),
      measures: this.#measures,
      answers: assessment.answers,
      touched: this.#touched,
      profiled: this.#profiled,
    }
    yield
    yield* this.#outcomes.pieces(outcome, known)
    this.#results.show(outcome, assessment)
    this.#profiled = false
  }

  /**
   * Show when it is time again; scoring is asked only where something that decides has changed.
   *
   * @param {Result} result
   */
  async #showAgain({ total }) {
    if (!this.#again) return
    const { assessment } = this.#session
    const { complete, exact } = total
    const from = JSON.stringify([complete, complete && exact, aboutOf(assessment)])
    if (from === this.#againFrom) return
    this.#againFrom = from
    const saved = (await this.#store?.list().catch(() => null))?.records ?? []
    const series = seriesOf(
      assessment,
      saved.map((record) => record.assessment),
    )
    const { framework = "", version = "" } = this.#form.dataset
    const request = repeatRequest(series, { id: framework, version }, this.#page.items)
    const text = await this.#client.askIdle(JSON.stringify(request))
    // What came between asks again.
    if (text === null) {
      this.#againFrom = ""
      return
    }
    const reply = JSON.parse(text)
    if (reply.format === "tumstock-repeat") this.#again.show(reply, series, new Date())
  }
}
