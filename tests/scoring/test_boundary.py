"""The one function the browser calls: JSON in, JSON out, errors as data."""

import json

import pytest

from scoring import Scorer
from scoring.boundary import call
from tests.scoring.demo import SUM

ASSESSMENT = {
    "format": "tumstock-assessment",
    "format_version": 1,
    "framework": {"id": "demo", "version": "1"},
    "answers": {},
}


def ask(**request: object) -> dict[str, object]:
    scorer = Scorer()
    scorer.load(SUM)
    reply: dict[str, object] = json.loads(scorer.call(json.dumps(request)))
    return reply


def codes(assessment: object) -> list[tuple[str, str]]:
    problems = ask(op="score", assessment=assessment)["problems"]
    assert isinstance(problems, list)
    return [(problem["code"], problem["path"]) for problem in problems]


def test_loading_rules_names_what_was_loaded() -> None:
    assert ask(op="load", rules=SUM) == {"loaded": {"id": "demo", "version": "1"}}


def test_rules_that_make_no_sense_are_named_by_place() -> None:
    broken = {**SUM, "sections": []}
    assert ask(op="load", rules=broken) == {
        "format": "tumstock-failure",
        "format_version": 1,
        "message": "rules.sections: expected every item in exactly one section",
    }


def test_an_echo_is_the_same_text() -> None:
    assert call('{"op":"echo","x":1}') == '{"op":"echo","x":1}'


@pytest.mark.parametrize(
    ("assessment", "code", "path"),
    [
        ([], "unknown_framework", "framework.id"),
        ({**ASSESSMENT, "format": "other"}, "wrong_type", "format"),
        ({**ASSESSMENT, "format_version": 2}, "newer_format", "format_version"),
        ({**ASSESSMENT, "framework": {"id": "x"}}, "unknown_framework", "framework.id"),
        (
            {**ASSESSMENT, "framework": {"id": "demo", "version": "0"}},
            "other_version",
            "framework.version",
        ),
        ({**ASSESSMENT, "answers": []}, "wrong_type", "answers"),
    ],
)
def test_a_file_of_the_wrong_shape_is_refused(assessment: object, code: str, path: str) -> None:
    assert codes(assessment) == [(code, path)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not_json"),
        ("{", "not_json"),
        ('{"op": NaN}', "not_json"),
        ("[" * 100_000, "not_json"),
        ('{"op": "score", "op": "load"}', "duplicate_key"),
    ],
)
def test_text_that_is_not_sound_json_is_refused(text: str, code: str) -> None:
    assert json.loads(call(text))["problems"][0]["code"] == code


def test_a_decimal_in_json_stays_exact() -> None:
    answers = '{"setA": {"rating": 4.1}}'
    text = json.dumps({"op": "score", "assessment": {**ASSESSMENT, "answers": "ANSWERS"}})
    scorer = Scorer()
    scorer.load(SUM)
    reply = json.loads(scorer.call(text.replace('"ANSWERS"', answers)))
    assert reply["items"]["setA"]["score"] == "4.1"


def test_every_problem_of_a_file_is_reported_together() -> None:
    answers = {"level": {"level": "9"}, "list": {"count": 9}, "other": {}}
    assert len(codes({**ASSESSMENT, "answers": answers})) == 3


def test_notes_and_unknown_keys_are_let_be() -> None:
    answers = {"level": {"level": "3", "note": "hej", "own_key": [1]}}
    reply = ask(op="score", assessment={**ASSESSMENT, "answers": answers, "extra": 1})
    assert reply["format"] == "tumstock-result"


def test_an_answer_nested_too_deeply_to_read_is_a_problem_of_its_item() -> None:
    nested: object = "x"
    for _ in range(5_000):
        nested = [nested]
    scorer = Scorer()
    scorer.load(SUM)
    reply = json.loads(scorer.score({**ASSESSMENT, "answers": {"level": {"level": nested}}}))
    assert [problem["code"] for problem in reply["problems"]] == ["unknown_level"]
