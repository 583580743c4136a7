"""Every page opens and reads: in three locales, without scripts, on a phone, below a path."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.kinds import KINDS, LOCALES, PAGES, SAMPLE


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_a_page_opens_without_an_error(page: Page, site: str, path: str) -> None:
    response = page.goto(site + path)
    assert response is not None
    assert response.ok
    expect(page.locator("h1").first).to_be_visible()


@pytest.mark.parametrize("locale", LOCALES)
def test_a_page_names_its_language_and_its_sisters(page: Page, site: str, locale: str) -> None:
    page.goto(f"{site}{locale}/ips/personal/")
    expect(page.locator("html")).to_have_attribute("lang", locale)
    found = page.locator("link[rel~=alternate][hreflang]").evaluate_all(
        "links => links.map((link) => link.hreflang)"
    )
    assert set(LOCALES) <= set(found)


@pytest.mark.parametrize("path", SAMPLE.values(), ids=SAMPLE.keys())
def test_nothing_scrolls_sideways_on_a_phone(new_context: NewContext, site: str, path: str) -> None:
    page = new_context(viewport={"width": 390, "height": 844}, has_touch=True).new_page()
    page.goto(site + path)
    wide = page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter((element) => {
            const box = element.getBoundingClientRect()
            return box.width > 0 && box.right > innerWidth + 1
              && !element.closest("[aria-hidden=true], .md-sidebar, .md-search, .md-overlay")
              && getComputedStyle(element).position !== "fixed"
        }).slice(0, 5).map((element) => element.outerHTML.slice(0, 120))"""
    )
    across = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert across <= 0, wide


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
def test_every_kind_of_page_works_below_a_path(
    new_context: NewContext, sub_site: str, path: str
) -> None:
    page = new_context(address=sub_site).new_page()
    page.goto(f"{sub_site}sv/{path}")
    expect(page.locator("h1").first).to_be_visible()
    addresses = page.locator("a[href]").evaluate_all("links => links.map((link) => link.href)")
    own = [a for a in addresses if a.startswith(sub_site.removesuffix("/tumstock/"))]
    assert own
    assert all(address.startswith(sub_site) for address in own)


class TestWithoutScripts:
    """The site is plain HTML before any script runs."""

    @pytest.fixture
    def plain(self, new_context: NewContext) -> Page:
        return new_context(java_script_enabled=False).new_page()

    def test_the_language_choice_is_a_list_of_links(self, plain: Page, site: str) -> None:
        plain.goto(site)
        plain.get_by_role("link", name="Norsk").click()
        expect(plain).to_have_url(f"{site}nb/")

    def test_a_criterion_shows_every_level(self, plain: Page, site: str) -> None:
        plain.goto(f"{site}sv-FI/ips/personal/#item-2")
        entry = plain.locator("#item-2")
        expect(entry).to_be_visible()
        for level in "12345":
            expect(plain.locator(f"main :text-is('{level}')").first).to_be_visible()

    def test_the_form_can_be_read_and_ticked(self, plain: Page, site: str) -> None:
        plain.goto(f"{site}sv-FI/ips/form/")
        assert plain.locator("fieldset[data-item]").count() == 25
        level = plain.locator("input[name='2.level'][value='3']")
        expect(level).not_to_be_checked()
        level.check()
        expect(level).to_be_checked()
        expect(plain.locator(".ts-form").first).to_be_visible()

    def test_the_form_says_what_scripts_would_do(self, plain: Page, site: str) -> None:
        plain.goto(f"{site}nb/seqf/form/")
        expect(plain.locator(".ts-notice", has_text="JavaScript").first).to_be_visible()
