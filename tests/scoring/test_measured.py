"""Tables of measured values and indicators: limits, notices, what is told, what is remembered."""

from __future__ import annotations

from typing import Any

import pytest

from scoring.decode import framework_from_rules
from scoring.given import read_inputs
from scoring.problems import Problems
from scoring.spec import Indicator, Table
from scoring.tables import Measured, score_table
from tests.scoring.asking import Data
from tests.scoring.demo import PLAIN, SUM, result

INPUTS: list[Data] = [
    {"id": "hours", "type": "number"},
    {"id": "limit", "type": "number", "default": "7,5"},
    {"id": "part", "type": "count"},
    {"id": "whole", "type": "count"},
    {"id": "start", "type": "date"},
    {"id": "end", "type": "date"},
    {"id": "way", "type": "choice", "choices": ["bus", "car"]},
    {"id": "days", "type": "numbers", "optional": True},
    {"id": "jobs", "type": "tally", "optional": True},
    {
        "id": "periods",
        "type": "records",
        "optional": True,
        "columns": [
            {"id": "from", "type": "date"},
            {"id": "to", "type": "date", "optional": True},
            {"id": "series", "type": "numbers", "optional": True},
        ],
    },
]
ROWS: list[Data] = [
    {"level": "3", "when": [{"value": "hours", "at_least": "limit"}]},
    {"level": "2", "when": [{"value": "part", "at_least": 2}]},
    {"level": "1"},
]


def table(**rules: object) -> Data:
    """A framework of one table."""
    levels = {"1": 1, "2": 2, "3": 3}
    item = {"id": "t", "kind": "table", "levels": levels, "inputs": INPUTS, "rows": ROWS, **rules}
    total = {"kind": "sum", "unit": "points"}
    return {**PLAIN, "sections": [{"id": "all", "items": ["t"]}], "items": [item], "total": total}


def indicator(**rules: object) -> Data:
    """A framework of one indicator."""
    return {**PLAIN, "items": [{"id": "note", "kind": "indicator", "inputs": INPUTS, **rules}]}


def measured(rules: Data, **inputs: object) -> Any:
    """What scoring says of the inputs of the one item of a framework."""
    name = rules["items"][0]["id"]
    return result({name: {"inputs": inputs}}, rules)["items"][name]


def test_a_limit_that_the_team_may_change_is_told_with_the_measurement() -> None:
    told = measured(table(), hours="7,5")["explanation"]
    assert (told["limits"], told["edited"]) == ({"limit": "7.5"}, [])
    told = measured(table(), hours=8, limit=9)["explanation"]
    assert (told["limits"], told["edited"]) == ({"limit": "9"}, ["limit"])


def test_a_changed_limit_alone_measures_nothing() -> None:
    found = measured(table(), limit=9)
    assert (found["status"], found["explanation"]) == ("open", {})
    found = measured(indicator(), limit=9)
    assert (found["status"], found["explanation"]) == ("open", {})


def test_an_input_of_every_row_that_is_open_is_missing() -> None:
    """A share cannot change the level before both of its numbers are there."""
    found = measured(table(), way="bus")
    assert (found["status"], found["explanation"]["missing"]) == ("partial", ["hours", "part"])
    assert (found["lowest"], found["highest"]) == ("1", "3")


def test_what_cannot_be_assessed_says_what_was_measured() -> None:
    derived = {"share": {"percent": ["part", "whole"]}}
    rows = [{"level": "3", "when": [{"value": "share", "at_least": 50}]}, {"level": "1"}]
    rules = table(derived=derived, rows=rows)
    found = measured(rules, part=0, whole=0)
    assert (found["status"], found["level"]) == ("not_assessable", None)
    assert found["explanation"] == {
        "values": {"share": "not_assessable"},
        "picked": False,
        "notices": [],
        "limits": {"limit": "7.5"},
        "edited": [],
    }


@pytest.mark.parametrize(
    ("limits", "shown"),
    [
        ([{"value": "hours", "at_least": 3, "at_most": 9}], ("hours", "8", "3", "9")),
        ([{"value": "hours", "more_than": 3, "less_than": 9}], ("hours", "8", "3", "9")),
        ([{"value": "hours", "at_least": "limit"}], ("hours", "8", "7.5", None)),
        ([{"value": "part", "less_than": "hours"}], ("part", "2", None, "8")),
        ([{"value": "end", "more_than": "start"}], ("end", None, None, None)),
        (
            # the number is told, whatever else has to hold
            [
                {"value": "way", "is": ["bus"]},
                {"any": [{"value": "part", "at_least": 1}]},
                {"value": "hours", "at_most": 8},
            ],
            ("hours", "8", None, "8"),
        ),
        ([{"value": "way", "is": ["bus"]}], None),
    ],
)
def test_a_notice_tells_its_first_measured_value_and_the_limits_around_it(
    limits: list[Data], shown: tuple[str | None, ...] | None
) -> None:
    notice = {"kind": "gap", "rule": "R-1", "when": limits}
    never = {"kind": "gap", "rule": "R-2", "when": [{"value": "hours", "more_than": 8}]}
    dates = {"start": "2026-01-09", "end": "2026-01-10"}
    rules = table(notices=[notice, never])
    found = measured(rules, hours=8, part=2, way="bus", **dates)["explanation"]["notices"]
    expected: Data = {"kind": "gap", "rule": "R-1"}
    if shown is not None:
        expected |= dict(zip(("value", "shown", "from", "to"), shown, strict=True))
    assert found == [expected]


DERIVED: Data = {
    "double": {"count": "days"},
    "due": {"days_after": ["start", "part"]},
    "share": {"percent": ["part", "whole"]},
}


@pytest.mark.parametrize(
    ("figures", "flags", "shown"),
    [
        ([], [], ["double", "due", "share"]),
        (["due"], [], ["due"]),
        (["due"], ["share"], ["due", "share"]),
        (["share", "double"], [], ["double", "share"]),
    ],
)
def test_steps_on_the_way_to_a_figure_are_not_shown(
    figures: list[str], flags: list[str], shown: list[str]
) -> None:
    raised = [{"id": f"f-{name}", "when": [{"value": name, "at_least": 50}]} for name in flags]
    rules = indicator(derived=DERIVED, figures=figures, flags=raised)
    told = measured(rules, start="2026-01-30", part=2, whole=4, days=[5])["explanation"]
    values = {"double": "1", "due": "2026-02-01", "share": "50"}
    assert told["values"] == {name: values[name] for name in shown}
    assert told["flags"] == [f"f-{name}" for name in flags]
    assert told["missing"] == ["hours", "end", "way"]


def test_what_is_derived_for_an_indicator_may_be_wrong_too() -> None:
    rules = indicator(derived=DERIVED)
    refused = result({"note": {"inputs": {"part": 3, "whole": 2}}}, rules)["problems"]
    assert [(one["code"], one["path"], one["expected"], one["found"]) for one in refused] == [
        ("over_100", "answers.note.inputs.part", ["part", "whole"], "150")
    ]


def test_a_wrong_cell_is_told_in_the_line_in_which_it_was_entered() -> None:
    """Lines are counted from 0, blank ones too."""
    step = {"of": "periods", "start": "from", "end": "to", "months": 1}
    rules = indicator(derived={"long": {"periods_longer": step}})
    rows = [["2026-01-01"], [], ["2026-02-01", "2026-01-31"]]
    [told] = result({"note": {"inputs": {"periods": rows}}}, rules)["problems"]
    assert told["path"] == "answers.note.inputs.periods[2].to"


@pytest.mark.parametrize("rows", [[], [[]], [["", " ", None], None, {}, " "]])
def test_a_table_of_blank_rows_has_not_been_entered(rows: list[object]) -> None:
    found = measured(indicator(), periods=rows)
    assert (found["status"], found["explanation"]) == ("open", {})


def test_what_has_a_problem_is_left_out_of_what_was_read() -> None:
    item = framework_from_rules(indicator()).items["note"]
    assert isinstance(item, Indicator)
    problems = Problems("note")
    entered = {
        "hours": "x",
        "part": 1,
        "days": [1, "x", 3],
        "jobs": [["a", 1], ["b", "x"]],
        "periods": [["2026-01-09"], ["9.1.2026"]],
    }
    assert read_inputs(item.inputs, entered, problems) == {"part": 1}
    assert len(problems) == 4


class TestMemory:
    """What a table gave last is not measured again."""

    demo = framework_from_rules(SUM).items["table"]

    def score(self, inputs: object, known: Measured) -> tuple[Any, Problems]:
        assert isinstance(self.demo, Table)
        problems = Problems("table")
        return score_table(self.demo, {"inputs": inputs}, problems, known), problems

    def test_the_same_inputs_give_the_very_same_score(self) -> None:
        known: Measured = {}
        first, _ = self.score({"share": 50, "tracked": "no"}, known)
        again, _ = self.score({"share": 50, "tracked": "no"}, known)
        assert again is first
        assert first.score == 4

    def test_other_inputs_are_measured_anew(self) -> None:
        known: Measured = {}
        for share, score in ((50, 4), (49, 1), ("50", 4)):
            found, _ = self.score({"share": share, "tracked": "no"}, known)
            assert found.score == score

    def test_true_is_not_taken_for_one(self) -> None:
        known: Measured = {}
        assert not self.score({"share": 1}, known)[1]
        assert self.score({"share": True}, known)[1]

    def test_what_is_wrong_is_told_each_time(self) -> None:
        known: Measured = {}
        for _ in range(2):
            _, problems = self.score({"share": "x"}, known)
            assert [one.code for one in problems] == ["not_a_number"]
        assert known == {}

    def test_what_is_nested_too_deeply_to_be_compared_is_read(self) -> None:
        deep: object = "yes"
        for _ in range(30_000):
            deep = [deep]
        _, problems = self.score({"share": 50, "tracked": deep}, {})
        assert [(one.code, one.path) for one in problems] == [
            ("unknown_choice", "answers.table.inputs.tracked")
        ]
