"""A share of met criteria through the page: the questions about the service decide how many."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import pytest
from playwright.sync_api import Page, expect

from tests.browser.form_page import FormPage
from tests.browser.kinds import LOCALES
from tests.cases import Case, case_mismatches, case_named

WORKED = "Worked example of the overview page"


@pytest.fixture
def form(page: Page, site: str) -> FormPage:
    return FormPage(page).open(f"{site}sv-FI/into/form/")


def answers(case: Case) -> Mapping[str, Mapping[str, Any]]:
    return cast("Mapping[str, Mapping[str, Any]]", case.assessment["answers"])


def tell(form: FormPage, **profile: str) -> None:
    """Answer questions about the service."""
    for question, choice in profile.items():
        form.control(f"profile.{question}", choice).check()


@pytest.mark.parametrize("locale", LOCALES)
def test_a_complete_assessment_gives_the_expected_result(
    page: Page, site: str, locale: str
) -> None:
    case = case_named("into", WORKED)
    form = FormPage(page).open(f"{site}{locale}/into/form/")
    tell(form, **cast("Mapping[str, str]", case.assessment["profile"]))
    form.fill(answers(case), by_hand=locale == LOCALES[0])
    assert case_mismatches(case, form.result(answered=46)) == []


def test_a_result_is_told_in_whole_criteria(form: FormPage) -> None:
    case = case_named("into", WORKED)
    tell(form, **cast("Mapping[str, str]", case.assessment["profile"]))
    form.fill(answers(case), by_hand=False)
    form.result(answered=46)
    summary = form.page.locator("[data-summary]")
    expect(summary.locator("[data-total-score]")).to_have_text("Uppfyllda: 36 av 46")
    expect(summary).to_contain_text("Delvis uppfyllda: 6. De räknas inte.")
    standing = summary.locator(".ts-thresholds__one")
    expect(standing.nth(0)).to_contain_text("nådd i er egen bedömning")
    expect(standing.nth(1)).to_contain_text("1 saknas (37 av 46 behövs)")
    expect(standing.nth(2)).to_contain_text("10 saknas (46 av 46 behövs)")
    row = form.page.locator("[data-section-row=impact] [data-cell=score]")
    expect(row).to_have_text("6 av 7")


def test_a_question_that_does_not_show_its_answer_keeps_it_when_another_is_answered(
    form: FormPage,
) -> None:
    case = case_named("into", WORKED)
    told = cast("Mapping[str, str]", case.assessment["profile"])
    (one, first), (other, second), *_ = told.items()
    tell(form, **{one: first, other: second})
    form.until_saved()
    form.control(f"profile.{other}", second).evaluate("(radio) => { radio.checked = false }")
    form.control(f"profile.{one}", first).evaluate("(radio) => { radio.checked = false }")
    tell(form, **{one: first})
    form.until_saved()
    form.page.reload()
    form.until_ready()
    expect(form.control(f"profile.{other}", second)).to_be_checked()
    expect(form.control(f"profile.{one}", first)).to_be_checked()


def test_open_questions_show_every_number_of_criteria(form: FormPage) -> None:
    form.answer("1", {"level": "met"})
    form.result(answered=1)
    table = form.page.locator(".ts-thresholds__table")
    expect(table.locator("thead th")).to_have_text(["Tröskel", "av 51", "av 50", "av 46", "av 45"])
    tell(form, target_group="both")
    expect(table.locator("thead th")).to_have_text(["Tröskel", "av 51", "av 46"])
    tell(form, learning_environment="striving")
    expect(table).to_have_count(0)
    expect(form.page.locator("[data-total-score]")).to_have_text("Uppfyllda: 1 av 51")


@pytest.mark.parametrize(
    ("question", "out", "back", "items"),
    [
        ("learning_environment", "no", "striving", ["33", "34", "35", "36", "37"]),
        ("target_group", "adults", "youth", ["11"]),
    ],
)
def test_what_an_answer_takes_away_is_marked_and_comes_back_unharmed(
    form: FormPage, question: str, out: str, back: str, items: list[str]
) -> None:
    for item in items:
        form.answer(item, {"level": "met", "note": f"Så gör vi i {item}"})
    tell(form, learning_environment="yes", target_group="both")
    form.result(answered=len(items))
    tell(form, **{question: out})
    form.result(answered=0)
    for item in items:
        card = form.page.locator(f"#form-item-{item}")
        expect(card).to_have_attribute("data-state", "out")
        expect(card.locator(".ts-item__out")).to_be_visible()
        expect(form.score_of(item)).to_have_text("Gäller inte er, räknas inte")
    form.until_saved()
    form.page.reload()
    form.until_ready()
    expect(form.control(f"profile.{question}", out)).to_be_checked()
    tell(form, **{question: back})
    form.result(answered=len(items))
    for item in items:
        expect(form.control(f"{item}.level", "met")).to_be_checked()
        expect(form.control(f"{item}.note")).to_have_value(f"Så gör vi i {item}")
        expect(form.page.locator(f"#form-item-{item} .ts-item__out")).to_be_hidden()


def test_the_rule_is_as_long_as_the_criteria_that_apply(form: FormPage) -> None:
    tell(form, learning_environment="no", target_group="both")
    form.answer("1", {"level": "met"})
    form.result(answered=1)
    numbers = form.page.locator("[data-share-rule] text[data-threshold]")
    expect(numbers).to_have_text(["23", "37", "46"])
    assert form.page.locator("[data-rule-at='47']").get_attribute("hidden") is not None
    label = form.page.locator("[data-share-rule]").get_attribute("aria-label")
    assert label is not None
    assert label.startswith("Uppfyllda: 1 av 46.")


def test_guides_stand_under_their_framework(page: Page, site: str) -> None:
    page.goto(f"{site}sv/into-nivaer/")
    branch = page.locator(".ts-side .ts-tree__branch.is-open")
    expect(branch.locator("> a")).to_have_text("Into")
    expect(branch.locator("a[aria-current=page]")).to_have_text("Tre nivåer av kvalitetsarbete")
    expect(branch.locator(".ts-tree__group > span")).to_have_text(
        ["Riktning", "Verksamhet", "Uppföljning av resultat"]
    )
