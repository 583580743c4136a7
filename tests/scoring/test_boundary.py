"""The one function the browser calls: JSON in, JSON out, errors as data."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from scoring import Scorer
from scoring.boundary import call, read_json
from scoring.errors import Problem, RefusedError
from scoring.items import score_item
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


def test_brackets_nested_too_deeply_to_read_are_told_as_that() -> None:
    with pytest.raises(RefusedError) as refused:
        read_json("[" * 100_000)
    expected, found = "brackets nested less deeply", "too many in one another"
    assert refused.value.problems == (Problem("not_json", "", expected=expected, found=found),)


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


@pytest.fixture(name="scored")
def _scored(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids of the items that are scored from here on, one after another."""
    ids: list[str] = []

    def noted(item: Any, *rest: object) -> Any:
        ids.append(item.id)
        return score(item, *rest)

    score: Callable[..., Any] = score_item
    monkeypatch.setattr("scoring.assess.score_item", noted)
    return ids


MAPPED = {**SUM, "id_maps": [{"from": "0", "to": "1", "items": {"level": "level"}}]}


@pytest.mark.parametrize("rules", [SUM, MAPPED])
def test_only_what_differs_from_the_last_request_is_scored_again(
    rules: Mapping[str, object], scored: list[str]
) -> None:
    scorer = Scorer()
    scorer.load(rules)
    answers = [{"level": {"level": "2"}}, {"level": {"level": "3"}, "list": {"count": 1}}]
    counts = []
    for each in [{}, *answers, answers[1]]:
        scored.clear()
        request = {"op": "score", "assessment": {**ASSESSMENT, "answers": each}}
        scorer.call(json.dumps(request, separators=(",", ":")))
        counts.append(scored[:] if len(scored) < 7 else "all")
    assert counts == ["all", ["level"], ["level", "list"], []]


def test_rules_that_are_loaded_again_are_what_counts_from_then_on(scored: list[str]) -> None:
    scorer = Scorer()
    request = json.dumps({"op": "score", "assessment": {**ASSESSMENT, "answers": {}}})
    for rules, version in ((SUM, "1"), ({**SUM, "version": "2"}, "2"), (SUM, "1")):
        scored.clear()
        text = json.dumps({"op": "load", "rules": rules})
        assert json.loads(scorer.call(text)) == {"loaded": {"id": "demo", "version": version}}
        reply = json.loads(scorer.call(request))
        assert ("problems" in reply) is (version == "2")
        assert len(scored) == (0 if version == "2" else 7)


def test_each_framework_is_remembered_by_itself(scored: list[str]) -> None:
    scorer = Scorer()
    for name in ("demo", "other"):
        scorer.load({**SUM, "id": name})
    counts = []
    for name in ("demo", "other", "demo", "other"):
        scored.clear()
        given = {**ASSESSMENT, "framework": {"id": name, "version": "1"}, "answers": {}}
        scorer.call(json.dumps({"op": "score", "assessment": given}))
        counts.append(len(scored))
    assert counts == [7, 7, 0, 0]


def test_a_refusal_and_figures_are_written_without_blanks_and_as_they_were_said() -> None:
    scorer = Scorer()
    scorer.load(SUM)
    wrong = json.dumps({"op": "score", "assessment": {**ASSESSMENT, "format": "å"}})
    assert scorer.call(wrong) == (
        '{"format":"tumstock-refusal","format_version":1,"problems":[{"code":"wrong_type",'
        '"item":null,"path":"format","expected":"tumstock-assessment","found":"å"}]}'
    )
    scorer.load({**SUM, "id": "får", "version": "ä"})
    given = {**ASSESSMENT, "framework": {"id": "får", "version": "ä"}}
    reply = scorer.call(json.dumps({"op": "agree", "assessments": [given, given]}))
    assert reply.startswith(
        '{"format":"tumstock-agreement","format_version":1,'
        '"framework":{"id":"får","version":"ä"},"assessments":2,'
    )


@pytest.mark.parametrize(
    ("request_", "found"),
    [
        ({"op": "sum"}, "sum"),
        ({"op": "å"}, "å"),
        ({"op": None}, "null"),
        ({"op": ["score"]}, '["score"]'),
        ({}, "null"),
        ([], "null"),
        ("score", "null"),
    ],
)
def test_what_is_no_request_is_told_which_there_are(request_: object, found: str) -> None:
    reply = call(json.dumps(request_))
    assert json.loads(reply) == {
        "format": "tumstock-failure",
        "format_version": 1,
        "message": (
            "op: expected load, score, gains, agree, compare, repeat or echo, found " + found
        ),
    }
    assert "\\u" not in reply


def test_a_request_for_figures_of_nothing_is_refused() -> None:
    for op in ("gains", "agree", "compare", "repeat"):
        assert ask(op=op)["format"] == "tumstock-refusal"


def test_a_result_begins_with_what_it_is() -> None:
    scorer = Scorer()
    scorer.load({**SUM, "id": "first", "version": "å"})
    given = {**ASSESSMENT, "framework": {"id": "first", "version": "å"}}
    assert scorer.call(json.dumps({"op": "score", "assessment": given})).startswith(
        '{"format":"tumstock-result","format_version":1,'
        '"framework":{"id":"first","version":"å"},"items":{"level":{'
    )
