"""The keyboard alone, as in `test_keyboard.py`: an application, one tab only, a newer version."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.deployed import Deployment, deployed, newer, part
from tests.browser.desk_page import DeskPage
from tests.browser.form_page import FormPage
from tests.browser.keyboard import Keyboard, assert_seen
from tests.browser.offline_page import keep, look_for_newer
from tests.browser.test_application import opened
from tests.browser.test_updates import is_newer, offer


def test_an_application_is_read_and_a_missing_text_written(page: Page, site: str) -> None:
    keys = Keyboard(opened(page, site, "sv-FI"))
    keys.choose("sheet", "interview")
    expect(page.locator("[data-sheet='interview'] h2")).to_be_visible()
    assert_seen(keys.stop())
    keys.press("ArrowUp")
    expect(page.locator("[data-sheet='summary'] h2")).to_be_visible()
    keys.activate(page.locator("[data-criterion='2'] a"))
    page.wait_for_url("**/into/form/?a=into1#form-item-2")
    form = FormPage(page)
    form.until_ready()
    fold = form.control("2.note").locator("xpath=ancestor::details[not(@open)]")
    for each in range(fold.count()):
        keys.activate(fold.nth(each).locator("> summary"))
    keys.write(form.control("2.note"), "Gås igenom varje höst.")
    form.until_saved()
    page.reload()
    form.until_ready()
    expect(form.control("2.note")).to_have_value("Gås igenom varje höst.")


def test_answers_are_kept_in_one_tab_alone_and_the_choice_is_taken_back(
    page: Page, site: str
) -> None:
    desk = DeskPage(page, site, "nb").open()
    keys = Keyboard(page)
    keys.activate(page.locator("[data-session-on]"))
    off = page.locator("[data-session-off]")
    expect(off).to_be_focused()
    assert_seen(keys.stop())
    form = FormPage(page).open(f"{site}nb/ips/form/")
    keys.choose("7.level", "4")
    form.until_saved()
    page.reload()
    form.until_ready()
    expect(form.control("7.level", "4")).to_be_checked()
    desk.open()
    assert desk.documents() == {}  # nothing of it outlives the tab
    keys.activate(off)
    expect(page.locator("[data-session-on]")).to_be_focused()


@pytest.fixture
def published(built_site: Path, tmp_path: Path) -> Iterator[Deployment]:
    """A part of the site whose pages can be kept."""
    with deployed(part(built_site, tmp_path / "site"), "/tumstock/") as site:
        yield site


@pytest.mark.parametrize("wide", [1280, 1000, 390])
def test_a_newer_version_is_put_off_and_the_focus_goes_back_to_where_it_was(
    new_context: NewContext, published: Deployment, tmp_path: Path, wide: int
) -> None:
    page = new_context(
        address=published.address,
        service_workers="allow",
        viewport={"width": wide, "height": 800},
    ).new_page()
    keys = Keyboard(page)
    keep(page, published.address)
    published.folder = newer(published.folder, tmp_path / "newer")
    page.goto(f"{published.address}nb/assessments/")
    look_for_newer(page)
    offer(page)
    expect(page.locator("body > [data-announcer]")).to_contain_text("ny versjon")
    first, later = (page.locator("[data-update] button").nth(at) for at in (0, 1))
    keys.to(first)
    before = keys.stops[-2]
    keys.activate(later)
    expect(page.locator("[data-update]")).to_have_count(0)
    assert keys.stop() is not None
    assert keys.stops[-1] == before

    page.reload()
    offer(page)
    first.focus()  # nothing on the page had the focus before
    keys.activate(later)
    expect(page.locator("h1")).to_be_focused()
    assert not is_newer(page)

    page.reload()
    offer(page)
    keys.activate(first)
    expect(page.locator("h1[data-newer]")).to_be_visible()
