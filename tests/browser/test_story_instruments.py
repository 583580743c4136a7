"""Two stories: an application with the workshop criteria, and two suppliers followed up."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast

from playwright.sync_api import Page, expect

from tests.browser.desk_page import DeskPage
from tests.browser.form_page import FormPage
from tests.browser.test_areas import COMPLETE
from tests.browser.test_into import WORKED
from tests.cases import Case, case_named

TEXTS = {
    "1": "Värderingarna gås igenom med hela personalen varje höst.",
    "2": "Vi skriver ner vad verkstaden är till för i årsplanen.",
}


def answers(case: Case) -> dict[str, Mapping[str, Any]]:
    return dict(cast("Mapping[str, Mapping[str, Any]]", case.assessment["answers"]))


def test_a_workshop_prepares_its_application(page: Page, site: str) -> None:
    """All criteria on the form, what is done at two of them, the summary, the missing texts."""
    case = case_named("into", WORKED)
    desk = DeskPage(page, site, "sv-FI").open()
    made = desk.create("into", title="Ansökan 2026", organisation="Åsö verkstad")
    form = FormPage(page).open(f"{site}sv-FI/into/form/?a={made}")
    for question, choice in cast("Mapping[str, str]", case.assessment["profile"]).items():
        form.control(f"profile.{question}", choice).check()
    form.fill(answers(case))
    for item, text in TEXTS.items():
        form.control(f"{item}.note").fill(text)
    assert json.loads(form.result(answered=46))["total"]["met"] == 36
    form.until_saved()

    page.locator("a[href*='assessments/application/']").first.click()
    sheet = page.locator("[data-sheet]")
    expect(sheet).to_contain_text("Uppfyllda kriterier: 36 av 46", timeout=90_000)
    expect(sheet).to_contain_text("1 saknas (37 av 46 behövs)")
    for item, text in TEXTS.items():
        expect(sheet.locator(f"[data-criterion='{item}']")).to_contain_text(text)
    expect(sheet.locator("[data-lacking]")).to_contain_text("Kriterier utan text: 44.")

    partly = next(item for item, each in answers(case).items() if each.get("level") == "partly")
    form.open(f"{site}sv-FI/into/form/?a={made}")
    form.control(f"{partly}.level", "met").check()
    form.until_saved()
    page.goto(f"{site}sv-FI/assessments/application/?a={made}")
    expect(sheet).to_contain_text("Uppfyllda kriterier: 37 av 46", timeout=90_000)
    expect(sheet).to_contain_text("Det är Into som prövar ansökan")


def test_two_suppliers_are_followed_up_side_by_side(page: Page, site: str) -> None:
    """The same areas for each; figures and findings beside one another, never a score or a rank."""
    case = case_named("af", COMPLETE)
    desk = DeskPage(page, site, "sv").open()
    made = []
    for name, more in (("Leverantör A", {}), ("Leverantör B", {"2": {"note": "Samtal i maj"}})):
        one = desk.create("af", title=name, organisation=name, date="2026-05-04")
        form = FormPage(page).open(f"{site}sv/af/form/?a={one}")
        filled = answers(case)
        if more:
            del filled["1"]
        form.fill(filled, by_hand=not more)
        for item, answer in more.items():
            form.answer(item, answer)
        result = json.loads(form.result(answered=len(filled)))
        assert "score" not in result["total"]
        form.until_saved()
        made.append(one)
        desk.open()
    expect(desk.card("Leverantör A")).to_contain_text("13 av 13")
    expect(desk.card("Leverantör B")).to_contain_text("12 av 13")

    page.goto(f"{site}sv/assessments/compare/?a={made[0]}&a={made[1]}")
    expect(page.locator(".ts-together")).to_have_attribute("data-compared", "2", timeout=90_000)
    found = page.locator("[data-result]")
    expect(found).to_contain_text("Leverantör A")
    expect(found).to_contain_text("Leverantör B")
    expect(found.locator("tr[data-item='1']").first).to_be_attached()
    tables = " ".join(found.locator("table").all_inner_texts()).lower()
    for word in ("poäng", "bäst", "sämst", "rang"):
        assert word not in tables
