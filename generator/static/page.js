// Every page: keep the place and what is open when the language changes, remember the language,
// switch colours, unfold everything for printing. The page works without it.

const root = document.documentElement

const keep = {
  /** @param {string} key @param {string} value */
  set(key, value) {
    try {
      localStorage.setItem(key, value)
    } catch {
      // Storage may be off; then nothing is remembered.
    }
  },
}

function languages() {
  const links = document.querySelectorAll("a[data-ts-locale]")
  const follow = () => {
    for (const link of links) {
      link.search = location.search
      link.hash = location.hash
    }
  }
  for (const link of links) {
    link.addEventListener("click", () => {
      follow()
      keep.set("tumstock-locale", link.dataset.tsLocale)
    })
  }
  addEventListener("hashchange", follow)
  follow()
  keep.set("tumstock-locale", root.lang)
}

function colours() {
  const button = document.querySelector("[data-ts-scheme-switch]")
  if (!button) return
  const system = matchMedia("(prefers-color-scheme: dark)")
  const dark = () => root.dataset.tsScheme === "dark" || (root.dataset.tsScheme !== "light" && system.matches)
  const name = () => {
    const words = dark() ? button.dataset.toLight : button.dataset.toDark
    button.setAttribute("aria-label", words)
    button.title = words
  }
  button.addEventListener("click", () => {
    root.dataset.tsScheme = dark() ? "light" : "dark"
    keep.set("tumstock-scheme", root.dataset.tsScheme)
    name()
  })
  system.addEventListener("change", name)
  name()
  button.hidden = false
}

function printing() {
  for (const button of document.querySelectorAll("[data-ts-print]")) {
    button.addEventListener("click", () => print())
    button.hidden = false
  }
  let folded = []
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("main details:not([open], .ts-item__override, .ts-source)")]
    for (const details of folded) details.open = true
  })
  addEventListener("afterprint", () => {
    for (const details of folded) details.open = false
  })
}

/** The menu closes with Escape and when one looks elsewhere. */
function menu() {
  const details = document.querySelector("details.ts-menu")
  if (!details) return
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return
    details.open = false
    details.querySelector("summary").focus()
  })
  addEventListener("click", (event) => {
    if (details.open && !details.contains(event.target)) details.open = false
  })
}

/** A table that is wider than the screen can be scrolled with the keys. */
function tables() {
  const measure = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const wrap = target.closest(".md-typeset__scrollwrap")
      if (!wrap) continue
      const wide = wrap.scrollWidth > wrap.clientWidth
      const heading = wrap.closest("article")?.querySelector("h1")
      if (wide && heading) {
        wrap.tabIndex = 0
        wrap.setAttribute("role", "group")
        wrap.setAttribute("aria-label", heading.firstChild.textContent.trim())
      } else {
        for (const name of ["tabindex", "role", "aria-label"]) wrap.removeAttribute(name)
      }
    }
  })
  for (const table of document.querySelectorAll("article table:not([class])")) measure.observe(table)
}

languages()
colours()
printing()
tables()
menu()
