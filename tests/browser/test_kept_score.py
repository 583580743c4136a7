"""The score that was shown last: there before Python is, and only where it is still true."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import NewContext
from tests.browser.deployed import deployed, newer, part
from tests.browser.desk_page import READ_ALL
from tests.browser.form_page import FormPage
from tests.browser.kept import UNTIL_KEPT as UNTIL_START_KEPT

UNTIL_KEPT = """
async (answers) => {
  const opened = indexedDB.open("tumstock")
  const db = await new Promise((resolve) => (opened.onsuccess = () => resolve(opened.result)))
  const patience = performance.now() + 60_000
  for (let kept; ; ) {
    if (performance.now() > patience) throw new Error(`kept: ${JSON.stringify(kept)}`)
    const asked = db.transaction("documents").objectStore("documents").getAll()
    const [record] = await new Promise((resolve) => (asked.onsuccess = () => resolve(asked.result)))
    kept = record?.scored && JSON.parse(record.scored.request).assessment.answers
    if (JSON.stringify(kept) === JSON.stringify(answers)) return db.close()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
"""

CHANGE = """
async (how) => {
  const opened = indexedDB.open("tumstock")
  const db = await new Promise((resolve) => (opened.onsuccess = () => resolve(opened.result)))
  const table = db.transaction("documents", "readwrite").objectStore("documents")
  const asked = table.getAll()
  const [record] = await new Promise((resolve) => (asked.onsuccess = () => resolve(asked.result)))
  if (how === "another answer") record.assessment.answers["1"].level = "5"
  if (how === "of other rules") record.scored.by += "1"
  await new Promise((resolve) => (table.put(record).onsuccess = resolve))
  db.close()
}
"""

NOTE_FIRST = """
new MutationObserver((_, watch) => {
  const total = document.querySelector("[data-total-score]")
  if (!total || !/7/.test(total.textContent)) return
  const { dataset } = document.querySelector("form[data-module='form']")
  window.first = { total: total.innerText, state: dataset.state ?? null }
  watch.disconnect()
}).observe(document, { childList: true, characterData: true, subtree: true })
"""

ANSWERS = {"1": {"level": "3"}, "2": {"level": "4"}}


@pytest.fixture
def kept(page: Page, site: str) -> FormPage:
    """A form with two answers, whose score has been kept."""
    form = FormPage(page).open(f"{site}sv/ips/form/")
    for item, answer in ANSWERS.items():
        form.control(f"{item}.level", answer["level"]).check()
    expect(_total(form)).to_contain_text("7")
    page.evaluate(UNTIL_KEPT, ANSWERS)
    return form


def _total(form: FormPage) -> Any:
    return form.page.locator("[data-total-score]").first


def _reopen(form: FormPage, *, silent: bool) -> None:
    """Open the form anew; silent: its worker never says anything."""

    def nothing(route: Route) -> None:
        route.fulfill(content_type="text/javascript", body="")

    if silent:
        form.page.route("**/assets/worker-*.js", nothing)
    form.page.reload()
    form.page.wait_for_selector("form[data-module='form'][data-state='ready']")


def test_the_last_score_is_there_without_python(kept: FormPage) -> None:
    total = _total(kept).inner_text()
    _reopen(kept, silent=True)
    expect(_total(kept)).to_have_text(total)
    status = kept.page.locator("[data-runtime-status]")
    expect(status).to_have_attribute("data-state", "loading")


def test_it_is_shown_before_the_form_is_made_ready(kept: FormPage) -> None:
    total = _total(kept).inner_text()
    kept.page.add_init_script(NOTE_FIRST)
    _reopen(kept, silent=True)
    assert kept.page.evaluate("window.first") == {"total": total, "state": None}


def test_the_form_waits_for_no_script_of_the_rest_of_the_page(kept: FormPage) -> None:
    total = _total(kept).inner_text()
    held: list[Route] = []
    kept.page.route("**/javascripts/bundle.*.js", lambda route: held.append(route))  # noqa: PLW0108  (Playwright marks it)
    kept.page.reload(wait_until="commit")
    kept.page.wait_for_selector("form[data-module='form'][data-state='ready']")
    expect(_total(kept)).to_have_text(total)
    assert kept.page.evaluate("document.readyState") == "loading"
    kept.control("3.level", "5").check()
    kept.until_saved()
    held[0].continue_()
    kept.until_ready()
    expect(_total(kept)).to_contain_text("12")


@pytest.mark.parametrize("how", ["another answer", "of other rules"])
def test_a_score_of_something_else_is_not_shown(kept: FormPage, how: str) -> None:
    shown = _total(kept).inner_text()
    kept.page.evaluate(CHANGE, how)
    _reopen(kept, silent=True)
    expect(kept.control("1.level", "5" if how == "another answer" else "3")).to_be_checked()
    expect(_total(kept)).not_to_have_text(shown)


def test_a_total_of_answers_that_change_is_hidden_until_there_is_a_newer(kept: FormPage) -> None:
    _reopen(kept, silent=True)
    expect(_total(kept)).to_be_visible()
    kept.control("3.level", "5").check()
    expect(_total(kept)).to_be_hidden()
    kept.until_saved()
    kept.page.unroute_all()
    kept.page.reload()
    kept.until_ready()
    expect(_total(kept)).to_contain_text("12")
    expect(_total(kept)).to_be_visible()


def test_what_is_taken_away_does_not_live_on_in_the_kept_score(kept: FormPage) -> None:
    kept.answer("1", {"level": "3", "note": "Om någon"})
    kept.page.evaluate(UNTIL_KEPT, {**ANSWERS, "1": {"level": "3", "note": "Om någon"}})
    _reopen(kept, silent=True)  # no newer score comes to take the place of that one
    kept.control("1.note").fill("")
    kept.until_saved()
    assert "Om någon" not in str(kept.page.evaluate(READ_ALL, "tumstock"))


def test_neither_a_score_nor_a_start_under_rules_of_before_serves_the_newer_form(
    new_context: NewContext, built_site: Path, tmp_path: Path
) -> None:
    with deployed(part(built_site, tmp_path / "site", python=True)) as site:
        page = new_context(address=site.address).new_page()
        form = FormPage(page).open(f"{site.address}sv/ips/form/")
        form.control("7.level", "3").check()
        expect(form.score_of("7")).to_contain_text("3")
        page.evaluate(UNTIL_KEPT, {"7": {"level": "3"}})
        page.evaluate(UNTIL_START_KEPT)
        shown = _total(form).inner_text()
        _reopen(form, silent=True)
        expect(_total(form)).to_have_text(shown)  # the same rules: it is there at once

        site.folder = newer(site.folder, tmp_path / "newer")
        page.reload()
        page.wait_for_selector("form[data-module='form'][data-state='ready']")
        expect(page.locator("h1[data-newer]")).to_be_visible()
        expect(form.control("7.level", "3")).to_be_checked()
        expect(_total(form)).not_to_have_text(shown)

        page.unroute_all()
        page.reload()
        form.until_ready()
        expect(form.score_of("7")).to_contain_text("4")


def test_the_next_answer_is_computed_and_kept_in_turn(kept: FormPage) -> None:
    _reopen(kept, silent=False)
    kept.until_ready()
    kept.control("3.level", "5").check()
    expect(_total(kept)).to_contain_text("12")
    kept.page.evaluate(UNTIL_KEPT, {**ANSWERS, "3": {"level": "5"}})
