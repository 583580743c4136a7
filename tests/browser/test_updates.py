"""A newer version is offered and never forced; what is open stays of one version."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Error, Page, expect

from generator.offline import WORKER, write_worker
from tests.browser.conftest import NewContext
from tests.browser.deployed import Deployment, copied, deployed, newer, part, replace
from tests.browser.form_page import FormPage
from tests.browser.offline_page import (
    KEEPING_MS,
    caches,
    keep,
    look_for_newer,
    until,
    until_kept,
    workers,
)
from tests.browser.test_assessment_tabs import FULL
from tests.browser.watch import Watch

FOREIGN = ("tumstock-offline /other/", "tumstock-start-1", "another tool")
"""Caches of the same origin that are not this site's to touch."""


@pytest.fixture
def version_a(built_site: Path, tmp_path: Path) -> Path:
    """Folder of a small site that has no Python."""
    return part(built_site, tmp_path / "site")


@pytest.fixture
def version_b(version_a: Path, tmp_path: Path) -> Path:
    """Folder of a later version of it."""
    return newer(version_a, tmp_path / "newer")


@pytest.fixture
def published(version_a: Path) -> Iterator[Deployment]:
    """The site, below /tumstock/ as on a project page."""
    with deployed(version_a, "/tumstock/") as site:
        yield site


@pytest.fixture
def visitor(new_context: NewContext, published: Deployment) -> Page:
    """A page in a browser that has service workers."""
    return new_context(address=published.address, service_workers="allow").new_page()


def offer(page: Page) -> None:
    """Wait until the page offers the newer version."""
    expect(page.locator("[data-update]")).to_be_visible(timeout=KEEPING_MS)


def is_newer(page: Page) -> bool:
    return page.locator("h1[data-newer]").count() == 1


def test_a_form_keeps_its_version_until_its_reader_takes_the_new_one(
    visitor: Page, published: Deployment, built_site: Path, tmp_path: Path
) -> None:
    published.folder = part(built_site, tmp_path / "with", python=True)
    version_b = newer(published.folder, tmp_path / "newer with")
    address = f"{published.address}sv/ips/form/"
    form = FormPage(visitor).open(address)
    form.control("7.level", "3").check()
    expect(form.score_of("7")).to_contain_text("3")
    until_kept(visitor)
    form.until_saved()
    visitor.evaluate(
        """async (names) => {
          for (const name of names) await (await caches.open(name)).put("/x", new Response("x"))
        }""",
        list(FOREIGN),
    )

    published.folder = version_b
    visitor.reload()  # looked at again; the browser finds the newer version by itself
    form.until_ready()
    note = form.control("7.note")
    note.locator("xpath=ancestor::details[not(@open)]").locator("> summary").first.click()
    note.focus()
    offer(visitor)
    expect(note).to_be_focused()
    announced = visitor.locator("body > [data-announcer]")
    expect(announced).to_contain_text("ny version")
    assert announced.get_attribute("role") == "status"

    published.stop()  # offline, in the middle of it
    visitor.reload()
    form.until_ready()
    assert not is_newer(visitor)
    expect(form.control("7.level", "3")).to_be_checked()
    expect(form.score_of("7")).to_contain_text("3")

    published.start()  # and back
    offer(visitor)
    visitor.locator("[data-update] .ts-button--primary").click()
    expect(visitor.locator("h1[data-newer]")).to_be_visible()
    form.until_ready()
    expect(form.control("7.level", "3")).to_be_checked()
    expect(form.score_of("7")).to_contain_text("4")
    expect(visitor.locator("[data-update]")).to_have_count(0)

    until_kept(visitor)
    kept = caches(visitor)
    assert set(FOREIGN) < set(kept)
    [own] = {name for name in kept if name.startswith("tumstock-offline ")} - set(FOREIGN)
    assert len(kept[own]) == len({url.partition("?")[0] for url in kept[own]})
    assert len([url for url in kept[own] if "/frameworks/ips-" in url]) == 1


def unsaved(page: Page, site: Deployment, watches: list[Watch]) -> FormPage:
    """The form of a site that is kept, with an answer that a full disk does not take."""
    watches[0].allow("/runtime/")  # this site has no Python
    page.add_init_script(FULL)
    form = FormPage(page)
    page.goto(f"{site.address}sv/ips/form/")
    until_kept(page)
    form.control("7.level", "3").check()
    expect(page.locator("[data-saved]")).to_have_attribute("data-state", "failed")
    return form


def test_a_newer_version_does_not_take_the_place_of_answers_that_are_not_saved(
    visitor: Page, published: Deployment, version_b: Path, watches: list[Watch]
) -> None:
    form = unsaved(visitor, published, watches)
    published.folder = version_b
    look_for_newer(visitor)
    offer(visitor)
    box, reload = visitor.locator("[data-update]"), visitor.locator("[data-update] button").first
    reload.click()
    expect(box).to_contain_text("På sidan finns svar som inte är sparade.")
    expect(visitor.locator("body > [data-announcer]")).to_contain_text("inte är sparade")
    expect(form.control("7.level", "3")).to_be_checked()

    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    visitor.once("dialog", stay)
    with pytest.raises(Error):  # whoever is asked stays
        visitor.goto(f"{published.address}sv/")
    assert asked == ["beforeunload"]
    expect(form.control("7.level", "3")).to_be_checked()

    visitor.evaluate("window.roomy = true")
    form.until_saved()
    reload.click()
    expect(visitor.locator("h1[data-newer]")).to_be_visible()
    expect(form.control("7.level", "3")).to_be_checked()


def test_answers_that_are_not_saved_give_way_where_that_is_asked_for_twice(
    visitor: Page, published: Deployment, version_b: Path, watches: list[Watch]
) -> None:
    form = unsaved(visitor, published, watches)
    published.folder = version_b
    look_for_newer(visitor)
    offer(visitor)
    visitor.on("dialog", lambda dialog: dialog.accept())
    for _ in range(2):
        visitor.locator("[data-update] button").first.click()
    expect(visitor.locator("h1[data-newer]")).to_be_visible()
    expect(form.control("7.level", "3")).not_to_be_checked()


def test_with_several_tabs_open_all_keep_the_version_that_they_have(
    visitor: Page, published: Deployment, version_b: Path
) -> None:
    keep(visitor, published.address)
    other = visitor.context.new_page()
    other.goto(f"{published.address}nb/ips/")
    published.folder = version_b
    look_for_newer(visitor)
    offer(visitor)
    box = visitor.locator("[data-update]")
    box.locator(".ts-button--primary").click()
    expect(box).to_contain_text("Stäng dem först")
    assert workers(visitor)["waiting"]
    for page, path in ((other, "sv/ips/personal/"), (visitor, "sv/assessments/plan/")):
        page.goto(f"{published.address}{path}")
        assert not is_newer(page)
        expect(page.locator("h1")).to_be_visible()

    other.close()
    offer(visitor)
    visitor.locator("[data-update] .ts-button--primary").click()
    expect(visitor.locator("h1[data-newer]")).to_be_visible()
    assert not workers(visitor)["waiting"]


def test_once_no_tab_uses_the_old_version_the_new_one_is_there(
    visitor: Page, published: Deployment, version_b: Path
) -> None:
    keep(visitor, published.address)
    published.folder = version_b
    look_for_newer(visitor)
    offer(visitor)
    visitor.locator("[data-update] button").nth(1).click()  # not now
    expect(visitor.locator("[data-update]")).to_have_count(0)
    context = visitor.context
    visitor.close()
    again = context.new_page()
    again.goto(f"{published.address}sv/assessments/")
    expect(again.locator("h1[data-newer]")).to_be_visible()
    until_kept(again)
    assert workers(again) == {"installing": False, "waiting": False, "active": True}


def test_a_newer_version_that_is_not_whole_is_never_offered(
    visitor: Page, published: Deployment, version_b: Path, watches: list[Watch]
) -> None:
    keep(visitor, published.address)
    before = caches(visitor)
    whole = (version_b / "nb" / "index.html").read_text("utf-8")
    replace(version_b / "nb" / "index.html", "<!doctype html><h1>Half</h1>")
    published.folder = version_b
    published.asked.clear()
    watches[0].allow("integrity|digest|/nb/")
    look_for_newer(visitor)
    until(
        visitor,
        """async () => {
          const found = await navigator.serviceWorker.ready
          return !found.installing && !found.waiting
        }""",
    )
    assert "/tumstock/nb/" in published.asked
    expect(visitor.locator("[data-update]")).to_have_count(0)
    visitor.goto(f"{published.address}nb/")
    assert not is_newer(visitor)
    for name, urls in before.items():
        assert set(urls) <= set(caches(visitor)[name])

    replace(version_b / "nb" / "index.html", whole)
    visitor.goto(f"{published.address}sv/assessments/")
    look_for_newer(visitor)
    offer(visitor)


def test_a_site_can_take_its_service_worker_back(
    visitor: Page, published: Deployment, version_a: Path, tmp_path: Path
) -> None:
    keep(visitor, published.address)
    visitor.evaluate("caches.open('tumstock-offline /other/')")
    without = copied(version_a, tmp_path / "without")
    [script] = Path("generator/assets").glob("service_worker_off-*.js")
    (without / WORKER).unlink()
    write_worker(without, script.read_text("utf-8"), listed=False)
    published.folder = without
    visitor.goto(f"{published.address}sv/ips/")
    until(visitor, "async () => (await caches.keys()).join() === 'tumstock-offline /other/'")
    response = visitor.goto(f"{published.address}sv/ips/personal/")
    assert response
    assert not response.from_service_worker
    assert workers(visitor) == {"installing": False, "waiting": False, "active": False}
