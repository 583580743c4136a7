"""The page of all assessments: make, find, follow up, remove, reach."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk_page import DeskPage, assessment
from tests.browser.form_page import FormPage
from tests.browser.kinds import LOCALES


@pytest.fixture
def desk(page: Page, site: str) -> DeskPage:
    return DeskPage(page, site)


def test_an_assessment_is_made_with_everything_that_is_said_about_it(desk: DeskPage) -> None:
    said = {
        "title": "Våren 2026",
        "organisation": "Åsö kommun",
        "unit": "Daglig verksamhet",
        "date": "2026-05-04",
        "period": "januari till april",
        "participants": "Teamledare och två arbetsspecialister",
    }
    made = desk.open().create("ips", **said)
    record = desk.documents()[made]
    assert record["framework"] == "ips"
    assert record["assessment"]["answers"] == {}
    assert {key: record["assessment"]["assessment"][key] for key in said} == said
    card = desk.card("Våren 2026")
    for shown in ("IPS", "Åsö kommun, Daglig verksamhet", "4 maj 2026", "0 av 25 besvarade"):
        expect(card).to_contain_text(shown)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_framework_is_offered_and_listed_in_every_locale(
    page: Page, site: str, locale: str
) -> None:
    desk = DeskPage(page, site, locale).open()
    for framework in ("ips", "into", "seqf"):
        desk.create(framework)
    assert sorted(desk.titles()) == ["IPS", "Into", "SEQF"]
    other = DeskPage(page, site, "nb" if locale == "sv" else "sv").open()
    assert sorted(other.titles()) == ["IPS", "Into", "SEQF"]


def test_an_assessment_is_opened_with_its_own_answers(desk: DeskPage, page: Page) -> None:
    form = FormPage(page)
    desk.open().create("ips", title="Ett")
    desk.create("ips", title="Två")
    desk.card("Ett").get_by_role("link", name="Öppna").click()
    form.control("1.level", "3").check()
    form.until_saved()
    desk.open()
    expect(desk.card("Ett")).to_contain_text("1 av 25 besvarade")
    expect(desk.card("Två")).to_contain_text("0 av 25 besvarade")
    desk.card("Två").get_by_role("link", name="Två").first.click()
    expect(page.locator("form.ts-form")).to_have_attribute("data-state", "ready", timeout=20_000)
    expect(form.control("1.level", "3")).not_to_be_checked()


def test_what_is_said_about_an_assessment_can_be_changed_and_taken_away(desk: DeskPage) -> None:
    made = desk.open().create("ips", title="Vårn", organisation="Åsö")
    desk.act("Vårn", "edit")
    form = desk.cards.locator("form")
    expect(form.locator("[name='title']")).to_be_focused()
    form.locator("[name='title']").fill("Våren")
    form.locator("[name='organisation']").fill("")
    form.get_by_role("button", name="Spara uppgifterna").click()
    expect(desk.status).to_have_text("Uppgifterna är sparade.")
    assert desk.titles() == ["Våren"]
    assert "organisation" not in desk.documents()[made]["assessment"]["assessment"]
    expect(desk.card("Våren").locator("[data-action='edit']")).to_be_focused()


def test_what_is_typed_about_an_assessment_stays_while_another_tab_saves(
    desk: DeskPage, site: str
) -> None:
    desk.open().create("ips", title="Ett")
    desk.act("Ett", "edit")
    desk.cards.locator("[name='unit']").fill("Enhet nord")
    DeskPage(desk.page.context.new_page(), site).open().create("seqf", title="Två")
    expect(desk.cards).to_have_count(2)
    expect(desk.cards.locator("[name='unit']")).to_have_value("Enhet nord")


def test_a_follow_up_carries_the_service_and_the_plan_but_no_answers(desk: DeskPage) -> None:
    first = assessment(
        plan={"rows": [{"id": "r1", "what": "Mötas"}]},
        profile={},
    )
    first["assessment"] |= {"organisation": "Åsö", "date": "2026-03-04"}
    desk.open().put(
        {
            "id": "a1",
            "framework": "ips",
            "schema": 2,
            "saved": "2026-03-04T05:06:07.000Z",
            "exported": None,
            "assessment": first,
        }
    )
    desk.open().act("Våren", "follow_up")
    desk.page.wait_for_url("**/ips/form/?a=*")
    made = desk.page.url.partition("?a=")[2]
    record = desk.documents()[made]["assessment"]
    assert record["answers"] == {}
    assert record["plan"] == first["plan"]
    assert record["previous"]["answers"] == first["answers"]
    assert record["assessment"]["organisation"] == "Åsö"
    assert record["assessment"]["follows"]["id"] == "a1"
    desk.open()
    expect(desk.card("Våren, uppföljning")).to_contain_text("Uppföljning av Våren")
    assert desk.documents()["a1"]["assessment"] == first


def test_what_is_removed_comes_back_as_it_was(desk: DeskPage) -> None:
    made = desk.open().create("ips", title="Våren")
    before = desk.documents()[made]
    desk.act("Våren", "remove")
    expect(desk.status).to_contain_text("Våren är borttagen.")
    assert desk.stored() == {"documents": [], "set_aside": []}
    undo = desk.status.get_by_role("button", name="Ångra borttagningen")
    expect(undo).to_be_focused()
    undo.click()
    expect(desk.status).to_have_text("Våren är tillbaka.")
    assert desk.documents() == {made: before}


def test_assessments_are_found_and_sorted(desk: DeskPage) -> None:
    desk.open().create("seqf", title="Öst", date="2026-02-01", organisation="Stockholm")
    desk.create("ips", title="Alfa", date="2026-01-01")
    desk.create("into", title="Åsö", date="2026-03-01", unit="Verkstaden")
    orders = {
        "saved": ["Åsö", "Alfa", "Öst"],
        "title": ["Alfa", "Åsö", "Öst"],
        "framework": ["Åsö", "Alfa", "Öst"],
        "date": ["Åsö", "Öst", "Alfa"],
    }
    for order, titles in orders.items():
        desk.page.locator("[data-sort]").select_option(order)
        assert desk.titles() == titles, order
    for words, titles in {
        "stockholm": ["Öst"],
        "VERKSTADEN into": ["Åsö"],
        "ips": ["Alfa"],
        "saknas": [],
    }.items():
        desk.page.locator("[data-find]").fill(words)
        assert desk.titles() == titles, words
    expect(desk.page.locator("[data-list]")).to_have_text("Ingen skattning passar sökningen.")


@pytest.mark.parametrize("width", [1280, 390], ids=["wide", "narrow"])
@pytest.mark.parametrize("path", ["", "ips/", "ips/form/", "into/form/"])
def test_the_list_is_reached_from_every_page(page: Page, site: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}sv/{path}")
    page.get_by_role("banner").get_by_role("link", name="Mina skattningar").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Mina skattningar")


def test_the_start_page_leads_to_the_list(page: Page, site: str) -> None:
    page.goto(f"{site}nb/")
    page.get_by_role("main").get_by_role("link", name="Se de lagrede vurderingene").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Mine vurderinger")


def test_the_list_can_be_used_with_the_keyboard_alone(desk: DeskPage) -> None:
    desk.open()
    new = desk.page.locator("[data-new]")
    new.focus()
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator("#new-framework")).to_be_focused()
    expect(new).to_have_attribute("aria-expanded", "true")
    desk.page.keyboard.press("Tab")
    desk.page.keyboard.type("Våren")
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url("**/form/?a=*")
