"""Criteria are found in every language, in other forms of a word, and typed without å, ä, ø."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

QUERIES = [
    ("sv", "arbetsgivarna", "ips/innehall/#item-17"),  # written arbetsgivare
    ("sv", "larmiljo", "into/impact/#item-33"),
    ("sv", "personalpolitik", "seqf/people/#item-3-1"),
    ("nb", "arbeidsgiverens", "ips/innehall/#item-17"),
    ("nb", "laeringsmiljo", "into/impact/#item-33"),
    ("nb", "åpenhetskulturen", "seqf/leadership/#item-1-4"),
    ("sv-FI", "arbetstranare", "ips/personal/#item-1"),
    ("sv-FI", "lärmiljöerna", "into/impact/#item-33"),
    ("sv-FI", "kvalitetskulturer", "seqf/leadership/#item-1-4"),
]


def found(page: Page, query: str) -> list[str]:
    """Addresses that a search offers, from the locale on."""
    page.locator("input[name=query]").fill(query)
    links = page.locator(".md-search-result__link")
    expect(links.first).to_be_attached()
    addresses: list[str] = links.evaluate_all("links => links.map((link) => link.href)")
    return [address.partition("?")[0] + "#" + address.partition("#")[2] for address in addresses]


@pytest.mark.parametrize(("locale", "query", "item"), QUERIES)
def test_a_criterion_is_found(page: Page, site: str, locale: str, query: str, item: str) -> None:
    page.goto(f"{site}{locale}/about/")
    page.locator(".ts-search-open, input[name=query]").first.click()
    assert f"{site}{locale}/{item}" in found(page, query)
