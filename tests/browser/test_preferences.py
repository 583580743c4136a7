"""What a reader asks of the browser: a palette of their own, nothing that moves."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.form_page import FormPage
from tests.browser.looks import fresh
from tests.browser.preferences import MOVES, UNSEEN, moving, system, unseen


def styled(place: Locator, name: str, side: str | None = None) -> str:
    """A computed style of an element, or of what stands before or after it."""
    found: str = place.evaluate(
        "(each, [name, side]) => getComputedStyle(each, side).getPropertyValue(name)", [name, side]
    )
    return found


def test_what_moves_or_cannot_be_read_is_told(browser: Browser, site: str) -> None:
    # `test_accessibility` asks both of every kind of page and of every state.
    with fresh(browser) as page:
        page.goto(f"{site}sv/ips/")
        assert moving(page) == unseen(page) == []
        page.evaluate("document.querySelector('main h1').style.color = 'Canvas'")
        [line] = unseen(page)
        assert line.startswith("unseen in forced colours: <h1")
        page.evaluate(
            "document.querySelector('main h1').style"
            ".setProperty('transition', 'color 1s', 'important')"
        )
        [line] = moving(page)
        assert line.startswith("moves: <h1")


def test_what_moves_for_others_stands_still_for_who_asks_for_that(
    new_context: NewContext, site: str
) -> None:
    page = new_context(reduced_motion="reduce").new_page()
    page.goto(f"{site}sv-FI/seqf/form/")
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
    assert styled(chosen, "outline-color") == system(forced, "Highlight")
    assert styled(other, "outline-style") == "none"
    expect(chosen.locator(".ts-level__chosen")).to_be_visible()
    expect(other.locator(".ts-level__chosen")).to_be_hidden()
    assert forced.evaluate(UNSEEN, system(forced, "Canvas")) == []
    level.focus()
    forced.keyboard.press("ArrowUp")
    focused = form.control("7.level", "3")
    expect(focused).to_be_focused()
    assert styled(other, "outline-color") == system(forced, "CanvasText")


def test_the_rule_is_still_drawn_in_forced_colours(forced: Page, site: str) -> None:
    form = FormPage(forced).open(f"{site}sv/ips/form/")
    form.control("7.level", "4").check()
    form.result(answered=1)
    ink = system(forced, "CanvasText")
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
