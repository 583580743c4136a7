"""A worked case in a browser from end to end: filled in, scored, saved in every way, reported."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import expect

from scoring.boundary import call
from tests.browser.desk_page import read
from tests.browser.filled import CASES, WORD, filled
from tests.browser.form_page import FormPage
from tests.browser.office import Excel, Word
from tests.browser.test_report import lay_in, open_report, saved_as
from tests.cases import all_cases, rules, score_request


def scored_and_saved(form: FormPage, site: str, framework: str, locale: str) -> None:
    """Fill in a worked case, hold the score against this Python's, and save all that can be."""
    page = form.page
    [case] = [
        one for one in all_cases() if (one.framework, one.name) == (framework, CASES[framework])
    ]
    given: dict[str, Any] = dict(case.assessment)
    call(json.dumps({"op": "load", "rules": rules()[framework]}))
    total = json.loads(call(score_request(given)))["total"]
    begun = {**given, "answers": {}, "assessment": {**filled("ips")["assessment"], "id": framework}}
    name = lay_in(page, site, begun, locale)
    form.open(f"{site}{locale}/{framework}/form/?a={name}")
    form.fill(given["answers"], by_hand=False)
    assert json.loads(form.result(answered=total["answered"]))["total"] == total
    form.until_saved()
    assert page.pdf().startswith(b"%PDF")
    for button, ending in (("[data-save-file]", "json"), ("[data-save-table]", "csv")):
        with page.expect_download() as saved:
            page.locator(button).first.click()
        file, content = read(saved.value)
        assert file.endswith(f".{ending}")
        assert next(iter(given["answers"])) in content.decode("utf-8-sig")

    open_report(page, site, name, locale, "sv")
    expect(page.locator("[data-report]")).to_contain_text(WORD)
    assert page.pdf().startswith(b"%PDF")
    _, document = saved_as(page, "docx")
    assert any(WORD in text for text in Word(document).paragraphs())
    _, workbook = saved_as(page, "xlsx")
    assert Excel(workbook).sheets
