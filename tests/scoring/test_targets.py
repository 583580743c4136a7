"""Targets: which score each one stands for, and what is said of one that the item cannot have."""

from __future__ import annotations

import pytest

from tests.scoring.asking import DECIDED, Data, asked, assessment
from tests.scoring.demo import PLAIN, SHARE, SUM

ODD: Data = {
    "id": "odd",
    "version": "1",
    "sections": [{"id": "all", "items": ["aside", "grade", "mean", "rows"]}],
    "total": {"kind": "sum", "unit": "points", "decimals": 1},
    "items": [
        {"id": "aside", "kind": "levels", "levels": {"1": 1, "2": 2}, "scored": False},
        {"id": "grade", "kind": "levels", "levels": {"2": 3, "1": "10.125", "top": 2}},
        {"id": "mean", "kind": "rating", "min": "1.125", "max": "4.875"},
        {
            "id": "rows",
            "kind": "table",
            "inputs": [{"id": "n", "type": "count"}],
            "rows": [{"score": "7.125", "when": [{"value": "n", "more_than": 3}]}, {"score": 2}],
        },
    ],
}
"""Levels whose ids are other numbers than their points, and limits of three decimals."""


def target_of(framework: Data, name: str, target: object) -> Data:
    """The reply to one target, of an item that is not answered."""
    given = assessment({name: {"target": target}}, framework, DECIDED if framework is SUM else None)
    return asked("gains", framework, assessment=given)


@pytest.mark.parametrize(
    ("framework", "name", "target", "score", "level"),
    [
        (SUM, "level", "3", "3", "3"),
        (SUM, "level", 3, "3", "3"),
        (SUM, "ladder", "2", "2", "2"),
        (SUM, "ladder", 3, "3", "3"),
        (SUM, "list", "3", "3", "3"),
        (SUM, "table", "5", "5", "5"),
        (SUM, "setA", 1, "1", None),
        (SUM, "setA", "5", "5", None),
        (SUM, "setA", " 2,5 ", "2.5", None),
        (SUM, "set", "1", "1", None),
        (SUM, "set", "7", "7", None),
        (SUM, "setB", "0", "0", None),
        (SHARE, "m1", "met", "1", "met"),
        (SHARE, "m1", "partly", "0", "partly"),
        (SHARE, "m1", "not_met", "0", "not_met"),
        # an id stands for its level before the same number stands for points
        (ODD, "grade", "2", "3", "2"),
        (ODD, "grade", 2, "3", "2"),
        (ODD, "grade", 1, "10.13", "1"),
        (ODD, "grade", "top", "2", "top"),
        (ODD, "grade", 3, "3", "2"),
        (ODD, "grade", "10,125", "10.13", "1"),
        (ODD, "mean", "1,125", "1.13", None),
        (ODD, "mean", "4,875", "4.88", None),
        (ODD, "rows", "7.125", "7.13", None),
    ],
)
def test_a_target_stands_for_a_score_of_the_item(
    framework: Data, name: str, target: object, score: str, level: str | None
) -> None:
    (found,) = target_of(framework, name, target)["targets"]
    assert (found["item"], found["to"]) == (name, {"score": score, "level": level})


ONE_TO_FIVE = [str(n) for n in range(1, 6)]
THREE = ["met", "partly", "not_met"]


@pytest.mark.parametrize(
    ("framework", "name", "target", "code", "found", "expected"),
    [
        (SUM, "level", "high", "unknown_level", "high", ONE_TO_FIVE),
        (SUM, "level", ["3"], "unknown_level", '["3"]', ONE_TO_FIVE),
        (SUM, "level", {}, "unknown_level", "{}", ONE_TO_FIVE),
        (SUM, "level", False, "unknown_level", "false", ONE_TO_FIVE),
        (SUM, "level", 6, "out_of_range", "6", ONE_TO_FIVE),
        (SUM, "level", "2,5", "out_of_range", "2,5", ONE_TO_FIVE),
        (SUM, "ladder", "s1", "unknown_level", "s1", ["1", "2", "3"]),
        (SUM, "ladder", 4, "out_of_range", "4", ["1", "2", "3"]),
        (SUM, "table", "high", "unknown_level", "high", ONE_TO_FIVE),
        (SUM, "table", "0", "out_of_range", "0", ONE_TO_FIVE),
        (SUM, "list", "all", "not_a_number", "all", None),
        (SUM, "list", True, "not_a_number", "true", None),
        (SUM, "list", "2", "out_of_range", "2", ["1", "3", "5"]),
        (SUM, "setA", "five", "not_a_number", "five", None),
        (SUM, "setA", "5,1", "out_of_range", "5,1", {"at_least": "1", "at_most": "5"}),
        (SUM, "setA", "0,9", "out_of_range", "0,9", {"at_least": "1", "at_most": "5"}),
        (SUM, "setB", "1", "out_of_range", "1", ["0", "2"]),
        (SUM, "set", 8, "out_of_range", "8", {"at_least": "1", "at_most": "7"}),
        (SHARE, "m1", "1", "unknown_level", "1", THREE),
        (SHARE, "m1", 0, "unknown_level", "0", THREE),
        (SHARE, "m1", "half", "unknown_level", "half", THREE),
        (ODD, "grade", 10, "out_of_range", "10", ["2", "3", "10.13"]),
        (ODD, "grade", "low", "unknown_level", "low", ["2", "1", "top"]),
        (ODD, "mean", "1,12", "out_of_range", "1,12", {"at_least": "1.13", "at_most": "4.88"}),
        (ODD, "rows", "7", "out_of_range", "7", ["2", "7.13"]),
    ],
)
def test_a_target_that_the_item_cannot_have_is_told_with_what_it_can_have(
    framework: Data, name: str, target: object, code: str, found: str, expected: object
) -> None:
    assert target_of(framework, name, target)["problems"] == [
        {
            "code": code,
            "item": name,
            "path": f"answers.{name}.target",
            "expected": expected,
            "found": found,
        }
    ]


@pytest.mark.parametrize(
    ("framework", "name"),
    [(SUM, "setC"), (ODD, "aside"), ({**ODD, "total": PLAIN["total"]}, "grade")],
)
def test_a_target_says_nothing_where_there_is_nothing_to_reach(framework: Data, name: str) -> None:
    reply = target_of(framework, name, "none of them")
    assert (reply["format"], reply["targets"]) == ("tumstock-gains", [])


def test_a_level_is_named_by_text_or_by_a_whole_number_only() -> None:
    grade = {**ODD["items"][1], "levels": {"True": 1, "['a']": 2}}
    framework = {**ODD, "items": [ODD["items"][0], grade, *ODD["items"][2:]]}
    for target in (True, ["a"]):
        [problem] = target_of(framework, "grade", target)["problems"]
        assert (problem["code"], problem["expected"]) == ("unknown_level", ["True", "['a']"])


def test_every_wrong_target_is_told_in_the_order_of_the_framework() -> None:
    answers: Data = {
        "rows": {"target": "3"},
        "mean": {"target": " "},
        "aside": {"target": "9"},
        "grade": {"target": "9"},
    }
    reply = asked("gains", ODD, assessment=assessment(answers, ODD))
    assert [problem["item"] for problem in reply["problems"]] == ["grade", "rows"]
