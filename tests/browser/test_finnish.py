"""A language that is switched on: the site in Finnish, scored, searched and reported on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.form_page import FormPage
from tests.browser.server import serving
from tests.generator.finnish import configuration


@pytest.fixture(scope="module")
def finnish_site(tmp_path_factory: pytest.TempPathFactory, built_site: Path) -> Iterator[str]:
    """Address of a site in Finnish and Swedish of Finland, with the assets of the built one."""
    assert built_site.is_dir()
    home = tmp_path_factory.mktemp("finnish")
    build(load_config(configuration(home, "fi", "sv-FI")))
    with serving(home / "site") as address:
        yield address


@pytest.fixture
def page(new_context: NewContext, finnish_site: str) -> Page:
    """A watched page in a Finnish browser."""
    return new_context(address=finnish_site, locale="fi-FI").new_page()


def test_a_form_is_scored_in_finnish_and_keeps_its_answers_in_the_other_language(
    page: Page, finnish_site: str
) -> None:
    form = FormPage(page).open(f"{finnish_site}fi/ips/form/")
    form.answer("1", {"level": "5"})
    form.answer("2", {"inputs": {"share": "74,5"}})
    expect(form.score_of("1")).to_contain_text("Pisteet: 5/5")
    expect(form.score_of("2")).to_contain_text("Pisteet: 2/5")
    expect(page.locator("body")).to_contain_text("Se tulkitaan tasoksi 2, koska rajaa 75")
    form.until_saved()
    page.locator("a[data-ts-locale=sv-FI]").first.evaluate("link => link.click()")
    page.wait_for_url("**/sv-FI/ips/form/**")
    form.until_ready()
    expect(form.score_of("2")).to_contain_text("Poäng: 2 av 5")


def test_a_report_is_written_in_finnish_and_in_no_language_that_its_framework_lacks(
    page: Page, finnish_site: str
) -> None:
    form = FormPage(page).open(f"{finnish_site}fi/ips/form/")
    form.answer("1", {"level": "5"})
    form.until_saved()
    page.goto(f"{finnish_site}fi/assessments/")
    page.get_by_role("link", name="Raportti").click()
    expect(page.locator("[data-report]")).to_contain_text("Itsearvioinnin raportti")
    options = page.locator("#report-lang option")
    assert options.all_inner_texts() == ["Suomi", "Svenska (Finland)"]


def test_an_assessment_of_a_framework_that_finnish_lacks_stays_and_is_told(
    page: Page, finnish_site: str
) -> None:
    form = FormPage(page).open(f"{finnish_site}sv-FI/into/form/")
    form.answer("1", {"level": "met"})
    form.until_saved()
    page.goto(f"{finnish_site}fi/assessments/")
    card = page.locator("[data-assessment]")
    expect(card).to_contain_text("ei ole näillä suomenkielisillä sivuilla")
    page.goto(f"{finnish_site}sv-FI/assessments/")
    expect(card).to_contain_text("Into")


def test_a_finnish_word_is_found_in_any_form(page: Page, finnish_site: str) -> None:
    page.goto(f"{finnish_site}fi/")
    page.locator("input[name=query]").click()
    page.locator("input[name=query]").press_sequentially("työhönvalmentajien")
    results = page.locator(".md-search-result__link")
    expect(results.first).to_be_attached()
    found = results.evaluate_all("links => links.map((link) => link.href)")
    assert any("/fi/ips/" in address for address in found), found
