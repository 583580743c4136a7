"""What a team is told about numbers, lists, counts by name, dates and rows that cannot be read,
and which ends are still read; on an invented indicator.
"""

from __future__ import annotations

from typing import Any

import pytest

from scoring.given_records import MOST_ROWS
from tests.scoring.demo import PLAIN, result

type Told = tuple[str, str, object, str]
"""Code, path behind `answers.note.inputs`, what was expected, and what was found."""

COLUMNS = [
    {"id": "area", "type": "text"},
    {"id": "part", "type": "choice", "choices": ["a", "b"], "optional": True},
    {"id": "hours", "type": "count", "default": 2},
    {"id": "series", "type": "numbers", "optional": True},
    {"id": "day", "type": "date", "optional": True},
]
NAMES = ["area", "part", "hours", "series", "day"]

INPUTS: list[dict[str, Any]] = [
    {"id": "whole", "type": "count"},
    {"id": "few", "type": "count", "min": 2, "max": "4"},
    {"id": "amount", "type": "number"},
    {"id": "degree", "type": "number", "min": "-3,5", "max": "40"},
    {"id": "hundred", "type": "number", "min": 1, "max": 100},
    {"id": "share", "type": "percent"},
    {"id": "growth", "type": "percent", "min": "-50", "max": 200},
    {"id": "days", "type": "numbers"},
    {"id": "changes", "type": "numbers", "min": -1, "max": 3},
    {"id": "jobs", "type": "tally"},
    {"id": "way", "type": "choice", "choices": ["yes", "no"]},
    {"id": "start", "type": "date"},
    {"id": "remark", "type": "text"},
    {"id": "visits", "type": "records", "columns": COLUMNS},
]
FRAMEWORK: dict[str, Any] = {
    **PLAIN,
    "items": [{"id": "note", "kind": "indicator", "inputs": INPUTS}],
}

LONGEST = 10_000
"""Numbers and names that a list may have."""


def reply(inputs: object) -> Any:
    return result({"note": {"inputs": inputs}}, FRAMEWORK)


def told(inputs: object) -> list[Told]:
    """The problems of the inputs."""
    refused = reply(inputs)
    assert refused["format"] == "tumstock-refusal", refused
    assert {one["item"] for one in refused["problems"]} == {"note"}
    return [
        (
            one["code"],
            one["path"].removeprefix("answers.note.inputs"),
            one["expected"],
            one["found"],
        )
        for one in refused["problems"]
    ]


NUMBERS: list[tuple[str, object, Told]] = [
    ("whole", "-1", ("out_of_range", ".whole", {"at_least": "0"}, "-1")),
    ("whole", "1,5", ("not_whole", ".whole", None, "1,5")),
    ("whole", "1 x", ("not_a_number", ".whole", None, "1 x")),
    ("whole", True, ("not_a_number", ".whole", None, "true")),
    ("few", 1, ("out_of_range", ".few", {"at_least": "2", "at_most": "4"}, "1")),
    ("few", 5, ("out_of_range", ".few", {"at_least": "2", "at_most": "4"}, "5")),
    ("few", 101, ("out_of_range", ".few", {"at_least": "2", "at_most": "4"}, "101")),
    ("degree", "-3,6", ("out_of_range", ".degree", {"at_least": "-7/2", "at_most": "40"}, "-3,6")),
    ("degree", "40,1", ("out_of_range", ".degree", {"at_least": "-7/2", "at_most": "40"}, "40,1")),
    ("hundred", 0, ("out_of_range", ".hundred", {"at_least": "1", "at_most": "100"}, "0")),
    ("hundred", 101, ("over_100", ".hundred", {"at_least": "1", "at_most": "100"}, "101")),
    ("share", "-0,1", ("out_of_range", ".share", {"at_least": "0", "at_most": "100"}, "-0,1")),
    ("share", "100,1", ("over_100", ".share", {"at_least": "0", "at_most": "100"}, "100,1")),
    ("growth", -51, ("out_of_range", ".growth", {"at_least": "-50", "at_most": "200"}, "-51")),
    ("growth", 201, ("out_of_range", ".growth", {"at_least": "-50", "at_most": "200"}, "201")),
    ("days", "5", ("wrong_type", ".days", "list of numbers", "5")),
    ("days", ["5", -1], ("out_of_range", ".days[1]", {"at_least": "0"}, "-1")),
    ("changes", [-2], ("out_of_range", ".changes[0]", {"at_least": "-1", "at_most": "3"}, "-2")),
    ("changes", [3, 4], ("out_of_range", ".changes[1]", {"at_least": "-1", "at_most": "3"}, "4")),
    ("changes", [None], ("not_a_number", ".changes[0]", None, "null")),
]  # fmt: skip

WORDS: list[tuple[str, object, list[Told]]] = [
    ("way", "maybe", [("unknown_choice", ".way", ["yes", "no"], "maybe")]),
    ("way", ["yes"], [("unknown_choice", ".way", ["yes", "no"], '["yes"]')]),
    ("remark", 3, [("wrong_type", ".remark", "text", "3")]),
    ("start", "2026-02-30", [("bad_date", ".start", "YYYY-MM-DD", "2026-02-30")]),
    ("start", "2026-W05-1", [("bad_date", ".start", "YYYY-MM-DD", "2026-W05-1")]),
    ("start", "20260109", [("bad_date", ".start", "YYYY-MM-DD", "20260109")]),
    ("start", 20260109, [("bad_date", ".start", "YYYY-MM-DD", "20260109")]),
    ("jobs", "kök: 2", [("wrong_type", ".jobs", "counts by name", "kök: 2")]),
    (
        "jobs",
        [3, ["kök"], ["kök", 1, 2], None, "ab", ["städ", 1]],
        [
            ("wrong_type", ".jobs[0]", "a name and a count", "3"),
            ("wrong_type", ".jobs[1]", "a name and a count", '["kök"]'),
            ("wrong_type", ".jobs[2]", "a name and a count", '["kök", 1, 2]'),
            ("wrong_type", ".jobs[3]", "a name and a count", "null"),
            ("wrong_type", ".jobs[4]", "a name and a count", "ab"),
        ],
    ),
    (
        "jobs",
        [[" ", 2], ["kök", "x"], ["städ", "-1"], ["lager", "1,5"], ["skog", 1], [" skog ", 2]],
        [
            ("missing_key", ".jobs[0]", "a name", '[" ", 2]'),
            ("not_a_number", ".jobs[1]", None, "x"),
            ("out_of_range", ".jobs[2]", {"at_least": "0"}, "-1"),
            ("not_whole", ".jobs[3]", None, "1,5"),
            ("duplicate", ".jobs[5]", None, "skog"),
        ],
    ),
]

ROWS: list[tuple[object, list[Told]]] = [
    ({"area": "Nord"}, [("wrong_type", ".visits", "list of rows", '{"area": "Nord"}')]),
    (
        # what is wrong is told of each row, blank ones between them are counted
        [[], "x", None, 7, {"Area": "Nord", "where": 1, "area": "Nord", "hours": "2,5"}],
        [
            ("wrong_type", ".visits[1]", "row", "x"),
            ("wrong_type", ".visits[3]", "row", "7"),
            ("unknown_input", ".visits[4].Area", NAMES, "Area"),
            ("unknown_input", ".visits[4].where", NAMES, "where"),
            ("not_whole", ".visits[4].hours", None, "2,5"),
        ],
    ),
    (
        [["Nord", "a", 1, "", "", " "], ["Nord", "a", 1, "", "", "", "x"]],
        [("too_many", ".visits[1]", {"at_most": "5"}, "7")],
    ),
    (
        [["Nord"], [None, "c"], [" ", "", 1]],
        [
            ("missing_key", ".visits[1].area", "area", "null"),
            ("unknown_choice", ".visits[1].part", ["a", "b"], "c"),
            ("missing_key", ".visits[2].area", "area", " "),
        ],
    ),
    (
        [{"area": 3, "series": "5; x -1", "day": "9.1.2026"}],
        [
            ("wrong_type", ".visits[0].area", "text", "3"),
            ("not_a_number", ".visits[0].series[1]", None, "x"),
            ("out_of_range", ".visits[0].series[2]", {"at_least": "0"}, "-1"),
            ("bad_date", ".visits[0].day", "YYYY-MM-DD", "9.1.2026"),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "entry", "problem"), NUMBERS)
def test_a_number_outside_of_its_limits_is_told_with_them(
    name: str, entry: object, problem: Told
) -> None:
    assert told({name: entry}) == [problem]


@pytest.mark.parametrize(("name", "entry", "problems"), WORDS)
def test_what_is_no_word_date_or_count_is_told(
    name: str, entry: object, problems: list[Told]
) -> None:
    assert told({name: entry}) == problems


@pytest.mark.parametrize(("rows", "problems"), ROWS)
def test_what_is_wrong_with_a_table_is_told_cell_by_cell(
    rows: object, problems: list[Told]
) -> None:
    assert told({"visits": rows}) == problems


def test_inputs_are_an_object_of_what_the_item_has() -> None:
    names = sorted(each["id"] for each in INPUTS)
    assert told([1]) == [("wrong_type", "", "object", "[1]")]
    assert told({"width": 1, "remark": " ", "height": None, "whole": "x"}) == [
        ("unknown_input", ".width", names, "width"),
        ("unknown_input", ".height", names, "height"),
        ("not_a_number", ".whole", None, "x"),
    ]


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("whole", 0), ("few", 2), ("few", "4"), ("amount", "-1000"), ("degree", "-3,5"),
        ("degree", 40), ("hundred", 1), ("hundred", 100), ("share", 0), ("share", "100,0"),
        ("share", "33,3"), ("growth", -50), ("growth", 200), ("days", [0, "101,5"]),
        ("changes", [-1, "3"]), ("days", []), ("jobs", {}), ("jobs", {" kök ": 0, "städ": "3"}),
        ("jobs", [["kök", 200]]), ("way", "no"), ("start", "2024-02-29"), ("remark", "x"),
        ("visits", [["Nord", "b", "0", "1 2;3", "2026-01-09"]]),
    ],
)  # fmt: skip
def test_what_lies_on_a_limit_is_read(name: str, entry: object) -> None:
    item = reply({name: entry})["items"]["note"]
    assert item["status"] == "recorded"
    assert name not in item["explanation"]["missing"]


@pytest.mark.parametrize("entry", [None, "", "  "])
def test_a_blank_has_not_been_entered(entry: object) -> None:
    """Whatever follows it is read all the same."""
    item = reply({**dict.fromkeys((each["id"] for each in INPUTS), entry), "remark": "x"})
    assert item["items"]["note"]["explanation"]["missing"] == [
        each["id"] for each in INPUTS if each["id"] != "remark"
    ]


@pytest.mark.parametrize(
    ("name", "one", "most", "problem"),
    [
        ("days", 1, LONGEST, ("wrong_type", ".days", "list of numbers")),
        ("jobs", None, LONGEST, ("wrong_type", ".jobs", "counts by name")),
        ("visits", None, MOST_ROWS, ("too_many", ".visits", {"at_most": "10000"})),
    ],
)
def test_a_list_has_an_end(
    name: str, one: object, most: int, problem: tuple[str, str, object]
) -> None:
    [found] = told({name: [one] * (most + 1)})
    assert found[:3] == problem
    if name == "visits":
        assert found[3] == "10001"
    entry = [[str(n), 1] for n in range(most)] if name == "jobs" else [one] * most
    assert reply({name: entry, "whole": 1})["format"] == "tumstock-result"
