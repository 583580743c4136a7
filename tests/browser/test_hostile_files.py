"""A file from somebody else: its texts stay text on every page and in every file made of it."""

from __future__ import annotations

import csv
import io
import re
from itertools import cycle

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.desk_page import DeskPage, read, text_of
from tests.browser.form_page import FormPage
from tests.browser.hostile import hostile
from tests.browser.office import Excel, W, Word
from tests.browser.test_assessment_bad import MARKUP, unharmed
from tests.browser.test_report import open_report, saved_as

FORMULAS = ("=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\uff1d1+1", '=HYPERLINK("//x";"y")')
BEGINS = re.compile(r"^\s*[=+\-@\uff0b\uff0d\uff1d\uff20]")
NUMBER = re.compile(r"[+\-\u2212]?\d+(,\d+)?")
BREAK = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTENDEE:mailto:a@example.org"


def taken_in(page: Page, site: str, framework: str, *texts: str) -> DeskPage:
    """Open files that say these texts and save them, each as an assessment called by its number."""
    desk = DeskPage(page, site).open()
    files = [text_of(hostile(framework, text, f"h{at}")) for at, text in enumerate(texts)]
    desk.drop_in(*[(f"{at}.json", file) for at, file in enumerate(files)])
    page.locator("[data-import] .ts-button--primary").click()
    expect(desk.cards).to_have_count(len(texts))
    return desk


@pytest.fixture
def asked(page: Page) -> list[str]:
    """Everything that a page asked in a dialog of the browser."""
    said: list[str] = []

    def note(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    return said


def shows(page: Page, selector: str, *, at_least: int) -> None:
    """The markup stands there as text so many times, in fields or beside them."""
    page.wait_for_function(
        """([selector, text, wanted]) => {
          const root = document.querySelector(selector)
          const fields = [...root.querySelectorAll("input, textarea")].map(({ value }) => value)
          const all = [root.textContent, ...fields].join(" ")
          return all.split(text).length > wanted
        }""",
        arg=[selector, MARKUP, at_least],
        timeout=60_000,
    )
    assert unharmed(page)


def test_markup_stays_text_on_every_page_of_assessments(
    page: Page, site: str, asked: list[str]
) -> None:
    desk = taken_in(page, site, "ips", MARKUP, MARKUP)
    shows(page, "[data-list]", at_least=4)
    page.goto(f"{site}sv/ips/form/?a=h0")
    FormPage(page).until_ready()
    shows(page, "main", at_least=60)
    page.goto(f"{site}sv/assessments/plan/?a=h0")
    expect(page.locator("[data-module='plan']")).to_have_attribute("data-state", "ready")
    shows(page, "main", at_least=20)
    page.goto(f"{site}sv/assessments/compare/?a=h0&a=h1")
    expect(page.locator(".ts-together")).to_have_attribute("data-compared", "2", timeout=60_000)
    shows(page, "main", at_least=2)
    page.goto(f"{site}sv/assessments/consensus/")
    for box in page.locator("[data-choices] input").all():
        box.check()
    page.locator("[data-start]").click()
    expect(page.locator("[data-work]")).to_be_visible(timeout=60_000)
    shows(page, "main", at_least=4)
    open_report(page, site, "h0", lang="nb")
    shows(page, "[data-report]", at_least=60)
    assert desk.documents()["h0"]["assessment"] == hostile("ips", MARKUP, "h0")
    assert asked == []


def test_markup_stays_text_on_an_application(page: Page, site: str, asked: list[str]) -> None:
    taken_in(page, site, "into", MARKUP)
    page.goto(f"{site}sv/assessments/application/?a=h0")
    module = page.locator("[data-module='application']")
    expect(module).to_have_attribute("data-state", "ready", timeout=60_000)
    shows(page, "main", at_least=10)
    assert asked == []


def test_no_text_becomes_a_formula_in_a_table(page: Page, site: str) -> None:
    file = hostile("ips", FORMULAS[0], "h0")
    for answer, text in zip(file["answers"].values(), cycle(FORMULAS)):
        answer["note"] = text
    desk = DeskPage(page, site).open()
    desk.drop_in(("a.json", text_of(file)))
    page.locator("[data-import] .ts-button--primary").click()
    expect(desk.cards).to_have_count(1)
    page.goto(f"{site}sv/ips/form/?a=h0")
    FormPage(page).until_ready()
    with page.expect_download() as saved:
        page.locator("[data-save-table]").click()
    content = read(saved.value)[1].decode("utf-8-sig")
    rows = csv.reader(io.StringIO(content, newline=""), delimiter=";")
    cells = [cell for row in rows for cell in row]
    assert {f"'{text}" for text in FORMULAS} <= set(cells)
    assert [one for one in cells if BEGINS.match(one) and not NUMBER.fullmatch(one)] == []


def test_no_text_becomes_a_formula_or_a_field_in_a_report(page: Page, site: str) -> None:
    taken_in(page, site, "seqf", FORMULAS[-1])
    open_report(page, site, "h0")
    excel = Excel(saved_as(page, "xlsx")[1])
    assert excel.formulas() == 0
    cells = [cell for name in excel.names for row in excel.rows(name) for cell in row]
    assert FORMULAS[-1] in cells
    word = Word(saved_as(page, "docx")[1])
    assert any(FORMULAS[-1] in line for line in word.paragraphs())
    # Fields of a document would be computed when it is opened; only the page number is one.
    fields = {"".join(one.itertext()).strip() for one in word.body.iter(f"{W}instrText")}
    assert fields <= {"PAGE", "NUMPAGES"}
    links = [
        one.get("Target")
        for name, part in word.parts.items()
        if name.endswith(".rels")
        for one in part
        if one.get("TargetMode") == "External"
    ]
    assert links == []


def test_no_text_adds_a_line_of_its_own_to_a_calendar(page: Page, site: str) -> None:
    taken_in(page, site, "ips", BREAK)
    page.goto(f"{site}sv/assessments/plan/?a=h0")
    expect(page.locator("[data-module='plan']")).to_have_attribute("data-state", "ready")
    with page.expect_download() as saved:
        page.locator("[data-calendar]").click()
    lines = read(saved.value)[1].decode().split("\r\n")
    assert [line for line in lines if line.startswith("ATTENDEE")] == []
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") > 0
    assert not any("\n" in line or "\r" in line for line in lines)
