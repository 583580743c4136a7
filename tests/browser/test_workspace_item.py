"""What a team keeps beside its answers: targets, ideas, good practice, last time, and the plan."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.form_page import FormPage

SAVED = """
() => new Promise((resolve, reject) => {
  const open = indexedDB.open("tumstock")
  open.onerror = () => reject(open.error)
  open.onsuccess = () => {
    const [name] = [...open.result.objectStoreNames].filter((one) => one.includes("document"))
    const all = open.result.transaction(name).objectStore(name).getAll()
    all.onsuccess = () => { open.result.close(); resolve(all.result) }
  }
})
"""
"""Every record of the store as it lies there."""

PUT = """
(record) => new Promise((resolve, reject) => {
  const open = indexedDB.open("tumstock")
  open.onsuccess = () => {
    const [name] = [...open.result.objectStoreNames].filter((one) => one.includes("document"))
    const change = open.result.transaction(name, "readwrite")
    change.objectStore(name).put(record)
    change.oncomplete = () => { open.result.close(); resolve() }
    change.onerror = () => reject(change.error)
  }
})
"""
"""Put a record into the store, as another page would."""


@pytest.fixture
def form(page: Page) -> FormPage:
    return FormPage(page)


def saved(page: Page) -> dict[str, Any]:
    """Give the one assessment that is saved."""
    [record] = page.evaluate(SAVED)
    assessment: dict[str, Any] = record["assessment"]
    return assessment


def unfold(page: Page) -> None:
    """Open every fold at once."""
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")


def idea(form: FormPage, item: str, text: str, priority: str, at: int = 0) -> None:
    """Write an idea at an item."""
    if at > 0:
        form.page.locator(f"[data-improvements='{item}'] .ts-evidence__add").click()
    form.control(f"{item}.improvement.{at}.text").fill(text)
    form.control(f"{item}.improvement.{at}.priority").select_option(priority)


@pytest.mark.parametrize(
    ("path", "item", "target"),
    [
        ("sv-FI/ips", "2", "5"),
        ("nb/seqf", "1.3", "4"),
        ("nb/seqf", "6.2C", "4,5"),
        ("sv/into", "12", "met"),
        ("sv/af", "1", "högst 20 dagar"),
    ],
    ids=["levels", "steps", "rating", "met", "area"],
)
def test_target_ideas_evidence_and_good_practice_survive_a_reload(
    form: FormPage, site: str, path: str, item: str, target: str
) -> None:
    form.open(f"{site}{path}/form/")
    page = form.page
    unfold(page)
    aim = form.control(f"{item}.target")
    if aim.evaluate("(field) => field.matches('select')"):
        aim.select_option(target)
    else:
        aim.fill(target)
    form.control(f"{item}.evidence.0.text").fill("Årsrapporten")
    form.control(f"{item}.evidence.0.kind").select_option("document")
    form.control(f"{item}.evidence.0.date").fill("2026-03-31")
    idea(form, item, "Öva samtal", "2")
    idea(form, item, "Fler möten", "1", at=1)
    best = page.locator("textarea[name^='best_practice.']").first
    best.fill("Vi möts varje vecka")
    form.until_saved()
    kept = saved(page)
    answer = kept["answers"][item]
    assert answer["target"] == target
    assert answer["evidence"] == [
        {"text": "Årsrapporten", "kind": "document", "date": "2026-03-31"}
    ]
    assert [(one["text"], one["priority"]) for one in answer["improvements"]] == [
        ("Öva samtal", "2"),
        ("Fler möten", "1"),
    ]
    assert list(kept["best_practice"].values()) == ["Vi möts varje vecka"]
    page.reload()
    form.until_ready()
    expect(form.control(f"{item}.target")).to_have_value(target)
    expect(form.control(f"{item}.evidence.0.date")).to_have_value("2026-03-31")
    expect(form.control(f"{item}.improvement.1.priority")).to_have_value("1")
    expect(best).to_have_value("Vi möts varje vecka")
    form.until_saved()
    again = saved(page)
    assert again["answers"] == kept["answers"]


def test_what_is_not_known_here_stays_when_something_beside_it_changes(
    form: FormPage, site: str
) -> None:
    form.open(f"{site}sv/ips/form/")
    form.control("7.level", "4").check()
    form.until_saved()
    page = form.page
    [record] = page.evaluate(SAVED)
    answer = record["assessment"]["answers"]["7"]
    answer |= {
        "target": "4,5",
        "later": {"a": [1]},
        "improvements": [{"id": "i1", "text": "En", "priority": "9", "cost": 3}],
        "evidence": [{"text": "B", "kind": "dream", "date": "våren", "page": "7"}],
    }
    page.goto(f"{site}sv/")
    page.evaluate(PUT, record)
    form.open(f"{site}sv/ips/form/")
    unfold(page)
    form.control("7.note").fill("Ny")
    form.until_saved()
    assert saved(page)["answers"]["7"] == {**answer, "note": "Ny"}


def test_priority_one_is_said_to_be_the_highest(form: FormPage, site: str) -> None:
    form.open(f"{site}sv/ips/form/")
    place = form.page.locator("[data-improvements='2']")
    expect(place).to_contain_text("1 är viktigast")
    expect(form.control("2.improvement.0.priority").locator("option")).to_have_count(6)


def test_a_follow_up_shows_last_time_beside_each_item_and_preselects_nothing(
    form: FormPage, site: str
) -> None:
    form.open(f"{site}sv/into/form/")
    page = form.page
    form.control("12.level", "partly").check()
    form.control("12.note").fill("Vi provar")
    page.locator("input[name^='profile.']").first.check()
    form.until_saved()
    page.goto(f"{site}sv/assessments/")
    page.locator("[data-focus^='follow_up']").click()
    page.wait_for_url("**/into/form/?a=*")
    form.until_ready()
    assert page.locator("[data-item] input:checked").count() == 0
    before = page.locator("#form-item-12 [data-previous]")
    expect(before).to_contain_text("Delvis uppfyllt")
    expect(before).to_contain_text("Vi provar")
    expect(before).to_contain_text("Förra gången (")
    expect(page.locator("#form-item-13 [data-previous]")).to_contain_text("inte besvarat")
    expect(page.locator("[data-profile] [data-previous]").first).to_be_visible()
    form.control("12.level", "met").check()
    form.until_saved()
    expect(before).to_contain_text("Delvis uppfyllt")


def test_undo_and_redo_reach_every_kind_of_answer(form: FormPage, site: str) -> None:
    form.open(f"{site}sv/into/form/")
    page = form.page
    unfold(page)
    undo, redo = page.locator("[data-undo]"), page.locator("[data-redo]")
    expect(undo).to_have_attribute("aria-disabled", "true")
    question = page.locator("input[name^='profile.']").first
    question.check()
    form.control("12.level", "met").check()
    form.control("12.unknown").check()
    form.control("12.note").press_sequentially("Vi möts")
    page.locator("[data-evidence='12'] .ts-evidence__add").click()
    form.control("12.evidence.1.text").fill("Protokoll")
    page.locator("[data-evidence='12'] .ts-evidence__remove").nth(1).click()
    best = page.locator("textarea[name^='best_practice.']").first
    best.fill("Bra")
    undo.click()
    expect(best).to_have_value("")
    expect(undo).to_be_focused()
    expect(page.locator("[data-undo-said]")).to_contain_text("god praxis")
    undo.click()
    expect(page.locator("[data-evidence='12'] textarea").first).to_have_value("Protokoll")
    undo.click()
    undo.click()
    expect(form.control("12.note")).to_have_value("")
    undo.click()
    expect(form.control("12.unknown")).not_to_be_checked()
    undo.click()
    expect(form.control("12.level", "met")).not_to_be_checked()
    undo.click()
    expect(question).not_to_be_checked()
    expect(undo).to_have_attribute("aria-disabled", "true")
    for _ in range(7):
        redo.click()
    expect(best).to_have_value("Bra")
    expect(question).to_be_checked()
    expect(form.control("12.note")).to_have_value("Vi möts")
    form.until_saved()
    assert saved(page)["answers"]["12"]["note"] == "Vi möts"


def test_keys_undo_outside_text_fields_and_are_never_taken_from_them(
    form: FormPage, site: str
) -> None:
    form.open(f"{site}sv-FI/ips/form/")
    page = form.page
    unfold(page)
    form.control("7.level", "4").check()
    note = form.control("7.note")
    note.press_sequentially("ab")
    page.keyboard.press("Control+z")
    expect(form.control("7.level", "4")).to_be_checked()
    page.keyboard.press("Alt+ArrowDown")
    expect(note).to_be_focused()
    note.fill("")
    form.control("7.level", "4").focus()
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect(form.control("7.level", "4")).not_to_be_checked()
    expect(form.control("7.level", "4")).to_be_focused()
    page.keyboard.press("Control+Shift+z")
    expect(form.control("7.level", "4")).to_be_checked()
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+y")
    expect(form.control("7.level", "4")).to_be_checked()
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("#form-item-8")).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("#form-item-7")).to_be_focused()


def test_undoing_is_scored_and_said_politely(form: FormPage, site: str) -> None:
    form.open(f"{site}sv-FI/ips/form/")
    form.control("7.level", "4").check()
    form.result(answered=1)
    form.page.locator("[data-undo]").click()
    form.result(answered=0)
    expect(form.score_of("7")).to_have_text("")
    expect(form.page.locator("form [data-announcer]")).not_to_have_text("")
    expect(form.page.locator("form [data-announcer]")).to_have_attribute("role", "status")


def with_ideas(form: FormPage, site: str, path: str = "sv/ips") -> None:
    """Answer a little, write two ideas, and go to the plan."""
    form.open(f"{site}{path}/form/")
    unfold(form.page)
    idea(form, "2", "Skriv ner hur överlämning sker", "3")
    idea(form, "7", "Öva arbetsgivarsamtal, var fjortonde dag", "1")
    form.until_saved()
    form.page.locator("[data-plan]").evaluate("(link) => link.click()")
    expect(form.page.locator("[data-module='plan']")).to_have_attribute("data-state", "ready")


def test_an_idea_becomes_a_row_that_is_edited_moved_removed_and_taken_back(
    form: FormPage, site: str
) -> None:
    with_ideas(form, site)
    page = form.page
    ideas = page.locator("[data-idea]")
    expect(ideas.first).to_contain_text("Öva arbetsgivarsamtal")
    expect(ideas.first).to_contain_text("Prioritet 1")
    ideas.first.get_by_role("button").click()
    rows = page.locator("[data-row]")
    what = rows.first.locator("[data-field='what']")
    expect(what).to_have_value("Öva arbetsgivarsamtal, var fjortonde dag")
    expect(what).to_be_focused()
    expect(rows.first.locator("[data-field='item']")).to_have_value("7")
    expect(ideas.first).to_contain_text("Finns på rad 1")
    rows.first.locator("[data-field='when']").fill("2026-12-31")
    rows.first.locator("[data-field='who']").fill("Teamledaren")
    rows.first.locator("[data-field='state']").select_option("started")
    page.locator("[data-add]").click()
    page.keyboard.type("Andra raden")
    up = rows.nth(1).locator("[data-row-up]")
    up.click()
    expect(rows.first.locator("[data-field='what']")).to_have_value("Andra raden")
    expect(rows.first.locator("[data-row-up]")).to_be_focused()
    rows.first.locator("[data-row-remove]").click()
    expect(rows).to_have_count(1)
    expect(what).to_be_focused()
    page.locator("[data-undo]").click()
    expect(rows).to_have_count(2)
    page.locator("[data-redo]").click()
    expect(rows).to_have_count(1)
    expect(page.locator("[data-saved]")).to_contain_text("Sparat")
    page.wait_for_timeout(600)
    [row] = saved(page)["plan"]["rows"]
    assert (row["when"], row["who"], row["state"]) == ("2026-12-31", "Teamledaren", "started")
    page.reload()
    expect(rows.first.locator("[data-field='who']")).to_have_value("Teamledaren")


def test_the_templates_are_kept_in_the_assessment(form: FormPage, site: str) -> None:
    with_ideas(form, site, "nb/ips")
    page = form.page
    unfold(page)
    names = page.locator("[data-form] [name]").evaluate_all("(all) => all.map(({ name }) => name)")
    for name in names:
        control = form.control(name)
        if control.evaluate("(field) => field.matches('select')"):
            control.select_option("yes")
        elif control.get_attribute("type") == "date":
            control.fill("2026-12-01")
        else:
            control.fill(f"Om {name}")
    page.wait_for_timeout(1_000)
    kept = saved(page)
    assert len(kept["plan"]["general"]) == 14
    assert set(kept["dmaic"]) == {"define", "measure", "analyse", "improve", "control"}
    assert len(kept["review"]) == 11
    assert kept["review"]["completed"] == "yes"
    page.reload()
    expect(form.control("dmaic.define")).to_have_value("Om dmaic.define")
    expect(form.control("plan.general.adopted_date")).to_have_value("2026-12-01")


def test_rows_with_a_date_become_a_calendar_file(form: FormPage, site: str, tmp_path: Path) -> None:
    with_ideas(form, site)
    page = form.page
    page.locator("[data-calendar]").click()
    expect(page.locator("[data-undo-said]")).to_contain_text("Ingen rad")
    page.locator("[data-idea] button").first.click()
    page.locator("[data-row] [data-field='when']").fill("2026-12-31")
    with page.expect_download() as download:
        page.locator("[data-calendar]").click()
    assert re.fullmatch(r"tumstock-ips-.*\.ics", download.value.suggested_filename)
    path = tmp_path / "plan.ics"
    download.value.save_as(path)
    text = path.read_bytes().decode("utf-8")
    assert "\r\nDTSTART;VALUE=DATE:20261231\r\n" in text
    assert "SUMMARY:Öva arbetsgivarsamtal\\, var fjortonde dag" in text.replace("\r\n ", "")


def test_a_plan_of_no_assessment_says_where_to_find_one(page: Page, site: str) -> None:
    page.goto(f"{site}nb/assessments/plan/")
    expect(page.locator("[data-none]")).to_be_visible()
    page.goto(f"{site}nb/assessments/plan/?a=none")
    expect(page.locator("[data-why-none]")).to_contain_text("finnes ikke")
