"""An application for a mark: the summary, the sheet for an interview, on screen and on paper."""

from __future__ import annotations

import copy
from typing import Any, cast

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.desk_page import DeskPage
from tests.browser.form_page import FormPage
from tests.browser.kinds import LOCALES
from tests.cases import case_named

WORKED = "Worked example of the overview page"
MARKUP = "<img src=x onerror=alert(1)> & åäö"


def record(**about: str) -> dict[str, Any]:
    """The worked example of Into as a saved assessment, with a text for criterion 1 alone."""
    case = copy.deepcopy(dict(case_named("into", WORKED).assessment))
    answers = cast("dict[str, Any]", case["answers"])
    answers["1"] |= {
        "note": f"Vi går igenom värderingarna varje höst.\n{MARKUP}",
        "evidence": [{"text": "Verksamhetsplan 2026", "kind": "document", "date": "2026-02-03"}],
    }
    saved = "2026-03-04T05:06:07.000Z"
    about = {"title": "Våren 2026", "organisation": "Åsö verkstad", **about}
    case["assessment"] = {"id": "into1", "changed": saved, **about}
    return {
        "id": "into1", "framework": "into", "schema": 2, "saved": saved, "exported": None,
        "assessment": case,
    }  # fmt: skip


def opened(page: Page, site: str, locale: str = "sv", more: str = "", **about: str) -> Page:
    DeskPage(page, site, locale).open().put(record(**about))
    page.goto(f"{site}{locale}/assessments/application/?a=into1{more}")
    module = page.locator("[data-module='application']")
    expect(module).to_have_attribute("data-state", "ready", timeout=90_000)
    return page


def test_the_summary_says_what_is_met_needed_and_missing(page: Page, site: str) -> None:
    sheet = opened(page, site).locator("[data-sheet]")
    expect(sheet).to_contain_text("Uppfyllda kriterier: 36 av 46")
    expect(sheet).to_contain_text(
        "Fyra femtedelar av kriterierna: Inte nådd: 1 saknas (37 av 46 behövs)."
    )
    expect(sheet).to_contain_text("Åsö verkstad")
    expect(sheet).to_contain_text("Inte ifyllt")
    expect(sheet).to_contain_text("Både unga och vuxna")
    expect(sheet.locator(".ts-application__counts")).to_contain_text("Gäller inte5")
    expect(sheet.locator(".ts-application__unmet").first.locator("li")).to_have_count(6)
    expect(sheet.locator("[data-lacking]")).to_contain_text("Kriterier utan text: 45.")
    one = sheet.locator("[data-criterion='1']")
    expect(one).to_contain_text("Vi går igenom värderingarna varje höst.")
    expect(one).to_contain_text(MARKUP)
    expect(one).to_contain_text("Verksamhetsplan 2026, 3 februari 2026")
    expect(one.locator("img")).to_have_count(0)
    expect(sheet.locator("[data-criterion='2']")).to_contain_text("Text saknas")
    gone = sheet.locator("[data-criterion='33']")
    expect(gone).to_have_attribute("data-state", "not_applicable")
    expect(gone).not_to_contain_text("Text saknas")


@pytest.mark.parametrize(
    ("locale", "granting", "claim"),
    [
        ("sv", "Det är Into som prövar ansökan", "er egen skattning"),
        ("nb", "Det er Into som behandler søknaden", "deres egen vurdering"),
        ("sv-FI", "Det är Into som prövar ansökan", "er egen bedömning"),
    ],
)
def test_no_mark_is_granted_here(
    page: Page, site: str, locale: str, granting: str, claim: str
) -> None:
    sheet = opened(page, site, locale).locator("[data-sheet]")
    for text in (granting, claim):
        expect(sheet.locator(".ts-application__granting")).to_contain_text(text)


def test_a_missing_text_leads_to_its_place_on_the_form(page: Page, site: str) -> None:
    opened(page, site).locator("[data-criterion='2'] a").click()
    page.wait_for_url("**/into/form/?a=into1#form-item-2")


def test_the_interview_sheet_has_the_claims_and_room_beside(page: Page, site: str) -> None:
    opened(page, site).get_by_label("Intervjuunderlag, nivå 3").check()
    sheet = page.locator("[data-sheet='interview']")
    expect(sheet.locator("h2")).to_have_text("Intervjuunderlag, nivå 3")
    expect(sheet.locator(".ts-application__room")).to_have_count(46)
    expect(sheet.locator("[data-criterion='1']")).to_contain_text("Vi går igenom värderingarna")
    expect(sheet).to_contain_text("Intervjuare")
    assert page.url.endswith("sheet=interview")
    page.reload()
    expect(page.locator("[data-sheet='interview'] h2")).to_be_visible()


def test_the_summary_is_copied_as_text(new_context: NewContext, site: str) -> None:
    context = new_context(permissions=["clipboard-read", "clipboard-write"])
    page = opened(context.new_page(), site)
    page.get_by_role("button", name="Kopiera som text").click()
    expect(page.locator("[data-told]")).to_have_text("Texten är kopierad.")
    text = page.evaluate("navigator.clipboard.readText()")
    assert "Uppfyllda kriterier: 36 av 46" in text
    assert "1. Grunduppdrag, vision och värderingar (Uppfyllt)\nVi går igenom" in text
    assert MARKUP in text
    assert "(Uppfyllt)\nText saknas" in text


def test_form_and_list_lead_to_it_for_frameworks_that_have_an_application(
    page: Page, site: str
) -> None:
    desk = DeskPage(page, site).open()
    desk.put(record())
    desk.create("ips", title="Annan")
    link = desk.card("Våren 2026").get_by_role("link", name="Underlag för ansökan")
    expect(desk.card("Annan").get_by_role("link", name="Underlag för ansökan")).to_have_count(0)
    expect(link).to_have_attribute("href", "application/?a=into1")
    FormPage(page).open(f"{site}sv/into/form/?a=into1")
    page.get_by_role("link", name="Underlag för ansökan").click()
    expect(page.locator("[data-sheet] h2")).to_be_visible(timeout=90_000)


def test_an_assessment_of_another_framework_is_told_to_have_none(page: Page, site: str) -> None:
    made = DeskPage(page, site).open().create("ips", title="Annan")
    page.goto(f"{site}sv/assessments/application/?a={made}")
    expect(page.locator("[data-why-none]")).to_have_text(
        "Det finns ingen ansökan för skattningens ramverk."
    )


@pytest.mark.parametrize("locale", LOCALES)
def test_paper_has_the_sheet_alone(page: Page, site: str, locale: str) -> None:
    opened(page, site, locale)
    page.emulate_media(media="print")
    expect(page.locator("[data-sheet] h2")).to_be_visible()
    for hidden in ("h1", "[data-copy]", "[data-sheets]", ".ts-application__text a >> nth=0"):
        expect(page.locator(hidden)).to_be_hidden()
