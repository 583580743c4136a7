"""Rules that make no sense are refused, and the place in them is named."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from typing import Any

import pytest

from scoring import Scorer, SpecError
from tests.scoring.demo import PLAIN, SCALE, SHARE, SUM

AGAIN = {"id": "again", "months": 3}


def refused(rules: object) -> str:
    """What is said of rules."""
    with pytest.raises(SpecError) as told:
        Scorer().load(rules)
    return str(told.value)


def changed(*path: str | int, to: object, framework: Mapping[str, object] = SUM) -> dict[str, Any]:
    """The invented rules with another value in one place."""
    rules: dict[str, Any] = copy.deepcopy(dict(framework))
    holder: Any = rules
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = to
    return rules


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        ([], "rules: expected an object, found list"),
        (changed("id", to=None), "rules.id: expected a value, found None"),
        (changed("id", to=3), "rules.id: expected text, found 3"),
        (changed("items", to="level"), "rules.items: expected a list, found 'level'"),
        (
            changed("items", 0, "kind", to="guess"),
            "rules.items[0].kind: expected levels or steps or checklist or table or rating or met",
        ),
        (
            changed("items", 0, "not_applicable", to="yes"),
            "rules.items[0].not_applicable: expected true or false, found 'yes'",
        ),
        (
            changed("items", 0, "levels", to={}),
            "rules.items[0].levels: expected points by level, found {}",
        ),
        (
            changed("items", 0, "levels", to={"1": "one"}),
            "rules.items[0].levels.1: expected a number, found 'one'",
        ),
        (
            changed("items", 1, "steps", to=[]),
            "rules.items[1].steps: expected steps, each with statements, found []",
        ),
        (
            changed("items", 1, "steps", 0, "statements", to=[]),
            "rules.items[1].steps: expected steps, each with statements",
        ),
        (
            changed("items", 2, "counts", to={"0": 1}),
            "rules.items[2].counts: expected a score for each of 0 to 3, found {'0': 1}",
        ),
        (
            changed("items", 2, "counts", to={"0": 1, "1": 1, "2": 3, "all": 5}),
            "rules.items[2].counts: expected a score for each of 0 to 3, found {'0': 1, '1': 1,",
        ),
        (
            changed("items", 2, "points", to=[1]),
            "rules.items[2].points: expected a list of texts, found [1]",
        ),
        (
            changed("items", 3, to={"id": "table", "kind": "table", "rows": []}),
            "rules.items[3].rows: expected rows that give a score, found []",
        ),
        (
            changed("items", 3, "derived", to={"counted": {"cube": ["part"]}}),
            "rules.items[3].derived.counted: expected one of ",
        ),
        (
            changed("items", 4, "parts", 0, to=copy.deepcopy(SUM["items"][4])),  # type: ignore[index]  # its items are a list
            "rules.items[4].parts[0].kind: expected a kind other than group inside a group",
        ),
        (
            changed("items", 4, "parts", to=[]),
            "rules.items[4].parts: expected at least one part that counts, found []",
        ),
        (
            changed("sections", 0, "weight", to="a third"),
            (
                "rules.sections[0].weight: expected an exact number such as 1, 1/2 or 2/3, "
                "found 'a third'"
            ),
        ),
        (
            changed("sections", 0, "weight", to="1/0"),
            "rules.sections[0].weight: expected an exact number such as 1, 1/2 or 2/3",
        ),
        (
            {**SUM, "repeat": [{"id": "again", "months": 0}]},
            "rules.repeat[0].months: expected a whole number, 1 or more, found 0",
        ),
        (
            {**SUM, "repeat": [{**AGAIN, "until": {"score": 9, "then": 0}}]},
            "rules.repeat[0].until.then: expected a whole number, 1 or more, found 0",
        ),
        (
            {**SHARE, "repeat": [{**AGAIN, "until": {"score": 9, "then": 6}}]},
            "rules.repeat[0].until: expected nothing where there is no total, found {'score': 9,",
        ),
        (
            changed("total", "decimals", to=-1),
            "rules.total.decimals: expected a whole number, 0 or more, found -1",
        ),
        (
            changed("total", "decimals", to=True),
            "rules.total.decimals: expected a whole number, 0 or more, found True",
        ),
    ],
)
def test_the_place_is_named_with_what_belongs_there(rules: object, message: str) -> None:
    assert refused(rules).startswith(message)


@pytest.mark.parametrize("name", ['a"b', "a\\b", "a\nb", "\u200b"])
def test_an_id_stands_in_json_as_it_is(name: str) -> None:
    assert refused(changed("items", 0, "id", to=name)) == (
        "rules.items[0].id: expected printable text without quotation marks or backslashes, "
        f"found {name!r}"
    )


@pytest.mark.parametrize(
    "listed", [["level"], ["level", "ladder", "list"], ["level", "ladder", "odd"], []]
)
def test_every_item_stands_in_exactly_one_section(listed: list[str]) -> None:
    told = refused(changed("sections", 0, "items", to=listed))
    assert told == "rules.sections: expected every item in exactly one section"


def test_a_row_may_say_that_nothing_can_be_said() -> None:
    rows = [
        {"outcome": "not_assessable", "when": [{"value": "known", "less_than": 10}]},
        {"level": "1"},
    ]
    scorer = Scorer()
    scorer.load(changed("items", 3, "rows", to=rows))
    assessment = {
        "format": "tumstock-assessment",
        "format_version": 1,
        "framework": {"id": "demo", "version": "1"},
        "answers": {"table": {"inputs": {"share": 5}}},
    }
    found = json.loads(scorer.score(assessment))["items"]["table"]
    assert (found["status"], found["score"]) == ("not_assessable", None)


def test_a_row_can_have_no_other_outcome() -> None:
    told = refused(changed("items", 3, "rows", to=[{"outcome": "none"}, {"level": "1"}]))
    assert told == "rules.items[3].rows[0].outcome: expected not_assessable, found 'none'"


def test_the_plain_framework_and_the_scale_are_sound() -> None:
    assert Scorer().load(PLAIN).id == "plain"
    assert Scorer().load(changed("items", 0, "levels", to=SCALE)).version == "1"
