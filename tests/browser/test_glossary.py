"""Terms in criteria: the box beside them by mouse, keyboard and touch; links there and back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewContext
from tests.browser.reflow import STILL

READING = "sv/ips/innehall/"
PHONE = {"width": 390, "height": 844}


def terms(page: Page) -> Locator:
    return page.locator("a.ts-term")


def tip(page: Page) -> Locator:
    return page.get_by_role("tooltip")


@pytest.fixture
def reading(page: Page, site: str) -> Page:
    page.goto(site + READING)
    expect(terms(page).nth(2)).to_be_visible()
    return page


@pytest.fixture
def phone(new_context: NewContext, site: str) -> Page:
    page = new_context(viewport=PHONE, has_touch=True, is_mobile=True, bypass_csp=True).new_page()
    page.goto(site + READING)
    return page


def shown_for(page: Page, link: Locator) -> None:
    """The box is there, explains this term, is tied to it, and lies in the window beside it."""
    expect(tip(page)).to_be_visible()
    short = link.get_attribute("data-short")
    assert short
    expect(tip(page)).to_contain_text(short)
    expect(link).to_have_attribute("aria-describedby", "ts-tip")
    box, word, size = tip(page).bounding_box(), link.bounding_box(), page.viewport_size
    assert box
    assert word
    assert size
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size["width"]
    below = box["y"] - (word["y"] + word["height"])
    above = word["y"] - (box["y"] + box["height"])
    assert 0 <= max(below, above) < 12


class TestKeyboard:
    def test_focus_shows_the_box_and_leaving_hides_it(self, reading: Page) -> None:
        terms(reading).nth(1).focus()
        shown_for(reading, terms(reading).nth(1))
        reading.keyboard.press("Tab")
        expect(terms(reading).nth(1)).not_to_have_attribute("aria-describedby", "ts-tip")

    def test_escape_hides_the_box_and_keeps_the_focus(self, reading: Page) -> None:
        link = terms(reading).nth(1)
        link.focus()
        expect(tip(reading)).to_be_visible()
        reading.keyboard.press("Escape")
        expect(tip(reading)).to_be_hidden()
        expect(link).to_be_focused()

    def test_the_box_stays_with_its_word_when_the_window_gets_narrow(self, reading: Page) -> None:
        link = terms(reading).nth(2)
        link.focus()
        expect(tip(reading)).to_be_visible()
        reading.set_viewport_size({"width": 400, "height": 700})
        reading.evaluate(STILL)
        shown_for(reading, link)

    def test_enter_goes_to_the_term(self, reading: Page) -> None:
        link = terms(reading).nth(1)
        link.focus()
        reading.keyboard.press("Enter")
        expect(reading).to_have_url(re.compile(r"/sv/glossary/#term-[a-z-]+$"))


class TestMouse:
    def test_the_box_stays_while_the_pointer_is_on_the_word_or_in_it(self, reading: Page) -> None:
        link = terms(reading).nth(2)
        link.hover()
        shown_for(reading, link)
        tip(reading).hover()
        reading.wait_for_timeout(600)
        expect(tip(reading)).to_be_visible()
        reading.mouse.move(5, 5)
        expect(tip(reading)).to_be_hidden()

    def test_escape_hides_what_the_pointer_showed(self, reading: Page) -> None:
        terms(reading).nth(2).hover()
        expect(tip(reading)).to_be_visible()
        reading.keyboard.press("Escape")
        expect(tip(reading)).to_be_hidden()

    def test_a_click_goes_to_the_term_at_once(self, reading: Page) -> None:
        terms(reading).nth(2).click()
        expect(reading).to_have_url(re.compile(r"/sv/glossary/#term-[a-z-]+$"))

    def test_nothing_on_the_page_moves(self, reading: Page) -> None:
        link = terms(reading).nth(2)
        link.scroll_into_view_if_needed()
        measure = """() => [document.documentElement.scrollHeight, scrollY,
            ...[...document.querySelectorAll(".ts-entry")].map((one) => one.offsetTop)]"""
        before = reading.evaluate(measure)
        link.hover()
        expect(tip(reading)).to_be_visible()
        assert reading.evaluate(measure) == before


class TestTouch:
    def test_the_first_tap_explains_and_the_second_goes_on(self, phone: Page) -> None:
        link = terms(phone).nth(2)
        link.tap()
        shown_for(phone, link)
        expect(tip(phone)).to_contain_text("Tryck en gång till")
        expect(phone).to_have_url(re.compile(READING))
        link.tap()
        expect(phone).to_have_url(re.compile(r"/sv/glossary/#term-[a-z-]+$"))

    def test_a_tap_elsewhere_hides_the_box(self, phone: Page) -> None:
        terms(phone).nth(2).tap()
        expect(tip(phone)).to_be_visible()
        phone.locator("h3:visible").first.tap()
        expect(tip(phone)).to_be_hidden()

    def test_another_term_takes_the_box_over(self, phone: Page) -> None:
        terms(phone).nth(2).tap()
        terms(phone).nth(1).tap()
        shown_for(phone, terms(phone).nth(1))
        expect(phone).to_have_url(re.compile(READING))

    def test_every_box_fits_a_phone(self, phone: Page) -> None:
        for n in range(terms(phone).count()):
            link = terms(phone).nth(n)
            link.evaluate("link => link.scrollIntoView({ block: 'center' })")
            link.focus()
            shown_for(phone, link)
            across = phone.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert across <= 0


def test_without_scripts_a_term_is_a_link(new_context: NewContext, site: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(site + READING)
    expect(page.locator("#ts-tip")).to_be_hidden()
    terms(page).nth(2).click()
    expect(page).to_have_url(re.compile(r"/sv/glossary/#term-[a-z-]+$"))


def test_on_paper_a_term_is_plain_text(reading: Page) -> None:
    terms(reading).nth(2).focus()
    reading.emulate_media(media="print")
    expect(page_tip := reading.locator("#ts-tip")).to_be_hidden()
    assert page_tip.count() == 1
    expect(terms(reading).nth(2)).to_have_css("text-decoration-line", "none")


@pytest.mark.parametrize(
    ("locale", "query", "term"),
    [("sv", "yrkesprofilen", "Yrkesprofil"), ("nb", "yrkesprofilen", "Yrkesprofil"),
     ("sv-FI", "förmånshandledning", "Förmånshandledning")],
)  # fmt: skip
def test_search_finds_a_term(page: Page, site: str, locale: str, query: str, term: str) -> None:
    page.goto(f"{site}{locale}/")
    page.locator("input[name=query]").click()
    page.locator("input[name=query]").press_sequentially(query)
    found = page.locator(".md-search-result__link[href*='/glossary/']", has_text=term)
    expect(found.first).to_be_attached()


def test_the_way_to_a_term_and_back(reading: Page) -> None:
    terms(reading).nth(2).click()
    target = reading.locator(":target")
    expect(target).to_be_in_viewport()
    back = target.locator("xpath=following-sibling::div[1]").locator("a[href*='/ips/innehall/#']")
    back.first.evaluate(
        "link => { const fold = link.closest('details'); if (fold) fold.open = true }"
    )
    back.first.click()
    expect(reading).to_have_url(re.compile(r"/sv/ips/innehall/#item-\d+$"))
    expect(reading.locator(":target")).to_be_in_viewport()
