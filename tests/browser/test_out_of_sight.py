"""A form opens without a jump, and without laying out what nobody sees yet."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewContext

FORMS = {"seqf": "nb", "ips": "sv-FI", "into": "sv-FI", "af": "sv"}
PHONE = {"width": 412, "height": 823}

SHIFTS = """
window.shifts = []
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries())
    shifts.push([value, sources.map(({ node }) => node?.className ?? node?.nodeName ?? "")])
}).observe({ type: "layout-shift", buffered: true })
"""
JUMP = 0.025
"""What counts as a jump: the share of the window that moves times how far. Up to 0.1 is good;
a form that gave way to two lines of buttons counted 0.03."""

WHEN_READ = """
addEventListener("DOMContentLoaded", () => {
  window.whenRead = [...document.querySelectorAll(".ts-item:not(.ts-item--part)")].map((item) => ({
    height: item.offsetHeight,
    boxes: [...item.querySelectorAll("legend, input")].flatMap((part) => [...part.getClientRects()])
      .length,
  }))
})
"""
"""Asks of each item what a browser asks that looks for fields to fill."""

TOP = "(item) => item.getBoundingClientRect().top"
"""Where an item stands in the window, in pixels."""


@pytest.mark.parametrize(("framework", "locale"), FORMS.items())
def test_a_form_does_not_jump_as_it_opens(
    new_context: NewContext, site: str, framework: str, locale: str
) -> None:
    page = new_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()
    page.add_init_script(SHIFTS)
    page.goto(f"{site}{locale}/{framework}/form/")
    page.locator(".ts-form[data-all-laid-out]").wait_for()
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    shifts = page.evaluate("shifts")
    assert sum(value for value, _ in shifts) < JUMP, shifts


def test_what_is_out_of_sight_has_no_boxes_when_the_page_has_been_read(
    new_context: NewContext, site: str
) -> None:
    page = new_context(viewport=PHONE).new_page()
    page.add_init_script(WHEN_READ)
    page.goto(f"{site}sv-FI/ips/form/")
    found = page.evaluate("whenRead")
    assert len(found) == 25
    assert found[0]["boxes"] > 5
    assert {item["boxes"] for item in found[5:]} == {0}
    # Each keeps its place, so that no part of the page moves.
    assert all(item["height"] > 300 for item in found)


def test_all_of_a_form_has_its_place_once_it_has_been_laid_out(
    new_context: NewContext, site: str
) -> None:
    page = new_context(viewport=PHONE).new_page()
    page.goto(f"{site}sv-FI/ips/form/")
    page.locator(".ts-form[data-all-laid-out]").wait_for()
    expect(page.locator(".ts-item[data-just-read]")).to_have_count(0)
    last = page.locator(".ts-item:not(.ts-item--part)").last
    assert last.evaluate("(item) => getComputedStyle(item).contentVisibility") == "visible"
    assert last.locator("legend").first.evaluate("(legend) => legend.getClientRects().length") > 0


@pytest.mark.parametrize("width", [412, 1280])
def test_an_address_with_an_item_leads_to_it(
    new_context: NewContext, site: str, width: int
) -> None:
    page = new_context(viewport={"width": width, "height": 823}).new_page()
    page.goto(f"{site}sv-FI/ips/form/#form-item-20")
    item = page.locator("#form-item-20")
    expect(item).to_be_in_viewport()
    page.locator(".ts-form[data-all-laid-out]").wait_for()
    expect(item).to_be_in_viewport()


def test_everything_is_laid_out_at_once_where_the_browser_goes_to_a_place(
    new_context: NewContext, site: str
) -> None:
    page = new_context(viewport=PHONE).new_page()
    page.add_init_script(WHEN_READ)
    page.goto(f"{site}sv-FI/ips/form/#form-item-20")
    assert all(item["boxes"] for item in page.evaluate("whenRead"))
    page.goto("about:blank")
    page.goto(f"{site}sv-FI/ips/form/")
    assert not all(item["boxes"] for item in page.evaluate("whenRead"))
    page.reload()
    assert all(item["boxes"] for item in page.evaluate("whenRead"))


def test_a_form_that_is_loaded_again_shows_what_it_showed(
    new_context: NewContext, site: str
) -> None:
    page = new_context(viewport=PHONE).new_page()
    page.goto(f"{site}sv-FI/ips/form/")
    page.locator(".ts-form[data-all-laid-out]").wait_for()
    item = page.locator(".ts-item:not(.ts-item--part)").nth(13)
    item.evaluate("(item) => item.scrollIntoView({ behavior: 'instant' })")
    item.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))")
    place = item.evaluate(TOP)
    page.reload()
    page.locator(".ts-form[data-all-laid-out]").wait_for()
    assert item.evaluate(TOP) == pytest.approx(place, abs=60)
