"""Sections, totals, bands and thresholds, on invented frameworks."""

import copy
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

from scoring.totals import needed
from tests.scoring.demo import PLAIN, SHARE, SUM, result

FULL: dict[str, dict[str, Any]] = {
    "level": {"level": "4"},
    "ladder": {"statements": {"s1": "met", "s2": "met", "s3": "met"}},
    "list": {"points": ["a", "b", "c"]},
    "table": {"level": "4"},
    "setA": {"rating": "4.5"},
    "setB": {"inputs": {"weeks": 10}},
}


def total(answers: Mapping[str, object], **profile: str) -> dict[str, Any]:
    return dict(result(answers, SUM, profile)["total"])


def met(count: int, **profile: str) -> dict[str, Any]:
    answers = {f"m{n}": {"level": "met" if n <= count else "not_met"} for n in range(1, 6)}
    return dict(result(answers, SHARE, profile)["total"])


def test_sections_are_weighted_exactly_and_the_total_is_rounded_once() -> None:
    found = total(FULL, rural="no")
    assert (found["score"], found["exact"]) == ("19.5", "39/2")
    sections = result(FULL, SUM, {"rural": "no"})["sections"]
    first = next(section for section in sections if section["id"] == "first")
    assert (first["exact"], first["score"], first["points"]) == ("4", "4", "6")


def test_nothing_answered_gives_the_whole_scale_and_no_score() -> None:
    found = total({}, rural="no")
    assert (found["score"], found["lowest"], found["highest"]) == (None, "4.3", "22.3")
    assert (found["answered"], found["count"], found["band"]) == (0, 5, None)
    assert [band["possible"] for band in found["bands"]] == [True, True]


def test_a_band_is_named_as_soon_as_both_ends_fall_in_it() -> None:
    answers = {key: answer for key, answer in FULL.items() if key != "ladder"}
    found = total({**answers, "level": {"level": "5"}}, rural="no")
    assert found["score"] is None
    assert (found["lowest"], found["highest"], found["band"]) == ("19.5", "20.8", "high")


@pytest.mark.parametrize(
    ("rating", "lowest", "highest"), [("1", "13", "15"), ("2,9", "14.9", "16.9")]
)
def test_a_band_that_can_only_just_be_reached_is_possible(
    rating: str, lowest: str, highest: str
) -> None:
    answers = {
        "level": {"level": "3"},
        "list": {"count": 3},
        "table": {"level": "5"},
        "setA": {"rating": rating},
    }
    found = total(answers, rural="yes")
    assert (found["lowest"], found["highest"], found["band"]) == (lowest, highest, None)
    assert [band["possible"] for band in found["bands"]] == [True, True]


@pytest.mark.parametrize(("rating", "score", "band"), [("1", "15", "high"), ("0,9", "14.9", "low")])
def test_both_ends_of_a_band_belong_to_it(rating: str, score: str, band: str) -> None:
    items: Any = copy.deepcopy(SUM["items"])
    items[4]["parts"][0]["min"] = 0
    answers = {
        "level": {"level": "3"},
        "list": {"count": 3},
        "table": {"level": "5"},
        "setA": {"rating": rating},
        "setB": {"inputs": {"weeks": 10}},
    }
    found = result(answers, {**SUM, "items": items}, {"rural": "yes"})["total"]
    assert (found["score"], found["band"]) == (score, band)
    missing = {"id": "high", "from": "15", "missing": "0.1"}
    assert found["next_band"] == (missing if band == "low" else None)


def test_a_band_may_begin_between_whole_numbers() -> None:
    bands = [{"id": "high", "from": "14.5", "to": 25}, {"id": "low", "from": 0, "to": "14.4"}]
    framework = {**SUM, "total": {"kind": "sum", "unit": "points", "decimals": 1, "bands": bands}}
    found = result({}, framework, {"rural": "no"})["total"]["next_band"]
    assert found == {"id": "high", "from": "14.5", "missing": "10.2"}


def test_the_next_band_counts_from_what_is_secured() -> None:
    assert total({}, rural="no")["next_band"] == {"id": "high", "from": "15", "missing": "10.7"}
    assert total(FULL, rural="no")["next_band"] is None


def test_the_profile_takes_an_item_out_of_every_figure() -> None:
    with_it, without = total(FULL, rural="no"), total(FULL, rural="yes")
    assert (with_it["count"], without["count"]) == (5, 4)
    assert (with_it["max"], without["max"]) == ("22.3", "20.3")
    found = result(FULL, SUM, {"rural": "yes"})["items"]["ladder"]
    assert (found["status"], found["score"]) == ("not_applicable", None)


def test_the_documented_total_stands_beside_the_total() -> None:
    evidence = [{"text": "x", "levels": ["2"]}]
    ladder = {**FULL["ladder"], "evidence": evidence}
    assert total(FULL, rural="no")["documented_score"] == "18.8"
    assert total({**FULL, "ladder": ladder}, rural="no")["documented_score"] == "19.5"


@pytest.mark.parametrize(
    ("sections", "supported"),
    [
        # no ladder, so that there is nothing that evidence could support
        ({"plain": ["level", "list"]}, None),
        # level 4 and list 5; of the ladder 2 is scored, and nothing named in evidence is 1
        ({"plain": ["level", "list"], "steps": ["ladder"]}, "10"),
        ({"one": ["level", "list", "ladder"]}, "10"),
    ],
)
def test_what_evidence_supports_is_said_where_there_is_a_ladder(
    sections: Mapping[str, list[str]], supported: str | None
) -> None:
    own = [name for items in sections.values() for name in items]
    framework = {
        **SUM,
        "applicability": [],
        "sections": [{"id": name, "items": items} for name, items in sections.items()],
        "items": [item for item in SUM["items"] if item["id"] in own],  # type: ignore[index]  # its items are a list
    }
    answers = {name: FULL[name] for name in own}
    found = result(answers, framework)["total"]
    assert (found["documented_score"], found["documented_subtotal"]) == (supported, supported)
    left = result({**answers, "level": {}}, framework)["total"]
    assert left["documented_score"] is None
    assert left["documented_subtotal"] == (None if supported is None else "6")


def test_an_unknown_profile_choice_is_refused() -> None:
    refused = result({}, SUM, {"rural": "sometimes"})
    assert refused["problems"][0]["path"] == "profile.rural"


@pytest.mark.parametrize(
    ("applicable", "half", "most"), [(51, 26, 41), (50, 25, 40), (46, 23, 37), (45, 23, 36)]
)
def test_shares_are_reached_by_whole_criteria(applicable: int, half: int, most: int) -> None:
    """T-INTO-06, T-INTO-07."""
    assert needed(Fraction(1, 2), applicable) == half
    assert needed(Fraction(4, 5), applicable) == most


def test_only_met_counts_towards_a_threshold() -> None:
    answers = {"m1": {"level": "met"}, "m2": {"level": "partly"}, "m3": {"level": "not_met"}}
    found = result(answers, SHARE, {"learning": "yes", "youth": "yes"})["total"]
    assert (found["met"], found["partly"], found["not_met"]) == (1, 1, 1)
    (half, most) = found["thresholds"]
    assert half == {
        "id": "half",
        "share": "1/2",
        "needed": 3,
        "missing": 2,
        "reached": False,
        "possible": True,
    }
    assert most["possible"] is False


def test_where_no_criterion_applies_there_is_no_share() -> None:
    every = [f"m{n}" for n in range(1, 6)]
    when = {"profile": "youth", "is": "no"}
    rules = [{"items": every, "not_applicable_when": when, "rule": "T-9"}]
    found = result({}, {**SHARE, "applicability": rules}, {"youth": "no"})["total"]
    (base,) = found["bases"]
    assert (base["applicable"], base["percent"], found["complete"]) == (0, None, True)
    assert [limit["reached"] for limit in base["thresholds"]] == [None, None]


def test_an_unanswered_profile_question_shows_every_base() -> None:
    assert [base["applicable"] for base in met(4)["bases"]] == [5, 4, 4, 3]
    assert met(4)["thresholds"] == []
    assert met(4)["complete"] is False


def test_striving_counts_as_a_learning_environment() -> None:
    assert met(4, learning="striving", youth="yes")["bases"][0]["applicable"] == 5
    assert met(4, learning="no", youth="yes")["bases"][0]["applicable"] == 4


def test_a_framework_without_a_scale_counts_answers_and_nothing_else() -> None:
    found = result({"note": {"inputs": {"weeks": 3}}}, PLAIN)
    assert found["items"]["note"]["status"] == "recorded"
    assert "score" not in found["total"]
