"""A section by itself: what it says while it is open, and while it is open which items apply."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from tests.scoring.asking import FULL
from tests.scoring.demo import SUM, result

BOTH = [
    {"items": [item], "not_applicable_when": {"profile": "place", "is": [place]}}
    for item, place in (("level", "country"), ("ladder", "town"))
]


def of_place(applicability: object) -> dict[str, Any]:
    """The invented framework, asking where the workplace is."""
    places = {"id": "place", "choices": ["country", "town"]}
    return {**SUM, "profile": [places], "applicability": applicability}


def ends(section: dict[str, Any]) -> tuple[str, str, str, str]:
    return section["min"], section["lowest"], section["highest"], section["max"]


def test_points_are_shown_with_two_decimals() -> None:
    answers = {**FULL, "setA": {"rating": "3,456"}}
    section = result(answers, SUM, {"rural": "no"})["sections"][1]
    assert (section["points"], section["score"], section["exact"]) == ("10.46", "10.5", "1307/125")


def test_an_open_section_has_no_share_of_its_own_even_where_only_one_score_is_possible() -> None:
    items: Any = deepcopy(SUM["items"])
    items[0]["levels"] = {"always": 3}
    rules = {**SUM, "items": items, "applicability": []}
    ladder = {"statements": {f"s{n}": "met" for n in range(1, 6)}}
    section = result({"ladder": ladder}, rules)["sections"][0]
    assert (section["score"], section["percent"]) == (None, None)
    assert (section["lowest"], section["highest"]) == ("4", "4")
    assert (section["lowest_percent"], section["highest_percent"]) == ("100", "100")


def test_a_section_that_no_open_question_concerns_has_its_score() -> None:
    """Which of its items apply is decided: 3 + 4 + 3.5."""
    first, second = result(FULL, SUM)["sections"]
    assert (first["score"], second["score"]) == (None, "10.5")


def test_of_two_items_that_exclude_each_other_one_counts() -> None:
    """In the country the ladder alone, 1 to 3, in town the level alone, 1 to 5; times 2/3."""
    section = result({}, of_place(BOTH))["sections"][0]
    assert ends(section) == ("0.7", "0.7", "3.3", "3.3")


def test_an_item_that_every_answer_takes_away_does_not_count_before_it_is_given() -> None:
    """Level 4 is left, of 1 to 5, times 2/3; it has no score before the answer."""
    rule = {
        "items": ["ladder"],
        "not_applicable_when": {"profile": "place", "is": ["country", "town"]},
    }
    section = result({"level": {"level": "4"}}, of_place([rule]))["sections"][0]
    assert ends(section) == ("0.7", "2.7", "2.7", "3.3")
    assert (section["score"], section["percent"]) == (None, None)
    assert (section["lowest_percent"], section["highest_percent"]) == ("80", "80")
