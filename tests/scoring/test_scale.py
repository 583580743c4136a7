"""The scores that items can have, the levels that these stand for, and how far they are apart."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest

from scoring.decode import framework_from_rules
from scoring.exact import Number
from scoring.item_score import ItemScore
from scoring.scale import level_of, possible_scores, steps_apart, value_of
from scoring.spec import Item
from tests.scoring.demo import SCALE, SHARE, SUM


def _items(rules: Mapping[str, object]) -> Mapping[str, Item]:
    framework = framework_from_rules(rules)
    return {**framework.items, **framework.parts}


ITEMS: Mapping[str, Item] = {
    **_items(SUM),
    **_items(SHARE),
    **_items(
        {
            **SUM,
            "applicability": [],
            "sections": [{"id": "all", "items": ["uneven", "finely", "halves"]}],
            "items": [
                {"id": "uneven", "kind": "levels", "levels": {"low": 1, "high": 4, "top": 5}},
                {
                    "id": "finely",
                    "kind": "checklist",
                    "points": ["a", "b"],
                    "counts": {"0": 0, "1": "1.125", "2": 3},
                },
                {
                    "id": "halves",
                    "kind": "table",
                    "levels": SCALE,
                    "inputs": [{"id": "n", "type": "count"}],
                    "rows": [
                        {"score": "2.5", "when": [{"value": "n", "at_least": 2}]},
                        {"score": 1},
                    ],
                },
            ],
        }
    ),
}


@pytest.mark.parametrize(
    ("item", "possible"),
    [
        ("level", {1, 2, 3, 4, 5}),
        ("ladder", {1, 2, 3}),
        ("list", {1, 3, 5}),
        ("table", {1, 2, 3, 4, 5}),
        ("setB", {0, 2}),
        ("halves", {1, 2, Fraction(5, 2), 3, 4, 5}),
        ("setA", None),
        ("m1", None),
    ],
)
def test_the_scores_that_an_item_can_have(item: str, possible: set[Number] | None) -> None:
    assert possible_scores(ITEMS[item]) == possible


@pytest.mark.parametrize(
    ("item", "score", "level"),
    [
        ("level", 3, "3"),
        ("uneven", 4, "high"),
        ("ladder", 2, "2"),
        ("list", 5, "5"),
        ("finely", Fraction(9, 8), "1.13"),
        ("table", 4, "4"),
        ("halves", Fraction(5, 2), None),
        ("setB", 2, None),
        ("setA", Fraction(7, 2), None),
    ],
)
def test_the_level_that_a_score_stands_for(item: str, score: Number, level: str | None) -> None:
    assert level_of(ITEMS[item], score) == level


@pytest.mark.parametrize(
    ("item", "low", "high", "apart"),
    [
        ("level", 2, 2, 0),
        ("level", 1, 5, 4),
        ("uneven", 1, 4, 1),
        ("uneven", 1, 5, 2),
        ("list", 1, 3, 1),
        ("setA", 2, Fraction(7, 2), Fraction(3, 2)),
        ("m1", 0, 2, 2),
    ],
)
def test_how_many_levels_lie_between(item: str, low: Number, high: Number, apart: Number) -> None:
    assert steps_apart(ITEMS[item], low, high) == apart


@pytest.mark.parametrize(
    ("item", "score", "value"),
    [
        ("m1", ItemScore.scored(0, level="not_met"), 0),
        ("m1", ItemScore.scored(0, level="partly"), 1),
        ("m1", ItemScore.scored(1, level="met"), 2),
        ("level", ItemScore.scored(4, level="4"), 4),
        ("m1", ItemScore.unscored(ITEMS["m1"], "unknown"), None),
        ("level", ItemScore.unscored(ITEMS["level"]), None),
    ],
)
def test_the_value_of_a_score(item: str, score: ItemScore, value: Number | None) -> None:
    assert value_of(ITEMS[item], score) == value
