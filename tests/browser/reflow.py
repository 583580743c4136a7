"""What is lost when a page is enlarged or its text set wider: WCAG 1.4.4, 1.4.10 and 1.4.12."""

from __future__ import annotations

from collections.abc import Callable
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


type Missed = Callable[[Page], list[str]]

REACHED = """
() => {
  const name = (each) => each.getAttribute("aria-label") || each.textContent.trim()
  const can = "a[href], button, input, select, textarea, summary, [tabindex='0']"
  return [...document.querySelectorAll(can)].filter((each) => {
    const spoken = each.labels?.[0] ?? each
    return !each.disabled && each.checkVisibility({ visibilityProperty: true })
      && spoken.getBoundingClientRect().width > 0
  }).map((each) => each.href
    ? `link to ${each.href}`
    : [each.localName, each.name || each.id || name(each), each.type === "radio" && each.value]
      .filter(Boolean).join(" "))
}
"""
"""What can be used and is seen, a line each; the same line for what does the same."""

OPENERS: Final = "[aria-expanded='false'], .ts-search-open, .ts-menu:not([open]) > summary"
"""What opens something that is folded away where there is little room."""


def reached(page: Page) -> set[str]:
    """What can be used on a page as it is now, or once what is folded away is opened."""
    found = set[str](page.evaluate(REACHED))
    for opener in page.query_selector_all(OPENERS):
        if not opener.is_visible():
            continue
        opener.evaluate("each => each.click()")
        page.evaluate(STILL)
        found |= set(page.evaluate(REACHED))
    return found


def out_of_reach(page: Page) -> list[str]:
    """What can be used in a wide window and not at 320 px, a line each; leaves the window so."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate(STILL)
    wide = set[str](page.evaluate(REACHED))
    page.set_viewport_size({"width": min(WIDTHS.values()), "height": 450})
    page.evaluate(STILL)
    return [f"out of reach: {each}" for each in sorted(wide - reached(page))]


def lost(page: Page) -> list[str]:
    """See what is lost on a page as it is now, a line each."""
    found: list[str] = page.evaluate(LOST)
    return found


def nothing(_: Page) -> list[str]:
    """Say that nothing is missed, of a page that is in no state of its own."""
    return []


def lost_when_enlarged(page: Page, missed: Missed = nothing) -> list[str]:
    """Enlarge an open page twice and fourfold, then set its text wider, and see what is lost.

    Args:
        page: An open page.
        missed: Says what of its state is no longer seen, a line each.
    """
    found: list[str] = []
    for name, width in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": 450})
        page.evaluate(STILL)
        found += [f"{name}: {line}" for line in lost(page) + missed(page)]
    page.evaluate(SPACING)
    found += [f"wider spacing: {line}" for line in lost(page)]
    return found + missed(page) + out_of_reach(page)
