"""The form scores, keeps and explains what is filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.form_page import FormPage
from tests.cases import case_mismatches, case_named


@pytest.fixture
def form(page: Page) -> FormPage:
    return FormPage(page)


IPS_CASE = "Worked example of the overview page"
SEQF_CASE = "A first year with mixed answers ends at 58.1, of which 51.4 is documented"
BY_HAND = {"ips": "sv", "seqf": "nb"}
"""In which locale each form is filled in with the mouse; in the others by script."""


@pytest.mark.parametrize(
    ("framework", "name", "total", "locale"),
    [
        ("ips", IPS_CASE, "94", "sv"),
        ("ips", IPS_CASE, "94", "nb"),
        ("ips", IPS_CASE, "94", "sv-FI"),
        ("seqf", SEQF_CASE, "58,1", "nb"),
    ],
)
def test_a_complete_assessment_gives_the_expected_result(
    form: FormPage, site: str, framework: str, name: str, total: str, locale: str
) -> None:
    case = case_named(framework, name)
    answers = cast("Mapping[str, Mapping[str, Any]]", case.assessment["answers"])
    form.open(f"{site}{locale}/{framework}/form/")
    form.fill(answers, by_hand=BY_HAND[framework] == locale)
    assert case_mismatches(case, form.result(answered=25)) == []
    expect(form.page.locator("[data-summary]")).to_contain_text(total)


def test_nothing_is_preselected(form: FormPage, site: str) -> None:
    form.open(f"{site}sv-FI/ips/form/")
    assert form.page.locator(".ts-form input:checked").count() == 0


def test_a_reload_keeps_every_answer(form: FormPage, site: str) -> None:
    form.open(f"{site}sv-FI/ips/form/")
    form.answer("2", {"inputs": {"share": "74.5"}, "note": "Räknat på våren"})
    form.answer("7", {"level": "4"})
    form.answer("5", {"points": ["weekly_meetings", "shared_record"]})
    form.result(answered=3)
    form.until_saved()
    form.page.reload()
    form.until_ready()
    expect(form.control("2.input.share")).to_have_value("74,5")
    expect(form.control("2.note")).to_have_value("Räknat på våren")
    expect(form.control("7.level", "4")).to_be_checked()
    expect(form.control("5.point.shared_record")).to_be_checked()
    form.result(answered=3)


def test_answers_stay_when_the_language_changes(form: FormPage, site: str) -> None:
    form.open(f"{site}sv-FI/ips/form/")
    form.answer("7", {"level": "4"})
    form.until_saved()
    form.page.locator("a[data-ts-locale=nb]").first.evaluate("link => link.click()")
    expect(form.page).to_have_url(re.compile("/nb/ips/form/"))
    expect(form.control("7.level", "4")).to_be_checked()


def test_a_measured_value_in_a_gap_is_explained(form: FormPage, site: str) -> None:
    form.open(f"{site}sv-FI/ips/form/")
    form.answer("2", {"inputs": {"share": "74.5"}})
    form.result(answered=1)
    expect(form.score_of("2")).to_contain_text("2")
    why = form.page.locator("[data-why='2']")
    why.locator("summary").click()
    expect(why).to_contain_text("74,5")


def test_an_impossible_value_is_said_at_its_item_and_the_rest_still_scores(
    form: FormPage, site: str
) -> None:
    form.open(f"{site}sv-FI/ips/form/")
    form.answer("7", {"level": "4"})
    form.answer("2", {"inputs": {"share": "174"}})
    expect(form.page.locator("[data-error='2']")).to_contain_text("174")
    # The rest is scored as it was before, so nothing need be computed for it.
    expect(form.page.locator("[data-total-score]").first).to_have_text("Hittills 4 poäng")
    expect(form.score_of("7")).to_contain_text("4")
    form.answer("2", {"inputs": {"share": "74"}})
    expect(form.page.locator("[data-error='2']")).to_be_hidden()
    form.result(answered=2)


def test_picking_a_step_marks_statements_and_unticking_one_lowers_it(
    form: FormPage, site: str
) -> None:
    form.open(f"{site}nb/seqf/form/")
    form.control("1.3.step", "4").check()
    form.result(answered=1)
    expect(form.score_of("1.3")).to_contain_text("4")
    expect(form.control("1.3.statement.s4")).to_be_checked()
    form.control("1.3.statement.s2").uncheck()
    expect(form.control("1.3.step", "4")).not_to_be_checked()
    items = form.heard()[-1]["items"]
    form.page.wait_for_function('window.heard.at(-1).includes(\'"statement":"s2"\')')
    items = form.heard()[-1]["items"]
    assert int(items["1.3"]["score"]) < 4
    assert {"statement": "s2", "state": "not_met"} in items["1.3"]["explanation"]["held_by"]


def test_reading_pages_start_no_python(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("sv-FI/", "sv-FI/ips/", "sv-FI/ips/personal/"):
        page.goto(site + path, wait_until="networkidle")
    assert not [url for url in asked if "/runtime/" in url]


def test_the_form_can_be_filled_on_a_phone(new_context: NewContext, site: str) -> None:
    page = new_context(viewport={"width": 390, "height": 844}, has_touch=True).new_page()
    form = FormPage(page).open(f"{site}sv-FI/ips/form/")
    form.answer("7", {"level": "4"})
    form.result(answered=1)
    across = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert across <= 0


def test_the_form_scores_below_a_path(new_context: NewContext, sub_site: str) -> None:
    page = new_context(address=sub_site).new_page()
    form = FormPage(page).open(f"{sub_site}nb/seqf/form/")
    form.answer("1.3", {"statements": {"s1": "met", "s2": "met"}})
    form.result(answered=1)
