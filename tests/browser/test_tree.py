"""What assistive technology is told: names, roles, states and messages, from the browser's tree."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.desk_page import DeskPage
from tests.browser.form_page import FormPage
from tests.browser.looks import fresh, reach
from tests.browser.tree import node_of, nodes, unnamed


@pytest.fixture
def form(page: Page) -> FormPage:
    return FormPage(page)


def live(page: Page, words: str) -> list[str]:
    """Live regions of the tree whose text holds some words: how each one speaks."""
    found = []
    for node in nodes(page):
        properties = {one["name"]: one["value"].get("value") for one in node["properties"]}
        if properties.get("live") in {"polite", "assertive"}:
            found.append((properties["live"], node["backendDOMNodeId"]))
    session = page.context.new_cdp_session(page)
    spoken = []
    for how, at in found:
        place = session.send("DOM.resolveNode", {"backendNodeId": at})["object"]["objectId"]
        text = session.send(
            "Runtime.callFunctionOn",
            {"objectId": place, "functionDeclaration": "function () { return this.innerText }"},
        )["result"].get("value", "")
        if words in text:
            spoken.append(how)
    session.detach()
    return spoken


def test_an_item_is_a_named_group_of_named_choices(form: FormPage, site: str) -> None:
    form.open(f"{site}sv/ips/form/")
    page = form.page
    group = page.get_by_role("group", name=re.compile(r"^7 \S"))
    expect(group).to_have_count(1)
    assert group.get_by_role("radio").count() == 5
    page.locator(".ts-form[data-all-laid-out]").wait_for()  # the tree follows what has its place
    level = form.control("7.level", "4")
    told = node_of(level)
    assert told["role"] == "radio"
    assert told["name"].startswith("4 ")
    assert told["checked"] == "false"
    level.check()
    assert node_of(level)["checked"] == "true"
    assert "Valt" not in node_of(level)["name"]


def test_a_wrong_value_is_told_at_its_field(form: FormPage, site: str) -> None:
    form.open(f"{site}nb/ips/form/")
    share = form.control("2.input.share")
    before = node_of(share)
    assert before["invalid"] == "false"
    assert before["name"]
    share.fill("mange")
    error = form.page.locator("[data-error='2']")
    expect(error).to_be_visible()
    told = node_of(share)
    assert told["invalid"] == "true"
    assert error.inner_text().strip() in told["description"]
    share.fill("80")
    expect(error).to_be_hidden()
    assert node_of(share)["invalid"] == "false"


@pytest.mark.parametrize(
    ("locale", "words"),
    [("sv", "Kriterium 7: Poäng: 4 av 5"), ("nb", "Kriterium 7: Poeng: 4 av 5")],
)
def test_a_new_score_is_said_politely(form: FormPage, site: str, locale: str, words: str) -> None:
    form.open(f"{site}{locale}/ips/form/")
    assert live(form.page, words) == []
    form.control("7.level", "4").check()
    form.result(answered=1)
    expect(form.page.locator("form [data-announcer]")).to_contain_text(words)
    assert live(form.page, words) == ["polite"]


def test_results_have_headings_and_tables_with_headers(browser: Browser, site: str) -> None:
    with fresh(browser) as page:
        reach(page, site, "seqf form filled", "sv")
        results = page.get_by_role("heading", level=2, name="Resultat")
        expect(results.first).to_be_visible()
        table = page.locator("[data-sections-table]")
        assert node_of(table)["role"] == "table"
        assert node_of(table)["name"]
        assert table.get_by_role("rowheader").count() == 9
        assert table.get_by_role("columnheader").count() >= 4
        rule = page.locator(".ts-summary svg[aria-label]").first
        assert re.search(r"\d", node_of(rule)["name"])
        assert node_of(page.locator("[data-radar] svg").first)["role"] in {"image", "img"}


def test_what_was_removed_is_said_and_the_question_is_a_dialog(page: Page, site: str) -> None:
    desk = DeskPage(page, site).open()
    desk.create("ips", title="Våren")
    desk.act("Våren", "remove")
    expect(desk.status).to_contain_text("Våren är borttagen.")
    assert live(page, "Våren är borttagen.") == ["polite"]
    page.locator("[data-wipe]").click()
    dialog = page.get_by_role("dialog")
    told = node_of(dialog)
    assert told["modal"] is True
    assert told["name"]
    assert node_of(page.get_by_role("dialog").get_by_role("button").first)["focused"] in {
        True,
        None,
    }


def test_what_opens_says_whether_it_is_open(new_context: NewContext, site: str) -> None:
    page = new_context(viewport={"width": 390, "height": 800}).new_page()
    form = FormPage(page).open(f"{site}sv/ips/form/")
    toggle = form.page.locator("[data-summary-toggle]")
    assert node_of(toggle)["role"] == "button"
    assert node_of(toggle)["expanded"] is False
    toggle.press("Enter")
    assert node_of(toggle)["expanded"] is True
    menu = page.locator(".ts-menu__button")
    assert node_of(menu)["expanded"] is False
    menu.press("Enter")
    assert node_of(menu)["expanded"] is True
    page.keyboard.press("Escape")
    assert node_of(menu)["expanded"] is False


@pytest.mark.parametrize(
    ("what", "locale"),
    [
        ("section", "nb"),
        ("into form filled", "sv-FI"),
        ("list in use", "sv"),
        ("plan in use", "nb"),
    ],
)
def test_everything_that_can_be_used_has_a_name(
    browser: Browser, site: str, what: str, locale: str
) -> None:
    with fresh(browser) as page:
        reach(page, site, what, locale)
        assert unnamed(page) == []
        page.locator("main :is(a, button)").first.evaluate("each => each.replaceChildren()")
        assert len(unnamed(page)) == 1
