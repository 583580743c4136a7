/** Lets the parts of the page of all assessments know of one another. */
import { ABOUT, aboutOf, fileName, fileText, followUp } from "./assessment_file.mjs"
import { AssessmentList, findAssessments, titleOf } from "./assessment_list.mjs"
import { detailsForm, readAbout } from "./details_form.mjs"
import { h, one, setText } from "./dom.mjs"
import { download } from "./download.mjs"
import { fetchedJson, moduleAt } from "./fetched.mjs"
import { Importing } from "./importing.mjs"
import { removeKeptFiles } from "./kept_files_removal.mjs"
import { withValue } from "./paths.mjs"
import { NewerRecordError, RemovedError, blankAssessment } from "./saved.mjs"
import { isSessionOnly, openStore, setSessionOnly } from "./session_only.mjs"
import { StoragePanel, askToWipe } from "./storage_panel.mjs"

/** @import { About } from "./assessment_file.mjs" */
/** @import { Action, ListedFramework, Order } from "./assessment_list.mjs" */
/** @import { SaveRecord } from "./saved.mjs" */
/** @import { AnyStore } from "./session_only.mjs" */
/** @import { Texts } from "./texts.mjs" */

/** The page of all assessments. */
export class Desk {
  #root
  #texts
  #frameworks
  #list
  #panel
  #importing
  /** @type {AnyStore | null} */
  #store = null
  /** @type {SaveRecord[]} */
  #records = []
  /** How many lie there that cannot be read here. */
  #others = 0

  /**
   * @param {HTMLElement} root - The page
   * @param {Texts} texts - Its words
   * @param {Record<string, ListedFramework>} frameworks - By id
   */
  constructor(root, texts, frameworks) {
    this.#root = root
    this.#texts = texts
    this.#frameworks = frameworks
    this.#panel = new StoragePanel(root, texts)
    this.#importing = new Importing(this.#part("[data-import]"), {
      texts,
      frameworks,
      reader: moduleAt(root.dataset.reader ?? ""),
      store: () => this.#store,
      onStored: (stored) => this.#stored(stored),
      attempt: (work) => this.#try(work),
    })
    this.#list = new AssessmentList(this.#part("[data-list]"), {
      texts,
      frameworks,
      compare: root.dataset.compare ?? "",
      onAction: (action, record, card) => void this.#try(() => this.#act(action, record, card)),
    })
  }

  /** @returns {Promise<void>} Resolved once the list is shown */
  async start() {
    this.#listen()
    await this.#open()
    this.#root.dataset.state = "ready"
  }

  async #open() {
    try {
      this.#store = await openStore()
      // The connection may be gone, as people clear what sites have stored while pages are open;
      // whatever is done next opens another, or says that it cannot.
      this.#store.onOtherTab(() => void this.#refresh().catch(() => {}))
      await this.#refresh()
    } catch {
      this.#store = null
      this.#notice(this.#texts.say("storage.denied"))
      this.#show()
    }
  }

  #listen() {
    const open = this.#part("[data-new]")
    const details = /** @type {HTMLFormElement} */ (this.#part("[data-details]"))
    open.addEventListener("click", () => {
      details.hidden = !details.hidden
      open.setAttribute("aria-expanded", String(!details.hidden))
      if (!details.hidden) one(details, "select")?.focus()
    })
    details.addEventListener("submit", (event) => {
      event.preventDefault()
      const framework = String(new FormData(details).get("framework"))
      void this.#try(() => this.#create(framework, readAbout(details)))
    })
    this.#listenToFiles()
    for (const part of ["[data-find]", "[data-sort]"])
      this.#part(part).addEventListener("input", () => this.#show())
    this.#part("[data-session-on]").addEventListener(
      "click",
      () => void this.#try(() => this.#sessionOnly(true)),
    )
    this.#part("[data-session-off]").addEventListener(
      "click",
      () => void this.#try(() => this.#sessionOnly(false)),
    )
    this.#part("[data-wipe]").addEventListener("click", () => void this.#try(() => this.#wipe()))
  }

  #listenToFiles() {
    const picker = /** @type {HTMLInputElement} */ (this.#part("[data-open-files]"))
    const open = (/** @type {FileList | null | undefined} */ files) => {
      const list = [...(files ?? [])]
      if (list.length > 0) void this.#try(() => this.#importing.open(list))
    }
    picker.addEventListener("change", () => {
      open(picker.files)
      picker.value = ""
    })
    // Anywhere on the page: a file that misses would otherwise replace the page.
    document.addEventListener("dragover", (event) => event.preventDefault())
    document.addEventListener("drop", (event) => {
      event.preventDefault()
      open(event.dataTransfer?.files)
    })
  }

  /**
   * Say what was stored from files, with a button that undoes it.
   *
   * @param {import("./storing.mjs").Stored[]} stored
   */
  async #stored(stored) {
    await this.#refresh()
    const count = stored.length
    if (count === 0) return this.#say(this.#texts.say("done.nothing_stored"))
    const undo = this.#button("action.undo_import", async () => {
      await this.#importing.undo(stored)
      await this.#refresh()
      this.#say(this.#texts.say("done.import_undone"))
    })
    this.#say(this.#texts.say("done.imported", { count }), undo)
    undo.focus()
  }

  /**
   * @param {string} key - Of its words
   * @param {() => Promise<void>} work - When it is pressed
   */
  #button(key, work) {
    const kind = { type: "button", class: "ts-button ts-button--small" }
    const button = h("button", kind, this.#texts.say(key))
    button.addEventListener("click", () => void this.#try(work))
    return button
  }

  /**
   * Do something with the store, and say so where it fails.
   *
   * @param {() => Promise<void>} work
   */
  async #try(work) {
    try {
      await work()
    } catch (error) {
      console.warn("assessments:", error)
      const gone = error instanceof RemovedError || error instanceof NewerRecordError
      if (gone) await this.#refresh()
      this.#say(this.#texts.say(gone ? "done.gone" : "done.failed"))
    }
  }

  async #refresh() {
    if (!this.#store) return
    const { records, newer, setAside } = await this.#store.list()
    this.#records = records
    this.#others = newer + setAside.length
    this.#part("[data-notices]").replaceChildren()
    if (isSessionOnly()) this.#notice(this.#texts.say("storage.session_only"))
    if (newer > 0) this.#notice(this.#texts.say("storage.newer", { count: newer }))
    if (setAside.length > 0) this.#noticeSetAside(setAside)
    this.#show()
    await this.#panel.show(records, isSessionOnly())
  }

  #show() {
    const texts = this.#texts
    const find = /** @type {HTMLInputElement} */ (this.#part("[data-find]"))
    const sort = /** @type {HTMLSelectElement} */ (this.#part("[data-sort]"))
    const wanted = { text: find.value, order: /** @type {Order} */ (sort.value) }
    const found = findAssessments(this.#records, wanted, this.#frameworks, texts.locale)
    this.#list.show(found, texts.say(this.#records.length > 0 ? "list.none_found" : "list.none"))
    this.#part("[data-finding]").hidden = this.#records.length === 0
    this.#part("[data-together]").hidden = this.#records.length === 0
    const tab = isSessionOnly()
    this.#part("[data-session-on]").hidden = tab
    this.#part("[data-session-off]").hidden = !tab
  }

  /**
   * @param {string} id
   * @param {About} about
   */
  async #create(id, about) {
    const framework = this.#frameworks[id]
    if (!framework) return
    // Nothing can be saved: the form is filled in without, and saved as a file.
    if (!this.#store) return location.assign(framework.form)
    const { version } = framework
    const assessment = blankAssessment({ id, version }, this.#texts.locale, { ...about })
    const record = await this.#store.create(assessment)
    location.assign(`${framework.form}?a=${record.id}`)
  }

  /**
   * @param {Action} action
   * @param {SaveRecord} record
   * @param {HTMLElement} card
   */
  async #act(action, record, card) {
    if (action === "edit") this.#edit(record, card)
    else if (action === "follow_up") await this.#followUp(record)
    else if (action === "export") await this.#export(record)
    else await this.#remove(record)
  }

  /**
   * @param {SaveRecord} record
   * @param {HTMLElement} card
   */
  #edit(record, card) {
    const done = () => {
      form.remove()
      this.#show()
      this.#list.focus(`edit ${record.id}`)
    }
    const form = detailsForm(aboutOf(record.assessment), {
      texts: this.#texts,
      id: `edit-${record.id}`,
      onCancel: done,
      onSave: (about) =>
        void this.#try(async () => {
          await this.#store?.update(record.id, (saved) => {
            let next = saved
            for (const field of ABOUT) next = withValue(next, ["assessment", field], about[field])
            return withValue(next, ["assessment", "changed"], new Date().toISOString())
          })
          await this.#refresh()
          this.#say(this.#texts.say("done.saved"))
          done()
        }),
    })
    card.replaceChildren(form)
    one(form, "input")?.focus()
  }

  /** @param {SaveRecord} record */
  async #followUp(record) {
    const framework = this.#frameworks[record.framework]
    if (!framework || !this.#store) return
    const title = this.#texts.say("follow_up.title", { title: titleOf(record, this.#frameworks) })
    const { rules, version } = framework
    const isOlder = record.assessment.framework.version !== version
    const maps = isOlder ? (await fetchedJson(rules)).id_maps : []
    const now = { id: record.framework, version, id_maps: maps }
    const { locale } = this.#texts
    const next = await this.#store.create(followUp(record.assessment, now, locale, title))
    location.assign(`${framework.form}?a=${next.id}`)
  }

  /** @param {SaveRecord} record */
  async #export(record) {
    const fresh = (await this.#store?.load(record.id)) ?? record
    download(fileText(fresh.assessment), fileName(fresh.assessment))
    await this.#store?.exported(record.id, new Date().toISOString())
    await this.#refresh()
    this.#say(this.#texts.say("done.exported", { title: titleOf(fresh, this.#frameworks) }))
  }

  /** @param {SaveRecord} record */
  async #remove(record) {
    const removed = await this.#store?.remove(record.id)
    await this.#refresh()
    const title = titleOf(record, this.#frameworks)
    const undo = this.#button("action.undo", async () => {
      if (removed) await this.#store?.restore(removed)
      await this.#refresh()
      this.#say(this.#texts.say("done.restored", { title }))
      this.#list.focus(`remove ${record.id}`)
    })
    this.#say(this.#texts.say("done.removed", { title }), undo)
    undo.focus()
  }

  /** @param {boolean} on */
  async #sessionOnly(on) {
    setSessionOnly(on)
    await this.#open()
    this.#say(this.#texts.say(on ? "done.session_on" : "done.session_off"))
    this.#part(on ? "[data-session-off]" : "[data-session-on]").focus()
  }

  async #wipe() {
    const sessionOnly = isSessionOnly()
    const more = { others: this.#others, sessionOnly }
    if (!this.#store || !(await askToWipe(this.#records, more, this.#texts))) return
    const left = (await this.#store.wipe()) + (sessionOnly ? 0 : await removeKeptFiles())
    await this.#refresh()
    if (left > 0) this.#say(this.#texts.say("done.not_wiped", { left }))
    else this.#say(this.#texts.say(sessionOnly ? "done.wiped_tab" : "done.wiped", { left }))
  }

  /** @param {import("./saved.mjs").SetAside[]} setAside */
  #noticeSetAside(setAside) {
    const texts = this.#texts
    const button = this.#button("storage.rescue", async () => {
      download(`${JSON.stringify(setAside, null, 2)}\n`, "tumstock-set-aside.json")
      await this.#store?.rescued()
    })
    this.#notice(texts.say("storage.set_aside"), button)
  }

  /**
   * @param {string} message
   * @param {...Node} more
   */
  #notice(message, ...more) {
    const notice = h("div", { class: "ts-notice" }, h("p", {}, message), ...more)
    this.#part("[data-notices]").append(notice)
  }

  /**
   * Say what was done, to eyes and to screen readers.
   *
   * @param {string} message
   * @param {...Node} more
   */
  #say(message, ...more) {
    const status = this.#part("[data-status]")
    setText(status, message)
    status.append(...more)
  }

  /** @param {string} selector */
  #part(selector) {
    return /** @type {HTMLElement} */ (one(this.#root, selector))
  }
}
