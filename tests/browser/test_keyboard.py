"""Each story with the keyboard alone; the focus is seen at every stop, and nothing holds it."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.beside import answers_of, made, record
from tests.browser.conftest import NewContext
from tests.browser.desk_page import DeskPage, assessment, text_of
from tests.browser.filled import filled
from tests.browser.form_page import FormPage
from tests.browser.keyboard import Keyboard, walk
from tests.browser.looks import fresh, reach
from tests.browser.test_story_year import POINTS

THREES = answers_of("ips", "all_threes")
LATER = {**THREES, "1": {"level": "5", "note": "Register"}, "2": {"level": "2"}}


@pytest.fixture
def keys(page: Page) -> Keyboard:
    return Keyboard(page)


@pytest.fixture
def desk(page: Page, site: str) -> DeskPage:
    return DeskPage(page, site)


@pytest.mark.parametrize("width", [1280, 390], ids=["wide", "narrow"])
def test_a_form_is_filled_in_and_its_result_read(
    new_context: NewContext, site: str, width: int
) -> None:
    page = new_context(viewport={"width": width, "height": 900}).new_page()
    form = FormPage(page).open(f"{site}sv/ips/form/")
    keys = Keyboard(page)
    for item in map(str, range(1, 26)):
        for point in POINTS.get(item, ()):
            keys.tick(form.control(f"{item}.point.{point}"))
        if item not in POINTS:
            keys.choose(f"{item}.level", "3")
    total = json.loads(form.result(answered=25))["total"]
    assert (total["score"], total["band"]) == ("75", "moderate")
    results = page.locator("[data-results]")
    expect(results).to_contain_text("75")
    fold = results.locator(".ts-results__fold").first
    keys.activate(fold.locator("> summary"))
    expect(fold.locator("[data-steps]")).to_be_visible()
    form.until_saved()


def test_an_assessment_is_made_renamed_removed_and_taken_back(
    keys: Keyboard, desk: DeskPage
) -> None:
    page = desk.open().page
    keys.activate(page.locator("[data-new]"))
    expect(page.locator("#new-framework")).to_be_focused()
    keys.write(page.locator("#new-title"), "Våren")
    keys.press("Enter")
    page.wait_for_url("**/form/?a=*")
    expect(page.locator("form.ts-form")).to_have_attribute("data-state", "ready")
    keys.activate(page.get_by_role("banner").get_by_role("link", name="Mina skattningar").first)
    card = desk.card("Våren")
    expect(card).to_be_visible()
    keys.activate(card.locator("[data-action='edit']"))
    expect(desk.cards.locator("[name='title']")).to_be_focused()
    keys.press("Control+a")
    page.keyboard.type("Hösten")
    keys.press("Enter")
    renamed = desk.card("Hösten")
    expect(renamed.locator("[data-action='edit']")).to_be_focused()
    keys.activate(renamed.locator("[data-action='remove']"))
    expect(desk.cards).to_have_count(0)
    expect(desk.status.get_by_role("button", name="Ångra borttagningen")).to_be_focused()
    keys.press("Enter")
    expect(renamed).to_be_visible()


def test_everything_is_removed_after_a_question_that_holds_the_focus(
    keys: Keyboard, desk: DeskPage
) -> None:
    desk.open().put(record(made("ips", "a", "Våren", "2026-03-01", THREES)))
    page = desk.open().page
    keys.activate(page.locator("[data-wipe]"))
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    keys.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.locator("[data-wipe]")).to_be_focused()
    expect(desk.cards).to_have_count(1)
    keys.press("Enter")
    for _ in range(4):
        keys.tab()
        assert page.evaluate(
            "document.activeElement === document.body"
            " || document.querySelector('dialog').contains(document.activeElement)"
        )
    keys.activate(dialog.get_by_role("button").last)
    expect(desk.cards).to_have_count(0)


def test_a_file_is_opened_and_saved_in_the_list(keys: Keyboard, desk: DeskPage) -> None:
    page = desk.open().page
    page.on("filechooser", lambda _: None)  # from here on choosers go to the test
    keys.to(page.locator("[data-open-files]"))
    with page.expect_file_chooser() as chooser:
        keys.press("Space")
    chooser.value.set_files(
        {
            "name": "våren.json",
            "mimeType": "application/json",
            "buffer": text_of(assessment()).encode(),
        }
    )
    save = page.locator("[data-import] .ts-button--primary")
    expect(save).to_be_visible()
    keys.activate(save)
    expect(desk.card("Våren")).to_be_visible()
    with page.expect_download():
        keys.activate(desk.card("Våren").locator("[data-action='export']"))


def test_a_plan_is_made_of_an_idea(keys: Keyboard, desk: DeskPage) -> None:
    given = filled("ips")
    del given["plan"]
    desk.open().put(record(given))
    page = desk.page
    page.goto(f"{desk.site}sv/assessments/plan/?a=report-ips")
    expect(page.locator("[data-idea]").first).to_be_visible()
    keys.activate(page.locator("[data-idea] button").first)
    row = page.locator("[data-row]")
    expect(row).to_have_count(1)
    keys.write(row.locator("[data-field='who']"), "Teamledaren")
    keys.to(row.locator("[data-field='when']"))
    for _ in ("day", "month", "year"):  # in the order of the browser's own language
        keys.press("ArrowUp")
        keys.press("ArrowRight")
    expect(row.locator("[data-field='when']")).not_to_have_value("")
    keys.activate(page.locator("[data-add]"))
    expect(row).to_have_count(2)
    page.keyboard.type("Möte")
    expect(row.last.locator("[data-field='what']")).to_have_value("Möte")
    keys.activate(page.locator("[data-undo]"))
    expect(page.locator("[data-undo]")).to_be_focused()
    with page.expect_download():
        keys.activate(page.locator("[data-calendar]"), back=True)


def both_ticked(keys: Keyboard, desk: DeskPage, address: str, *names: str) -> Page:
    """A page that works on several assessments, with the two that are saved chosen."""
    desk.open()
    for name, day, answers in zip(names, ("03-01", "09-01"), (THREES, LATER), strict=True):
        desk.put(record(made("ips", name[0], name, f"2026-{day}", answers)))
    desk.page.goto(f"{desk.site}sv/assessments/{address}/")
    choices = desk.page.locator("[data-choices]")
    expect(choices.get_by_label(names[0])).to_be_visible()
    first, last = choices.locator("input").all()
    keys.tick(first)
    keys.tick(last)
    return desk.page


def test_two_assessments_are_compared(keys: Keyboard, desk: DeskPage) -> None:
    page = both_ticked(keys, desk, "compare", "Våren", "Hösten")
    expect(page.locator(".ts-together")).to_have_attribute("data-compared", "2", timeout=90_000)
    table = page.locator("[data-items='changed'] > .ts-wide")
    keys.to(table)
    keys.activate(page.locator("[data-unchanged] > summary"))
    expect(page.locator("[data-unchanged] table")).to_be_visible()


def test_two_assessors_agree(keys: Keyboard, desk: DeskPage) -> None:
    page = both_ticked(keys, desk, "consensus", "Anna", "Bo")
    start = page.locator("[data-start]")
    expect(start).to_be_visible(timeout=90_000)
    keys.activate(start)
    card = page.locator(".ts-joint[data-item='1']")
    expect(card).to_be_visible(timeout=90_000)
    keys.to(card.locator("input[type=radio]"))
    keys.press("Space")
    keys.write(card.get_by_label("Varför enas ni om det?"), "Registret har luckor")
    expect(card).to_have_attribute("data-state", "settled")


def test_a_report_is_read_in_another_language_and_saved(keys: Keyboard, desk: DeskPage) -> None:
    desk.open().put(record(filled("seqf")))
    page = desk.page
    page.goto(f"{desk.site}sv/assessments/report/?a=report-seqf")
    root = page.locator("[data-module='report']")
    expect(root).to_have_attribute("data-state", "ready", timeout=90_000)
    keys.to(page.locator("select[name='lang']"))
    page.keyboard.type("Norsk")
    expect(page.locator("[data-report]")).to_have_attribute("lang", "nb")
    for ending in ("docx", "xlsx"):
        with page.expect_download():
            keys.activate(page.locator(f"[data-file='{ending}']"))


@pytest.fixture
def walked(browser: Browser) -> Iterator[Page]:
    with fresh(browser) as page:
        yield page


@pytest.mark.parametrize(
    ("what", "locale", "width"),
    [("section", "nb", 1280), ("assessments", "sv-FI", 390), ("plan in use", "sv", 390)],
)
def test_tab_leads_through_a_whole_page_and_out_of_it(
    walked: Page, site: str, what: str, locale: str, width: int
) -> None:
    walked.set_viewport_size({"width": width, "height": 900})
    reach(walked, site, what, locale)
    stops, wrong = walk(walked)
    assert wrong == []
    assert stops > 10


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        ("a:focus-visible { outline: none !important }", "no outline"),
        ("main::after { content: ''; position: fixed; inset: 0; z-index: 9 }", "covered"),
    ],
)
def test_focus_that_cannot_be_seen_is_told(walked: Page, site: str, spoil: str, said: str) -> None:
    walked.goto(f"{site}sv/about/")
    walked.add_style_tag(content=spoil)
    _, wrong = walk(walked)
    assert any(line.startswith(said) for line in wrong)


def test_a_page_that_holds_the_focus_is_told(walked: Page, site: str) -> None:
    walked.goto(f"{site}sv/about/")
    walked.evaluate(
        """document.querySelector("main a").addEventListener("keydown", (event) => {
             if (event.key === "Tab") event.preventDefault()
           })"""
    )
    _, wrong = walk(walked, most=200)
    assert wrong[-1].startswith("the focus does not leave the page")
