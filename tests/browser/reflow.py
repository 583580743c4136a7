"""What is lost when a page is enlarged or its text set wider: WCAG 1.4.4, 1.4.10 and 1.4.12."""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Page

WIDTHS: Final = {"200 %": 640, "400 %, or 320 px": 320}
"""Width in CSS pixels that a window of 1280 has when it is enlarged."""

SPACING = """
() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important }
    p { margin-bottom: 2em !important }`)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}
"""
"""The spacing that a reader may ask for."""

LOST = """
() => {
  const lost = []
  const across = document.documentElement.scrollWidth - document.documentElement.clientWidth
  if (across > 0) lost.push(`the page scrolls sideways by ${across} px`)
  for (const each of document.querySelectorAll("body *")) {
    const style = getComputedStyle(each)
    const cuts = (axis) => ["hidden", "clip"].includes(axis)
    const away = style.clipPath !== "none" || each.closest("[aria-hidden=true], svg, .md-search")
    if (away || !each.checkVisibility({ visibilityProperty: true }) || !each.innerText?.trim())
      continue
    if (cuts(style.overflowX) && each.scrollWidth > each.clientWidth + 1
      || cuts(style.overflowY) && each.scrollHeight > each.clientHeight + 1)
      lost.push(`cut: ${each.outerHTML.slice(0, 120)}`)
  }
  return lost
}
"""
"""What can only be had by scrolling sideways, and text that its own box cuts."""


STILL = """
async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  do { await frame(); await frame() }
  while (document.getAnimations().some((each) => each.playState === "running"))
}
"""
"""Waits until a page knows its new width and nothing moves, as the search does with its window."""


def lost(page: Page) -> list[str]:
    """See what is lost on a page as it is now, a line each."""
    found: list[str] = page.evaluate(LOST)
    return found


def lost_when_enlarged(page: Page) -> list[str]:
    """Enlarge an open page twice and fourfold, then set its text wider, and see what is lost."""
    found: list[str] = []
    for name, width in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": 450})
        page.evaluate(STILL)
        found += [f"{name}: {line}" for line in lost(page)]
    page.evaluate(SPACING)
    found += [f"wider spacing: {line}" for line in lost(page)]
    return found
