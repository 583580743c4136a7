"""Nothing that people write leaves the browser, and nothing stays there but what is said.

One walk goes over every kind of page with forms filled in, dialogs opened, and everything exported
that can be; in the other locales every kind of page is opened with assessments in the browser, and
every form is filled in. Each page is seen light and dark. The policy is kept on the way: a
violation fails the walk.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.desk_page import DeskPage, read, text_of
from tests.browser.filled import filled
from tests.browser.form_page import FormPage
from tests.browser.kept import UNTIL_KEPT
from tests.browser.kinds import KINDS, LOCALES
from tests.browser.outward import MARK, Outward, cached_with_answers, inventory
from tests.browser.recording import recording, refusing_proxy
from tests.browser.stored_names import StoredNames

FRAMEWORKS = ("ips", "seqf", "into", "af")
WAIT = 60_000
WHOLE = "sv-FI"
"""Locale of the walk that does everything, over the kept site, as every visit but the first."""


class Walk:
    """A browser on its way over the site, in one locale."""

    def __init__(self, page: Page, site: str, locale: str, outward: Outward) -> None:
        self.page = page
        self.at = f"{site}{locale}/"
        self.locale = locale
        self.outward = outward
        self.desk = DeskPage(page, site, locale)
        self.form = FormPage(page)
        self.files: list[str] = []
        self.visited: set[str] = set()

    def go(self, path: str) -> None:
        """Open a page, and see it in the other colours too."""
        self.look()
        self.page.goto(self.at + path)
        self.visited.add(path.partition("?")[0])
        switch = self.page.locator("[data-ts-scheme-switch]")
        switch.click()
        expect(self.page.locator("html")).to_have_attribute(
            "data-ts-scheme", re.compile("light|dark")
        )

    def look(self) -> None:
        """Nothing of an answer stands in the address or in the history."""
        assert self.outward.look(self.page) == []

    def ready(self, module: str) -> None:
        """Wait for the script of a page."""
        root = self.page.locator(f"[data-module='{module}']")
        expect(root).to_have_attribute("data-state", "ready", timeout=WAIT)

    def save(self, selector: str, *holding: str) -> None:
        """Press a button that makes a file."""
        with self.page.expect_download(timeout=WAIT) as made:
            self.page.locator(selector).first.click()
        name, content = read(made.value)
        self.files.append(name.rpartition(".")[2])
        assert content, holding

    def unfold(self) -> None:
        """Open everything that is folded."""
        self.page.evaluate(
            "document.querySelectorAll('main details').forEach((d) => (d.open = true))"
        )

    def printed(self) -> None:
        """Print the page."""
        assert self.page.pdf().startswith(b"%PDF")


def marked(framework: str) -> dict[str, Any]:
    """An assessment with everything in it, and the mark in every text of it."""
    given = json.loads(json.dumps(filled(framework)).replace("Teamledare", f"{MARK} Teamledare"))
    given["assessment"]["title"] = f"{MARK} {framework}"
    for answer in given["answers"].values():
        if "note" in answer:
            answer["note"] += f" {MARK}"
    found: dict[str, Any] = given
    return found


@pytest.fixture
def walk(
    request: pytest.FixtureRequest, new_context: NewContext, built_site: Path
) -> Iterator[Walk]:
    locale: str = request.param
    with recording(built_site) as (site, seen), refusing_proxy() as (proxy, asked):
        context = new_context(
            address=site,
            proxy={"server": proxy, "bypass": "127.0.0.1"},
            service_workers="allow" if locale == WHOLE else "block",
        )
        outward = Outward(context, seen, asked, site, built_site)
        yield Walk(context.new_page(), site, locale, outward)
        context.close()


def fill_in_forms(walk: Walk) -> None:
    """Open the form of each framework with an assessment and change something; save and print."""
    page, form = walk.page, walk.form
    for framework in FRAMEWORKS:
        walk.go(f"{framework}/form/?a=report-{framework}")
        form.until_ready()
        walk.unfold()
        page.locator("[name$='.note']").first.fill(f"{MARK} {framework}")
        form.until_saved()
    page.evaluate(UNTIL_KEPT)
    walk.save("[data-save-file]")
    walk.save("[data-save-table]")
    walk.printed()


def use_the_pages_of_assessments(walk: Walk) -> None:
    """Plan, application, comparison, joint assessment and report, and every file they give."""
    page = walk.page
    walk.go("assessments/plan/?a=report-ips")
    walk.ready("plan")
    page.locator("[data-row] [data-field='what']").first.fill(f"{MARK} plan")
    expect(page.locator("[data-saved]")).to_have_attribute("data-state", "saved")
    walk.save("[data-calendar]")
    walk.go("assessments/application/?a=report-into")
    walk.ready("application")
    page.locator("[data-sheets] input").last.check()
    walk.go("assessments/compare/?a=report-ips&a=report-ips-2")
    expect(page.locator(".ts-together")).to_have_attribute("data-compared", "2", timeout=WAIT)
    walk.go("assessments/consensus/")
    walk.ready("consensus")
    for box in page.locator("[data-choices] input").all()[:2]:
        box.check()
    page.locator("[data-start]").click()
    page.wait_for_url("**/consensus/?a=*")
    walk.outward.ids.add(page.url.partition("?a=")[2])
    expect(page.locator("[data-work]")).to_be_visible(timeout=WAIT)
    walk.go("assessments/report/?a=report-seqf&lang=nb")
    walk.ready("report")
    page.locator("select[name='lang']").select_option("sv")
    walk.save("[data-file='docx']")
    walk.save("[data-file='xlsx']")
    walk.printed()


def read_the_rest(walk: Walk) -> None:
    """Every other kind of page, and a search."""
    for path in KINDS.values():
        if "form/" not in path and not path.startswith("assessments/"):
            walk.go(path)
    search(walk)


def search(walk: Walk) -> None:
    """Look for a word."""
    field = walk.page.locator("input[name=query]")
    field.click()
    field.press_sequentially("arb")
    expect(walk.page.locator(".md-search-result__link").first).to_be_attached()


def wipe(walk: Walk) -> None:
    """Ask for everything to be removed, once in vain."""
    page = walk.page
    walk.go("assessments/")
    walk.ready("assessments")
    page.locator("[data-wipe]").click()
    page.keyboard.press("Escape")
    page.locator("[data-wipe]").click()
    page.get_by_role("dialog").get_by_role("button").last.click()
    expect(walk.desk.cards).to_have_count(0)


def begin(walk: Walk, beside: int = 0) -> None:
    """Open files with the mark in them and save them beside so many assessments."""
    page, desk = walk.page, walk.desk
    page.goto(f"{walk.at}assessments/")
    walk.visited.add("assessments/")
    walk.ready("assessments")
    second = marked("ips")
    second["assessment"]["id"] = "report-ips-2"
    given = [*map(marked, FRAMEWORKS), second]
    desk.drop_in(*[(f"{MARK} {at}.json", text_of(one)) for at, one in enumerate(given)])
    page.locator("[data-import] .ts-button--primary").click()
    expect(desk.cards).to_have_count(beside + len(given))
    walk.outward.ids |= set(desk.documents())


def what_is_stored(walk: Walk) -> tuple[StoredNames, dict[str, Any]]:
    """What the page about privacy names, and what lies in the browser."""
    names = StoredNames.read(walk.page, walk.at)
    found = inventory(walk.page)
    assert MARK in json.dumps(walk.desk.stored(), ensure_ascii=False)
    assert names.unsaid(found) == []
    assert names.unfound(found, "databases", "local") == []
    assert cached_with_answers(walk.page) == []
    assert (found["cookies"], found["files"]) == ("", [])
    return names, found


@pytest.mark.parametrize("walk", [WHOLE], indirect=True)
def test_a_walk_over_everything_sends_nothing_and_leaves_only_what_is_said(walk: Walk) -> None:
    page, kept = walk.page, walk.page.locator("[data-offline='ready']").first
    begin(walk)
    walk.save("[data-action='export']")
    expect(kept).to_be_attached(timeout=WAIT)
    fill_in_forms(walk)
    use_the_pages_of_assessments(walk)
    read_the_rest(walk)
    assert sorted(set(walk.files)) == ["csv", "docx", "ics", "json", "xlsx"]
    names, found = what_is_stored(walk)
    assert names.unfound(found, "caches") == []
    wipe(walk)
    walk.look()
    left = inventory(page)
    assert left["caches"] == []
    assert MARK not in json.dumps([walk.desk.stored(), left], ensure_ascii=False)
    walk.desk.open()
    expect(kept).to_be_attached(timeout=WAIT)  # its files have come again with the page
    assert inventory(page)["caches"]
    assert walk.outward.problems() == []
    assert walk.visited == set(KINDS.values())


@pytest.mark.parametrize("walk", [locale for locale in LOCALES if locale != WHOLE], indirect=True)
def test_every_kind_of_page_sends_nothing_and_leaves_only_what_is_said(walk: Walk) -> None:
    begin(walk)
    for path in KINDS.values():
        walk.go(path)
        if path.endswith("/form/"):
            walk.ready("form")
            walk.unfold()
            walk.page.locator("[name$='.note']").first.fill(f"{MARK} {path} {walk.locale}")
            walk.form.until_saved()
    walk.look()
    written = json.dumps(walk.desk.documents(), ensure_ascii=False)
    for framework in FRAMEWORKS:
        assert f"{MARK} {framework}/form/ {walk.locale}" in written
    what_is_stored(walk)
    assert walk.outward.problems() == []
    assert walk.visited == set(KINDS.values())
