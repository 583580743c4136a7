"""Small tables: how rows are read, and what is computed from them."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import Scorer
from scoring.derived_records import last_day
from scoring.given_records import MOST_ROWS

FRAMEWORK = {
    "id": "demo",
    "version": "1",
    "sections": [{"id": "all", "items": ["1"]}],
    "total": {"kind": "none", "unit": "criteria"},
    "items": [
        {
            "id": "1",
            "kind": "indicator",
            "inputs": [
                {"id": "limit", "type": "number", "default": "7.5"},
                {"id": "agreed", "type": "number"},
                {
                    "id": "visits",
                    "type": "records",
                    "columns": [
                        {"id": "area", "type": "text"},
                        {"id": "turn", "type": "text", "optional": True},
                        {"id": "day", "type": "date", "optional": True},
                        {"id": "hours", "type": "number", "optional": True},
                        {"id": "planned", "type": "number", "optional": True},
                        {"id": "series", "type": "numbers", "optional": True},
                        {"id": "times", "type": "count", "default": 1},
                    ],
                },
            ],
            "derived": {
                "rows": {"count": "visits"},
                "times": {"count_where": {"of": "visits", "sum": "times"}},
                "long": {
                    "count_where": {
                        "of": "visits",
                        "where": [{"value": "hours", "more_than": "limit"}],
                    }
                },
                "over_plan": {
                    "count_where": {
                        "of": "visits",
                        "where": [{"value": "hours", "more_than": "planned"}],
                    }
                },
                "agreed_kept": {
                    "count_where": {
                        "of": "visits",
                        "where": [{"value": "hours", "at_least": "agreed"}],
                    }
                },
                "growing": {"progression": {"of": "visits", "values": "series"}},
                "breaks": {
                    "alternation_breaks": {
                        "of": "visits", "by": ["area"], "value": "turn", "order": "day",
                    }
                },
                "difference": {
                    "alternation_difference": {"of": "visits", "by": ["area"], "value": "turn"}
                },
                "by_area": {"tally_by": {"of": "visits", "by": ["area"], "sum": "times"}},
            },
            "figures": [
                "rows", "times", "long", "over_plan", "agreed_kept", "growing", "breaks",
                "difference", "by_area",
            ],
        }
    ],
}  # fmt: skip


def reply(**inputs: object) -> Any:
    """What the scoring answers to the inputs of the one item."""
    scorer = Scorer()
    scorer.load(FRAMEWORK)
    assessment = {
        "format": "tumstock-assessment",
        "format_version": 1,
        "framework": {"id": "demo", "version": "1"},
        "answers": {"1": {"inputs": inputs}},
    }
    return json.loads(scorer.call(json.dumps({"op": "score", "assessment": assessment})))


def explained(key: str, **inputs: object) -> Any:
    """One part of the explanation of the item."""
    return reply(**inputs)["items"]["1"]["explanation"][key]


def refused(**inputs: object) -> list[tuple[str, str]]:
    """Code and path of each problem, without what all paths share."""
    found = reply(**inputs)["problems"]
    return [(one["code"], one["path"].removeprefix("answers.1.inputs.")) for one in found]


def test_a_row_is_an_object_or_cells_in_the_order_of_the_columns() -> None:
    by_name = explained("values", visits=[{"area": "Nord", "hours": "8,5", "times": 2}])
    in_order = explained("values", visits=[["Nord", "", None, "8,5", " ", "", "2"]])
    assert by_name == in_order
    assert (by_name["rows"], by_name["times"], by_name["long"]) == ("1", "2", "1")


def test_a_blank_cell_takes_its_default_and_meets_no_limit() -> None:
    values = explained("values", visits=[["Nord"], ["Syd", "", "", "7,5"]])
    assert (values["times"], values["long"]) == ("2", "0")


def test_a_limit_may_be_another_column_or_a_value_that_is_still_missing() -> None:
    visits = [{"area": "Nord", "hours": 8, "planned": 6}, {"area": "Nord", "hours": 8}]
    assert explained("values", visits=visits)["over_plan"] == "1"
    assert "agreed_kept" not in explained("values", visits=visits)
    assert explained("values", visits=visits, agreed=8)["agreed_kept"] == "2"


def test_an_edited_limit_that_equals_the_default_is_not_called_edited() -> None:
    visits = [{"area": "Nord"}]
    assert explained("edited", visits=visits, limit="7,50") == []
    assert explained("edited", visits=visits, limit=8) == ["limit"]
    assert explained("limits", visits=visits, limit=8) == {"limit": "8"}


def test_groups_are_sorted_and_names_lose_spare_spaces() -> None:
    tables = explained("tables", visits=[["Syd"], [" Nord  väst "], ["Nord väst"]])
    assert tables["by_area"] == [["Nord väst", "2"], ["Syd", "1"]]


def test_every_wrong_cell_is_told_at_its_place() -> None:
    rows = [["Nord"], {}, ["", "A"], {"area": "Syd", "day": "2018-W05-1", "series": "5 x"}, "x"]
    assert refused(visits=rows) == [
        ("missing_key", "visits[2].area"),
        ("bad_date", "visits[3].day"),
        ("not_a_number", "visits[3].series[1]"),
        ("wrong_type", "visits[4]"),
    ]


def test_a_table_that_is_no_list_or_too_long_is_refused() -> None:
    assert refused(visits={"area": "Nord"}) == [("wrong_type", "visits")]
    assert refused(visits=[["Nord"]] * (MOST_ROWS + 1)) == [("too_many", "visits")]
    assert explained("values", visits=[["Nord"]] * MOST_ROWS)["rows"] == str(MOST_ROWS)


@pytest.mark.parametrize(
    ("series", "grows"),
    [("5 6", "1"), ("5 5 6", "1"), ("5 5", "0"), ("5", "0"), ("6 5 7", "0"), ("", "0")],
)
def test_progression_never_falls_and_ends_higher(series: str, grows: str) -> None:
    values = explained("values", visits=[{"area": "Nord", "series": series}])
    assert values["growing"] == grows


@given(st.lists(st.sampled_from("AB"), min_size=2, max_size=9).filter(lambda t: len({*t}) == 2))
def test_turns_without_a_break_differ_by_one_at_most(turns: list[str]) -> None:
    tables = explained("tables", visits=[["Nord", turn] for turn in turns])
    [[_, breaks]], [[_, difference]] = tables["breaks"], tables["difference"]
    assert int(breaks) == sum(a == b for a, b in pairwise(turns))
    if breaks == "0":
        assert int(difference) <= 1


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(1, 60))
def test_the_next_period_starts_on_the_same_day_or_the_last_of_a_shorter_month(
    start: date, months: int
) -> None:
    following = last_day(start, months) + timedelta(days=1)
    turned = 12 * (following.year - start.year) + following.month - start.month
    assert turned == months
    assert following.day == start.day or (
        following.day < start.day and (following + timedelta(days=1)).day == 1
    )
