"""Keys, focus and what is said aloud while a form is filled in."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk_page import DeskPage
from tests.browser.form_page import FormPage
from tests.browser.kinds import LOCALES

TAKEN = """
() => {
  const keys = [
    { key: "z", ctrlKey: true }, { key: "z", metaKey: true },
    { key: "Z", ctrlKey: true, shiftKey: true }, { key: "y", ctrlKey: true },
    { key: "ArrowDown", altKey: true }, { key: "ArrowUp", altKey: true },
    ...[..."abcfghjkmnpsz?/. "].map((key) => ({ key })),
    { key: "Enter" }, { key: "Home" }, { key: "End" }, { key: "ArrowLeft" },
  ]
  const text = [...document.querySelectorAll("main :is(input, textarea, select)")].filter(
    (field) => !["radio", "checkbox", "file", "button", "submit"].includes(field.type))
  const taken = []
  const reached = text.filter((field) => {
    field.focus({ preventScroll: true })
    return document.activeElement === field
  })
  for (const field of reached)
    for (const key of keys) {
      field.focus({ preventScroll: true })
      const event = new KeyboardEvent("keydown", { ...key, bubbles: true, cancelable: true })
      if (!field.dispatchEvent(event)) taken.push(`${field.name}: ${JSON.stringify(key)}`)
    }
  const kinds = [...new Set(reached.map(({ type }) => type))]
  return { fields: reached.length, kinds, taken }
}
"""
"""Presses every shortcut, and keys of other sites, in every text field of a page."""


@pytest.fixture
def form(page: Page) -> FormPage:
    return FormPage(page)


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")


@pytest.mark.parametrize("path", ["ips", "into", "seqf", "af"])
def test_no_key_is_ever_taken_from_a_text_field(form: FormPage, site: str, path: str) -> None:
    page = form.page
    page.goto(f"{site}sv/{path}/form/")
    expect(page.locator("form.ts-form")).to_have_attribute("data-state", "ready")
    unfold(page)
    best = page.locator("textarea[name^='best_practice.']").first
    best.fill("Något att ångra")
    found = page.evaluate(TAKEN)
    assert found["fields"] > 40
    assert {"textarea", "select-one", "date"} <= set(found["kinds"])
    assert found["taken"] == []
    expect(best).to_have_value("Något att ångra")
    page.locator("main :is(input[type=radio], input[type=checkbox])").first.focus()
    page.keyboard.press("Control+z")
    expect(best).to_have_value("")


def test_no_key_is_taken_from_the_fields_of_plan_and_list(page: Page, site: str) -> None:
    desk = DeskPage(page, site)
    made = desk.open().create("ips", title="Våren")
    page.locator("[data-new]").click()
    desk.act("Våren", "edit")
    found = page.evaluate(TAKEN)
    assert found["fields"] > 12
    assert found["taken"] == []
    page.goto(f"{site}sv/assessments/plan/?a={made}")
    page.locator("[data-add]").click()
    page.keyboard.type("Rad")
    unfold(page)
    found = page.evaluate(TAKEN)
    assert found["fields"] > 30
    assert found["taken"] == []
    expect(page.locator("[data-row] [data-field='what']")).to_have_value("Rad")


def focused(page: Page) -> str:
    """What has the focus, by name or kind."""
    found: str = page.evaluate(
        "document.activeElement.name || document.activeElement.className || 'body'"
    )
    return found


def test_focus_stays_while_results_and_saves_come(form: FormPage, site: str) -> None:
    form.open(f"{site}sv/ips/form/")
    page = form.page
    unfold(page)
    level = form.control("7.level", "4")
    level.focus()
    page.keyboard.press("Space")
    form.result(answered=1)
    form.until_saved()
    expect(level).to_be_focused()
    share = form.control("2.input.share")
    share.focus()
    page.keyboard.type("74,5")
    form.result(answered=2)
    form.until_saved()
    expect(share).to_be_focused()
    expect(share).to_have_value("74,5")
    note = form.control("7.note")
    note.focus()
    page.keyboard.type("Ord")
    form.until_saved()
    expect(note).to_be_focused()


def test_focus_is_never_lost_with_what_is_taken_away(form: FormPage, site: str) -> None:
    form.open(f"{site}nb/into/form/")
    page = form.page
    unfold(page)
    form.control("12.evidence.0.text").fill("Ett")
    page.locator("[data-evidence='12'] .ts-evidence__add").click()
    form.control("12.evidence.1.text").fill("To")
    page.locator("[data-evidence='12'] .ts-evidence__remove").nth(1).press("Enter")
    assert focused(page) != "body"
    page.locator("[data-evidence='12'] .ts-evidence__add").press("Enter")
    expect(page.locator("[data-evidence='12'] textarea").last).to_be_focused()
    page.keyboard.type("Tre")
    page.locator("[data-undo]").press("Enter")
    page.locator("[data-undo]").press("Enter")
    expect(page.locator("[data-undo]")).to_be_focused()
    met = form.control("12.level", "met")
    met.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Control+z")
    expect(met).not_to_be_checked()
    assert focused(page) != "body"


@pytest.mark.parametrize("locale", LOCALES)
def test_a_changed_score_is_said_politely_and_once(form: FormPage, site: str, locale: str) -> None:
    form.open(f"{site}{locale}/seqf/form/")
    page = form.page
    announcer = page.locator("form [data-announcer]")
    expect(announcer).to_have_attribute("role", "status")
    form.control("1.3.step", "4").check()
    form.result(answered=1)
    expect(announcer).to_contain_text("1.3")
    expect(announcer).to_contain_text("4")
    live = "main :is([aria-live]:not([aria-live=off]), [role=alert])"
    spoken = page.locator(live).evaluate_all(
        "all => all.filter((each) => each.getAttribute('aria-live') !== 'polite').length"
    )
    assert spoken == 0
    scores = page.locator("output[data-score]")
    expect(scores.first).to_have_attribute("aria-live", "off")
    assert scores.count() == page.locator("output[data-score][aria-live=off]").count()
