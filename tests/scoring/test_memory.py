"""What is known from the last time is used only where it is the same, and shown the same."""

import json
from fractions import Fraction

import pytest

from scoring import Scorer
from scoring.assess import Memory, assess
from scoring.decode import framework_from_rules
from scoring.exact import Number
from scoring.json_text import number, text, written
from tests.cases import rules
from tests.scoring.asking import FULL, assessment
from tests.scoring.demo import SUM

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


def _compact(given: object) -> str:
    """A request without blanks, of which only those answers are read that differ."""
    return json.dumps({"op": "score", "assessment": given}, separators=(",", ":"))


def _request(answer: dict[str, object]) -> str:
    framework = {"id": "ips", "version": rules()["ips"]["version"]}
    head = {"format": "tumstock-assessment", "format_version": 1, "framework": framework}
    return _compact({**head, "answers": {"1": answer}})


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


def _invented(answers: dict[str, object], profile: dict[str, str] | None = None) -> str:
    return _compact(assessment(answers, profile=profile))


def _demo() -> Scorer:
    scorer = Scorer()
    scorer.load(SUM)
    return scorer


PARTS: dict[str, object] = {"set": {}, "setA": {"rating": 3}, "setB": {"unknown": True}}


@pytest.mark.parametrize(
    "changes",
    [
        [PARTS, {**PARTS, "set": {"note": "seen"}}],
        [PARTS, {**PARTS, "set": {"rating": 3}}, {**PARTS, "set": None}],
        [PARTS, {**PARTS, "set": []}, {**PARTS, "set": [], "setB": {}}, PARTS],
        [PARTS, {**PARTS, "setA": {"rating": 6}}, PARTS],
        [PARTS, {**PARTS, "setA": {"rating": 5}}, {"setA": {"rating": 5}}, {}],
        [{"setA": {"rating": 9}}, {"setA": {"rating": 9}, "setB": {"weeks": 1}}, {}],
        [{}, {"other": {}}, {"level": {"level": "3"}, "other": {}}, {"level": {"level": "3"}}],
    ],
)
def test_a_group_and_its_parts_are_scored_anew_whichever_changes(
    changes: list[dict[str, object]],
) -> None:
    warm = _demo()
    for answers in changes:
        request = _invented(answers)
        assert warm.call(request) == _demo().call(request), answers


@pytest.mark.parametrize("profile", [{}, {"rural": "yes"}, {"rural": "no"}])
def test_what_the_profile_takes_away_is_not_forgotten(profile: dict[str, str]) -> None:
    """An answer that does not apply now counts again when the profile says otherwise."""
    warm = _demo()
    for said in ({"rural": "yes"}, profile, {"rural": "yes"}, profile):
        request = _invented(FULL, said)
        assert warm.call(request) == _demo().call(request)


def test_an_answer_is_scored_again_only_when_it_is_another() -> None:
    framework, memory = framework_from_rules(SUM), Memory()
    answers = {"level": {"level": "3"}, "list": {"count": 2}}
    assess(framework, assessment(answers), memory)
    before, section = dict(memory.scores), memory.sections["first"]
    assess(framework, assessment({**answers, "list": {"count": 3}}), memory)
    kept = {name for name, score in memory.scores.items() if before[name] is score}
    assert kept == framework.ids - {"list"}
    assert memory.sections["first"] is section
    assert memory.answers["level"] is answers["level"]


def test_what_is_marked_is_what_is_unknown_or_set_by_hand() -> None:
    framework, memory = framework_from_rules(SUM), Memory()
    by_hand = {"override": {"score": 3, "reason": "agreed"}}
    changes: list[dict[str, object]] = [
        {"level": {"unknown": True}, "list": by_hand},
        {"level": {"level": "2"}, "list": by_hand},
        {"level": {"level": "2"}, "table": {"unknown": True}},
    ]
    marked = []
    for answers in changes:
        assess(framework, assessment(answers), memory)
        marked.append(sorted(memory.marked))
    assert marked == [["level", "list"], ["list"], ["table"]]
