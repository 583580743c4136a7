"""A framework without points on its form: tables are pasted, figures and findings come back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import pytest
from playwright.sync_api import Page, expect

from tests.browser.form_page import FormPage
from tests.browser.kinds import LOCALES
from tests.cases import case_mismatches, case_named

COMPLETE = "A follow-up of all thirteen areas is complete and has neither score nor band"
INTERRUPTIONS = (
    "Tidpunkt i tjänsten\tDokumenterad orsak\tAntal\n"
    "Del 1 (kartläggning)\thälsa\t2\n"
    "Del 1 (kartläggning)\t\t1\n"
    "Del 2\tflytt\t1\n"
    "del 3 (arbetsprövning)\thälsa\t1\n"
)
CALL_OFFS = "; Nord; A\n; Nord; A\n; Nord; B\n; Nord; B"


def row(page: Page, area: str) -> Any:
    """Find the row of an area in the table of all areas."""
    return page.locator(f"[data-area-row='{area}']")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_complete_follow_up_gives_the_expected_result(page: Page, site: str, locale: str) -> None:
    """Every area through the page, with the words of each language."""
    case = case_named("af", COMPLETE)
    form = FormPage(page).open(f"{site}{locale}/af/form/")
    answers = cast("Mapping[str, Mapping[str, Any]]", case.assessment["answers"])
    form.fill(answers, by_hand=locale == LOCALES[0])
    assert case_mismatches(case, form.result(answered=13)) == []
    summary = page.locator("[data-summary]")
    expect(summary.locator("p[data-progress]")).to_contain_text("13 av 13 områd")
    expect(summary.locator("[data-follow-counts] dd")).to_have_text(["1", "1", "1"])
    for word in ("poäng", "poeng"):
        assert word not in summary.inner_text()
    expect(page.locator("[data-error]:visible")).to_have_count(0)
    expect(page.locator("[data-area-row][data-state='recorded']")).to_have_count(13)


def test_pasted_tables_give_figures_and_findings(page: Page, site: str) -> None:
    """The areas 12 and 13 of the worked example."""
    form = FormPage(page).open(f"{site}sv/af/form/")
    form.control("12.input.started").fill("40")
    form.control("12.input.interruptions").fill(INTERRUPTIONS)
    form.control("13.input.call_offs").fill(CALL_OFFS)
    form.control("13.input.follow_up", "ongoing").check()
    form.result(answered=2)

    interruptions = page.locator("[data-why-body='12']")
    expect(interruptions).to_contain_text("Avbrott, andel i procent av dem som har börjat")
    expect(interruptions).to_contain_text("12,5\u00a0%")
    expect(interruptions.locator(".ts-why__flags li")).to_have_text(
        ["Det finns avbrott efter del 1.", "Minst ett avbrott saknar dokumenterad orsak."]
    )
    expect(interruptions.get_by_role("row", name="Del 1 (kartläggning) 3")).to_be_visible()
    expect(
        interruptions.get_by_role("row", name="inte angivet Del 1 (kartläggning) 1")
    ).to_be_visible()
    expect(page.locator("[data-why-body='13']")).to_contain_text("Områden med två leverantörer")
    expect(page.locator("[data-section-progress='service']")).to_have_text("2 av 2")
    expect(row(page, "12").locator("td")).to_have_text(["Ifyllt, 2 påpekanden", "\u2013"])
    expect(row(page, "13").locator("td")).to_have_text(["Ifyllt, 1 påpekande", "Pågår"])
    expect(row(page, "1").locator("td")).to_have_text(["\u2013", "\u2013"])
    assert "poäng" not in page.locator("[data-summary]").inner_text()

    form.until_saved()
    page.reload()
    expect(form.control("12.input.interruptions")).to_have_value(INTERRUPTIONS)
    expect(page.get_by_role("region", name="Så här läses tabellen: Avbrott")).to_be_visible()


def test_a_row_that_is_being_typed_waits_and_a_wrong_cell_is_named(page: Page, site: str) -> None:
    form = FormPage(page).open(f"{site}sv/af/form/")
    table = form.control("13.input.call_offs")
    read = page.locator("[data-row='13.input.call_offs/2'] [data-column='date']")
    table.fill("; Nord; A\n; Nord")
    expect(page.locator("[data-held='13.input.call_offs']")).to_have_text(
        "Rad 2 räknas först när den har: Leverantör."
    )
    expect(page.locator("[data-error='13']")).to_be_hidden()
    table.fill("; Nord; A\n2018-02-30; Nord; B\n")
    expect(page.locator("[data-error='13']")).to_contain_text(
        "Avrop i ordning, rad 2, Datum: ”2018-02-30”"
    )
    expect(table).to_have_attribute("aria-invalid", "true")
    expect(read).to_have_attribute("data-invalid", "")
    expect(read).to_contain_text("(behöver rättas)")
    expect(row(page, "13").locator("td").first).to_have_text("Behöver rättas")
    table.fill("; Nord; A\n2018-02-28; Nord; B\n")
    expect(page.locator("[data-error='13']")).to_be_hidden()
    expect(page.locator(".ts-preview [data-invalid]")).to_have_count(0)


def test_a_limit_that_the_team_sets_is_used_and_said(page: Page, site: str) -> None:
    form = FormPage(page).open(f"{site}sv/af/form/")
    form.control("1.input.stays").fill("5\t20\t26\t1")
    form.result(answered=1)
    why = page.locator("[data-why-body='1']")
    expect(why).to_contain_text("Längsta tid i del 2 och del 3: 48 veckor")
    expect(why.locator(".ts-why__flags")).to_have_count(0)
    form.control("1.input.parts_2_3_max").fill("45")
    expect(why).to_contain_text("Längsta tid i del 2 och del 3: 45 veckor (ändrad)")
    expect(why.locator(".ts-why__flags li")).to_have_text(
        ["Minst en deltagare har varit längre tid i del 2 och del 3 än gränsen."]
    )
