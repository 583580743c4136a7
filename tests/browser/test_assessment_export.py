"""What leaves the form: the assessment as a file, its answers as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk_page import DeskPage
from tests.browser.form_page import FormPage


@pytest.fixture
def desk(page: Page, site: str) -> DeskPage:
    return DeskPage(page, site)


def test_the_form_says_which_assessment_is_open_and_saves_it_as_a_file(desk: DeskPage) -> None:
    form = FormPage(desk.page)
    made = desk.open().create("ips", title="Våren <b>", organisation="Åsö")
    desk.card("Våren").get_by_role("link", name="Öppna").click()
    expect(desk.page.locator("[data-assessment-name]")).to_have_text("Våren <b>, Åsö")
    form.control("1.level", "3").check()
    with desk.page.expect_download() as saved:
        desk.page.get_by_role("button", name="Spara som fil").click()
    found = json.loads(saved.value.path().read_text("utf-8"))
    assert found["answers"] == {"1": {"level": "3"}}
    expect(desk.page.locator("[data-file-told]")).to_have_text("Sparad som fil.")
    assert desk.documents()[made]["assessment"] == found
    assert desk.documents()[made]["exported"] is not None
    desk.page.locator(".ts-form__assessment").get_by_role("link", name="Mina").click()
    expect(desk.card("Våren <b>")).to_contain_text("1 av 25 besvarade")


def test_answers_and_notes_are_saved_as_a_table_for_nordic_excel(desk: DeskPage) -> None:
    form = FormPage(desk.page)
    desk.open().create("ips", title="Våren")
    desk.page.goto(f"{desk.site}sv/ips/form/")
    form.until_ready()
    form.answer("1", {"level": "3", "note": "=1+1"})
    form.answer("2", {"inputs": {"share": "74,5"}})
    form.until_saved()
    expect(form.score_of("1")).to_contain_text("3")
    with desk.page.expect_download() as saved:
        desk.page.get_by_role("button", name="Spara som tabell (CSV)").click()
    assert saved.value.suggested_filename.endswith(".csv")
    raw = saved.value.path().read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfDel;Nummer;Kriterium;Svar;Resultat;")
    assert raw.count(b"\r\n") == 26
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert {len(row) for row in rows} == {10}
    head, first, second, *_ = rows
    found = dict(zip(head, first, strict=True))
    assert found["Nummer"] == "IPS 1"
    assert found["Svar"].startswith("3: ")
    assert found["Resultat"] == "3"
    assert found["Anteckning"] == "'=1+1"
    assert "74,5" in second[3]
