// Reading pages: a box beside a term with its short explanation. It opens on hover, on focus and on
// the first tap; a second tap follows the link as a click does. Without this the terms are links.

const LINGER_MS = 250 // to move the pointer from the word into the box
const GAP = 6 // px between word and box
const EDGE = 8 // px between box and window

/** Shows one box at a time. */
class Tip {
  /** @type {HTMLAnchorElement | null} */
  #link = null
  #box
  #short
  #more
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #leaving

  /**
   * @param {HTMLElement} box - The box, hidden
   * @param {HTMLElement} short - Where the explanation goes
   * @param {HTMLElement} more - What a second tap does
   */
  constructor(box, short, more) {
    this.#box = box
    this.#short = short
    this.#more = more
  }

  get link() {
    return this.#link
  }

  /**
   * @param {HTMLAnchorElement} link - The term
   * @param {{ touch?: boolean, x?: number, y?: number }} [how] - Whether by touch, and where the pointer is
   */
  show(link, { touch = false, x, y } = {}) {
    this.stay()
    this.#more.hidden = !touch
    if (this.#link === link) return
    this.hide()
    this.#link = link
    this.#short.textContent = link.dataset.short ?? ""
    link.setAttribute("aria-describedby", this.#box.id)
    this.#box.hidden = false
    this.#place(link, x, y)
  }

  /** The window has another size; the box goes with its word. */
  again() {
    if (this.#link) this.#place(this.#link)
  }

  hide() {
    this.stay()
    this.#link?.removeAttribute("aria-describedby")
    this.#link = null
    this.#box.hidden = true
  }

  /** The pointer is on the word or in the box. */
  stay() {
    clearTimeout(this.#leaving)
  }

  /** The pointer went; the box stays where the keyboard is. */
  leave() {
    this.stay()
    this.#leaving = setTimeout(() => {
      if (document.activeElement !== this.#link) this.hide()
    }, LINGER_MS)
  }

  /**
   * Below the term, or above where there is more room; beside the piece that was pointed at.
   *
   * @param {HTMLElement} link - The term; it may be broken over two lines, and no line is covered
   * @param {number} [x] - Pointer from the left of the window
   * @param {number} [y] - Pointer from its top
   */
  #place(link, x = 0, y = 0) {
    const pieces = [...link.getClientRects()]
    const under = (/** @type {DOMRect} */ { left, right, top, bottom }) =>
      x >= left && x <= right && y >= top && y <= bottom
    const word = link.getBoundingClientRect()
    const piece = pieces.find(under) ?? pieces[0] ?? word
    const { width, height } = this.#box.getBoundingClientRect()
    const origin = (this.#box.offsetParent ?? document.body).getBoundingClientRect()
    const most = document.documentElement.clientWidth - width - EDGE
    const left = Math.max(EDGE, Math.min(piece.left, most))
    const below = word.bottom + GAP
    const fits = below + height <= innerHeight || word.top - GAP < height
    const top = fits ? below : word.top - GAP - height
    this.#box.style.left = `${left - origin.left}px`
    this.#box.style.top = `${top - origin.top}px`
  }
}

/** @param {EventTarget | null} target */
function term(target) {
  return target instanceof Element ? target.closest("a.ts-term") : null
}

/**
 * @param {Tip} tip - Shows the box
 * @param {HTMLElement} box - The box
 */
function listen(tip, box) {
  let pointer = ""
  let second = false

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return
    const link = term(event.target)
    if (link instanceof HTMLAnchorElement) tip.show(link, { x: event.clientX, y: event.clientY })
    else if (box.contains(/** @type {Node} */ (event.target))) tip.stay()
    else if (tip.link) tip.leave()
  })
  document.documentElement.addEventListener("pointerleave", () => tip.leave())

  document.addEventListener("pointerdown", (event) => {
    pointer = event.pointerType
    const link = term(event.target)
    second = link !== null && link === tip.link
    if (!link && !box.contains(/** @type {Node} */ (event.target))) tip.hide()
  })
  document.addEventListener("click", (event) => {
    const link = term(event.target)
    if (!(link instanceof HTMLAnchorElement) || pointer === "mouse" || event.detail === 0) return
    if (second) return
    event.preventDefault()
    second = true
    tip.show(link, { touch: true, x: event.clientX, y: event.clientY })
  })

  document.addEventListener("focusin", (event) => {
    const link = term(event.target)
    if (link instanceof HTMLAnchorElement) tip.show(link)
  })
  document.addEventListener("focusout", (event) => {
    if (event.target === tip.link) tip.hide()
  })
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") tip.hide()
  })
  addEventListener("resize", () => tip.again())
  addEventListener("beforeprint", () => tip.hide())
}

const box = document.getElementById("ts-tip")
const short = box?.querySelector(".ts-tip__short")
const more = box?.querySelector(".ts-tip__more")
if (box && short instanceof HTMLElement && more instanceof HTMLElement) {
  listen(new Tip(box, short, more), box)
}
