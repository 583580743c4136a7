"""What is computed from the rows of a small table, operation by operation, and what is refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from scoring.derived_records import last_day
from tests.scoring.demo import PLAIN, result

type Data = dict[str, Any]
type Rows = Sequence[Data]

COLUMNS = {
    "who": "text", "turn": "text", "day": "date", "end": "date",
    "part": "number", "whole": "number", "n": "count", "series": "numbers",
}  # fmt: skip


def reply(operation: object, rows: Rows, **inputs: object) -> Any:
    """What the scoring answers to rows of an invented table, beside other inputs."""
    columns = [{"id": name, "type": kind, "optional": True} for name, kind in COLUMNS.items()]
    item = {
        "id": "note",
        "kind": "indicator",
        "inputs": [
            {"id": "limit", "type": "number"},
            {"id": "rows", "type": "records", "columns": columns},
        ],
        "derived": {"v": operation},
        "figures": ["v"],
    }
    answers = {"note": {"inputs": {"rows": rows, **inputs}}}
    return result(answers, {**PLAIN, "items": [item]})


def value(operation: object, rows: Rows, **inputs: object) -> Any:
    """The derived value as it is shown: a number, or a figure for each group."""
    told = reply(operation, rows, **inputs)["items"]["note"]["explanation"]
    return told.get("tables", {}).get("v", told["values"].get("v"))


def each(column: str, *cells: object) -> Rows:
    """Rows of which only one column is filled."""
    return [{column: cell} for cell in cells]


ABOVE = [{"value": "part", "more_than": "limit"}]


@pytest.mark.parametrize(
    ("operation", "rows", "shown"),
    [
        ({"of": "rows"}, each("part", 1, 2, 3), "3"),
        ({"of": "rows", "where": ABOVE}, each("part", 1, 3, 2, 4), "2"),
        ({"of": "rows", "sum": "part"}, each("part", "1,5", "2", "0,5"), "4"),
        ({"of": "rows", "sum": "part", "where": ABOVE}, each("part", "1,5", "2,5", 2, 3), "5.5"),
        ({"of": "rows", "sum": "part"}, each("who", "A"), "0"),
    ],
)
def test_rows_are_counted_or_a_column_of_them_added_up(
    operation: Data, rows: Rows, shown: str
) -> None:
    assert value({"count_where": operation}, rows, limit=2) == shown


def test_a_cell_is_found_before_a_value_of_the_same_name() -> None:
    operation = {"of": "rows", "where": [{"value": "limit", "at_least": 3}]}
    assert value({"count_where": operation}, each("part", 1, 2), limit=3) == "2"
    operation = {"of": "rows", "where": [{"value": "part", "at_least": 3}]}
    assert value({"count_where": operation}, each("part", 1, 3), limit=3) == "1"


def test_groups_are_made_of_all_columns_that_are_named() -> None:
    rows: Rows = [
        {"who": "B", "turn": "x", "part": "0,5"},
        {"who": "A", "turn": "y", "part": 4},
        {"who": "B", "turn": "x", "part": "0,5"},
        {"turn": "y", "part": 8},
    ]
    by = {"of": "rows", "by": ["who", "turn"]}
    assert value({"tally_by": by}, rows) == [["", "y", "1"], ["A", "y", "1"], ["B", "x", "2"]]
    assert value({"tally_by": {**by, "sum": "part"}}, rows) == [
        ["", "y", "8"], ["A", "y", "4"], ["B", "x", "1"],
    ]  # fmt: skip
    found = value({"tally_by": {**by, "where": ABOVE}}, rows, limit=1)
    assert found == [["", "y", "1"], ["A", "y", "1"]]


SHARES: Rows = [
    {"who": "A", "part": 1, "whole": 4},
    {"who": "A", "part": 2, "whole": 4},
    {"who": "B", "part": 0, "whole": 0},
    {"who": "C", "whole": "2,5"},
    {"who": "D", "part": 3, "whole": 3},
]
"""Of A 3 of 8 in all, of B nothing of nothing, of C none of 2.5, of D all."""


def test_a_share_by_group_is_that_of_its_sums() -> None:
    by = {"of": "rows", "by": ["who"], "part": "part", "whole": "whole"}
    assert value({"percent_by": by}, SHARES) == [
        ["A", "37.5"], ["B", "not_assessable"], ["C", "0"], ["D", "100"],
    ]  # fmt: skip
    assert value({"ratio_by": by}, SHARES) == [
        ["A", "0.375"], ["B", "not_assessable"], ["C", "0"], ["D", "1"],
    ]  # fmt: skip


def test_so_many_to_one_may_be_more_than_one() -> None:
    by = {"of": "rows", "by": ["who"], "part": "part", "whole": "whole"}
    assert value({"ratio_by": by}, [{"who": "A", "part": 7, "whole": 2}]) == [["A", "3.5"]]


def test_the_sums_of_rows_leave_out_rows_in_which_none_is_filled() -> None:
    """1 + 2, 0.5 alone, and nothing in the last; of the two sums the larger is 3, the mean 1.75."""
    rows: Rows = [{"part": 1, "whole": 2}, {"whole": "0,5"}, {"who": "A"}]
    derived = {"row_sums": {"of": "rows", "columns": ["part", "whole"]}}
    columns = [{"id": name, "type": kind, "optional": True} for name, kind in COLUMNS.items()]
    item = {
        "id": "note", "kind": "indicator",
        "inputs": [{"id": "rows", "type": "records", "columns": columns}],
        "derived": {
            "sums": derived, "top": {"largest": "sums"},
            "mean": {"mean": "sums"}, "count": {"count": "sums"},
        },
        "figures": ["top", "mean", "count"],
    }  # fmt: skip
    found = result({"note": {"inputs": {"rows": rows}}}, {**PLAIN, "items": [item]})
    shown = found["items"]["note"]["explanation"]["values"]
    assert shown == {"top": "3", "mean": "1.75", "count": "2"}


@pytest.mark.parametrize(
    ("months", "longer"), [(1, "3"), (2, "2"), (3, "1"), ("1,5", "not_assessable")]
)
def test_a_period_is_longer_than_so_many_months_with_its_last_day(
    months: object, longer: str
) -> None:
    """January 31 to February 28 is a month less a day, one day more is longer."""
    rows: Rows = [
        {"day": "2026-01-01"},
        {"end": "2026-12-31"},
        {"day": "2026-01-01", "end": "2026-01-01"},
        {"day": "2026-01-01", "end": "2026-01-31"},
        {"day": "2026-01-01", "end": "2026-02-01"},
        {"day": "2026-01-01", "end": "2026-03-31"},
        {"day": "2026-01-01", "end": "2026-04-01"},
    ]
    step = {"of": "rows", "start": "day", "end": "end"}
    assert value({"periods_longer": {**step, "months": "limit"}}, rows, limit=months) == longer
    if longer.isdigit():
        assert value({"periods_longer": {**step, "months": months}}, rows) == longer


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        (date(2026, 1, 1), 1, date(2026, 1, 31)),
        (date(2026, 1, 31), 1, date(2026, 2, 27)),
        (date(2026, 3, 15), 12, date(2027, 3, 14)),
        (date(9999, 12, 2), 1, date.max),
    ],
)
def test_the_last_day_of_a_period_is_the_day_before_the_next(
    start: date, months: int, last: date
) -> None:
    assert last_day(start, months) == last


def test_progression_is_a_series_that_rises_or_what_stands_for_it() -> None:
    """The first two rise, the third meets the condition, the last two do neither."""
    series = ["1 2", "1 1 3", "2 1", "3 1 2", "2 2", "3"]
    rows = [{"series": one, "n": 5 if one == "2 1" else 1} for one in series]
    rows += [{"n": 1}, {"n": 5}]
    step: Data = {"of": "rows", "values": "series"}
    assert value({"progression": step}, rows) == "2"
    step["or_where"] = [{"value": "n", "more_than": "limit"}]
    assert value({"progression": step}, rows, limit=4) == "4"


def turns(text: str, **more: object) -> Rows:
    """A row for each letter, in one area."""
    return [{"who": "A", "turn": turn, **more} for turn in text]


@pytest.mark.parametrize(
    ("rows", "breaks", "difference"),
    [
        (turns("xyxy"), "0", "0"),
        (turns("xyy"), "1", "1"),
        (turns("yxxx"), "2", "2"),
        (turns("xxxxxy"), "4", "4"),
        (turns("xx"), "not_assessable", "not_assessable"),
        (turns("xyz"), "not_assessable", "not_assessable"),
        (turns("x", n=2), "0", "1"),
        (turns("xx", n=2), "1", "2"),
        ([*turns("x"), *turns("x", n=2)], "1", "2"),
        (turns("xy", n=3), "not_assessable", "not_assessable"),
    ],
)
def test_two_parties_take_turns(rows: Rows, breaks: str, difference: str) -> None:
    """Where one never comes, only a stated number says that there are two."""
    step = {"of": "rows", "by": ["who"], "value": "turn", "parties": "n"}
    assert value({"alternation_breaks": step}, rows) == [["A", breaks]]
    assert value({"alternation_difference": step}, rows) == [["A", difference]]


def test_without_a_column_for_them_parties_are_those_that_occur() -> None:
    step = {"of": "rows", "by": ["who"], "value": "turn"}
    rows = [*turns("xyy", n=7), {"who": "B", "turn": "x"}]
    assert value({"alternation_breaks": step}, rows) == [["A", "1"], ["B", "not_assessable"]]


@pytest.mark.parametrize(
    ("days", "breaks"),
    [
        (["2026-01-03", "2026-01-01", "2026-01-02", "2026-01-04"], "1"),
        (["2026-01-03", "2026-01-01", "2026-01-02", None], "0"),
        (["2026-01-02", "2026-01-02", "2026-01-02", "2026-01-01"], "0"),
    ],
)
def test_turns_are_taken_by_date_where_every_row_has_one(days: list[object], breaks: str) -> None:
    """x, y, x, y as entered; by the dates y, x, x, y with one break.

    Of one day they stay as entered: y (of the day before), x, y, x.
    """
    rows: Rows = [
        {"who": "A", "turn": turn, "day": day} for turn, day in zip("xyxy", days, strict=True)
    ]
    step = {"of": "rows", "by": ["who"], "value": "turn", "order": "day"}
    assert value({"alternation_breaks": step}, rows) == [["A", breaks]]


def problems(operation: object, rows: Rows) -> Any:
    """What is wrong with rows, without what all problems of this item share."""
    found = reply(operation, rows)["problems"]
    for one in found:
        assert one.pop("item") == "note"
        one["path"] = one["path"].removeprefix("answers.note.inputs.")
    return found


def test_a_part_above_the_whole_of_its_row_is_told_there() -> None:
    by = {"of": "rows", "by": ["who"], "part": "part", "whole": "whole"}
    rows: Rows = [{"part": 1, "whole": 9}, {}, {"part": "7,5", "whole": 7}, {"part": 2}]
    both = ["part", "whole"]
    assert problems({"percent_by": by}, rows) == [
        {"code": "over_100", "path": "rows[2].part", "expected": both, "found": "7.5"},
        {"code": "over_100", "path": "rows[3].part", "expected": both, "found": "2"},
    ]


def test_a_period_that_ends_before_it_starts_is_told_at_its_end() -> None:
    step = {"of": "rows", "start": "day", "end": "end", "months": 1}
    rows: Rows = [
        {"day": "2026-01-09", "end": "2026-01-08"},
        {"day": "2026-01-09", "end": "2026-01-09"},
    ]
    assert problems({"periods_longer": step}, rows) == [
        {
            "code": "out_of_range",
            "path": "rows[0].end",
            "expected": {"at_least": "2026-01-09"},
            "found": "2026-01-08",
        }
    ]


@pytest.mark.parametrize("operation", ["alternation_breaks", "alternation_difference"])
def test_rows_that_state_another_number_of_parties_are_told(operation: str) -> None:
    """Two parties occur, and the first row to state a number says two."""
    step = {"of": "rows", "by": ["who"], "value": "turn", "parties": "part"}
    rows = [dict(row) for row in turns("xyxyx")]
    for row, stated in zip(rows[1:], [2, 3, "1,5", 2], strict=True):
        row["part"] = stated
    least = {"at_least": "2"}
    assert problems({operation: step}, rows) == [
        {"code": "conflict", "path": "rows[2].part", "expected": least, "found": "3"},
        {"code": "conflict", "path": "rows[3].part", "expected": least, "found": "1.5"},
    ]


def test_fewer_parties_than_occur_are_too_few_although_all_rows_say_so() -> None:
    step = {"of": "rows", "by": ["who"], "value": "turn", "parties": "n"}
    told = problems({"alternation_breaks": step}, turns("xy", n=1))
    assert [one["path"] for one in told] == ["rows[0].n", "rows[1].n"]
