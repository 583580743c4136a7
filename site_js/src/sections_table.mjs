/** The table of sections, and the radar that is drawn from it. */
import { all, h, one, setText } from "./dom.mjs"
import { showNumber, showRange } from "./locale.mjs"
import { axesOf, drawOverlayKey, drawRadar, fits, isOpen } from "./radar.mjs"

/** @import { Overlay } from "./radar.mjs" */
/** @import { Texts } from "./texts.mjs" */
/** @import { SectionAims, SectionResult } from "./types.mjs" */

/**
 * Other figures of the same sections, in a column of their own and as a line in the radar.
 *
 * @typedef {object} Layer
 * @property {"earlier" | "target"} id - Of its column
 * @property {string} name - What its line in the radar shows
 * @property {(SectionAims & { answered?: number })[]} sections - Without figures where nothing is answered
 */

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
  /** @type {Layer[]} */
  #layers = []
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
    this.#fill(sections)
    this.#draw()
  }

  /**
   * Show other figures of the sections beside those of now.
   *
   * @param {Layer[]} layers - Columns that are not named are hidden
   */
  lay(layers) {
    this.#layers = layers
    for (const cell of this.#table ? all(this.#table, "[data-layer]", HTMLElement) : []) {
      const layer = layers.find(({ id }) => id === cell.dataset.layer)
      const row = cell.closest("[data-section-row]")?.getAttribute("data-section-row")
      cell.hidden = !layer
      if (layer && row) setText(cell, this.#figureOf(layer, row))
    }
    this.#draw()
  }

  /**
   * @param {Layer} layer
   * @param {string} id
   */
  #figureOf({ sections }, id) {
    const section = sections.find((each) => each.id === id)
    if (!section || section.answered === 0) return "–"
    const { score, lowest, highest } = section
    if (this.#shares) return metOf({ ...section, subtotal: lowest }, this.#texts)
    return score === null
      ? showRange(lowest, highest, this.#texts.locale)
      : showNumber(score, this.#texts.locale)
  }

  /** @param {SectionResult[]} sections */
  #fill(sections) {
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
    const ids = rows.filter(({ dataset }) => Number(dataset.max) > 0).map(({ id }) => id)
    const overlays = this.#layers.map((layer) => overlayOf(layer, ids))
    const drawing = begun ? drawRadar(axes, numbered, words, overlays) : null
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
      ...overlays.flatMap((overlay, at) => [
        " ",
        h("span", { class: "ts-radar__key-overlay" }, drawOverlayKey(overlay, at), overlay.name),
      ]),
    )
    const numbers = numbered ? [h("ol", { class: "ts-radar__axes" }, ...list)] : []
    figure.replaceChildren(drawing, ...numbers, key)
  }
}

/**
 * @param {{ subtotal?: string, max: string }} section
 * @param {Texts} texts
 * @returns {string} `7 av 8`, of the criteria that apply
 */
function metOf({ subtotal, max }, texts) {
  const met = showNumber(subtotal ?? "0", texts.locale)
  return texts.say("share.section", { met, count: showNumber(max, texts.locale) })
}

/**
 * The line of a layer in the radar; what is open counts with what is certain.
 *
 * @param {Layer} layer - Its figures
 * @param {string[]} ids - Sections in the order of the axes
 * @returns {Overlay} With null where nothing is answered
 */
export function overlayOf({ id, name, sections }, ids) {
  const shares = ids.map((section) => {
    const found = sections.find((each) => each.id === section)
    if (!found || found.answered === 0 || !(Number(found.max) > 0)) return null
    return Number(found.lowest) / Number(found.max)
  })
  return { id, name, shares }
}

/** @param {Element} row */
function rowOf(row) {
  const head = row.querySelector("th")
  return {
    id: row.getAttribute("data-section-row") ?? "",
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
