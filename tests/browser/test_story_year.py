"""A team's year: baseline, plan, a file, a wiped machine, the file again, follow-up, comparison."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk_page import DeskPage, read
from tests.browser.form_page import Answer, FormPage
from tests.browser.kinds import LOCALES
from tests.browser.test_report import open_report
from tests.browser.test_workspace_item import idea

POINTS = {
    "5": ("weekly_meetings", "active_in_decisions", "shared_record"),
    "8": ("at_most_ten_specialists", "weekly_supervision", "contact_with_care_leaders"),
    "10": ("all_new_clients_asked", "asked_again_regularly", "written_material"),
    "11": ("knows_principles", "regular_assessment", "steering_group"),
    "13": ("disclosure_not_required", "pros_and_cons"),
    "25": ("no_time_limit", "attempts_recorded", "care_agency_reaches_out", "many_visits"),
}
"""Three points of five for each of the items that count what is met."""

BASELINE: dict[str, Answer] = {
    str(number): {"points": POINTS[str(number)]} if str(number) in POINTS else {"level": "3"}
    for number in range(1, 26)
}
"""Three points for every item: 75 of 125."""

A_YEAR_LATER: dict[str, Answer] = {**BASELINE, "2": {"level": "5"}, "7": {"level": "4"}}
"""Three points more."""

ABOUT = {
    "title": "Våren 2026 \u2013 åäö æø",
    "organisation": "Ålands hälso- och sjukvård",
    "unit": "IPS-teamet",
    "date": "2026-03-04",
    "period": "september\u2013februari",
    "participants": "Teamledaren, två arbetstränare",
}
TITLE = ABOUT["title"]
IDEA = "Lägg över gruppverksamheten på öppenvården"


class Year:
    """The same browser through a year, in one language."""

    def __init__(self, page: Page, site: str, locale: str) -> None:
        self.page = page
        self.locale = locale
        self.at = f"{site}{locale}/"
        self.desk = DeskPage(page, site, locale)
        self.form = FormPage(page)

    def answer(self, assessment: str, answers: dict[str, Answer], score: str) -> None:
        """Fill in the form of an assessment."""
        self.form.open(f"{self.at}ips/form/?a={assessment}")
        self.form.fill(answers, by_hand=self.locale == LOCALES[0])
        total = json.loads(self.form.result(answered=25))["total"]
        assert (total["score"], total["band"]) == (score, "moderate")
        self.form.until_saved()

    def plan(self, assessment: str) -> None:
        """Write an idea and a target, and make the idea a row of the plan with a date."""
        page = self.page
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        idea(self.form, "2", IDEA, "1")
        self.form.control("2.target").select_option("5")
        self.form.until_saved()
        page.goto(f"{self.at}assessments/plan/?a={assessment}")
        page.locator("[data-idea] button").click()
        row = page.locator("[data-row]")
        expect(row.locator("[data-field='what']")).to_have_value(IDEA)
        row.locator("[data-field='when']").fill("2026-12-31")
        row.locator("[data-field='who']").fill("Teamledaren")
        with page.expect_download() as saved:
            page.locator("[data-calendar]").click()
        assert "20261231" in read(saved.value)[1].decode()
        expect(page.locator("[data-saved]")).to_have_attribute("data-state", "saved")

    def wipe(self) -> None:
        """Leave nothing in the browser."""
        page = self.page
        page.locator("[data-wipe]").click()
        page.get_by_role("dialog").get_by_role("button").last.click()
        expect(self.desk.cards).to_have_count(0)
        assert self.desk.stored() in ({}, {"documents": [], "set_aside": []})


@pytest.fixture(params=LOCALES)
def year(request: pytest.FixtureRequest, page: Page, site: str) -> Year:
    return Year(page, site, request.param)


def document(desk: DeskPage, assessment: str) -> dict[str, Any]:
    """What is saved of an assessment."""
    found: dict[str, Any] = desk.documents()[assessment]["assessment"]
    return found


def test_a_team_lives_through_a_year(year: Year, site: str) -> None:
    desk = year.desk.open()
    first = desk.create("ips", **ABOUT)
    year.answer(first, BASELINE, "75")
    year.plan(first)

    desk.open()
    _, kept = desk.export(TITLE)
    year.wipe()
    desk.drop_in(("våren.json", kept))
    year.page.locator("[data-import] .ts-button--primary").click()
    expect(desk.card(TITLE)).to_be_visible()
    assert desk.export(TITLE)[1] == kept
    assert document(desk, first)["plan"]["rows"][0]["what"] == IDEA

    desk.act(TITLE, "follow_up")
    year.page.wait_for_url("**/ips/form/?a=*")
    second = year.page.url.partition("?a=")[2]
    year.form.until_ready()
    expect(year.form.control("2.level", "3")).not_to_be_checked()
    year.answer(second, A_YEAR_LATER, "78")
    follow_up = document(desk, second)
    assert follow_up["assessment"]["follows"]["id"] == first
    assert follow_up["plan"] == document(desk, first)["plan"]

    page = year.page
    page.goto(f"{year.at}assessments/compare/?a={second}&a={first}")
    expect(page.locator(".ts-together")).to_have_attribute("data-compared", "2", timeout=90_000)
    changed = page.locator("[data-result] [data-items='changed'] > .ts-wide tbody tr")
    assert [row.get_attribute("data-item") for row in changed.all()] == ["2", "7"]
    expect(page.locator("[data-total-change]")).to_contain_text("+3")

    open_report(page, site, second, locale=year.locale, lang="nb")
    report = page.locator("[data-report][lang='nb']")
    expect(report).to_contain_text("78 poeng")
    for said in (ABOUT["organisation"], IDEA, "Teamledaren", "Sammendrag"):
        expect(report).to_contain_text(said)
