"""A framework of a thousand items, in the form and on the pages that hold all of them.

Here a state is waited for with `wait_for`: `expect` describes the whole page at each try, which on
one of this size leaves the page no time for anything else.
"""

from __future__ import annotations

import json
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
LAST, LAST_BUT_ONE = str(COUNT), str(COUNT - 1)
LONG_MS = 90_000
"""How long so many items may take on a busy core."""

TOO_EARLY = """
([clicked, typed]) => {
  const find = (name, more = "") => document.querySelector(`[name='${name}']${more}`)
  const { prototype } = HTMLInputElement
  const checked = Object.getOwnPropertyDescriptor(prototype, "checked")
  function come() {
    window.cameEarly =
      !find(`${clicked}.level`, "[value='1']").checked && find(`${typed}.note`).value === ""
    find(`${clicked}.level`, "[value='2']").click()
    for (const name of [`${typed}.note`, `${typed}.evidence.0.text`]) {
      const fold = find(name).closest("details")
      if (fold) fold.open = true
      find(name).focus()
      const field = document.activeElement
      field.setRangeText("!", field.value.length, field.value.length, "end")
      field.dispatchEvent(new InputEvent("input", { bubbles: true }))
    }
  }
  Object.defineProperty(prototype, "checked", {
    ...checked,
    set(value) {
      checked.set.call(this, value)
      if (!value || this.name !== "2.level") return
      Object.defineProperty(prototype, "checked", checked)
      scheduler.postTask(come, { priority: "user-blocking" })
    },
  })
}
"""
"""As soon as the second item shows what is saved, the page answers one item and types a letter at
the end of the texts of another, as somebody does who goes there at once: in the first moment that
the form leaves to what its reader does. Keeps whether neither item showed yet what is saved."""


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


def until_told(place: Locator, text: str) -> None:
    place.filter(has_text=text).first.wait_for(timeout=LONG_MS)


@pytest.mark.slow
def test_its_form_is_answered_from_the_first_to_the_last_saved_and_found_again(
    new_context: NewContext, large_site: str
) -> None:
    context = new_context(address=large_site)
    page = context.new_page()
    form = opened(page, large_site)
    said = {"note": "Räknat i juni.", "evidence": [{"text": "Protokollet"}]}
    form.answer("2", {"level": "2"})
    form.answer(LAST, {"level": "1", **said})
    until_told(form.score_of("2"), "2 av 2")
    until_told(form.score_of(LAST), "1 av 2")
    # each of the others may still be worth one point or two
    until_told(page.locator("[data-total-range]"), f"{COUNT + 1}\N{EN DASH}{2 * COUNT - 1}")
    form.answer(LAST_BUT_ONE, {"level": "1", "note": "Räknat i maj."})
    until_saved(page)

    page.close()
    page = context.new_page()
    page.add_init_script(f"({TOO_EARLY})({json.dumps([LAST_BUT_ONE, LAST])})")
    form = opened(page, large_site)
    until_shown(page)
    until_saved(page)
    assert page.evaluate("window.cameEarly"), "the last items were as quick as the second"
    form.result(answered=3)
    until_told(form.score_of(LAST_BUT_ONE), "2 av 2")

    form = opened(context.new_page(), large_site)
    until_shown(form.page)
    for item, level in {"2": "2", LAST_BUT_ONE: "2", LAST: "1"}.items():
        assert form.control(f"{item}.level", level).is_checked()
    names = [f"{LAST_BUT_ONE}.note", f"{LAST}.note", f"{LAST}.evidence.0.text"]
    shown = [form.control(name).input_value() for name in names]
    assert shown == ["Räknat i maj.", "Räknat i juni.!", "Protokollet!"]


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
