"""What is computed from the inputs of one item, operation by operation, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from tests.scoring.demo import PLAIN, SCALE, result

type Data = dict[str, Any]

INPUTS: list[Data] = [
    {"id": "a", "type": "number"},
    {"id": "b", "type": "number"},
    {"id": "c", "type": "number"},
    {"id": "days", "type": "count"},
    {"id": "start", "type": "date"},
    {"id": "list", "type": "numbers"},
    {"id": "tally", "type": "tally"},
    {
        "id": "rows",
        "type": "records",
        "columns": [
            {"id": "who", "type": "text", "optional": True},
            {"id": "part", "type": "number", "optional": True},
            {"id": "whole", "type": "number", "optional": True},
        ],
    },
]


def reply(derived: Data, **inputs: object) -> Any:
    """What the scoring answers to the inputs of an invented indicator."""
    item = {
        "id": "note", "kind": "indicator", "inputs": INPUTS,
        "derived": derived, "figures": list(derived),
    }  # fmt: skip
    return result({"note": {"inputs": inputs}}, {**PLAIN, "items": [item]})


def value(operation: object, **inputs: object) -> object:
    """One derived value as it is shown; None where it is missing."""
    return reply({"v": operation}, **inputs)["items"]["note"]["explanation"]["values"].get("v")


@pytest.mark.parametrize(
    ("operation", "inputs", "shown"),
    [
        ({"median": "list"}, {"list": [7]}, "7"),
        ({"median": "list"}, {"list": [9, 1]}, "5"),
        ({"median": "list"}, {"list": [9, 1, 4]}, "4"),
        ({"median": "list"}, {"list": [20, 1, 11, 2]}, "6.5"),
        ({"median": "list"}, {"list": [50, 1, 40, 2, 30]}, "30"),
        ({"median": "list"}, {"list": [60, 1, 50, 2, 41, 30]}, "35.5"),
        ({"median": "list"}, {"list": []}, "not_assessable"),
        ({"median": "list"}, {"c": 1}, None),
        ({"median": "tally"}, {"tally": {"x": 1, "y": 2, "z": 8}}, "2"),
        ({"median": "a"}, {"a": 3}, "not_assessable"),  # one number is no list
        ({"mean": "list"}, {"list": ["1,5", 2, 4]}, "2.5"),
        ({"mean": "tally"}, {"tally": {"x": 1, "y": 2}}, "1.5"),
        ({"mean": "list"}, {"list": []}, "not_assessable"),
        ({"count": "list"}, {"list": [5, 5, 0]}, "3"),
        ({"count": "list"}, {"list": []}, "0"),
        ({"count": "tally"}, {"tally": {"x": 1, "y": 0}}, "2"),
        ({"count": "rows"}, {"rows": [["A"], ["B", 1]]}, "2"),
        ({"largest": "list"}, {"list": [3, "9,5", 4]}, "9.5"),
        ({"largest": "list"}, {"list": []}, "not_assessable"),
        ({"largest": "list"}, {"c": 1}, None),
        ({"sum": "list"}, {"list": ["0,5", "0,5", 3]}, "4"),
        ({"sum": "tally"}, {"tally": {"x": 1, "y": 2}}, "3"),
        ({"share_at_most": {"of": "tally", "at_most": 2}}, {"tally": {"x": 1, "y": 4}}, "60"),
        ({"share_at_most": {"of": "tally", "at_most": 4}}, {"tally": {"x": 1, "y": 4}}, "100"),
        ({"share_at_most": {"of": "tally", "at_most": 2}}, {"tally": {"x": 0}}, "not_assessable"),
        # a list has no names, so nothing of it is at most so many of one
        ({"share_at_most": {"of": "list", "at_most": 2}}, {"list": [1]}, "not_assessable"),
        ({"days_to_weeks": "days"}, {"days": 14}, "2"),
        ({"days_to_weeks": "days"}, {"days": 10}, "1.43"),
        ({"ratio": ["a", "b"]}, {"a": 3, "b": 2}, "1.5"),
        ({"ratio": ["a", "b"]}, {"a": 3, "b": 0}, "not_assessable"),
        ({"ratio": ["a", "b"]}, {"a": 3}, None),
        ({"ratio": ["a", "start"]}, {"a": 3, "start": "2026-01-09"}, None),
        ({"percent": ["a", "b"]}, {"a": 3, "b": 4}, "75"),
        ({"percent": ["a", "b"]}, {"a": 4, "b": 4}, "100"),
        ({"percent": ["a", "b"]}, {"a": 0, "b": 0}, "not_assessable"),
        ({"percent": ["start", "b"]}, {"start": "2026-01-09", "b": 4}, None),
        ({"days_after": ["start", "days"]}, {"start": "2026-01-09", "days": 30}, "2026-02-08"),
        ({"days_after": ["days", "days"]}, {"days": 30}, "not_assessable"),
        ({"days_after": ["start", "a"]}, {"start": "2026-01-09", "a": "1,5"}, "not_assessable"),
        ({"count_within": {"of": "list", "more_than": 3}}, {"list": [3, 4, 9]}, "2"),
        ({"count_within": {"of": "list", "at_least": "a"}}, {"list": [3, 4, 9], "a": 4}, "2"),
        ({"count_within": {"of": "list", "at_least": "a"}}, {"list": [3, 4, 9]}, None),
        ({"left_out": "list"}, {"list": [3]}, None),
        ({"either": ["a", "b"]}, {"b": 2}, "2"),
        ({"either": ["a", "b"]}, {"a": 2}, "2"),
        ({"either": ["a", "b"]}, {"a": 2, "b": "2,0"}, "2"),
        ({"either": ["a", "b"]}, {"c": 1}, None),
    ],
)  # fmt: skip
def test_a_value_is_computed_from_what_was_entered(
    operation: object, inputs: Data, shown: object
) -> None:
    assert value(operation, **inputs) == shown


def test_what_cannot_be_assessed_is_passed_on_and_what_is_missing_goes_before_it() -> None:
    """A ratio by zero is not assessable; of either answer the known one counts."""
    derived = {
        "none": {"ratio": ["a", "b"]},
        "twice": {"ratio": ["none", "c"]},
        "weeks": {"days_to_weeks": "none"},
        "one": {"either": ["none", "c"]},
    }
    shown = reply(derived, a=1, b=0)["items"]["note"]["explanation"]["values"]
    cannot = "not_assessable"
    assert shown == {"none": cannot, "weeks": cannot, "one": cannot}
    shown = reply(derived, a=1, b=0, c=5)["items"]["note"]["explanation"]["values"]
    assert shown == {"none": cannot, "twice": cannot, "weeks": cannot, "one": "5"}


def test_figures_of_groups_that_cannot_be_assessed_are_left_out_and_counted() -> None:
    derived = {
        "share": {"ratio_by": {"of": "rows", "by": ["who"], "part": "part", "whole": "whole"}},
        "out": {"left_out": "share"},
        "in": {"count": "share"},
        "top": {"largest": "share"},
        "all": {"sum": "share"},
        "over": {"count_within": {"of": "share", "more_than": 1}},
    }
    rows = [["A", 3, 2], ["B", 3, 0], ["C", 1, 2], ["D", 1]]
    shown = reply(derived, rows=rows)["items"]["note"]["explanation"]["values"]
    assert shown == {"out": "2", "in": "2", "top": "1.5", "all": "2", "over": "1"}


def problem(derived: Data, **inputs: object) -> Any:
    """The one problem of the inputs, without its item."""
    [found] = reply(derived, **inputs)["problems"]
    assert found.pop("item") == "note"
    return found


def test_two_answers_to_one_question_are_told_with_both() -> None:
    found = problem({"v": {"either": ["a", "b", "c"]}}, a="1,5", c=2)
    assert found == {
        "code": "conflict", "path": "answers.note.inputs.a",
        "expected": ["a", "b", "c"], "found": "1.5 / 2",
    }  # fmt: skip


def test_a_part_above_the_whole_is_told_with_the_share_that_it_would_be() -> None:
    found = problem({"v": {"percent": ["b", "a"]}}, b=5, a=3)
    assert found == {
        "code": "over_100", "path": "answers.note.inputs.b",
        "expected": ["b", "a"], "found": "166.67",
    }  # fmt: skip


def test_a_value_that_is_refused_gives_no_score() -> None:
    """What contradicts itself is missing for what is computed of it."""
    table = {
        "id": "note", "kind": "table", "levels": SCALE, "inputs": INPUTS,
        "derived": {"v": {"either": ["a", "b"]}, "w": {"percent": ["v", "c"]}},
        "rows": [{"level": "5", "when": [{"value": "w", "at_least": 50}]}, {"level": "1"}],
    }  # fmt: skip
    answers = {"note": {"inputs": {"a": 1, "b": 2, "c": 1}}}
    refused = result(answers, {**PLAIN, "items": [table]})["problems"]
    assert [(one["code"], one["path"]) for one in refused] == [
        ("conflict", "answers.note.inputs.a")
    ]
