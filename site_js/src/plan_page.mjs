/** The page of one assessment's plan: ideas become rows, rows and templates are filled in. */
import { formAddress } from "./addresses.mjs"
import { FIELDS, ideasOf, moved, newRow, rowsOf, withField } from "./action_plan.mjs"
import { aboutOf, fileName } from "./assessment_file.mjs"
import { calendarFile, isDay } from "./calendar.mjs"
import { isReadable } from "./candidates.mjs"
import { all, h, one, setText } from "./dom.mjs"
import { fetchedJson } from "./fetched.mjs"
import { showDay } from "./locale.mjs"
import { localeOf, openNamed, wordsOf } from "./named.mjs"
import { showIdeas } from "./plan_ideas.mjs"
import { PlanRows, show } from "./plan_rows.mjs"
import { Session } from "./session.mjs"
import { isTrouble, saveLine } from "./status.mjs"
import { Texts } from "./texts.mjs"
import { Undo } from "./undo.mjs"

/** @import { Idea, PlanRow } from "./action_plan.mjs" */
/** @import { Versioned } from "./moved.mjs" */
/** @import { ToolFramework, ToolTexts } from "./named.mjs" */
/** @import { Control } from "./plan_rows.mjs" */
/** @import { SaveRecord } from "./saved.mjs" */
/** @import { AnyStore } from "./session_only.mjs" */
/** @import { Assessment } from "./types.mjs" */

const ROWS = ["plan", "rows"]

/**
 * Open the plan of the assessment that the address names.
 *
 * @param {HTMLElement} root - The page
 * @param {ToolTexts} page - Its words
 * @param {string | null} id - Of the assessment
 * @returns {Promise<void>} Resolved once it is shown
 */
export function openPlan(root, page, id) {
  return openNamed(root, {
    page,
    key: "plan",
    id,
    async show({ store, record, framework }) {
      const words = await wordsOf(root, framework)
      const texts = new Texts({ ...words, js: page.js }, localeOf(root))
      const version = await versionOf(record.assessment, framework)
      await new PlanPage(root, texts, { framework, record, version }).start(store)
      return null
    },
  })
}

/**
 * The version that an assessment is opened as: the present one, where maps lead there, or its own.
 * The rules are asked for only where they are needed.
 *
 * @param {Assessment} assessment
 * @param {ToolFramework} framework
 * @returns {Promise<Versioned>}
 */
async function versionOf(assessment, framework) {
  const own = assessment.framework
  if (own.version === framework.version) return own
  const rules = /** @type {Versioned} */ (await fetchedJson(framework.rules))
  return isReadable(assessment, rules) ? rules : own
}

/** The plan of one assessment. */
class PlanPage {
  #root
  #texts
  #framework
  #record
  #session
  #undo
  #rows

  /**
   * @param {HTMLElement} root - The page
   * @param {Texts} texts - Words of the page and of the framework
   * @param {object} about
   * @param {ToolFramework} about.framework - The framework
   * @param {SaveRecord} about.record - The assessment as it is saved
   * @param {Versioned} about.version - What it is opened as
   */
  constructor(root, texts, { framework, record, version: { id, version, id_maps: maps } }) {
    this.#root = root
    this.#texts = texts
    this.#framework = framework
    this.#record = record
    this.#session = new Session({
      framework: { id, version },
      maps,
      locale: texts.locale,
      onStatus: (status) => {
        const line = this.#part("[data-saved]")
        setText(line, saveLine(status, texts))
        line.dataset.state = status.name
        if (isTrouble(status.name)) setText(this.#part("[data-undo-said]"), saveLine(status, texts))
      },
      onOutside: () => {
        for (const key of ["plan", "dmaic", "review"]) this.#undo.forget([key])
        this.#show()
      },
      onPut: (step) => this.#undo.record(step),
    })
    this.#undo = new Undo(root, {
      texts,
      apply: (path, value) => {
        this.#session.put(path, value)
        this.#show()
        if (document.activeElement === document.body) this.#focusNear(0)
      },
      name: ([key]) => texts.say(`undo.${key}`),
    })
    this.#rows = new PlanRows({
      list: this.#part("[data-rows]"),
      table: this.#part("[data-print]"),
      texts,
      link: (item) => formAddress(framework.form, record.id, item),
      events: {
        onField: (row, field, value, typed) =>
          this.#put(withField(this.#now, row, field, value), typed),
        onMove: (row, by) => this.#move(row, by),
        onRemove: (row) => this.#remove(row),
      },
    })
  }

  /**
   * @param {AnyStore} store - Where the assessment is
   * @returns {Promise<void>} Resolved once everything is shown
   */
  async start(store) {
    await this.#session.open(store, this.#record.id)
    const { title, date } = aboutOf(this.#session.assessment)
    const { title: framework } = this.#framework
    const day = date && showDay(date, this.#texts.locale)
    const name = [title ?? framework, day].filter(Boolean).join(", ")
    setText(
      this.#part("[data-plan-of]"),
      title ? this.#texts.say("plan.of", { title: name, framework }) : name,
    )
    const report = this.#part("[data-report-link]")
    const address = `${report.dataset.reportLink}?a=${encodeURIComponent(this.#record.id)}`
    report.setAttribute("href", address)
    this.#listen()
    this.#show()
    for (const fold of all(this.#root, "details[data-form]", HTMLDetailsElement))
      fold.open = controlsIn(fold).some((control) => control.value !== "")
    this.#part("[data-plan-body]").hidden = false
    this.#root.dataset.state = "ready"
  }

  #listen() {
    this.#part("[data-add]").addEventListener("click", () => this.#add(newRow()))
    this.#part("[data-calendar]").addEventListener("click", () => this.#calendar())
    for (const form of all(this.#root, "[data-form]", HTMLElement))
      form.addEventListener("input", ({ target }) => {
        const control = /** @type {Control} */ (target)
        const value = control.value.trim() ? control.value : undefined
        const typed = control instanceof HTMLSelectElement ? null : control.name
        this.#session.put(control.name.split("."), value, typed)
        form.removeAttribute("data-empty")
      })
    addEventListener("pagehide", () => void this.#session.flush())
    addEventListener("pageshow", (event) => event.persisted && void this.#session.refresh())
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") void this.#session.flush()
    })
  }

  #show() {
    const rows = this.#now
    this.#rows.show(rows)
    this.#part("[data-rows-none]").hidden = rows.length > 0
    const ideas = ideasOf(this.#session.assessment, this.#texts.keys("items"))
    showIdeas(this.#part("[data-ideas]"), ideas, rows, {
      texts: this.#texts,
      form: this.#form,
      onMake: (idea) => this.#make(idea),
    })
    for (const form of all(this.#root, "[data-form]", HTMLElement)) {
      const controls = controlsIn(form)
      for (const control of controls)
        show(control, String(this.#session.get(control.name.split(".")) ?? ""))
      // On paper only what is written.
      form.toggleAttribute(
        "data-empty",
        controls.every(({ value }) => value === ""),
      )
    }
  }

  /**
   * @param {PlanRow[]} rows
   * @param {string | null} [typed]
   */
  #put(rows, typed = null) {
    this.#session.put(ROWS, rows.length > 0 ? rows : undefined, typed)
    this.#show()
  }

  /** @param {Idea} idea */
  #make(idea) {
    this.#add(newRow(idea))
  }

  /** @param {PlanRow} row */
  #add(row) {
    this.#put([...this.#now, row])
    this.#rows.focus(row.id)
    this.#say("added", { number: this.#now.length })
  }

  /**
   * @param {string} row
   * @param {number} by
   */
  #move(row, by) {
    this.#put(moved(this.#now, row, by))
    this.#say("moved", { number: this.#now.findIndex(({ id }) => id === row) + 1 })
  }

  /** @param {string} row */
  #remove(row) {
    const at = this.#now.findIndex(({ id }) => id === row)
    this.#put(this.#now.filter(({ id }) => id !== row))
    this.#focusNear(at)
    this.#say("removed")
  }

  /**
   * Focus on the row that stands where another one was, or on the button that makes one.
   *
   * @param {number} at
   */
  #focusNear(at) {
    const row = this.#now[Math.min(at, this.#now.length - 1)]
    if (!this.#rows.focus(row?.id)) this.#part("[data-add]").focus()
  }

  #calendar() {
    const texts = this.#texts
    const rows = this.#now.filter(({ when }) => isDay(when))
    if (rows.length === 0) return this.#say("no_dates")
    const said = (/** @type {PlanRow} */ row) =>
      FIELDS.slice(1)
        .filter((field) => row[field] && field !== "when" && field !== "item")
        .map((field) => {
          const value = field === "state" ? texts.say(`plan.states.${row.state}`) : row[field]
          return `${texts.say(`plan.columns.${field}`)}: ${value}`
        })
    const events = rows.map((row) => ({
      id: row.id,
      day: String(row.when),
      summary: row.what ?? texts.say("plan.row", { number: this.#now.indexOf(row) + 1 }),
      description: said(row).join("\n"),
    }))
    const name = this.#part("[data-plan-of]").textContent ?? ""
    const file = calendarFile(events, { name, now: new Date() })
    const url = URL.createObjectURL(new Blob([file], { type: "text/calendar" }))
    const called = fileName(this.#session.assessment).replace(/\.json$/, ".ics")
    h("a", { href: url, download: called }).click()
    setTimeout(() => URL.revokeObjectURL(url), 60_000)
    this.#say("calendar", { count: rows.length })
  }

  /**
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   */
  #say(key, values = {}) {
    setText(this.#part("[data-undo-said]"), this.#texts.say(`plan.done.${key}`, values))
  }

  get #now() {
    return rowsOf(this.#session.assessment)
  }

  get #form() {
    return formAddress(this.#framework.form, this.#record.id)
  }

  /** @param {string} selector */
  #part(selector) {
    return /** @type {HTMLElement} */ (one(this.#root, selector))
  }
}

/** @param {HTMLElement} form */
function controlsIn(form) {
  return /** @type {Control[]} */ (all(form, "[name]", HTMLElement))
}
