"""What rules become once they are read: every member of every kind of item, and of the rest."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

from scoring.decode import framework_from_rules
from scoring.spec import (
    Applicability,
    Band,
    Checklist,
    Flag,
    Framework,
    Group,
    Indicator,
    Item,
    Levels,
    Met,
    Notice,
    Rating,
    Repeat,
    Row,
    Section,
    Statement,
    Step,
    Steps,
    Table,
    Threshold,
    Total,
)
from scoring.spec_values import Derived, Input, Limit

MET: Mapping[str, object] = {"id": "a", "kind": "met"}
NONE: Mapping[str, object] = {"kind": "none", "unit": "criteria"}


def read(items: list[Any], **more: object) -> Framework:
    """A framework of one section."""
    sections = [{"id": "all", "items": [item["id"] for item in items]}]
    return framework_from_rules(
        {"id": "demo", "version": "1", "sections": sections, "total": NONE, "items": items} | more
    )


@pytest.mark.parametrize(
    ("rules", "item"),
    [
        (
            {"kind": "levels", "levels": {"low": "0,5", "high": 4, "mid": 2}},
            Levels(
                id="a",
                points={"low": Fraction(1, 2), "high": 4, "mid": 2},
                lowest=Fraction(1, 2),
                highest=4,
            ),
        ),
        (
            {"kind": "met", "not_applicable": True, "scored": False},
            Met(id="a", lowest=0, highest=1, not_applicable=True, scored=False),
        ),
        (
            {
                "kind": "steps",
                "steps": [
                    {
                        "level": "one",
                        "statements": [{"id": "s", "shortcoming": True}, {"id": "t"}],
                    },
                    {"level": "two", "statements": [{"id": "u"}]},
                ],
            },
            Steps(
                id="a",
                steps=(
                    Step("one", 1, (Statement("s", shortcoming=True), Statement("t"))),
                    Step("two", 2, (Statement("u"),)),
                ),
                lowest=1,
                highest=2,
            ),
        ),
        (
            {"kind": "checklist", "points": ["x", "y"], "counts": {"2": 1, "0": 3, "1": "4.5"}},
            Checklist(
                id="a",
                points=("x", "y"),
                counts=(3, Fraction(9, 2), 1),
                lowest=1,
                highest=Fraction(9, 2),
            ),
        ),
        (
            {"kind": "rating", "min": 1, "max": "4,5"},
            Rating(id="a", lowest=1, highest=Fraction(9, 2)),
        ),
        (
            {
                "kind": "table",
                "levels": {"good": 3},
                "inputs": [{"id": "n", "type": "count"}, {"id": "m", "type": "number"}],
                "derived": {"half": {"ratio": ["n", "m"]}, "n": {"sum": "n"}},
                "figures": ["m", "half"],
                "rows": [
                    {"level": "good", "when": [{"value": "n", "at_least": 2}]},
                    {"outcome": "not_assessable", "when": [{"value": "half", "less_than": 1}]},
                    {"score": "-1"},
                ],
                "notices": [
                    {"kind": "gap", "rule": "R-1", "when": [{"value": "m", "at_most": 5}]},
                ],
            },
            Table(
                id="a",
                inputs={"n": Input(id="n", type="count"), "m": Input(id="m", type="number")},
                derived=(
                    Derived(id="half", operation="ratio", reads=("n", "m"), source="n"),
                    Derived(id="n", operation="sum", reads=("n",), source="n"),
                ),
                rows=(
                    Row(when=(Limit(value="n", at_least=2),), level="good", score=3),
                    Row(when=(Limit(value="half", less_than=1),)),
                    Row(when=(), score=-1),
                ),
                shown=("n", "half", "m"),
                notices=(Notice(kind="gap", rule="R-1", when=(Limit(value="m", at_most=5),)),),
                points={"good": 3},
                lowest=-1,
                highest=3,
            ),
        ),
        (
            {
                "kind": "table",
                "inputs": [{"id": "n", "type": "count"}],
                "rows": [{"score": 2, "when": [{"value": "n", "at_least": 2}]}],
            },
            Table(
                id="a",
                inputs={"n": Input(id="n", type="count")},
                derived=(),
                rows=(Row(when=(Limit(value="n", at_least=2),), score=2),),
                shown=("n",),
                lowest=2,
                highest=2,
            ),
        ),
        (
            {
                "kind": "indicator",
                "not_applicable": True,
                "scored": True,
                "inputs": [{"id": "n", "type": "tally"}],
                "derived": {"all": {"sum": "n"}},
                "figures": "all",
                "flags": [{"id": "few", "when": [{"value": "all", "less_than": 9}]}],
            },
            Indicator(
                id="a",
                lowest=0,
                highest=0,
                not_applicable=True,
                scored=False,
                inputs={"n": Input(id="n", type="tally")},
                derived=(Derived(id="all", operation="sum", reads=("n",), source="n"),),
                figures=("all",),
                flags=(Flag(id="few", when=(Limit(value="all", less_than=9),)),),
            ),
        ),
        (
            {"kind": "indicator"},
            Indicator(id="a", lowest=0, highest=0, scored=False, inputs={}),
        ),
        (
            {
                "kind": "group",
                "not_applicable": True,
                "parts": [
                    {"id": "b", "kind": "rating", "min": 1, "max": 5},
                    {"id": "c", "kind": "rating", "min": 2, "max": 4, "scored": False},
                    {"id": "d", "kind": "met"},
                    {"id": "e", "kind": "indicator"},
                ],
            },
            Group(
                id="a",
                not_applicable=True,
                parts=(
                    Rating(id="b", lowest=1, highest=5, group="a"),
                    Rating(id="c", lowest=2, highest=4, group="a", scored=False),
                    Met(id="d", lowest=0, highest=1, group="a"),
                    Indicator(id="e", lowest=0, highest=0, group="a", scored=False, inputs={}),
                ),
                lowest=1,
                highest=6,
            ),
        ),
    ],
)
def test_an_item_is_read_whole(rules: Mapping[str, object], item: Item) -> None:
    assert read([{"id": "a", **rules}]).items == {"a": item}


def test_every_kind_of_item_that_is_part_of_a_group_names_it() -> None:
    parts = [
        {"id": "b", "kind": "levels", "levels": {"1": 1}},
        {"id": "c", "kind": "steps", "steps": [{"level": "1", "statements": [{"id": "s"}]}]},
        {"id": "d", "kind": "checklist", "points": [], "counts": {"0": 1}},
        {"id": "e", "kind": "table", "rows": [{"score": 1}]},
        {"id": "f", "kind": "rating", "min": 1, "max": 5},
        {"id": "g", "kind": "met"},
        {"id": "h", "kind": "indicator"},
    ]
    found = read([{"id": "a", "kind": "group", "parts": parts}, {"id": "z", "kind": "met"}])
    assert {part.group for part in found.parts.values()} == {"a"}
    assert [*found.parts] == list("bcdefgh")
    assert [*found.items] == ["a", "z"]
    assert found.order == tuple("abcdefghz")
    assert found.ids == {*"abcdefghz"}
    assert found.items["z"].group is None


def test_a_framework_is_read_whole() -> None:
    found = framework_from_rules(
        {
            "id": "demo",
            "version": "2026-01-09",
            "profile": [{"id": "town", "choices": ["yes", "no"]}],
            "applicability": [
                {
                    "items": ["a"],
                    "not_applicable_when": {"profile": "town", "is": "no"},
                    "rule": "T-1",
                },
                {"items": ["b", "a"], "not_applicable_when": {"profile": "town", "is": ["yes"]}},
            ],
            "sections": [
                {"id": "first", "weight": "2/3", "items": ["b"]},
                {"id": "second", "items": ["a", "c"]},
            ],
            "total": {
                "kind": "sum",
                "unit": "points",
                "decimals": 1,
                "bands": [
                    {"id": 'the "best"', "from": "0,55", "to": 9},
                    {"id": "low", "from": 0, "to": "0,5"},
                ],
                "thresholds": [{"id": "most", "share": "4/5"}, {"id": "all", "share": 1}],
            },
            "items": [
                MET,
                {"id": "b", "kind": "rating", "min": 1, "max": 5},
                {"id": "c", "kind": "rating", "min": 2, "max": 4, "scored": False},
            ],
            "repeat": [
                {
                    "id": "assessment",
                    "months": 6,
                    "until": {"score": "14,5", "then": 1},
                    "dated": True,
                    "rules": ["T-2", "T-3"],
                },
                {"id": "meeting", "months": 1},
            ],
        }
    )
    a = Met(id="a", lowest=0, highest=1)
    b = Rating(id="b", lowest=1, highest=5)
    c = Rating(id="c", lowest=2, highest=4, scored=False)
    best, low = r'"id":"the \"best\"","from":"0.6","to":"9"', '"id":"low","from":"0","to":"0.5"'
    assert found == Framework(
        id="demo",
        version="2026-01-09",
        profile={"town": ("yes", "no")},
        applicability=(
            Applicability(items=("a",), profile="town", choices=("no",), rule="T-1"),
            Applicability(items=("b", "a"), profile="town", choices=("yes",)),
        ),
        sections=(
            Section(id="first", items=("b",), counted=[b], weight=Fraction(2, 3), least=1, most=5),
            Section(id="second", items=("a", "c"), counted=[a], weight=1, least=0, most=1),
        ),
        items={"a": a, "b": b, "c": c},
        parts={},
        order=("a", "b", "c"),
        ids=frozenset("abc"),
        total=Total(
            kind="sum",
            unit="points",
            decimals=1,
            bands=(
                Band(
                    id='the "best"',
                    start=Fraction(11, 20),
                    end=9,
                    shown={
                        True: f'{{{best},"possible":true}}',
                        False: f'{{{best},"possible":false}}',
                    },
                ),
                Band(
                    id="low",
                    start=0,
                    end=Fraction(1, 2),
                    shown={
                        True: f'{{{low},"possible":true}}',
                        False: f'{{{low},"possible":false}}',
                    },
                ),
            ),
            thresholds=(
                Threshold(id="most", share=Fraction(4, 5)),
                Threshold(id="all", share=Fraction(1)),
            ),
        ),
        repeat=(
            Repeat(
                id="assessment",
                months=6,
                until=Fraction(29, 2),
                then=1,
                dated=True,
                rules=("T-2", "T-3"),
            ),
            Repeat(id="meeting", months=1),
        ),
    )


def test_bands_are_rounded_to_whole_numbers_unless_decimals_are_named() -> None:
    total = {"kind": "sum", "unit": "points", "bands": [{"id": "b", "from": "0,5", "to": "1,4"}]}
    found = read([MET], total=total).total
    assert found.decimals == 0
    assert found.bands[0].shown[True] == '{"id":"b","from":"1","to":"1","possible":true}'


def test_where_nothing_is_ever_scored_what_is_recorded_counts() -> None:
    items = [{"id": "a", "kind": "indicator"}, {"id": "b", "kind": "met", "scored": False}]
    assert [item.id for item in read(items).sections[0].counted] == ["a", "b"]
    for kind in ("sum", "met_share"):
        scored = read([*items, {"id": "c", "kind": "met"}], total={"kind": kind, "unit": "points"})
        assert [item.id for item in scored.sections[0].counted] == ["c"]


def test_an_id_may_hold_anything_that_can_be_printed() -> None:
    assert [*read([{"id": "1 å'ö/x", "kind": "met"}]).items] == ["1 å'ö/x"]
