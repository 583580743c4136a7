"""More stories with the keyboard alone: other frameworks, follow-up, conflict, language, search.

As in `test_keyboard.py`, the focus must be seen at every stop on the way.
"""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import FileChooser, Page, expect

from tests.browser.beside import answers_of, made, record
from tests.browser.desk_page import DeskPage, assessment, text_of
from tests.browser.form_page import FormPage
from tests.browser.keyboard import Keyboard, assert_seen

THREES = answers_of("ips", "all_threes")


@pytest.fixture
def keys(page: Page) -> Keyboard:
    return Keyboard(page)


def test_statements_are_marked_a_score_is_overridden_and_that_is_undone(
    keys: Keyboard, site: str
) -> None:
    page = keys.page
    form = FormPage(page).open(f"{site}sv/seqf/form/")
    keys.choose("1.1.statement.s1", "met")
    for statement in ("s2", "s3"):
        keys.tick(form.control(f"1.1.statement.{statement}"))
    form.result(answered=1)
    given = form.score_of("1.1").inner_text()
    fold = page.locator("[data-item='1.1'] .ts-item__override")
    keys.activate(fold.locator("> summary"))
    keys.write(form.control("1.1.override.score"), "5")
    keys.write(form.control("1.1.override.reason"), "Panelen enades")
    form.until_saved()
    expect(form.score_of("1.1")).to_contain_text("Poäng: 5 av 5")
    result = json.loads(form.result(answered=1))
    assert result["total"]["overridden"] == 1
    for _ in range(len("Panelen enades")):  # what is typed after a pause is a step of its own
        keys.press("Control+z")
        if form.control("1.1.override.score").input_value() == "":
            break
    expect(form.control("1.1.override.score")).to_have_value("")
    expect(form.score_of("1.1")).to_have_text(given)


def test_a_service_is_described_and_its_criteria_answered(keys: Keyboard, site: str) -> None:
    form = FormPage(keys.page).open(f"{site}nb/into/form/")
    keys.choose("profile.learning_environment", "no")
    keys.choose("profile.target_group", "youth")
    for item, level in (("1", "met"), ("2", "partly"), ("3", "not_met")):
        keys.choose(f"{item}.level", level)
    result = json.loads(form.result(answered=3))
    assert [result["items"][item]["score"] for item in ("1", "3")] != [None, None]
    expect(keys.page.locator("#form-item-33")).to_have_attribute("data-state", "out")
    form.until_saved()


def test_rows_are_written_into_a_table_and_mended(keys: Keyboard, site: str) -> None:
    page = keys.page
    form = FormPage(page).open(f"{site}sv-FI/af/form/")
    table = form.control("13.input.call_offs")
    keys.write(table, "; Nord; Alfa\n2018-02-30; Nord; Beta\n")
    error = page.locator("[data-error='13']")
    expect(error).to_be_visible()
    expect(table).to_be_focused()
    for _ in range(len("-30; Nord; Beta\n")):
        keys.press("ArrowLeft")
    for _ in range(len("2018-02")):
        keys.press("Backspace")
    page.keyboard.type("2018-01")
    expect(error).to_be_hidden()
    form.until_saved()


def test_an_assessment_is_followed_up(keys: Keyboard, page: Page, site: str) -> None:
    desk = DeskPage(page, site).open()
    desk.put(record(made("ips", "a", "Våren", "2026-03-01", THREES)))
    desk.open()
    keys.activate(desk.card("Våren").locator("[data-action='follow_up']"))
    page.wait_for_url("**/ips/form/?a=*")
    form = FormPage(page)
    form.until_ready()
    expect(page.locator("[data-item='7'] [data-previous]").first).to_be_visible()
    keys.choose("7.level", "4")
    form.until_saved()
    keys.activate(page.get_by_role("banner").get_by_role("link", name="Mina skattningar").first)
    expect(desk.cards).to_have_count(2)


def opened(keys: Keyboard, name: str, text: str) -> None:
    """Open a file by the button of the list."""
    keys.to(keys.page.locator("[data-open-files]"))
    with keys.page.expect_file_chooser() as chooser:
        keys.press("Space")
    chosen: FileChooser = chooser.value
    chosen.set_files({"name": name, "mimeType": "application/json", "buffer": text.encode()})


def test_a_file_that_is_saved_already_takes_the_place_of_what_is_there(
    keys: Keyboard, page: Page, site: str
) -> None:
    desk = DeskPage(page, site).open()
    page.on("filechooser", lambda _: None)  # from here on choosers go to the test
    opened(keys, "a.json", text_of(assessment()))
    store = page.locator("[data-import] .ts-button--primary")
    expect(store).to_be_visible()
    keys.activate(store)
    expect(desk.cards).to_have_count(1)
    later = assessment()
    later["assessment"]["title"] = "Ändrad"
    opened(keys, "b.json", text_of(later))
    choice = page.locator("[data-file='0'] input[type='radio']")
    expect(choice.first).to_be_visible()
    keys.choose(str(choice.first.get_attribute("name")), "replace")
    expect(page.locator("[data-file='0'] input[value='replace']")).to_be_checked()
    keys.activate(store)
    expect(desk.card("Ändrad")).to_be_visible()
    assert desk.titles() == ["Ändrad"]
    keys.activate(desk.status.get_by_role("button"))
    expect(desk.card("Våren")).to_be_visible()


SHOWN_AND_STILL = """
() => {
  const before = window.found
  window.found = document.querySelector(".md-search-result__list").innerHTML
  return window.found !== "" && window.found === before
}
"""
"""What is found for each letter takes the place of what was, with the focus that it had."""


def test_another_language_is_chosen_and_a_word_is_looked_for(keys: Keyboard, site: str) -> None:
    page = keys.page
    page.goto(f"{site}sv/ips/personal/")
    keys.activate(page.locator(".ts-languages a[lang='nb'], nav a[hreflang='nb']").first)
    page.wait_for_url(f"{site}nb/ips/personal/")
    search = page.locator("input[name=query]")
    keys.to(search)
    page.keyboard.type("ips")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.wait_for_function(SHOWN_AND_STILL, polling=300)
    keys.press("ArrowDown")  # the theme's way from the field to what was found
    expect(page.locator(".md-search-result__link").first).to_be_focused()
    assert_seen(keys.stop())
    keys.press("Enter")
    expect(page).not_to_have_url(re.compile("/nb/ips/personal/$"))
    expect(page.locator("h1").first).to_be_visible()
