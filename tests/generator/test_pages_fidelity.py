"""The page of a framework's source: all that the source has, and what is not sure about it."""

from __future__ import annotations

import pytest

from generator.locales import LOCALES, NB, SV, SV_FI, Locale
from generator.pages_fidelity import counts, reading_of
from tests.generator.made import REAL, framework, page

KNOWN = {
    "ips": {"items": 25, "tables": 13, "checklists": 6, "levels": 6},
    "seqf": {"items": 25, "steps": 23, "groups": 2, "statements": 248, "help": 147, "unsure": 30},
    "into": {"items": 51, "met": 51},
    "af": {"items": 13, "indicators": 13},
}
"""What the sources hold, counted in them."""


@pytest.mark.parametrize("one", REAL)
def test_the_counts_are_those_of_the_source(one: str) -> None:
    found = counts(framework(one))
    assert {key: found[f"fidelity.{key}"] for key in KNOWN[one]} == KNOWN[one]


@pytest.mark.parametrize("locale", LOCALES.values(), ids=LOCALES)
@pytest.mark.parametrize("one", REAL)
def test_the_page_shows_every_count_and_every_item(one: str, locale: Locale) -> None:
    found = page(one, "fidelity/", locale)
    shown = {
        each.attributes["data-count"]: int(each.text)
        for each in found.all("dd")
        if "data-count" in each.attributes
    }
    assert shown == counts(framework(one))
    assert found.values("data-trace") == [item for s in framework(one).sections for item in s.items]


def test_an_item_names_document_edition_place_and_line() -> None:
    [item] = page("ips", "fidelity/", SV_FI).all("section", data_trace="15")
    assert "002: IPS, 9.1.2026, punkt 15, rad 248" in item.text


def test_an_item_has_the_rules_that_touch_it_in_plain_words() -> None:
    [item] = page("ips", "fidelity/", SV).all("section", data_trace="15")
    assert "T-IPS-15" in item.text
    words = framework("ips").text("sv").get("rules", "T-IPS-15").text.split()
    assert " ".join(words) in " ".join(item.text.split())


def test_four_items_of_seqf_are_marked_as_unsure_in_their_steps() -> None:
    low = [item.id for item in framework("seqf").items if reading_of(item).column == "low"]
    assert low == ["2.3", "3.2", "4.1", "4.4"]
    found = page("seqf", "fidelity/", NB)
    for item in found.all("section"):
        if "data-trace" in item.attributes:
            marked = "Sammenlign med den trykte utgaven" in item.text
            assert marked == (item.attributes["data-trace"] in low)


def test_a_statement_that_may_stand_elsewhere_says_where() -> None:
    [item] = page("seqf", "fidelity/", NB).all("section", data_trace="5.1(E)")
    assert "Kanskje trinn" in item.text
