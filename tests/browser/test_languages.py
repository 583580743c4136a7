"""Choosing a language, and changing it in the middle of a page."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def test_the_site_remembers_the_language_that_was_chosen(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_role("link", name="Norsk").click()
    expect(page).to_have_url(f"{site}nb/")
    page.wait_for_load_state()  # by then its script has run
    page.goto(site)
    expect(page).to_have_url(f"{site}nb/")


def test_changing_the_language_keeps_the_page_and_the_place(page: Page, site: str) -> None:
    page.goto(f"{site}sv-FI/ips/personal/#item-2")
    page.locator("a[data-ts-locale=nb]").first.evaluate("link => link.click()")
    expect(page).to_have_url(f"{site}nb/ips/personal/#item-2")
    expect(page.locator("#item-2")).to_be_in_viewport()


def test_the_search_finds_a_word_of_the_locale(page: Page, site: str) -> None:
    page.goto(f"{site}sv-FI/")
    page.keyboard.press("f")
    page.keyboard.type("arbetstränare")
    results = page.locator(".md-search-result__link")
    expect(results.first).to_be_attached()
    href = results.first.get_attribute("href")
    assert href
    assert "/sv-FI/" in href
