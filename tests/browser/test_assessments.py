"""The page of all assessments: make, find, follow up, keep as file, remove, wipe."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.desk_page import DeskPage, assessment
from tests.browser.form_page import FormPage
from tests.browser.kinds import LOCALES
from tests.browser.test_accessibility import violations


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


def test_the_page_says_where_all_is_and_reminds_of_files(desk: DeskPage) -> None:
    desk.open().create("ips", title="Våren")
    said = desk.page.locator("[data-storage]")
    expect(said).to_contain_text(re.compile(r"Skattningar: 1\. De tar 1\skB\. Senast sparad \d"))
    expect(said).to_contain_text("1 skattning har ändrats utan att sparas som fil.")
    expect(desk.card("Våren")).to_contain_text("Inte sparad som fil")
    desk.export("Våren")
    expect(desk.card("Våren")).to_contain_text(re.compile(r"Sparad som fil \d"))
    expect(said).to_contain_text("Senast sparad som fil")
    expect(said).not_to_contain_text("utan att sparas")
    desk.act("Våren", "edit")
    desk.cards.get_by_role("button", name="Spara uppgifterna").click()
    expect(desk.card("Våren")).to_contain_text("Ändrad sedan den sparades som fil")


@pytest.mark.parametrize("granted", [True, False])
def test_the_browser_is_asked_to_keep_everything(
    desk: DeskPage,
    granted: bool,  # noqa: FBT001 (a parameter of the test)
) -> None:
    desk.page.add_init_script(
        f"""let kept = false
        navigator.storage.persisted = async () => kept
        navigator.storage.persist = async () => (kept = {json.dumps(granted)})"""
    )
    desk.open()
    said = desk.page.locator("[data-storage]")
    expect(said).to_contain_text("kan rensa bort uppgifterna")
    desk.page.get_by_role("button", name="Be webbläsaren").click()
    answer = "har lovat att inte rensa bort" if granted else "sade nej"
    expect(said).to_contain_text(answer)


def test_a_tab_of_its_own_leaves_nothing_in_the_browser(desk: DeskPage, site: str) -> None:
    desk.open().create("ips", title="Sparad")
    desk.page.get_by_role("button", name="Spara bara i den här fliken").click()
    expect(desk.status).to_contain_text("bara i den här fliken")
    assert desk.titles() == []
    desk.create("seqf", title="Hemlig")
    desk.card("Hemlig").get_by_role("link", name="Öppna").click()
    expect(desk.page.locator("[data-assessment-name]")).to_have_text(
        "Hemlig. Finns bara i den här fliken"
    )
    FormPage(desk.page).control("1.1.unknown").check()
    FormPage(desk.page).until_saved()
    desk.open()
    expect(desk.card("Hemlig")).to_contain_text("1 av")
    expect(desk.notices).to_contain_text("Stängs den försvinner skattningarna.")
    assert "Hemlig" not in json.dumps(desk.stored())
    assert DeskPage(desk.page.context.new_page(), site).open().titles() == ["Sparad"]
    desk.page.get_by_role("button", name="Avsluta och ta bort").click()
    expect(desk.cards).to_have_count(1)
    assert desk.titles() == ["Sparad"]
    assert desk.page.evaluate("Object.keys(sessionStorage)") == []


def test_wiping_leaves_nothing_and_proves_it(desk: DeskPage) -> None:
    desk.open().create("ips", title="Ett")
    desk.create("seqf", title="Två")
    desk.put({"id": "broken", "assessment": "no"})
    desk.open().put({"id": "later", "framework": "ips", "schema": 9})
    desk.open()
    wipe = desk.page.locator("[data-wipe]")
    dialog = desk.page.get_by_role("dialog")
    wipe.click()
    expect(dialog).to_contain_text("Skattningar: 2. Av dem utan aktuell fil: 2.")
    expect(dialog).to_contain_text("Annat som inte går att visa här: 2.")
    expect(dialog.get_by_role("button", name="Nej")).to_be_focused()
    desk.page.keyboard.press("Escape")
    assert len(desk.documents()) == 3
    wipe.click()
    dialog.get_by_role("button", name="Ja, ta bort allt").click()
    expect(desk.status).to_have_text(
        "Allt är borttaget. En kontroll efteråt visar 0 poster kvar i webbläsaren."
    )
    assert desk.stored() == {"documents": [], "set_aside": []}
    expect(desk.page.locator("[data-list]")).to_contain_text("Här finns inga skattningar än.")
    assert desk.page.evaluate("Object.keys(sessionStorage).length") == 0


FIRST_VERSION = """
async (records) => {
  const db = await new Promise((resolve, reject) => {
    const asked = indexedDB.open("tumstock", 1)
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("assessments", { keyPath: "framework" })
      asked.result.createObjectStore("set_aside", { autoIncrement: true })
    }
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
  await new Promise((resolve) => {
    const work = db.transaction("assessments", "readwrite")
    for (const record of records) work.objectStore("assessments").put(record)
    work.oncomplete = resolve
  })
  db.close()
}
"""


def test_what_the_first_version_saved_is_there_with_its_answers(desk: DeskPage, site: str) -> None:
    old = assessment()
    old["assessment"] = {"locale": "sv", "created": "x", "changed": "2026-03-04T05:06:07.000Z"}
    desk.page.goto(f"{site.removesuffix('/')}/blank.html")
    desk.page.evaluate(
        FIRST_VERSION,
        [
            {"framework": "ips", "schema": 1, "assessment": old},
            {"framework": "seqf", "schema": 1, "assessment": "unreadable"},
        ],
    )
    desk.open()
    expect(desk.card("IPS")).to_contain_text("2 av 25 besvarade")
    assert list(desk.stored()) == ["documents", "set_aside"]
    (record,) = desk.documents().values()
    assert record["assessment"]["answers"] == old["answers"]
    expect(desk.notices).to_contain_text("gick inte att läsa")
    form = FormPage(desk.page)
    desk.page.goto(f"{site}sv/ips/form/")
    expect(form.control("1.level", "3")).to_be_checked()


def test_what_cannot_be_read_is_set_aside_and_offered_and_the_rest_opens(desk: DeskPage) -> None:
    desk.open().create("ips", title="Hel")
    broken = {"id": "x", "framework": "seqf", "schema": 2, "assessment": {"answers": [1, "åäö"]}}
    desk.put(broken)
    desk.put({"id": "y", "framework": "ips", "schema": 3, "assessment": {"later": True}})
    desk.open()
    assert desk.titles() == ["Hel"]
    expect(desk.notices).to_contain_text("nyare version av Tumstock har sparat: 1.")
    with desk.page.expect_download() as saved:
        desk.page.get_by_role("button", name="Ladda ner det som inte gick att läsa").click()
    found = json.loads(saved.value.path().read_text("utf-8"))
    assert [one["found"] for one in found] == [broken]
    assert [one["found"] for one in desk.stored()["set_aside"]] == [broken]
    assert desk.documents()["y"]["assessment"] == {"later": True}


def test_where_the_browser_saves_nothing_the_page_says_so(desk: DeskPage) -> None:
    desk.page.add_init_script("IDBFactory.prototype.open = () => { throw new Error('no') }")
    desk.open()
    expect(desk.notices).to_contain_text("Webbläsaren tillåter inte att något sparas.")


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


def test_the_form_says_which_assessment_is_open_and_saves_it_as_a_file(desk: DeskPage) -> None:
    form = FormPage(desk.page)
    made = desk.open().create("ips", title="Våren <b>", organisation="Åsö")
    desk.card("Våren").get_by_role("link", name="Öppna").click()
    expect(desk.page.locator("[data-assessment-name]")).to_have_text("Våren <b>, Åsö")
    form.control("1.level", "3").check()
    with desk.page.expect_download() as saved:
        desk.page.get_by_role("button", name="Spara som fil").click()
    found = json.loads(saved.value.path().read_text("utf-8"))
    assert found["answers"] == {"1": {"level": "3"}}
    expect(desk.page.locator("[data-file-told]")).to_have_text("Sparad som fil.")
    assert desk.documents()[made]["assessment"] == found
    assert desk.documents()[made]["exported"] is not None
    desk.page.locator(".ts-form__assessment").get_by_role("link", name="Mina").click()
    expect(desk.card("Våren <b>")).to_contain_text("1 av 25 besvarade")


def test_answers_and_notes_are_saved_as_a_table_for_nordic_excel(desk: DeskPage) -> None:
    form = FormPage(desk.page)
    desk.open().create("ips", title="Våren")
    desk.page.goto(f"{desk.site}sv/ips/form/")
    form.until_ready()
    form.answer("1", {"level": "3", "note": "=1+1"})
    form.answer("2", {"inputs": {"share": "74,5"}})
    form.until_saved()
    expect(form.score_of("1")).to_contain_text("3")
    with desk.page.expect_download() as saved:
        desk.page.get_by_role("button", name="Spara som tabell (CSV)").click()
    assert saved.value.suggested_filename.endswith(".csv")
    raw = saved.value.path().read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfDel;Nummer;Kriterium;Svar;Po\xc3\xa4ng;")
    assert raw.count(b"\r\n") == 26
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert {len(row) for row in rows} == {10}
    head, first, second, *_ = rows
    found = dict(zip(head, first, strict=True))
    assert found["Nummer"] == "IPS 1"
    assert found["Svar"].startswith("3: ")
    assert found["Poäng"] == "3"
    assert found["Anteckning"] == "'=1+1"
    assert "74,5" in second[3]


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390], ids=["wide", "narrow"])
def test_axe_finds_no_violation_on_a_list_in_use(
    new_context: NewContext, site: str, width: int, scheme: str
) -> None:
    context = new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    desk = DeskPage(context.new_page(), site, "nb").open()
    assert violations(desk.page) == []
    desk.create("ips", title="Våren")
    desk.create("seqf")
    desk.put({"id": "x", "assessment": "no"})
    desk.open()
    desk.act("Våren", "edit")
    desk.page.locator("[data-new]").click()
    assert violations(desk.page) == []
    assert desk.page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
    desk.page.locator("[data-wipe]").click()
    assert violations(desk.page) == []
