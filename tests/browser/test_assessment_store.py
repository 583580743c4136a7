"""Where assessments lie: how much, for how long, what cannot be read, and that nothing is left."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk_page import DeskPage, assessment
from tests.browser.form_page import FormPage


@pytest.fixture
def desk(page: Page, site: str) -> DeskPage:
    return DeskPage(page, site)


def test_the_page_says_where_all_is_and_reminds_of_files(desk: DeskPage) -> None:
    desk.open().create("ips", title="Våren")
    said = desk.page.locator("[data-storage]")
    expect(said).to_contain_text(
        re.compile(r"Skattningar: 1\. De tar upp 1\skB\. Senast sparad \d")
    )
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
    expect(desk.card("Sparad")).to_be_visible()
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


LEFT = """
async () => ({
  databases: (await indexedDB.databases()).map(({ name }) => name),
  local: { ...localStorage },
  session: { ...sessionStorage },
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  cookies: document.cookie,
})
"""
"""Every place in which a site can leave something."""


def test_nothing_that_was_written_is_left_anywhere_after_wiping(desk: DeskPage, site: str) -> None:
    page = desk.page
    desk.open().create("ips", title="Hemlig ett", organisation="Hemlig kommun")
    desk.card("Hemlig ett").get_by_role("link", name="Öppna").click()
    form = FormPage(page)
    expect(page.locator("form.ts-form")).to_have_attribute("data-state", "ready")
    form.control("1.level", "3").check()
    form.until_saved()
    page.goto(f"{site}nb/ips/form/")
    expect(page.locator("form.ts-form")).to_have_attribute("data-state", "ready")
    page.goto(f"{site}sv/ips/")
    desk.open()
    assert "Hemlig" in json.dumps(desk.stored())
    page.locator("[data-wipe]").click()
    page.get_by_role("dialog").get_by_role("button", name="Ja, ta bort allt").click()
    expect(desk.status).to_contain_text("0 poster kvar")
    left = page.evaluate(LEFT)
    assert left["databases"] == ["tumstock"]
    assert desk.stored() == {"documents": [], "set_aside": []}
    # The language and the colours of the pages say nothing about any assessment.
    own = {name for name in left["local"] if not name.startswith("/")}
    assert own <= {"tumstock-locale", "tumstock-scheme"}
    assert "Hemlig" not in json.dumps(left, ensure_ascii=False)
    assert left["session"] == {}
    assert (left["caches"], left["workers"], left["cookies"]) == ([], 0, "")


def test_a_form_of_what_cannot_be_read_offers_it_and_begins_anew(desk: DeskPage) -> None:
    desk.open().create("ips", title="Hel")
    desk.put({"id": "x", "framework": "ips", "schema": 2, "assessment": {"answers": [1, "åäö"]}})
    page = desk.page
    page.goto(f"{desk.site}sv/ips/form/?a=x")
    expect(page.locator("form.ts-form")).to_have_attribute("data-state", "ready")
    notice = page.locator(".ts-form__notice")
    expect(notice).to_contain_text("gick inte att läsa")
    with page.expect_download() as saved:
        notice.get_by_role("link", name="Ladda ner").click()
    found = json.loads(saved.value.path().read_text("utf-8"))
    assert found[0]["found"]["assessment"] == {"answers": [1, "åäö"]}
    form = FormPage(page)
    form.control("1.level", "3").check()
    form.until_saved()
    assert len(desk.documents()) == 2
    desk.open()
    expect(desk.cards).to_have_count(2)
    expect(desk.notices).not_to_contain_text("gick inte att läsa")


def test_a_record_with_a_broken_moment_stops_nothing(desk: DeskPage) -> None:
    desk.open().put(
        {"id": "x", "framework": "ips", "schema": 2, "saved": "nyss", "assessment": assessment()}
    )
    desk.open()
    expect(desk.card("Våren")).to_contain_text("Sparad \u2013")


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
