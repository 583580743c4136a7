"""What breaks under an open form: it keeps what is answered, says so, and goes on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk_page import DeskPage
from tests.browser.form_page import FormPage
from tests.browser.watch import Watch

ALL_OPEN = "document.querySelectorAll('details').forEach((each) => { each.open = true })"


KEEP_WORKERS = """
window.workers = []
window.Worker = class extends Worker {
  constructor(...given) {
    super(...given)
    if (/\\/worker-/.test(given[0])) window.workers.push(this) // not the one that searches
  }
  postMessage(message, ...more) {
    const spoilt = window.spoilt > 0 && message.kind === "call"
    if (spoilt) window.spoilt -= 1
    super.postMessage(spoilt ? { ...message, request: 5 } : message, ...more)
  }
}
"""
"""Keeps the page's workers; while `spoilt` is above 0, Python is called with nonsense."""


def test_a_worker_that_is_killed_is_missed_and_replaced(page: Page, site: str) -> None:
    page.clock.install()
    page.add_init_script(KEEP_WORKERS)
    form = FormPage(page).open(f"{site}sv/ips/form/")
    form.answer("7", {"level": "4"})
    expect(form.score_of("7")).to_contain_text("4")
    page.evaluate("window.workers.at(-1).terminate()")
    form.answer("9", {"level": "2"})
    form.until_saved()
    page.clock.fast_forward("01:05")
    status = page.locator("[data-runtime-status]")
    expect(status).to_have_attribute("data-state", "failed")
    expect(status).to_contain_text("Svaren sparas ändå")
    page.locator("[data-runtime-retry]").click()
    form.until_ready()
    expect(form.score_of("9")).to_contain_text("2")


def test_python_that_breaks_once_is_started_anew_unasked(page: Page, site: str) -> None:
    page.add_init_script(KEEP_WORKERS)
    form = FormPage(page).open(f"{site}sv/ips/form/")
    page.evaluate("window.spoilt = 1")
    form.answer("7", {"level": "4"})
    expect(form.score_of("7")).to_contain_text("4")
    form.until_ready()
    assert page.evaluate("window.workers.length") == 2


def test_python_that_breaks_each_time_is_said_and_the_answers_stay(
    page: Page, site: str, watch: Watch
) -> None:
    watch.allow("scoring")
    page.add_init_script(KEEP_WORKERS)
    form = FormPage(page).open(f"{site}sv/ips/form/")
    page.evaluate("window.spoilt = Infinity")
    form.answer("7", {"level": "4"})
    status = page.locator("[data-runtime-status]")
    # the rules cannot be loaded into the second one
    expect(status).to_have_attribute("data-state", "failed")
    form.until_saved()
    page.evaluate("window.spoilt = 0")
    page.locator("[data-runtime-retry]").click()
    form.until_ready()
    expect(form.score_of("7")).to_contain_text("4")


@pytest.fixture
def open_form(page: Page, site: str) -> tuple[FormPage, DeskPage]:
    """A form with one answer that is saved, and the page of all assessments behind it."""
    form = FormPage(page)
    page.goto(f"{site}sv/ips/form/")
    expect(page.locator("form.ts-form")).to_have_attribute("data-state", "ready")
    page.evaluate(ALL_OPEN)
    form.control("7.level", "4").check()
    form.until_saved()
    return form, DeskPage(page, site)


CLEARED = {
    "in the settings of the browser": None,
    "by another page of the site": """() => new Promise((resolve) => {
        indexedDB.deleteDatabase("tumstock").onsuccess = resolve
    })""",
}


@pytest.mark.parametrize("how", CLEARED)
def test_storage_that_is_cleared_under_an_open_form_is_said_and_filled_again(
    open_form: tuple[FormPage, DeskPage], site: str, how: str
) -> None:
    form, desk = open_form
    other = form.page.context.new_page()
    other.goto(f"{site.rstrip('/')}/blank.html")
    if code := CLEARED[how]:
        other.evaluate(code)
    else:
        everything = {"origin": site.rstrip("/"), "storageTypes": "all"}
        form.page.context.new_cdp_session(other).send("Storage.clearDataForOrigin", everything)
    saved = form.page.locator("[data-saved]")
    expect(saved).to_have_attribute("data-state", "removed")
    expect(form.page.locator("form [data-announcer]")).to_contain_text("har tagits bort")
    form.control("9.level", "2").check()
    form.until_saved()
    (record,) = desk.documents().values()
    assert record["assessment"]["answers"] == {"7": {"level": "4"}, "9": {"level": "2"}}


REFUSE = """
(on) => {
  const { prototype } = IDBFactory
  window.reallyOpen ??= prototype.open
  const refuse = () => { throw new DOMException("access was withdrawn", "SecurityError") }
  prototype.open = on ? refuse : window.reallyOpen
  window.reallyBegin ??= IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = on ? refuse : window.reallyBegin
}
"""
"""The database behaves as where people forbid a site to store anything, or allows it again."""


def test_access_to_storage_that_is_withdrawn_is_said_and_nothing_is_called_saved(
    open_form: tuple[FormPage, DeskPage],
) -> None:
    form, desk = open_form
    page = form.page
    page.clock.install()
    page.evaluate(REFUSE, True)  # noqa: FBT003 (what JavaScript is given)
    form.control("9.level", "2").check()
    saved = page.locator("[data-saved]")
    expect(saved).to_have_attribute("data-state", "failed")
    expect(saved).to_contain_text("Det gick inte att spara. Svaren finns kvar på sidan")
    expect(page.locator("form [data-announcer]")).to_contain_text("Det gick inte att spara")
    page.clock.fast_forward("00:06")  # tried again, in vain
    form.control("9.note").fill("under tiden")
    expect(saved).to_have_attribute("data-state", "failed")
    page.evaluate(REFUSE, False)  # noqa: FBT003 (what JavaScript is given)
    page.clock.fast_forward("00:06")
    form.until_saved()
    (record,) = desk.documents().values()
    assert record["assessment"]["answers"] == {
        "7": {"level": "4"},
        "9": {"level": "2", "note": "under tiden"},
    }


@pytest.mark.parametrize("days", [-4000, 4000], ids=["back", "forward"])
def test_a_clock_that_is_moved_loses_nothing(page: Page, site: str, days: int) -> None:
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    page.clock.install(time=now)
    form = FormPage(page)
    page.goto(f"{site}sv/ips/form/")
    expect(page.locator("form.ts-form")).to_have_attribute("data-state", "ready")
    page.evaluate(ALL_OPEN)
    form.control("7.level", "4").check()
    form.until_saved()
    page.clock.set_system_time(now + timedelta(days=days))
    form.control("9.level", "2").check()
    form.control("9.note").fill("efter")
    form.until_saved()
    page.reload()
    expect(page.locator("form.ts-form")).to_have_attribute("data-state", "ready")
    expect(form.control("7.level", "4")).to_be_checked()
    expect(form.control("9.note")).to_have_value("efter")
    desk = DeskPage(page, site).open()
    expect(desk.cards).to_have_count(1)


@pytest.mark.parametrize("days", [-4000, 4000], ids=["back", "forward"])
def test_a_clock_that_is_moved_under_two_tabs_loses_nothing_of_either(
    page: Page, site: str, days: int
) -> None:
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    page.clock.install(time=now)
    first, second = FormPage(page), FormPage(page.context.new_page())
    for form in (first, second):
        form.page.goto(f"{site}sv/ips/form/")
        expect(form.page.locator("form.ts-form")).to_have_attribute("data-state", "ready")
        form.page.evaluate(ALL_OPEN)
    first.control("7.level", "4").check()
    first.until_saved()
    expect(second.control("7.level", "4")).to_be_checked()
    page.clock.set_system_time(now + timedelta(days=days))
    second.control("9.level", "2").check()
    second.until_saved()
    expect(first.control("9.level", "2")).to_be_checked()
    page.clock.set_system_time(now)
    for form, note in ((first, "ett"), (second, "två")):  # at once, each over what the other has
        form.control("7.note" if form is first else "9.note").fill(note)
    for form in (first, second):
        form.until_saved()
        expect(form.control("7.note")).to_have_value("ett")
        expect(form.control("9.note")).to_have_value("två")
    first.page.reload()
    expect(first.control("9.note")).to_have_value("två")
    expect(first.control("7.note")).to_have_value("ett")
    (record,) = DeskPage(page, site).documents().values()
    assert record["assessment"]["answers"] == {
        "7": {"level": "4", "note": "ett"},
        "9": {"level": "2", "note": "två"},
    }
