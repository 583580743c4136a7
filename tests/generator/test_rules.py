"""The rules that scoring reads: exact, bare, and always the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.model import Framework
from generator.rules import rules_json
from scoring.decode import framework_from_rules
from tests.generator.demo import demo, demo_data

LEFT_OUT = {
    "source", "line", "place", "confidence", "alternatives", "column_confidence", "help", "see",
    "share", "scale", "scales", "evidence_kinds", "evidence_types", "source_language", "places",
}  # fmt: skip


def keys(value: Any) -> Iterator[str]:
    """Every key of nested data, save names that the author chose."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys([] if key in ("levels", "counts", "derived") else inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def test_the_same_framework_gives_the_same_rules_letter_by_letter() -> None:
    again = Framework.model_validate(demo_data())
    assert json.dumps(rules_json(demo())) == json.dumps(rules_json(again))


def test_rules_carry_no_words_and_no_sources() -> None:
    assert not LEFT_OUT & set(keys(rules_json(demo())))


def test_numbers_are_whole_or_text() -> None:
    def check(value: Any) -> None:
        if isinstance(value, dict):
            value = list(value.values())
        if isinstance(value, list):
            for inner in value:
                check(inner)
        else:
            assert isinstance(value, int | str)

    check(rules_json(demo()))


def test_an_item_carries_the_levels_of_its_scale() -> None:
    [first, *_] = rules_json(demo())["items"]
    assert first["levels"] == {"1": 1, "2": "2.5", "3": 4}


def test_weights_stay_fractions() -> None:
    assert [section["weight"] for section in rules_json(demo())["sections"]] == ["2/3", 1]


def test_scoring_reads_the_rules_as_the_framework_means_them() -> None:
    scored = framework_from_rules(json.loads(json.dumps(rules_json(demo()))))
    assert list(scored.items) == [item.id for item in demo().items]
    assert list(scored.parts) == ["6A", "6B", "6C"]
    assert [part.scored for part in scored.parts.values()] == [True, False, False]
    assert scored.items["2"].highest == 2
    assert scored.items["5.1(A)"].lowest == 0
    assert scored.items["6"].highest == 5
