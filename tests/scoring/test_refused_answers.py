"""Answers that are picked, ticked or rated: what they give, and all that is said of wrong ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from scoring.choices import Answer, score_checklist, score_levels, score_rating
from scoring.decode import framework_from_rules
from scoring.item_score import ItemScore
from scoring.problems import Problems
from tests.scoring.demo import SHARE, SUM, item, result

ITEMS: Any = SUM["items"]
LEVELS = ["1", "2", "3", "4", "5"]
POINTS = ["a", "b", "c"]


@pytest.mark.parametrize(
    ("name", "answer", "code", "path", "expected", "found"),
    [
        ("level", {"level": "6"}, "unknown_level", "level", LEVELS, "6"),
        ("level", {"level": 0}, "unknown_level", "level", LEVELS, "0"),
        ("level", {"level": True}, "unknown_level", "level", LEVELS, "true"),
        ("level", {"level": ["1"]}, "unknown_level", "level", LEVELS, '["1"]'),
        ("list", {"points": "a"}, "wrong_type", "points", "list of point ids", "a"),
        ("list", {"points": ["a", "d"]}, "unknown_point", "points[1]", POINTS, "d"),
        ("list", {"points": ["b", 1]}, "unknown_point", "points[1]", POINTS, "1"),
        ("list", {"points": ["b", "a", "b"]}, "duplicate", "points[2]", None, "b"),
        ("list", {"count": "x"}, "not_a_number", "count", None, "x"),
        ("list", {"count": "1,5"}, "not_whole", "count", None, "1,5"),
        ("list", {"count": -1}, "out_of_range", "count", {"at_least": "0"}, "-1"),
        ("list", {"count": 4}, "too_many", "count", {"at_most": "3"}, "4"),
        ("list", {"points": [], "count": 0}, "conflict", "count", ["points", "count"], "0"),
        ("setA", {"rating": "x"}, "not_a_number", "rating", None, "x"),
        (
            "setA",
            {"rating": "5,1"},
            "out_of_range",
            "rating",
            {"at_least": "1", "at_most": "5"},
            "5,1",
        ),
        (
            "setA",
            {"rating": 0},
            "out_of_range",
            "rating",
            {"at_least": "1", "at_most": "5"},
            "0",
        ),
    ],
)
def test_a_wrong_answer_is_told_with_what_would_have_been_right(
    name: str, answer: object, code: str, path: str, expected: object, found: str
) -> None:
    assert result({name: answer})["problems"] == [
        {
            "code": code,
            "item": name,
            "path": f"answers.{name}.{path}",
            "expected": expected,
            "found": found,
        }
    ]


@pytest.mark.parametrize(
    ("score", "name", "answer"),
    [
        (score_levels, "level", {"level": "6"}),
        (score_checklist, "list", {"points": ["a", "d"]}),
        (score_checklist, "list", {"count": 4}),
        (score_checklist, "list", {"points": ["a"], "count": 1}),
        (score_rating, "setA", {"rating": "5,1"}),
    ],
)
def test_a_wrong_answer_has_no_score(
    score: Callable[..., ItemScore], name: str, answer: Answer
) -> None:
    framework = framework_from_rules(SUM)
    known = framework.items.get(name) or framework.parts[name]
    problems = Problems(name)
    found = score(known, answer, problems)
    assert (found.status, found.score, len(problems)) == ("open", None, 1)


def test_every_wrong_point_is_told() -> None:
    told = result({"list": {"points": ["d", "a", "a", "e"]}})["problems"]
    assert [(one["code"], one["path"]) for one in told] == [
        ("unknown_point", "answers.list.points[0]"),
        ("duplicate", "answers.list.points[2]"),
        ("unknown_point", "answers.list.points[3]"),
    ]


def test_a_criterion_is_met_partly_met_or_not_met() -> None:
    (told,) = result({"m1": {"level": "yes"}}, SHARE)["problems"]
    assert (told["code"], told["path"]) == ("unknown_level", "answers.m1.level")
    assert (told["expected"], told["found"]) == (["met", "partly", "not_met"], "yes")


@pytest.mark.parametrize(
    ("name", "answer", "score", "level"),
    [
        ("level", {"level": "4"}, "4", "4"),
        ("level", {"level": 4}, "4", "4"),
        ("list", {"points": []}, "1", "1"),
        ("list", {"points": ["c", "a"]}, "3", "3"),
        ("list", {"points": ["c", "a", "b"]}, "5", "5"),
        ("list", {"count": "0"}, "1", "1"),
        ("list", {"count": 3}, "5", "5"),
        ("setA", {"rating": 1}, "1", None),
        ("setA", {"rating": "3,25"}, "3.25", None),
        ("setA", {"rating": 5}, "5", None),
    ],
)
def test_an_answer_gives_its_score(
    name: str, answer: object, score: str, level: str | None
) -> None:
    found = item(name, answer)
    assert (found["status"], found["score"], found["level"]) == ("scored", score, level)


def test_a_checklist_says_how_many_of_how_many_points_are_met() -> None:
    assert item("list", {"points": ["a", "c"]})["explanation"] == {"met": 2, "of": 3}
    assert item("list", {"count": "2"})["explanation"] == {"met": 2, "of": 3}


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("level", {"level": None}),
        ("list", {"points": None, "count": None}),
        ("setA", {"rating": None}),
        ("setA", {"rating": "  "}),
    ],
)
def test_an_answer_that_says_nothing_is_open(name: str, answer: object) -> None:
    found = item(name, answer)
    assert (found["status"], found["score"]) == ("open", None)


@pytest.mark.parametrize("answer", [True, ["x"], {"x": 1}])
def test_only_a_whole_number_stands_for_the_level_of_the_same_text(answer: object) -> None:
    rules = {**SUM, "items": [{**ITEMS[0], "levels": {str(answer): 1}}, *ITEMS[1:]]}
    (told,) = result({"level": {"level": answer}}, rules)["problems"]
    assert (told["code"], told["path"]) == ("unknown_level", "answers.level.level")
