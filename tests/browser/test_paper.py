"""The pages for paper print on A4 with nothing cut, and so does a page with an example."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext

PAPER_WIDTH = 672
"""Pixels of an A4 page between its margins of 16 mm."""

CUT = """() => [...document.querySelectorAll("main *")].filter((element) => {
  const box = element.getBoundingClientRect()
  if (box.width === 0 || element.closest(".ts-hidden, svg")) return false
  const style = getComputedStyle(element)
  const clipped = style.overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1
  return box.right > innerWidth + 1 || clipped
}).slice(0, 5).map((element) => element.outerHTML.slice(0, 160))"""

PATHS = [
    "sv-FI/ips/print/", "sv/seqf/print/", "nb/into/print/",
    "sv/ips/blank/", "nb/seqf/blank/", "sv-FI/into/blank/",
    "sv/seqf/fidelity/", "nb/ips/",
]  # fmt: skip


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("path", PATHS)
def test_it_prints_with_nothing_cut(new_context: NewContext, site: str, path: str) -> None:
    page = new_context(viewport={"width": PAPER_WIDTH, "height": 970}).new_page()
    page.goto(site + path)
    page.emulate_media(media="print")
    assert page.evaluate(CUT) == []
    pages = pages_of(page.pdf(prefer_css_page_size=True))
    assert 3 <= pages <= 80


def test_every_section_of_a_booklet_begins_a_page(page: Page, site: str) -> None:
    page.goto(f"{site}sv/ips/print/")
    page.emulate_media(media="print")
    breaks = page.locator(".ts-booklet__section").evaluate_all(
        "sections => sections.map((section) => getComputedStyle(section).breakBefore)"
    )
    assert breaks == ["page"] * 5


def test_what_helps_on_the_screen_is_not_printed(page: Page, site: str) -> None:
    page.goto(f"{site}sv/ips/blank/")
    button = page.get_by_role("button", name="Skriv ut")
    expect(button).to_be_visible()
    page.emulate_media(media="print")
    expect(button).to_be_hidden()
    expect(page.locator(".ts-header")).to_be_hidden()


def test_the_overview_leads_to_both(page: Page, site: str) -> None:
    page.goto(f"{site}nb/seqf/")
    page.get_by_role("link", name="Skriv ut som hefte").click()
    expect(page).to_have_url(f"{site}nb/seqf/print/")
    page.get_by_role("link", name="egenevaluering av Supported").first.click()
    page.get_by_role("link", name="Tomt skjema for papir").click()
    expect(page).to_have_url(f"{site}nb/seqf/blank/")
