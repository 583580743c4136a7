"""A file that is not the one that was built is not run, and a style sheet not applied."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page, Route, expect

from tests.browser.desk_page import DeskPage, assessment, text_of
from tests.browser.filled import filled
from tests.browser.test_report import lay_in, open_report
from tests.browser.watch import Watch


def tamper(page: Page, folder: Path, name: str, added: str) -> None:
    """Add to every file of that name what a page would notice."""

    def answer(route: Route) -> None:
        path = next(folder.rglob(route.request.url.rpartition("/")[2]))
        kind = "text/css" if path.suffix == ".css" else "text/javascript"
        route.fulfill(body=path.read_bytes() + added.encode(), content_type=kind)

    page.route(re.compile(name), answer)


def refused(message: ConsoleMessage) -> bool:
    return message.type == "error" and "integrity" in message.text


RAN = "\nwindow.tampered = true"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("sv/ips/form/", r"/page-\w+\.js$"),
        ("sv/ips/form/", r"/bundle\.\w+\.min\.js$"),
        ("sv/ips/form/", r"/form-\w+\.js$"),
        ("", r"/root-\w+\.js$"),  # the choice of language
    ],
)
def test_a_script_of_the_page_is_not_run(
    page: Page, site: str, built_site: Path, watch: Watch, address: str, name: str
) -> None:
    watch.allow("integrity")
    tamper(page, built_site, name, RAN)
    page.goto(f"{site}{address}", wait_until="load")
    assert page.evaluate("window.tampered === undefined")
    assert any("integrity" in problem for problem in watch.problems)


def test_a_style_sheet_is_not_applied(
    page: Page, site: str, built_site: Path, watch: Watch
) -> None:
    watch.allow("integrity")
    tamper(page, built_site, r"/site-\w+\.css$", "h1 { text-indent: 7px }")
    page.goto(f"{site}nb/about/", wait_until="load")
    expect(page.locator("h1")).not_to_have_css("text-indent", "7px")
    assert any("integrity" in problem for problem in watch.problems)


def test_the_module_that_reads_files_is_not_run(
    page: Page, site: str, built_site: Path, watch: Watch
) -> None:
    watch.allow("integrity")
    tamper(page, built_site, r"/reader-\w+\.js$", RAN)
    desk = DeskPage(page, site).open()
    with page.expect_console_message(refused):
        desk.drop_in(("a.json", text_of(assessment())))
    expect(desk.status).to_contain_text("Inget sparades")
    assert page.evaluate("window.tampered === undefined")
    assert desk.documents() == {}


def test_the_module_that_writes_a_document_is_not_run(
    page: Page, site: str, built_site: Path, watch: Watch
) -> None:
    watch.allow("integrity")
    tamper(page, built_site, r"/report_docx-\w+\.js$", RAN)
    open_report(page, site, lay_in(page, site, filled("af")))
    with page.expect_console_message(refused):
        page.locator("[data-file='docx']").click()
    assert page.evaluate("window.tampered === undefined")


def test_rules_that_are_others_are_not_scored_by(
    page: Page, site: str, built_site: Path, watch: Watch
) -> None:
    watch.allow("what came is not what it should be")
    [path] = (built_site / "assets" / "frameworks").glob("ips-*.json")
    other = path.read_text("utf-8").replace('"5"', '"4"', 1)
    assert other != path.read_text("utf-8")
    page.route(f"**/{path.name}", lambda route: route.fulfill(body=other))
    with page.expect_console_message(lambda message: path.name in message.text):
        page.goto(f"{site}sv/ips/form/")
    status = page.locator("[data-runtime-status]")
    expect(status).to_have_attribute("data-state", "failed")
