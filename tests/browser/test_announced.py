"""What is said to screen readers unasked: each message, in the page's language, once, politely.

Nothing here is so urgent that it may interrupt what is being read, so no region is assertive.
The offer of a newer version is heard in `test_updates.py`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.beside import answers_of, made, record
from tests.browser.conftest import NewContext
from tests.browser.desk_page import DeskPage, assessment, text_of
from tests.browser.form_page import FormPage
from tests.browser.heard import Heard
from tests.browser.states import START_MS, STATES, Visit
from tests.browser.watch import Watch

THREES = answers_of("ips", "all_threes")
LIVE = re.compile(r"""role="(?:status|alert|log)"|aria-live="[^"]*\"""")


@pytest.fixture
def heard(page: Page) -> Heard:
    return Heard(page)


def test_a_form_says_a_score_once_however_fast_it_is_typed(heard: Heard, site: str) -> None:
    form = FormPage(heard.page).open(f"{site}nb/ips/form/")
    heard.page.evaluate("document.querySelectorAll('details').forEach((e) => { e.open = true })")
    form.control("2.input.share").press_sequentially("85,25")
    heard.once("Kriterium 2: Poeng:", "nb")
    heard.forget()
    form.control("2.input.share").fill("mange")
    heard.once("Kriterium 2: svaret må rettes.", "nb")
    heard.forget()
    form.control("9.note").press_sequentially("Et notat som er langt nok til at det merkes")
    form.until_saved()
    form.control("7.level", "4").check()
    heard.once("Kriterium 7: Poeng: 4 av 5.", "nb")
    assert len(heard.all()) <= 2, "a note is not read aloud while it is written"


def test_a_form_says_what_was_undone(heard: Heard, site: str) -> None:
    form = FormPage(heard.page).open(f"{site}sv-FI/ips/form/")
    form.control("7.level", "4").check()
    undo = heard.page.locator("[data-undo]")
    expect(undo).to_have_attribute("aria-disabled", "false")
    undo.click()
    heard.once("Ångrat", "sv-FI")


def test_a_form_folded_small_says_what_was_undone_too(new_context: NewContext, site: str) -> None:
    heard = Heard(new_context(viewport={"width": 390, "height": 900}).new_page())
    form = FormPage(heard.page).open(f"{site}sv/ips/form/")
    form.control("7.level", "4").check()
    form.result(answered=1)
    heard.page.keyboard.press("Escape")
    heard.page.locator("h1").click()
    heard.page.keyboard.press("Control+z")
    heard.once("Ångrat", "sv")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("form without Python", "Beregningen kunne ikke startes."),
        ("form that cannot save", "Nettleseren tillater ikke at noe lagres."),
    ],
)
def test_a_form_says_what_does_not_work(
    heard: Heard, site: str, watch: Watch, state: str, words: str
) -> None:
    watch.allow("wasm|scoring|runtime|ERR_FAILED")
    STATES[state].reach(Visit(heard.page, site, "nb"))
    heard.once(words, "nb")


def test_the_day_to_come_again_is_said_to_be_saved(heard: Heard, site: str) -> None:
    STATES["day to come again"].reach(Visit(heard.page, site, "nb"))
    with heard.page.expect_download():
        heard.page.locator("[data-repeat-lines] button").first.click()
    heard.once(heard.page.locator("[data-repeat-told]").inner_text(), "nb")


def test_what_a_row_lacks_is_said_when_it_changes_and_not_for_each_letter(
    heard: Heard, site: str
) -> None:
    form = FormPage(heard.page).open(f"{site}sv/af/form/")
    form.control("13.input.call_offs").press_sequentially("; Nordanstig; Alfa\n; Nordanstig")
    line = heard.page.locator("[data-held='13.input.call_offs']")
    expect(line).to_have_text("Rad 2 räknas först när den har: Leverantör.")
    heard.once("Rad 2 räknas först när den har: Leverantör.", "sv")
    said = [text for _, _, text in heard.all() if text.startswith("Rad ")]
    assert len(said) == len(set(said))


def test_the_list_says_what_was_done(heard: Heard, site: str) -> None:
    page = heard.page
    desk = DeskPage(page, site, "nb").open()
    desk.drop_in(("a.json", text_of(assessment())))
    page.locator("[data-import] .ts-button--primary").click()
    heard.once("Vurderinger lagret fra fil: 1.", "nb")
    desk.export("Våren")
    heard.once("Våren er lagret som fil.", "nb")
    desk.act("Våren", "edit")
    desk.cards.locator("[name='title']").fill("Høsten")
    page.keyboard.press("Enter")
    heard.once("Opplysningene er lagret.", "nb")
    desk.act("Høsten", "remove")
    heard.once("Høsten er slettet.", "nb")
    desk.status.get_by_role("button").click()
    heard.once("Høsten er tilbake.", "nb")
    page.locator("[data-wipe]").click()
    page.get_by_role("dialog").get_by_role("button").last.click()
    heard.once("Alt er slettet.", "nb")


def test_what_is_chosen_to_compare_is_counted(heard: Heard, site: str) -> None:
    desk = DeskPage(heard.page, site).open()
    for name, day in (("Anna", "2026-03-01"), ("Bo", "2026-09-01")):
        desk.put(record(made("ips", name, name, day, THREES)))
    Visit(heard.page, site, "sv").go("assessments/compare/")
    boxes = heard.page.locator("[data-choices] input")
    expect(boxes).to_have_count(2)
    heard.forget()
    boxes.first.check()
    heard.once("1", "sv")
    boxes.last.check()
    heard.once("2", "sv")


def test_the_joint_assessment_says_what_was_taken_over(heard: Heard, site: str) -> None:
    STATES["assessors agreeing"].reach(Visit(heard.page, site, "sv-FI"))
    heard.forget()
    heard.page.locator("[data-take-over]").click()
    heard.shown(heard.page.locator("[data-said]"), "sv-FI")


def test_joint_work_that_is_not_saved_is_said(heard: Heard, site: str) -> None:
    STATES["assessors agreeing"].reach(Visit(heard.page, site, "sv"))
    heard.page.evaluate(
        "() => { IDBDatabase.prototype.transaction = () => { throw new Error('full') } }"
    )
    heard.forget()
    heard.page.locator(".ts-joint").nth(1).locator("input[type=radio]").first.check()
    heard.once("Det gick inte att spara.", "sv")


def test_the_plan_says_what_became_of_a_row(heard: Heard, site: str) -> None:
    STATES["plan in use"].reach(Visit(heard.page, site, "nb"))
    page, rows = heard.page, heard.page.locator("[data-row]")
    count = rows.count()
    page.locator("[data-add]").click()
    heard.once(f"Rad {count + 1} er lagt til.", "nb")
    page.keyboard.type("Et møte som er skrevet med mange bokstaver")
    rows.last.locator("[data-row-up]").click()
    heard.once(f"Raden er nå nummer {count}.", "nb")
    rows.nth(count - 1).locator("[data-row-remove]").click()
    heard.once("Raden er slettet.", "nb")
    with page.expect_download():
        page.locator("[data-calendar]").click()
    heard.once("Datoer i kalenderfilen:", "nb")
    assert len(heard.all()) == 4, "nothing is said while a row is written"


def test_the_report_says_which_language_it_is_shown_in_and_that_it_is_saved(
    heard: Heard, site: str
) -> None:
    STATES["ips report"].reach(Visit(heard.page, site, "sv"))
    heard.forget()
    heard.page.locator("select[name='lang']").select_option("nb")
    expect(heard.page.locator("[data-report]")).to_have_attribute("lang", "nb")
    heard.shown(heard.page.locator("[data-status]"), "sv")
    with heard.page.expect_download() as saved:
        heard.page.locator("[data-file='docx']").click()
    heard.once(saved.value.suggested_filename, "sv")


def test_a_copied_application_is_said(new_context: NewContext, site: str) -> None:
    context = new_context(permissions=["clipboard-read", "clipboard-write"])
    heard = Heard(context.new_page())
    STATES["summary of an application"].reach(Visit(heard.page, site, "nb"))
    heard.forget()
    heard.page.locator("[data-copy]").click()
    heard.shown(heard.page.locator("[data-told]"), "nb")


def test_what_a_search_finds_is_said(heard: Heard, site: str) -> None:
    STATES["search with results"].reach(Visit(heard.page, site, "sv"))
    told = heard.page.locator(".md-search-result__meta")
    expect(told).to_contain_text(re.compile(r"\d"))
    heard.once(told.inner_text(), "sv")


def test_no_region_is_urgent(built_site: Path) -> None:
    found = {
        live
        for page in built_site.rglob("*.html")
        for live in LIVE.findall(page.read_text("utf-8"))
    }
    assert found == {'role="status"'}


def test_what_is_said_twice_or_urgently_is_told(heard: Heard, site: str) -> None:
    heard.page.goto(f"{site}sv/about/")
    heard.page.evaluate(
        """() => {
          const [one, other] = ["status", "alert"].map((role) => {
            const region = document.createElement("p")
            region.setAttribute("role", role)
            document.body.append(region)
            return region
          })
          one.textContent = "En gång"
          other.textContent = "Bråttom"
        }"""
    )
    heard.once("En gång", "sv")
    with pytest.raises(AssertionError, match="assertive"):
        heard.once("Bråttom", "sv")
    heard.page.evaluate("document.querySelector('body > [role=status]').textContent = 'En gång'")
    with pytest.raises(AssertionError):
        heard.once("En gång", "sv")
    expect(heard.page.locator("h1")).to_be_visible(timeout=START_MS)
