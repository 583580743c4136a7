"""When it is time again: the day on the form, why, and as a calendar file."""

from __future__ import annotations

import re
from typing import Any, cast

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.desk_page import DeskPage, read
from tests.browser.form_page import FormPage
from tests.cases import rules

VERSION = cast("str", rules()["ips"]["version"])


def record(name: str, points: int, *, answered: int = 25, **about: str) -> dict[str, Any]:
    """A saved IPS assessment of so many points in all."""
    whole, more = divmod(points, answered)
    answers = {
        str(n + 1): {"override": {"score": str(whole + (n < more)), "reason": "Enades om det"}}
        for n in range(answered)
    }
    saved = "2026-03-04T05:06:07.000Z"
    return {
        "id": name,
        "framework": "ips",
        "schema": 2,
        "saved": saved,
        "exported": None,
        "assessment": {
            "format": "tumstock-assessment",
            "format_version": 1,
            "framework": {"id": "ips", "version": VERSION},
            "assessment": {"id": name, "title": name, "changed": saved, **about},
            "profile": {},
            "answers": answers,
        },
    }


def opened(page: Page, site: str, locale: str, *records: dict[str, Any]) -> Locator:
    """Lay assessments into the browser, open the form of the first and find the lines."""
    desk = DeskPage(page, site, locale).open()
    for each in records:
        desk.put(each)
    FormPage(page).open(f"{site}{locale}/ips/form/?a={records[0]['id']}")
    lines = page.locator("[data-repeat-lines]")
    expect(lines).to_be_visible()
    lines.scroll_into_view_if_needed()  # items on the way are laid out as they come into sight
    return lines


def today(page: Page, day: str) -> None:
    page.clock.set_fixed_time(f"{day}T12:00:00")


@pytest.mark.parametrize(
    ("points", "day", "months"),
    [(99, "2026-11-30", "högst 3 månader"), (100, "2027-05-31", "högst 12 månader")],
)
def test_the_day_follows_from_the_total(
    page: Page, site: str, points: int, day: str, months: str
) -> None:
    lines = opened(page, site, "sv", record("Våren", points, date="2026-05-31"))
    expect(lines.locator("time")).to_have_attribute("datetime", day)
    expect(lines).to_contain_text(
        f"Den senaste fullständiga skattningen är Våren, 31 maj 2026. Den gav {points} poäng."
    )
    expect(lines).to_contain_text(re.compile(months, re.IGNORECASE))
    expect(lines.locator("[data-repeat='steering_group'] time")).to_have_count(0)


def test_an_assessment_under_way_leaves_the_day_to_the_one_before(page: Page, site: str) -> None:
    lines = opened(
        page, site, "sv",
        record("Hösten", 110, answered=24, date="2026-11-20", organisation="Åsö"),
        record("Våren", 99, date="2026-05-31", organisation="Åsö"),
        record("Andra", 120, date="2026-10-31", organisation="Ön"),
    )  # fmt: skip
    expect(lines.locator("time")).to_have_attribute("datetime", "2026-11-30")
    expect(lines).to_contain_text("Den här skattningen är inte fullständig än")
    page.locator("[name='25.unknown']").scroll_into_view_if_needed()
    page.locator("[name='25.point.contact_attempts']").or_(
        page.locator("[name^='25.point.']")
    ).first.check()
    expect(lines.locator("time")).to_have_attribute("datetime", "2027-11-20")
    expect(lines).to_contain_text("är Hösten, 20 november 2026")


def test_a_day_that_has_passed_is_told_and_without_a_date_there_is_none(
    page: Page, site: str
) -> None:
    today(page, "2026-12-01")
    lines = opened(page, site, "sv", record("Våren", 99, date="2026-05-31"))
    expect(lines).to_contain_text("Datumet har passerat.")
    lines = opened(page, site, "nb", record("Uten dato", 99, organisation="Ø"))
    expect(lines.locator("time")).to_have_count(0)
    expect(lines).to_contain_text("Denne vurderingen er fullstendig, men mangler dato")
    expect(lines).to_contain_text("Høyst 6 måneder")


def test_the_day_goes_to_a_calendar(page: Page, site: str) -> None:
    lines = opened(page, site, "sv-FI", record("Våren", 99, date="2026-08-31", unit="Norr, öst"))
    with page.expect_download() as saved:
        lines.get_by_role("button", name="Spara som kalenderfil").click()
    name, content = read(saved.value)
    assert name == "tumstock-ips-varen-2026-08-31-assessment.ics"
    unfolded = content.decode().replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20270228\r\n" in unfolded
    assert "SUMMARY:Ny bedömning: IPS" in unfolded
    assert "Norr\\, öst\r\n" in unfolded
    expect(page.locator("[data-repeat-told]")).to_have_text("Kalenderfilen är sparad.")


@pytest.mark.parametrize("framework", ["seqf", "into", "af"])
def test_a_framework_without_a_rule_says_so_and_no_day(
    page: Page, site: str, framework: str
) -> None:
    FormPage(page).open(f"{site}nb/{framework}/form/")
    section = page.locator("#repeat")
    expect(section).to_contain_text(re.compile("Kilden (sier ikke|oppgir ingen)"))
    expect(section.locator("[data-repeat-lines]")).to_have_count(0)
