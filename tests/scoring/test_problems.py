"""What is told of a problem: its place, and what was found, quoted as far as it can be read."""

from fractions import Fraction

import pytest

from scoring.errors import Problem, RefusedError
from scoring.problems import Problems, found_text

LONG = "x" * 80


@pytest.mark.parametrize(
    ("found", "quoted"),
    [
        ("text", "text"),
        ("", ""),
        (None, "null"),
        (True, "true"),
        (12, "12"),
        ([1, "två"], '[1, "två"]'),
        ({"a": None}, '{"a": null}'),
        (LONG, LONG),
        (LONG + "y", "x" * 79 + "…"),
        ([LONG], '["' + "x" * 77 + "…"),
        # no JSON, handed over by a program
        (Fraction(1, 2), "Fraction(1, 2)"),
        ([{3}], "[{3}]"),
    ],
)
def test_what_was_found_is_quoted_in_80_characters(found: object, quoted: str) -> None:
    assert found_text(found) == quoted


def test_what_holds_itself_is_quoted_as_python_writes_it() -> None:
    found: list[object] = []
    found.append(found)
    assert found_text(found) == "[[...]]"


def test_problems_of_an_item_are_told_once_each_in_their_order() -> None:
    problems = Problems("7")
    problems.add("unknown_level", "level", "9", ["1", "2"])
    problems.add("wrong_type", "", [], "object")
    problems.add("unknown_level", "level", "8", ["1", "2"])
    problems.add("wrong_kind", "level", "level")
    problems.add("unknown_level", "inputs", None)
    assert problems == [
        Problem("unknown_level", "answers.7.level", "7", ["1", "2"], "9"),
        Problem("wrong_type", "answers.7", "7", "object", "[]"),
        Problem("wrong_kind", "answers.7.level", "7", None, "level"),
        Problem("unknown_level", "answers.7.inputs", "7", None, "null"),
    ]
    assert problems.item == "7"


def test_a_problem_goes_over_the_boundary_with_all_it_has() -> None:
    whole = Problem("out_of_range", "answers.2.count", "2", {"at_most": "3"}, "4")
    assert whole.as_data() == {
        "code": "out_of_range",
        "item": "2",
        "path": "answers.2.count",
        "expected": {"at_most": "3"},
        "found": "4",
    }
    assert list(whole.as_data()) == ["code", "item", "path", "expected", "found"]
    assert Problem("not_json", "").as_data() == {
        "code": "not_json",
        "item": None,
        "path": "",
        "expected": None,
        "found": None,
    }


def test_a_refusal_without_problems_says_nothing() -> None:
    assert str(RefusedError()) == ""
    assert list(RefusedError().problems) == []
