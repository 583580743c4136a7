"""What a reader asks of the browser, on a page as it is now: own colours, nothing that moves."""

from __future__ import annotations

from playwright.sync_api import Page

MOVES = """
() => {
  const seconds = (text) => Math.max(...text.split(",").map(parseFloat))
  const sides = [undefined, "::before", "::after"]
  return [...document.querySelectorAll("*")].filter((each) => sides.some((side) => {
    const style = getComputedStyle(each, side)
    return seconds(style.transitionDuration) > 0.001
      || style.animationName !== "none" && seconds(style.animationDuration) > 0.001
      || style.scrollBehavior === "smooth"
  })).map((each) => each.outerHTML.slice(0, 100))
}
"""
"""What moves on a page when something about it changes."""

UNSEEN = """
(canvas) => {
  const ground = (each) => {
    for (let at = each; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor
      if (!colour.startsWith("rgba")) return colour
    }
    return canvas
  }
  return [...document.querySelectorAll("body *")].filter((each) => {
    const { color, forcedColorAdjust } = getComputedStyle(each)
    const text = [...each.childNodes].some((one) => one.nodeType === 3 && one.data.trim())
    return text && each.checkVisibility() && forcedColorAdjust !== "none"
      && !each.closest("svg") && color === ground(each)
  }).map((each) => each.outerHTML.slice(0, 100))
}
"""
"""Text in the colour of what lies behind it in forced colours."""

SYSTEM = """
(name) => {
  const probe = document.createElement("i")
  probe.style.cssText = `color: ${name}; forced-color-adjust: none`
  document.body.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}
"""
"""A system colour as the browser counts it."""


def system(page: Page, name: str) -> str:
    """A system colour as the browser counts it now."""
    found: str = page.evaluate(SYSTEM, name)
    return found


def moving(page: Page) -> list[str]:
    """What moves on a page whose reader wants nothing to; the context asks for that."""
    found: list[str] = page.evaluate(MOVES)
    return [f"moves: {each}" for each in found]


def unseen(page: Page) -> list[str]:
    """What cannot be read in forced colours, as they are for as long as it is looked at."""
    page.emulate_media(forced_colors="active")
    try:
        found: list[str] = page.evaluate(UNSEEN, system(page, "Canvas"))
    finally:
        page.emulate_media(forced_colors="none")
    return [f"unseen in forced colours: {each}" for each in found]
