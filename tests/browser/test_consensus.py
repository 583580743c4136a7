"""Several assessors agree: each one's file, the differences, the joint assessment, its origins."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.beside import answers_of, made, put
from tests.browser.desk_page import DeskPage, text_of
from tests.browser.form_page import FormPage
from tests.browser.kinds import LOCALES

THREES = answers_of("ips", "all_threes")
ANNA = {
    **THREES,
    "1": {"level": "5", "note": "Räknat i registret", "evidence": [{"text": "Registret <b>"}]},
    "14": {"level": "4"},
}
BO = {
    **THREES,
    "1": {"level": "2", "note": "Enligt samtal", "evidence": [{"text": "Samtal"}]},
    "2": {"unknown": True},
}


class ConsensusPage:
    """The open page on which assessors agree."""

    def __init__(self, page: Page, site: str, locale: str = "sv") -> None:
        self.page = page
        self.address = f"{site}{locale}/assessments/consensus/"
        self.root = page.locator(".ts-consensus")
        self.work = page.locator("[data-work]")
        self.cards = page.locator("[data-work] .ts-joint")

    def open(self, joint: str = "") -> ConsensusPage:
        """Go to the page, to a joint assessment where one is named."""
        self.page.goto(self.address + (f"?a={joint}" if joint else ""))
        expect(self.root).to_have_attribute("data-state", "ready", timeout=90_000)
        return self

    def choose(self, *names: str) -> None:
        """Tick assessments."""
        for name in names:
            self.page.locator("[data-choices]").get_by_label(name).check()

    def begin(self) -> str:
        """Make the joint assessment of what is chosen and give its id."""
        button = self.page.locator("[data-start]")
        expect(button).to_be_visible(timeout=90_000)
        button.click()
        self.page.wait_for_url("**/consensus/?a=*")
        expect(self.work).to_be_visible(timeout=90_000)
        return self.page.url.partition("?a=")[2]

    def card(self, item: str) -> Locator:
        """Find the card of an item."""
        return self.page.locator(f".ts-joint[data-item='{item}']")

    def figures(self, of: str = "total") -> list[str]:
        """Give a row of the figures of agreement."""
        return self.page.locator(f"tr[data-agreement='{of}'] td").all_inner_texts()


@pytest.fixture
def consensus(page: Page, site: str) -> ConsensusPage:
    return ConsensusPage(page, site)


def until_saved(page: Page) -> None:
    expect(page.locator(".ts-plan__bar [data-saved]")).to_contain_text("Sparat")


def test_two_reviewers_agree_from_their_files_and_nothing_is_lost(
    desk: DeskPage, consensus: ConsensusPage
) -> None:
    page = consensus.page
    anna = made("ips", "a", "Anna", "2026-03-01", ANNA, about={"participants": "Teamledare"})
    bo = made("ips", "a", "Bo", "2026-03-02", BO, about={"participants": "Granskare"})
    consensus.open()
    desk.drop_in(("anna.json", text_of(anna)), ("bo.json", text_of(bo)))
    joint = consensus.begin()
    # Of 25, one is not said by Bo; 22 are alike, and item 14 is one level apart.
    assert consensus.figures()[:3] == ["24", "22 (91,7\u00a0%)", "23 (95,8\u00a0%)"]
    expect(consensus.cards.first).to_have_attribute("data-item", "1")
    card = consensus.card("1")
    expect(card).to_contain_text("Skillnad mellan högsta och lägsta: 3")
    for said in ("Räknat i registret", "Enligt samtal", "Registret <b>", "Samtal"):
        expect(card).to_contain_text(said)
    assert list(desk.documents()) == [joint]
    assert desk.documents()[joint]["assessment"]["answers"] == {}

    card.get_by_label("Som i Bo: 2").check()
    expect(card).to_have_attribute("data-state", "reason")
    card.get_by_label("Varför enas ni om det?").fill("Registret har luckor")
    expect(card).to_have_attribute("data-state", "settled")
    consensus.card("14").get_by_label("Gemensamt svar").select_option("5")
    expect(consensus.card("14").get_by_label("Ett annat svar")).to_be_checked()
    page.locator("[data-differ]").check()
    expect(page.locator(".ts-joint:visible")).to_have_count(3)
    page.get_by_role("button", name="Använd det som alla är överens om (22)").click()
    expect(page.locator("[data-said]")).to_contain_text("Ifyllda svar: 22.")
    expect(page.locator("[data-settled-count]")).to_have_text(
        "Avgjorda: 23 av 25. Valda utan skäl: 1."
    )
    page.get_by_label("Namn på skattningen").fill("Granskning 2026")
    until_saved(page)

    saved = desk.documents()[joint]["assessment"]
    assert saved["answers"]["1"]["level"] == "2"
    assert saved["answers"]["1"]["note"] == "Enligt samtal"
    assert saved["answers"]["1"]["evidence"] == [
        {"text": "Samtal", "by": "Bo"},
        {"text": "Registret <b>", "by": "Anna"},
    ]
    assert saved["answers"]["14"] == {"level": "5"}
    assert "2" not in saved["answers"]
    origins = saved["consensus"]["origins"]
    assert [one["title"] for one in origins] == ["Anna", "Bo"]
    assert saved["assessment"]["participants"] == "Teamledare; Granskare"
    kept = saved["consensus"]["items"]["1"]
    assert kept["reason"] == "Registret har luckor"
    assert [(one["level"], one["score"]) for one in kept["values"]] == [("5", "5"), ("2", "2")]
    whole = [saved["consensus"]["values"][one["id"]]["answers"] for one in origins]
    assert whole == [ANNA, BO]


def test_the_work_goes_on_another_day_and_the_file_holds_all_of_it(
    desk: DeskPage, consensus: ConsensusPage
) -> None:
    page = consensus.page
    put(
        desk,
        made("ips", "a", "Anna", "2026-03-01", ANNA),
        made("ips", "b", "Bo", "2026-03-02", BO),
    )
    consensus.open()
    consensus.choose("Anna", "Bo")
    joint = consensus.begin()
    page.get_by_label("Namn på skattningen").fill("Granskning 2026")
    consensus.card("1").get_by_label("Som i Bo: 2").check()
    consensus.card("1").get_by_label("Varför enas ni om det?").fill("Registret har luckor")
    consensus.card("14").get_by_label("Gemensamt svar").select_option("5")
    until_saved(page)
    consensus.open()
    page.locator("[data-begun]").get_by_role("link", name="Granskning 2026").click()
    expect(consensus.card("1")).to_have_attribute("data-state", "settled", timeout=90_000)
    expect(consensus.card("1").get_by_label("Som i Bo: 2")).to_be_checked()
    expect(consensus.card("14").get_by_label("Gemensamt svar")).to_have_value("5")
    consensus.card("14").get_by_role("button", name="Ta bort valet").click()
    expect(consensus.card("14")).to_have_attribute("data-state", "open")
    until_saved(page)
    desk.open()
    _, raw = desk.export("Granskning 2026")
    assert json.loads(raw) == desk.documents()[joint]["assessment"]
    desk.act("Granskning 2026", "remove")
    desk.drop_in(("granskning.json", raw))
    page.get_by_role("button", name="Spara i listan").click()
    expect(desk.card("Granskning 2026")).to_be_visible()
    assert desk.export("Granskning 2026")[1] == raw


def test_the_form_scores_the_joint_assessment_and_tells_why(
    desk: DeskPage, consensus: ConsensusPage
) -> None:
    put(
        desk,
        made("ips", "a", "Anna", "2026-03-01", ANNA),
        made("ips", "b", "Bo", "2026-03-02", BO),
    )
    consensus.open()
    consensus.choose("Anna", "Bo")
    consensus.begin()
    card = consensus.card("1")
    card.get_by_label("Som i Anna: 5").check()
    card.get_by_label("Varför enas ni om det?").fill("Så är det")
    until_saved(consensus.page)
    form = FormPage(consensus.page)
    consensus.card("2").get_by_label("Ett annat svar").check()
    expect(consensus.card("2").get_by_label("Gemensamt svar")).to_be_focused()
    expect(consensus.card("2")).to_have_attribute("data-state", "open")
    card.get_by_role("link", name="Öppna i formuläret").click()
    form.until_ready()
    expect(form.score_of("1")).to_contain_text("5")
    note = consensus.page.locator("[data-consensus='1']")
    expect(note).to_contain_text("Gemensamt svar.")
    expect(note).to_contain_text("Skäl: Så är det")
    expect(note).to_contain_text("Anna: 5; Bo: 2.")
    expect(consensus.page.locator("[data-consensus]")).to_have_count(1)
    whose = consensus.page.locator("[data-item='1'] [data-by]")
    expect(whose).to_have_text(["Från Anna", "Från Bo"], use_inner_text=False)
    form.control("1.level", "4").check()
    form.until_saved()
    consensus.page.go_back()
    expect(consensus.card("1")).to_contain_text("ändrats i formuläret", timeout=90_000)


def test_three_into_reviewers_settle_the_service_and_a_criterion(
    desk: DeskPage, consensus: ConsensusPage
) -> None:
    answers = [answers_of("into", name) for name in ("half_of_51", "most_of_51", "all_met")]
    shops = ("yes", "yes", "no")
    put(
        desk,
        *(
            made(
                "into",
                f"i{n}",
                f"Nr {n}",
                "2026-01-01",
                one,
                profile={"learning_environment": shop},
            )
            for n, (one, shop) in enumerate(zip(answers, shops, strict=True))
        ),
    )
    consensus.open()
    consensus.choose("Nr 0", "Nr 1", "Nr 2")
    joint = consensus.begin()
    expect(consensus.work).to_contain_text("medelvärdet för alla par")
    service = consensus.page.locator("[data-profile='learning_environment']")
    expect(service).to_be_visible()
    service.locator("input[value='yes']").check()
    card = consensus.page.locator(".ts-joint[data-agree='false']").first
    item = str(card.get_attribute("data-item"))
    card.get_by_label("Gemensamt svar").select_option("partly")
    until_saved(consensus.page)
    saved = desk.documents()[joint]["assessment"]
    assert saved["profile"] == {"learning_environment": "yes"}
    assert saved["answers"][item]["level"] == "partly"


def test_indicators_are_agreed_on_without_figures(desk: DeskPage, consensus: ConsensusPage) -> None:
    put(
        desk,
        made("af", "a", "Anna", "2026-01-01", {"1": {"note": "En", "unknown": True}}),
        made("af", "b", "Bo", "2026-01-01", {"1": {"note": "Två", "unknown": True}}),
    )
    consensus.open()
    consensus.choose("Anna", "Bo")
    joint = consensus.begin()
    expect(consensus.page.locator("[data-agreement='none']")).to_be_visible()
    consensus.cards.first.get_by_label("Som i Bo").check()
    until_saved(consensus.page)
    assert desk.documents()[joint]["assessment"]["answers"]["1"]["note"] == "Två"


def test_why_there_is_no_joint_assessment_is_said(desk: DeskPage, consensus: ConsensusPage) -> None:
    put(desk, made("ips", "a", "Ensam", "2026-01-01", THREES))
    status = consensus.page.locator("[data-status]")
    consensus.open("none")
    expect(status).to_contain_text("Skattningen finns inte här.")
    consensus.open("a")
    expect(status).to_contain_text("innehåller inte svar från flera")
    old = made("ips", "b", "Gammal", "2025-01-01", THREES)
    old["framework"]["version"] = "2025-01-01"
    put(desk, old)
    consensus.open()
    consensus.choose("Ensam", "Gammal")
    expect(status).to_contain_text("är inte med: Gammal.")
    expect(consensus.page.locator("[data-ahead]")).to_be_hidden()


@pytest.mark.parametrize("locale", LOCALES)
def test_every_locale_has_words_for_all_of_it(
    desk: DeskPage, page: Page, site: str, locale: str
) -> None:
    put(
        desk,
        made("seqf", "a", "Anna", "2025-01-01", answers_of("seqf", "year_one")),
        made("seqf", "b", "Bo", "2026-01-01", answers_of("seqf", "all_fives")),
    )
    consensus = ConsensusPage(page, site, locale).open()
    consensus.choose("Anna", "Bo")
    consensus.begin()
    text = consensus.root.inner_text()
    for key in ("consensus.", "said.", "pick.", "previous."):
        assert key not in text, key
