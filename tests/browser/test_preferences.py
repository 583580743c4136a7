"""What a reader asks of the browser: a palette of their own, nothing that moves."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.form_page import FormPage

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
(canvas) => [...document.querySelectorAll("body *")].filter((each) => {
  const style = getComputedStyle(each)
  const text = [...each.childNodes].some((one) => one.nodeType === 3 && one.data.trim())
  return text && each.checkVisibility() && style.forcedColorAdjust !== "none"
    && !each.closest("svg") && style.color === canvas
}).map((each) => each.outerHTML.slice(0, 100))
"""
"""Text in the colour of what the browser lays behind text in forced colours."""

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


def styled(place: Locator, name: str, side: str | None = None) -> str:
    """A computed style of an element, or of what stands before or after it."""
    found: str = place.evaluate(
        "(each, [name, side]) => getComputedStyle(each, side).getPropertyValue(name)", [name, side]
    )
    return found


@pytest.mark.parametrize("path", ["sv/", "nb/ips/innehall/", "sv-FI/seqf/form/", "sv/assessments/"])
def test_nothing_moves_for_who_asks_for_that(new_context: NewContext, site: str, path: str) -> None:
    page = new_context(reduced_motion="reduce").new_page()
    page.goto(site + path)
    assert page.evaluate(MOVES) == []
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(MOVES) != []


@pytest.fixture(params=["light", "dark"])
def forced(request: pytest.FixtureRequest, new_context: NewContext) -> Page:
    """A page in forced colours."""
    return new_context(forced_colors="active", color_scheme=request.param).new_page()


def test_what_is_chosen_is_told_in_forced_colours(forced: Page, site: str) -> None:
    form = FormPage(forced).open(f"{site}sv/ips/form/")
    level = form.control("7.level", "4")
    level.check()
    form.result(answered=1)
    level.evaluate("each => each.blur()")
    chosen = level.locator("xpath=following-sibling::label")
    other = form.control("7.level", "3").locator("xpath=following-sibling::label")
    assert styled(chosen, "outline-style") == "solid"
    assert styled(chosen, "outline-color") == forced.evaluate(SYSTEM, "Highlight")
    assert styled(other, "outline-style") == "none"
    expect(chosen.locator(".ts-level__chosen")).to_be_visible()
    expect(other.locator(".ts-level__chosen")).to_be_hidden()
    assert forced.evaluate(UNSEEN, forced.evaluate(SYSTEM, "Canvas")) == []
    level.focus()
    forced.keyboard.press("ArrowUp")
    focused = form.control("7.level", "3")
    expect(focused).to_be_focused()
    assert styled(other, "outline-color") == forced.evaluate(SYSTEM, "CanvasText")


def test_the_rule_is_still_drawn_in_forced_colours(forced: Page, site: str) -> None:
    form = FormPage(forced).open(f"{site}sv/ips/form/")
    form.control("7.level", "4").check()
    form.result(answered=1)
    ink = forced.evaluate(SYSTEM, "CanvasText")
    marks = [form.page.locator(f"[data-rule-mark='{item}']").first for item in ("7", "8")]
    done, open_ = (styled(mark, "background-color") for mark in marks)
    assert done != open_
    assert "gradient" in styled(forced.locator(".ts-header"), "background-image", "::after")
    scale = forced.locator(".ts-summary .ts-rule__band").first
    assert styled(scale, "stroke") == ink
    forced.goto(f"{site}sv/ips/")
    fills = forced.locator("svg .ts-rule__band").evaluate_all(
        "all => all.map((each) => getComputedStyle(each).fill)"
    )
    assert len(set(fills)) == len(fills) == 4
    swatches = forced.locator(".ts-swatch").evaluate_all(
        "all => all.map((each) => getComputedStyle(each).backgroundColor)"
    )
    assert sorted(swatches) == sorted(fills)


@pytest.mark.parametrize(
    "path", ["sv/ips/", "sv/assessments/", "nb/into/form/", "sv-FI/seqf/print/"]
)
def test_no_text_has_the_colour_of_its_ground_in_forced_colours(
    forced: Page, site: str, path: str
) -> None:
    forced.goto(site + path)
    canvas = forced.evaluate(SYSTEM, "Canvas")
    assert forced.evaluate(UNSEEN, canvas) == []
    forced.evaluate("document.querySelector('main h1').style.color = 'Canvas'")
    assert len(forced.evaluate(UNSEEN, canvas)) == 1


def test_where_one_is_and_what_is_wrong_is_told_in_forced_colours(forced: Page, site: str) -> None:
    forced.goto(f"{site}nb/ips/personal/")
    current = forced.locator(".ts-frameworks a[aria-current]")
    assert styled(current, "outline-style") == "solid"
    other = forced.locator(".ts-frameworks a:not([aria-current])").first
    assert styled(other, "outline-style") == "none"
    form = FormPage(forced).open(f"{site}nb/ips/form/")
    form.control("2.input.share").fill("mange")
    error = forced.locator("[data-error='2']")
    expect(error).to_be_visible()
    assert styled(error, "border-top-width") == "2px"
    assert styled(error, "border-top-style") == "solid"
