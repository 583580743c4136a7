"""A framework of a thousand items, in the form and on the pages that hold all of them.

Here a state is waited for with `wait_for`: `expect` describes the whole page at each try, which on
one of this size leaves the page no time for anything else.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Locator, Page

from generator.starter import new_site
from tests.browser.conftest import NewContext
from tests.browser.form_page import FormPage
from tests.browser.server import serving
from tests.generator.test_bad_input import many

COUNT = 1000
LAST = str(COUNT)
LONG_MS = 90_000
"""How long so many items may take on a busy core."""

ANSWERED_TOO_EARLY = """
(last) => new Promise((resolve) => {
  const control = (name, value) => document.querySelector(`[name='${name}'][value='${value}']`)
  const look = () => {
    if (!control("2.level", "2").checked) return setTimeout(look)
    const early = !control(`${last}.level`, "1").checked
    control(`${last}.level`, "2").click()
    resolve(early)
  }
  look()
})
"""
"""Answers the last item once the second shows what is saved; tells whether the last did not yet."""


TYPED_TOO_EARLY = """
async (names) => {
  const field = (name) => document.querySelector(`[name='${name}']`)
  while (!document.querySelector("[name='2.level'][value='2']").checked)
    await new Promise((resolve) => setTimeout(resolve))
  const early = field(names[0]).value === ""
  for (const name of names) {
    const fold = field(name).closest("details")
    if (fold) fold.open = true
    field(name).focus()
    const typed = document.activeElement
    typed.setRangeText("!", typed.value.length, typed.value.length, "end")
    typed.dispatchEvent(new InputEvent("input", { bubbles: true }))
  }
  return early
}
"""
"""The same with a letter at the end of texts, as somebody types it who goes there at once."""


@pytest.fixture(scope="module")
def large_site(tmp_path_factory: pytest.TempPathFactory, built_site: Path) -> Iterator[str]:
    """Address of a site with that framework, with the assets of the built one."""
    assert built_site.is_dir()
    home = tmp_path_factory.mktemp("large") / "site"
    new_site(home, name="Stort", locales=["sv"])
    many(home / "frameworks" / "big", COUNT)
    build(load_config(str(home / "mkdocs.yml")))
    with serving(home / "site") as address:
        yield address


@pytest.fixture
def page(new_context: NewContext, large_site: str) -> Page:
    return new_context(address=large_site).new_page()


def until_shown(page: Page) -> None:
    """Wait until the form shows everything that is saved."""
    form = page.locator("form[data-framework][data-state='ready']")
    form.wait_for(state="attached", timeout=LONG_MS)


def opened(page: Page, site: str) -> FormPage:
    """The form, once it scores."""
    form = FormPage(page)
    page.goto(f"{site}sv/big/form/")
    page.locator("[data-runtime-status][data-state='ready']").wait_for(
        state="attached", timeout=LONG_MS
    )
    return form


def until_saved(page: Page) -> None:
    saved = page.locator("[data-saved][data-state='saved']")
    saved.wait_for(state="attached", timeout=LONG_MS)


def come_back(page: Page, early: str = "", last: str | list[str] = "") -> None:
    """Open the form again once all is saved, and wait until it shows that.

    Args:
        page: Of the form.
        early: What somebody does before it shows all; that is saved then and looked at as well.
        last: Given to it, the last item or its fields.
    """
    until_saved(page)
    page.reload()
    if early:
        assert page.evaluate(early, last), "the last item was as quick as the second"
        until_shown(page)
        until_saved(page)
        page.reload()
    until_shown(page)


def until_told(place: Locator, text: str) -> None:
    place.filter(has_text=text).first.wait_for(timeout=LONG_MS)


@pytest.mark.slow
def test_its_form_is_answered_from_the_first_to_the_last_saved_and_found_again(
    page: Page, large_site: str
) -> None:
    form = opened(page, large_site)
    form.answer("2", {"level": "2"})
    form.answer(LAST, {"level": "1", "note": "Räknat i juni."})
    until_told(form.score_of("2"), "2 av 2")
    until_told(form.score_of(LAST), "1 av 2")
    # each of the others may still be worth one point or two
    possible = f"{COUNT + 1}\N{EN DASH}{2 * COUNT - 1}"
    until_told(page.locator("[data-total-range]"), possible)
    come_back(page)
    assert form.control("2.level", "2").is_checked()
    assert form.control(f"{LAST}.level", "1").is_checked()
    assert form.control(f"{LAST}.note").input_value() == "Räknat i juni."
    form.result(answered=2)
    until_told(page.locator("[data-total-range]"), possible)


@pytest.mark.slow
def test_an_item_that_is_answered_before_it_shows_what_is_saved_loses_nothing_of_it(
    page: Page, large_site: str
) -> None:
    form = opened(page, large_site)
    until_shown(page)
    form.answer("2", {"level": "2"})
    form.answer(LAST, {"level": "1", "note": "Räknat i juni."})
    come_back(page, ANSWERED_TOO_EARLY, LAST)
    assert form.control(f"{LAST}.level", "2").is_checked()
    assert form.control(f"{LAST}.note").input_value() == "Räknat i juni."


def test_what_is_typed_before_the_saved_text_shows_is_added_to_it(
    page: Page, large_site: str
) -> None:
    form = opened(page, large_site)
    until_shown(page)
    form.answer("2", {"level": "2"})
    said = {"note": "Räknat i juni.", "evidence": [{"text": "Protokollet"}]}
    form.answer(LAST, {"level": "1", **said})
    names = [f"{LAST}.note", f"{LAST}.evidence.0.text"]
    come_back(page, TYPED_TOO_EARLY, names)
    assert [form.control(name).input_value() for name in names] == [
        "Räknat i juni.!",
        "Protokollet!",
    ]


@pytest.mark.slow
def test_its_overview_and_all_of_it_on_paper_open(page: Page, large_site: str) -> None:
    for path in ("", "all/", "print/", "blank/"):
        page.goto(f"{large_site}sv/big/{path}")
        assert page.locator("h1").first.is_visible()
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, path


@pytest.mark.slow
def test_it_is_answered_on_a_phone(new_context: NewContext, large_site: str) -> None:
    context = new_context(address=large_site, viewport={"width": 390, "height": 844})
    form = opened(context.new_page(), large_site)
    form.answer("500", {"level": "2"})
    until_told(form.score_of("500"), "2 av 2")
    until_saved(form.page)
    assert form.page.evaluate("document.documentElement.scrollWidth") == 390
