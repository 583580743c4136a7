"""The worked example of an overview: every figure is the scoring's, and what its case expects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from generator.locales import LOCALES, SV, Locale
from generator.worked_example import NAME
from tests.cases import case_named
from tests.generator.made import REAL, ROOT, framework, library, page


def shown(one: str, locale: Locale) -> dict[str, str]:
    """Figures of the example by name, with a decimal point."""
    found = page(one, "", locale).elements
    return {
        each.attributes["data-example"]: each.text.replace(",", ".")
        for each in found
        if "data-example" in each.attributes
    }


def expected(case: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Figures that a case expects, by the name that the page gives them."""
    for item, result in case.get("items", {}).items():
        if result.get("score") is not None:
            yield f"item {item} score", str(result["score"])
    for section, result in case.get("sections", {}).items():
        for key, value in result.items():
            yield f"section {section} {key}", str(value)
    total = case.get("total", {})
    for key, value in total.items():
        if isinstance(value, str | int):
            yield f"total {key}", str(value)
    if total.get("next_band"):
        yield "total next_band missing", total["next_band"]["missing"]
    for limit in total.get("thresholds", ()):
        yield f"threshold {limit['id']} needed", str(limit["needed"])
        if not limit["reached"]:
            yield f"threshold {limit['id']} missing", str(limit["missing"])


@pytest.mark.parametrize("locale", LOCALES.values(), ids=LOCALES)
@pytest.mark.parametrize("one", REAL)
def test_the_figures_are_those_that_the_case_expects(one: str, locale: Locale) -> None:
    found = shown(one, locale)
    wanted = dict(expected(case_named(one, NAME).expect or {}))
    both = found.keys() & wanted.keys()
    assert {key: found[key] for key in both} == {key: wanted[key] for key in both}
    if framework(one).total.kind != "none":
        assert len(both) >= 9, sorted(wanted)


@pytest.mark.parametrize("one", REAL)
def test_the_figures_are_those_that_the_scoring_gives(one: str) -> None:
    result = library(ROOT / "frameworks").examples[one].result
    items = {
        f"item {item} score": scored["score"]
        for item, scored in result["items"].items()
        if scored["score"] is not None
    }
    found = shown(one, SV)
    assert {key: value for key, value in found.items() if key.startswith("item")} == items


def test_a_section_shows_what_is_added_and_what_it_is_multiplied_by() -> None:
    overview = page("seqf", "")
    plain = str.maketrans({"\N{MULTIPLICATION SIGN}": "x", "\N{EN DASH}": "-"})
    found = overview.all("span", class_="ts-worked__sum")
    sums = [" ".join(each.text.translate(plain).split()) for each in found]
    assert sums == [
        "3 + 4 + 2 = 9; 9 x 2/3 = 6 av 10",
        "9,2 x 1/2 = 4,6 hittills. Möjligt: 5,1-7,1 av 10",
    ]


def test_a_total_shows_its_sections_its_band_and_the_way_to_the_next() -> None:
    [example] = page("ips", "").all("section", class_="ts-worked")
    text = " ".join(example.text.split())
    assert "Sammanlagt: 13 + 31 + 50 = 94 av 125" in text
    assert "Omdöme: måttlig nivå. Till god nivå saknas 6 poäng." in text


def test_measured_values_are_shown_with_what_follows_from_them() -> None:
    [example] = page("ips", "").all("section", class_="ts-worked")
    text = " ".join(example.text.split())
    assert "10; 20; 28; 31; 75; 300" in text
    assert "29,5" in text
    assert "T-IPS-23" in text


def test_criteria_that_do_not_apply_say_so() -> None:
    [example] = page("into", "").all("section", class_="ts-worked")
    assert example.text.count("Gäller inte i exemplet") == 5
