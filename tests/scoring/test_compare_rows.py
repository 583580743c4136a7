"""Items of a comparison: whether one has changed, by how much, and where it stands."""

from __future__ import annotations

import pytest

from tests.scoring.asking import DECIDED, FULL, Data, asked, assessment


def compare(*answers: Data) -> Data:
    return asked("compare", assessments=[assessment(each, profile=DECIDED) for each in answers])


def item(reply: Data, name: str) -> Data:
    """One item, of those that all assessments have."""
    [found] = [each for each in reply["items"] if each["item"] == name]
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("ratings", "change", "exact"),
    [
        (["3,501", "3,502"], "0", "1/1000"),
        (["3,501", "3,502", "3,501"], "0", "0"),
        (["3,501", "3,501", "3,502"], "0", "1/1000"),
        (["3,501", "3,502", "3,502"], "0", "1/1000"),
        (["3", "4", "3"], "0", "0"),
        (["3", "3", "4"], "1", "1"),
        (["3", "4", "4"], "1", "1"),
        (["3,125", "4,25"], "1.13", "9/8"),
        (["4", "2,5"], "-1.5", "-3/2"),
    ],
)
def test_the_first_and_the_last_are_compared_exactly(
    ratings: list[str], change: str, exact: str
) -> None:
    found = item(compare(*[{"setA": {"rating": one}} for one in ratings]), "setA")
    assert (found["change"], found["exact"]) == (change, exact)
    assert found["changed"] is (exact != "0")


@pytest.mark.parametrize(
    ("levels", "exact"), [("123", "4/3"), ("131", "0"), ("355", "4/3"), ("511", "-8/3")]
)
def test_totals_and_sections_change_from_the_first_to_the_last(levels: str, exact: str) -> None:
    """A level is two thirds of a point."""
    reply = compare(*[{**FULL, "level": {"level": each}} for each in levels])
    assert reply["total"]["exact"] == exact
    assert [each["exact"] for each in reply["sections"]] == [exact, "0"]


def test_values_are_shown_with_two_decimals_in_every_assessment() -> None:
    found = item(compare(*[{"setA": {"rating": one}} for one in ("3,125", "2", "4,25")]), "setA")
    assert found["values"] == [
        {"status": "scored", "level": None, "value": value} for value in ("3.13", "2", "4.25")
    ]
