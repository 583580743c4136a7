"""What is known from the last time is used only where it is the same, and shown the same."""

import json
from fractions import Fraction

import pytest

from scoring import Scorer
from scoring.exact import Number
from scoring.json_text import number, text, written
from tests.cases import rules

CLIENTS = {"clients": 82, "fte": "4"}
EDITS: list[dict[str, object]] = [
    {"inputs": CLIENTS},
    {"inputs": CLIENTS, "level": "1"},
    {"inputs": CLIENTS, "level": "2", "note": "a"},
    {"inputs": CLIENTS, "override": {"score": 3, "reason": "a"}},
    {"inputs": CLIENTS, "unknown": True},
    {"inputs": {"clients": 1, "fte": 1}},
    {"inputs": {"clients": True, "fte": 1}},
    {"inputs": {"clients": 1, "fte": True}, "level": "2"},
    {"inputs": {"clients": "x"}, "level": "2"},
    {"inputs": {"clients": "x"}},
    {"inputs": {"clients": 1}},
    {"inputs": {"clients": 1}, "level": "2"},
    {"level": "2"},
    {},
    {"inputs": CLIENTS},
]


def _request(answer: dict[str, object]) -> str:
    framework = {"id": "ips", "version": rules()["ips"]["version"]}
    head = {"format": "tumstock-assessment", "format_version": 1, "framework": framework}
    return json.dumps({"op": "score", "assessment": {**head, "answers": {"1": answer}}})


def _scorer() -> Scorer:
    scorer = Scorer()
    scorer.load(rules()["ips"])
    return scorer


def test_a_table_is_measured_anew_where_its_inputs_are_others() -> None:
    warm = _scorer()
    for answer in EDITS:
        assert warm.call(_request(answer)) == _scorer().call(_request(answer)), answer


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        (0, 2, '"0"'),
        (200, 0, '"200"'),
        (201, 0, '"201"'),
        (-1, 0, '"-1"'),
        (Fraction(1, 20), 1, '"0.1"'),
        (Fraction(1, 20), 2, '"0.05"'),
        (Fraction(5, 2), 2, '"2.5"'),
        (None, 2, "null"),
    ],
)
def test_numbers_are_written_as_text(value: Number | None, places: int, shown: str) -> None:
    assert number(value, places) == shown


@pytest.mark.parametrize("value", [None, "", 'å"\\\n\u2028', "a\x7f"])
def test_text_is_written_as_json_does(value: str | None) -> None:
    assert text(value) == written(value) == json.dumps(value, ensure_ascii=False)
