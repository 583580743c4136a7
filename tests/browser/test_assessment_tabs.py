"""One assessment in several tabs, and a browser that has no room or lets nothing be saved."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.desk_page import DeskPage, assessment
from tests.browser.form_page import FormPage
from tests.browser.kinds import LOCALES

FULL = """
const put = IDBObjectStore.prototype.put
const add = IDBObjectStore.prototype.add
for (const [name, real] of Object.entries({ put, add }))
  IDBObjectStore.prototype[name] = function (...given) {
    if (window.roomy) return real.apply(this, given)
    throw new DOMException("no room", "QuotaExceededError")
  }
"""
"""A disk that is full until `window.roomy` is set."""

DENIED = {
    "databases throw": "IDBFactory.prototype.open = () => { throw new Error('no') }",
    "databases fail": """
      IDBFactory.prototype.open = () => {
        const asked = new EventTarget()
        Object.assign(asked, { error: new DOMException("no", "InvalidStateError") })
        setTimeout(() => asked.dispatchEvent(new Event("error")))
        return Object.setPrototypeOf(asked, IDBOpenDBRequest.prototype)
      }""",
    "all storage throws": """
      IDBFactory.prototype.open = () => { throw new DOMException("no", "SecurityError") }
      Object.defineProperty(window, "sessionStorage", {
        get() { throw new DOMException("no", "SecurityError") } })""",
}
"""Ways in which browsers let nothing be saved."""


@pytest.fixture
def desk(page: Page, site: str) -> DeskPage:
    return DeskPage(page, site)


def answers(desk: DeskPage, made: str) -> dict[str, Any]:
    found: dict[str, Any] = desk.documents()[made]["assessment"]["answers"]
    return found


def opened(context: BrowserContext, address: str) -> FormPage:
    """Open a form in a tab of its own and wait until it shows what is saved."""
    form = FormPage(context.new_page())
    form.page.goto(address)
    expect(form.page.locator("form.ts-form")).to_have_attribute("data-state", "ready")
    form.page.evaluate(
        "document.querySelectorAll('details').forEach((each) => { each.open = true })"
    )
    return form


def test_two_tabs_show_one_anothers_changes_and_lose_none(desk: DeskPage) -> None:
    made = desk.open().create("ips", title="Våren")
    address = f"{desk.site}sv/ips/form/?a={made}"
    one, other = opened(desk.page.context, address), opened(desk.page.context, address)
    one.control("7.level", "4").check()
    expect(other.control("7.level", "4")).to_be_checked()
    other.control("7.note").press_sequentially("Öva")
    expect(one.control("7.note")).to_have_value("Öva")
    one.control("9.level", "2").check()
    other.control("9.note").fill("Samtidigt")
    one.control("best_practice.personal").fill("Vi möts")
    expect(one.control("9.note")).to_have_value("Samtidigt")
    expect(other.control("9.level", "2")).to_be_checked()
    expect(other.control("best_practice.personal")).to_have_value("Vi möts")
    one.until_saved()
    other.until_saved()
    assert answers(desk, made) == {
        "7": {"level": "4", "note": "Öva"},
        "9": {"level": "2", "note": "Samtidigt"},
    }


def test_what_is_being_typed_keeps_focus_and_place_while_the_other_tab_saves(
    desk: DeskPage,
) -> None:
    made = desk.open().create("ips", title="Våren")
    address = f"{desk.site}sv/ips/form/?a={made}"
    one, other = opened(desk.page.context, address), opened(desk.page.context, address)
    note = other.control("7.note")
    note.fill("början slutet")
    other.until_saved()
    note.evaluate("(field) => { field.focus(); field.setSelectionRange(6, 6) }")
    other.page.keyboard.type(" och")
    one.control("7.level", "4").check()
    expect(other.control("7.level", "4")).to_be_checked()
    other.page.keyboard.type(" mitten")
    expect(note).to_be_focused()
    expect(note).to_have_value("början och mitten slutet")
    other.until_saved()
    expect(one.control("7.note")).to_have_value("början och mitten slutet")
    assert answers(desk, made)["7"] == {"level": "4", "note": "början och mitten slutet"}


def test_the_plan_and_the_form_of_one_assessment_do_not_undo_one_another(desk: DeskPage) -> None:
    made = desk.open().create("ips", title="Våren")
    form = opened(desk.page.context, f"{desk.site}sv/ips/form/?a={made}")
    plans = [desk.page.context.new_page() for _ in range(2)]
    for plan in plans:
        plan.goto(f"{desk.site}sv/assessments/plan/?a={made}")
        expect(plan.locator("[data-module='plan']")).to_have_attribute("data-state", "ready")
    for plan, what in zip(plans, ("Ett", "Två"), strict=True):
        plan.locator("[data-add]").click()
        plan.keyboard.type(what)
    form.control("7.level", "4").check()
    for plan in plans:
        expect(plan.locator("[data-row]")).to_have_count(2)
    form.until_saved()
    for plan in plans:
        expect(plan.locator("[data-saved]")).to_contain_text("Sparat")
    kept = desk.documents()[made]["assessment"]
    assert sorted(row["what"] for row in kept["plan"]["rows"]) == ["Ett", "Två"]
    assert kept["answers"] == {"7": {"level": "4"}}


def test_what_another_tab_removed_is_said_and_saved_again_by_a_change(desk: DeskPage) -> None:
    made = desk.open().create("ips", title="Våren")
    form = opened(desk.page.context, f"{desk.site}sv/ips/form/?a={made}")
    form.control("7.level", "4").check()
    form.until_saved()
    desk.open().act("Våren", "remove")
    expect(form.page.locator("[data-saved]")).to_contain_text(
        "Skattningen har tagits bort i en annan flik."
    )
    form.control("9.level", "2").check()
    form.until_saved()
    assert answers(desk, made) == {"7": {"level": "4"}, "9": {"level": "2"}}


def test_an_address_of_one_that_is_gone_never_writes_into_another(desk: DeskPage) -> None:
    made = desk.open().create("ips", title="Våren")
    form = opened(desk.page.context, f"{desk.site}sv/ips/form/?a=finns-inte")
    expect(form.page.locator("[data-saved]")).to_contain_text("finns inte i den här webbläsaren")
    form.control("7.level", "4").check()
    form.until_saved()
    assert answers(desk, made) == {}
    assert len(desk.documents()) == 2
    form.page.reload()
    expect(form.control("7.level", "4")).to_be_checked()


def test_the_language_changes_with_the_assessment_that_is_open(desk: DeskPage) -> None:
    made = desk.open().create("ips", title="Ett")
    desk.create("ips", title="Två")
    form = opened(desk.page.context, f"{desk.site}sv/ips/form/?a={made}")
    form.page.locator("a[data-ts-locale=nb]").first.evaluate("link => link.click()")
    form.page.wait_for_url(f"**/nb/ips/form/?a={made}*")
    expect(form.page.locator("[data-assessment-name]")).to_have_text("Ett")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_full_disk_is_said_at_once_and_nothing_of_the_page_is_lost(
    page: Page, site: str, locale: str
) -> None:
    desk = DeskPage(page, site, locale)
    made = desk.open().create("ips", title="Våren")
    page.add_init_script(FULL)
    form = FormPage(page)
    form.open(f"{site}{locale}/ips/form/?a={made}")
    form.control("7.level", "4").check()
    saved = page.locator("[data-saved]")
    expect(saved).to_have_attribute("data-state", "failed")
    told = "Det gikk ikke å lagre." if locale == "nb" else "Det gick inte att spara."
    expect(saved).to_contain_text(told)
    expect(page.locator("form [data-announcer]")).to_contain_text(told)
    expect(form.score_of("7")).to_contain_text("4")
    assert answers(desk, made) == {}
    with page.expect_download() as download:
        page.locator("[data-save-file]").click()
    file = json.loads(download.value.path().read_text("utf-8"))
    assert file["answers"] == {"7": {"level": "4"}}
    form.control("9.level", "2").check()
    page.evaluate("window.roomy = true")
    form.until_saved()
    assert answers(desk, made) == {"7": {"level": "4"}, "9": {"level": "2"}}


def test_a_list_that_is_full_says_so_and_keeps_what_it_has(desk: DeskPage) -> None:
    desk.page.add_init_script(FULL)
    desk.open().page.evaluate("window.roomy = true")
    desk.put(record := saved_record())
    desk.open()
    changed = assessment(answers={})
    desk.drop_in(("b.json", json.dumps(changed)))
    desk.page.locator("[data-file='0'] input[value='replace']").check()
    desk.page.get_by_role("button", name="Spara i listan").click()
    expect(desk.status).to_contain_text("Inget sparades, och det som fanns är orört.")
    assert desk.documents() == {"a1": record}


def saved_record() -> dict[str, Any]:
    moment = "2026-03-04T05:06:07.000Z"
    return {
        "id": "a1", "framework": "ips", "schema": 2, "saved": moment, "exported": None,
        "assessment": assessment(),
    }  # fmt: skip


@pytest.mark.parametrize("how", DENIED)
def test_where_nothing_can_be_saved_work_goes_on_in_memory(desk: DeskPage, how: str) -> None:
    page = desk.page
    page.add_init_script(DENIED[how])
    desk.open()
    expect(desk.notices).to_contain_text("Webbläsaren tillåter inte att något sparas.")
    page.locator("[data-new]").click()
    page.locator("[data-details] select").select_option("ips")
    page.locator("[data-create]").click()
    page.wait_for_url("**/sv/ips/form/")
    form = FormPage(page)
    form.until_ready()
    saved = page.locator("[data-saved]")
    expect(saved).to_contain_text("Webbläsaren tillåter inte att något sparas.")
    form.control("7.level", "4").check()
    expect(form.score_of("7")).to_contain_text("4")
    with page.expect_download() as download:
        page.locator("[data-save-file]").click()
    file = json.loads(download.value.path().read_text("utf-8"))
    assert file["answers"] == {"7": {"level": "4"}}
    expect(saved).to_contain_text("spara som fil eller skriv ut innan dess")


def test_a_tab_of_its_own_that_is_full_says_so(desk: DeskPage) -> None:
    page = desk.page
    desk.open().page.get_by_role("button", name="Spara bara i den här fliken").click()
    made = desk.create("ips", title="Hemlig")
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }"
    )
    form = FormPage(page)
    form.open(f"{desk.site}sv/ips/form/?a={made}")
    form.control("7.level", "4").check()
    expect(page.locator("[data-saved]")).to_have_attribute("data-state", "failed")
    with page.expect_download() as download:
        page.locator("[data-save-file]").click()
    file = json.loads(download.value.path().read_text("utf-8"))
    assert file["answers"] == {"7": {"level": "4"}}
