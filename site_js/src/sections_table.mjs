/** The table of sections, and the radar that is drawn from it. */
import { h, one, setText } from "./dom.mjs"
import { showNumber, showRange } from "./locale.mjs"
import { axesOf, drawRadar, fits, isOpen } from "./radar.mjs"

/** @import { Texts } from "./texts.mjs" */
/** @import { SectionResult } from "./types.mjs" */

/** The style sheet lets a radar grow no wider, in pixels. */
const WIDEST_DRAWING_PX = 540

/** Fills the cells that the page has; the numbers are scoring's own. */
export class SectionsTable {
  /** @type {HTMLTableElement | null} */
  #table
  #shares
  #figure
  #texts
  #total = ""
  #width = 0

  /**
   * @param {HTMLElement} form - Holds `[data-sections-table]` and `[data-radar]`
   * @param {Texts} texts - Words of the page
   */
  constructor(form, texts) {
    this.#table = form.querySelector("table[data-sections-table]")
    this.#shares = this.#table?.getAttribute("data-total-kind") === "met_share"
    this.#figure = one(form, "[data-radar]")
    this.#texts = texts
    // Labels or numbers on the radar: that depends on how much room there is.
    if (this.#figure?.parentElement)
      new ResizeObserver(([{ contentRect }]) => {
        if (contentRect.width !== this.#width) this.#draw()
        this.#width = contentRect.width
      }).observe(this.#figure.parentElement)
  }

  /**
   * Fill the table and draw the radar anew.
   *
   * @param {SectionResult[]} sections - What scoring says
   * @param {string} total - The score in words
   */
  show(sections, total) {
    this.#total = total
    for (const section of sections) {
      const row = this.#table && one(this.#table, `[data-section-row="${CSS.escape(section.id)}"]`)
      if (!row) continue
      const { lowest, highest, max, answered, count } = section
      Object.assign(row.dataset, { lowest, highest, max, answered })
      const cell = (/** @type {string} */ name) => one(row, `[data-cell="${name}"]`)
      setText(cell("answered"), `${answered}/${count}`)
      setText(cell("range"), showRange(lowest, highest, this.#texts.locale))
      cell("score")?.replaceChildren(
        ...(this.#shares ? [metOf(section, this.#texts)] : scoreOf(section, this.#texts)),
      )
    }
    this.#draw()
  }

  /** The figure is hidden while there is nothing to see, and where a radar cannot be read. */
  #draw() {
    const figure = this.#figure
    if (!figure || !this.#table) return
    const rows = [...this.#table.querySelectorAll("tr[data-section-row]")].map(rowOf)
    const axes = axesOf(rows)
    const begun = rows.some(({ dataset }) => Number(dataset.answered) > 0)
    const labels = axes.map((axis) => axis.label)
    const room = Math.min(figure.parentElement?.clientWidth ?? 0, WIDEST_DRAWING_PX)
    const numbered = !fits(labels, room)
    const texts = this.#texts
    const words = {
      title: texts.say("radar.title"),
      description: texts.say("radar.description", { total: this.#total }),
    }
    const drawing = begun ? drawRadar(axes, numbered, words) : null
    figure.hidden = !drawing
    if (!drawing) return
    const list = axes.map(({ label, lang }) => h("li", { lang }, label))
    const open = isOpen(axes)
    const key = h(
      "figcaption",
      { class: "ts-radar__key" },
      h(
        "span",
        { class: "ts-radar__key-area" },
        texts.say(this.#shares ? "share.radar" : open ? "radar.certain" : "radar.settled"),
      ),
      open && " ",
      open && h("span", { class: "ts-radar__key-possible" }, texts.say("radar.possible")),
    )
    const numbers = numbered ? [h("ol", { class: "ts-radar__axes" }, ...list)] : []
    figure.replaceChildren(drawing, ...numbers, key)
  }
}

/**
 * @param {SectionResult} section
 * @param {Texts} texts
 * @returns {string} `7 av 8`, of the criteria that apply
 */
function metOf({ subtotal, max }, texts) {
  const met = showNumber(subtotal ?? "0", texts.locale)
  return texts.say("share.section", { met, count: showNumber(max, texts.locale) })
}

/** @param {Element} row */
function rowOf(row) {
  const head = row.querySelector("th")
  return {
    dataset: /** @type {HTMLElement} */ (row).dataset,
    label: (head?.textContent ?? "").trim(),
    lang: head?.querySelector("[lang]")?.getAttribute("lang") ?? null,
  }
}

/**
 * @param {SectionResult} section
 * @param {Texts} texts
 * @returns {(Node | string)[]} The score; what evidence supports on a line of its own, if it differs
 */
function scoreOf({ score, documented_score: documented }, texts) {
  if (score === null) return ["–"]
  const shown = showNumber(score, texts.locale)
  if (documented === null || documented === score) return [shown]
  const words = { score: shown, documented: showNumber(documented, texts.locale) }
  const [first, ...rest] = texts.say("summary.section_documented", words).split(" ")
  return [first, " ", h("span", { class: "ts-table__documented" }, rest.join(" "))]
}
