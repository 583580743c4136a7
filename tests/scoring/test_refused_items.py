"""What a team is told about an answer that cannot be scored: code, place, what would do, and what
was there; on the invented frameworks.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from scoring.problems import found_text
from tests.scoring.asking import Data
from tests.scoring.demo import SHARE, SUM, result

type Told = tuple[str, str, object, str]
"""Code, path behind `answers.<item>`, what was expected, and what was found."""

STATEMENTS = ["s1", "s2", "s3", "s4", "s5"]
CHECKLIST = ["points", "count"]
INPUTS = ["inputs"]
MEASURES = ["inputs", "level"]
SCALE = [*"12345"]
CRITERION = ["met", "partly", "not_met"]
WHOLE_SCALE = {"at_least": "1", "at_most": "5"}
WHY = {"reason": "agreed"}

LEVEL: list[tuple[object, list[Told]]] = [
    ("4", [("wrong_type", "", "object", "4")]),
    ([], [("wrong_type", "", "object", "[]")]),
    (False, [("wrong_type", "", "object", "false")]),
    ({"rating": 3}, [("wrong_kind", ".rating", ["level"], "rating")]),
    (
        # each key of another kind is told, and one that is blank is none
        {"points": None, "count": 2, "note": "n", "statements": {}, "inputs": 0, "level": "1"},
        [
            ("wrong_kind", f".{key}", ["level"], key) for key in ("count", "statements", "inputs")
        ],
    ),
    ({"unknown": "yes"}, [("wrong_type", ".unknown", "true or false", "yes")]),
    ({"unknown": 1}, [("wrong_type", ".unknown", "true or false", "1")]),
    (
        {"not_applicable": {"reason": " "}},
        [("reason_missing", ".not_applicable.reason", None, " ")],
    ),
    ({"not_applicable": {}}, [("reason_missing", ".not_applicable.reason", None, "null")]),
    ({"not_applicable": {"reason": 7}}, [("reason_missing", ".not_applicable.reason", None, "7")]),
    ({"not_applicable": True}, [("reason_missing", ".not_applicable.reason", None, "null")]),
    ({"override": "5"}, [("wrong_type", ".override", "object with score and reason", "5")]),
    ({"override": {"score": "6"} | WHY}, [("out_of_range", ".override.score", SCALE, "6")]),
    ({"override": {"score": "2,5"} | WHY}, [("out_of_range", ".override.score", SCALE, "2,5")]),
    ({"override": WHY}, [("not_a_number", ".override.score", None, "null")]),
    (
        {"override": {"score": "x"}},
        [
            ("reason_missing", ".override.reason", None, "null"),
            ("not_a_number", ".override.score", None, "x"),
        ],
    ),
]  # fmt: skip

LADDER: list[tuple[object, list[Told]]] = [
    (
        {"statements": ["s1"]},
        [("wrong_type", ".statements", "object of states by statement", '["s1"]')],
    ),
    (
        # what is said of each is told, and a statement of which nothing is said is let be
        {"statements": {"s9": "met", "s3": None, "s2": "passed", "s1": "maybe", "s4": "x"}},
        [
            ("unknown_statement", ".statements.s9", STATEMENTS, "s9"),
            ("passed_not_allowed", ".statements.s2", ["met", "not_met"], "passed"),
            ("unknown_choice", ".statements.s1", ["met", "passed", "not_met"], "maybe"),
            ("unknown_choice", ".statements.s4", ["met", "not_met"], "x"),
        ],
    ),
    ({"evidence": "minutes"}, [("wrong_type", ".evidence", "list of entries", "minutes")]),
    (
        {"evidence": ["minutes", {"text": "x"}, {"levels": "9"}, {"levels": ["2", "9", 3, 0]}]},
        [("unknown_level", ".evidence[3].levels", ["1", "2", "3"], "9")],
    ),
    ({"rating": 1}, [("wrong_kind", ".rating", ["statements"], "rating")]),
]

OTHERS: list[tuple[str, object, list[Told]]] = [
    ("list", {"level": "1"}, [("wrong_kind", ".level", CHECKLIST, "level")]),
    ("table", {"rating": 1}, [("wrong_kind", ".rating", MEASURES, "rating")]),
    ("table", {"level": "6"}, [("unknown_level", ".level", SCALE, "6")]),
    ("setA", {"level": "1"}, [("wrong_kind", ".level", ["rating"], "level")]),
    ("setC", {"level": "1"}, [("wrong_kind", ".level", INPUTS, "level")]),
    ("set", {"rating": 1}, [("wrong_kind", ".rating", [], "rating")]),
    ("set", {"note": "n", "unknown": True}, [("wrong_kind", ".unknown", [], "unknown")]),
    ("set", {"override": {}}, [("wrong_kind", ".override", [], "override")]),
    ("set", {"not_applicable": WHY}, [("wrong_kind", ".not_applicable", [], "not_applicable")]),
    (
        "list",
        {"not_applicable": WHY},
        [("not_applicable_not_allowed", ".not_applicable", None, '{"reason": "agreed"}')],
    ),
    (
        "list",  # the scores that its counts give, from the lowest
        {"override": {"score": 2} | WHY},
        [("out_of_range", ".override.score", ["1", "3", "5"], "2")],
    ),
    (
        "setA",
        {"override": {"score": "5,01"} | WHY},
        [("out_of_range", ".override.score", WHOLE_SCALE, "5,01")],
    ),
    (
        "setA",
        {"override": {"score": "0,99"} | WHY},
        [("out_of_range", ".override.score", WHOLE_SCALE, "0,99")],
    ),
    # an indicator has no score that could be set
    ("setC", {"override": {"score": "0"} | WHY}, [("wrong_kind", ".override", INPUTS, "override")]),
]  # fmt: skip


def told(name: str, answer: object, framework: Data = SUM) -> list[Told]:
    """The problems of the answer to one item."""
    refused = result({name: answer}, framework)
    assert refused["format"] == "tumstock-refusal", refused
    assert {one["item"] for one in refused["problems"]} == {name}
    return [
        (
            one["code"],
            one["path"].removeprefix(f"answers.{name}"),
            one["expected"],
            one["found"],
        )
        for one in refused["problems"]
    ]


@pytest.mark.parametrize(("answer", "problems"), LEVEL)
def test_what_is_wrong_with_any_answer_is_told(answer: object, problems: list[Told]) -> None:
    assert told("level", answer) == problems


@pytest.mark.parametrize(("answer", "problems"), LADDER)
def test_what_is_wrong_with_the_marks_of_a_ladder_is_told(
    answer: object, problems: list[Told]
) -> None:
    assert told("ladder", answer) == problems


@pytest.mark.parametrize(("name", "answer", "problems"), OTHERS)
def test_what_does_not_go_with_the_kind_of_an_item_is_told(
    name: str, answer: object, problems: list[Told]
) -> None:
    assert told(name, answer) == problems


@pytest.mark.parametrize("score", ["1", 1, "maybe", None, ["met"]])
def test_a_criterion_is_set_by_hand_to_one_of_its_words(score: object) -> None:
    """And what was picked is another place: both are told."""
    [problem] = told("m1", {"override": {"score": score} | WHY}, SHARE)
    assert problem == ("unknown_level", ".override.score", CRITERION, found_text(score))
    answer = {"level": "some", "override": {"score": score} | WHY}
    assert [path for _, path, _, _ in told("m1", answer, SHARE)] == [".level", ".override.score"]


def test_scores_that_are_possible_are_named_with_two_decimals() -> None:
    items: Any = deepcopy(SUM["items"])
    items[0]["levels"] = {"a": "0", "b": "1.125", "c": "2,5"}
    found = told("level", {"override": {"score": 2} | WHY}, {**SUM, "items": items})
    assert found == [("out_of_range", ".override.score", ["0", "1.13", "2.5"], "2")]


def test_the_ends_of_a_scale_are_named_with_two_decimals() -> None:
    items: Any = deepcopy(SUM["items"])
    items[-1]["parts"][0] = {"id": "setA", "kind": "rating", "min": "0,125", "max": "2,375"}
    found = told("setA", {"override": {"score": 3} | WHY}, {**SUM, "items": items})
    ends = {"at_least": "0.13", "at_most": "2.38"}
    assert found == [("out_of_range", ".override.score", ends, "3")]
