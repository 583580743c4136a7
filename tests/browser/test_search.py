"""Criteria are found in every language, in other forms of a word, and typed without å, ä, ø."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

QUERIES = [
    ("sv", "arbetsgivarna", "ips/innehall/#item-18"),
    ("sv", "larmiljo", "into/impact/#item-33"),
    ("sv", "sjukfranvaron", "seqf/staff_results/#item-7-2a"),
    ("nb", "arbeidsgivernes", "ips/innehall/#item-17"),
    ("nb", "laeringsmiljoer", "into/impact/#item-33"),
    ("nb", "apenhetskulturen", "seqf/leadership/#item-1-4"),
    ("sv-FI", "arbetstranarens", "ips/ordnandet/#item-7"),
    ("sv-FI", "lärmiljöerna", "into/impact/#item-33"),
    ("sv-FI", "6.2", "seqf/user_results/#item-6-2"),
]


def found(page: Page, query: str) -> list[str]:
    """Addresses that a search offers, from the locale on."""
    page.locator("input[name=query]").click()
    page.locator("input[name=query]").press_sequentially(query)
    links = page.locator(".md-search-result__link")
    expect(links.first).to_be_attached()
    addresses: list[str] = links.evaluate_all("links => links.map((link) => link.href)")
    return [re.sub(r"\?[^#]*", "", address) for address in addresses]


@pytest.mark.parametrize(("locale", "query", "item"), QUERIES)
def test_a_criterion_is_found(page: Page, site: str, locale: str, query: str, item: str) -> None:
    page.goto(f"{site}{locale}/about/")
    assert f"{site}{locale}/{item}" in found(page, query)
