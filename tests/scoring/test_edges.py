"""The ends of what can be said: odd numbers, broken answers, the last year of the calendar."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from scoring import Problem, RefusedError, Scorer
from scoring.exact import MAX_DIGITS, read_number, show_value
from scoring.item_score import ItemScore
from scoring.kappa import weighted_kappa
from scoring.months import months_later
from scoring.next_step import next_step
from scoring.problems import found_text
from tests.scoring.asking import asked, assessment, gains
from tests.scoring.demo import PLAIN, SCALE, SHARE, SUM, problems, result

LAST_YEAR = date(9999, 12, 1)


def nested(levels: int = 5_000) -> object:
    """A list in a list in a list."""
    found: object = "x"
    for _ in range(levels):
        found = [found]
    return found


def demanding(derived: dict[str, Any], **inputs: object) -> Any:
    """What an invented indicator computes of its inputs."""
    types = {int: "count", str: "date", float: "number", list: "records"}
    rules = {
        **PLAIN,
        "items": [
            {
                "id": "note",
                "kind": "indicator",
                "inputs": [
                    {"id": name, "type": types[type(value)]}
                    | ({"columns": COLUMNS} if isinstance(value, list) else {})
                    for name, value in inputs.items()
                ],
                "derived": derived,
                "figures": list(derived),
            }
        ],
    }
    return result({"note": {"inputs": inputs}}, rules)["items"]["note"]["explanation"]["values"]


COLUMNS = [{"id": "start", "type": "date"}, {"id": "end", "type": "date", "optional": True}]


@pytest.mark.parametrize(
    "found",
    [
        10**MAX_DIGITS,
        -(10**MAX_DIGITS),
        "1" * (MAX_DIGITS + 1),
        "1" * MAX_DIGITS + ",5",
        " " * (2 * MAX_DIGITS) + "1",
        "\u0661",  # a digit, elsewhere
        "1,\u0662",
        True,
        None,
        1.5,
        "",
        "-",
        "1.250,5",
    ],
)
def test_what_is_not_one_number_of_bearable_length_is_none(found: object) -> None:
    assert read_number(found) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1" * MAX_DIGITS, int("1" * MAX_DIGITS)),
        (f"0,{1:0{MAX_DIGITS - 1}}", Fraction(1, 10 ** (MAX_DIGITS - 1))),
        (f"{1:{2 * MAX_DIGITS}}", 1),
        ("+3", 3),
        ("-3,5", Fraction(-7, 2)),
        ("1\u00a0250,5", Fraction(2501, 2)),
        ("12\u202f345\u202f678", 12_345_678),
    ],
)
def test_a_number_may_have_a_sign_and_spaces_between_thousands(text: str, value: object) -> None:
    assert read_number(text) == value


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (7, "7"),
        (Fraction(1, 16), "0.0625"),
        (Fraction(1, 32), "0.03"),
        (Fraction(299_999_999_999, 10**11 * 3), "1"),
        (1 - Fraction(1, 3 * 10**8), "0.999999997"),
        (1 - Fraction(1, 3 * 10**7), "0.99999997"),
    ],
)
def test_a_value_just_short_of_a_whole_number_is_shown_as_short_of_it(
    value: int | Fraction, shown: str
) -> None:
    assert show_value(value) == shown


def test_the_calendar_ends_with_the_year_9999() -> None:
    assert months_later(LAST_YEAR, 1) is None
    assert months_later(date(9999, 11, 30), 1) == date(9999, 12, 30)


def test_assessors_are_laid_beside_each_other_item_by_item() -> None:
    with pytest.raises(ValueError, match="shorter"):
        weighted_kappa([1, 2], [1])


def test_a_ladder_has_no_score_between_its_steps() -> None:
    by_hand = {"override": {"score": "1,5", "reason": "agreed"}}
    assert problems("ladder", by_hand) == [("out_of_range", "answers.ladder.override.score")]


def test_nobody_agrees_about_nothing() -> None:
    assert weighted_kappa([], []) is None


def test_what_was_found_is_quoted_as_long_as_it_can_be_read() -> None:
    assert found_text("a" * 1_000).endswith("a…")
    assert found_text(nested(100_000)) == "list, nested too deeply"


def test_a_refusal_is_printed_with_its_problems() -> None:
    one = Problem("wrong_type", "answers", None, "object", "[]")
    two = Problem("unknown_item", "answers.x", "x", None, None)
    assert str(RefusedError((one, two))) == (
        "answers: wrong_type (found []); answers.x: unknown_item (found None)"
    )


@pytest.mark.parametrize("version", ["1", True, 0, None])
def test_a_version_of_the_format_is_a_whole_number_from_one(version: object) -> None:
    reply = asked("score", assessment={**assessment({}), "format_version": version})
    assert [(one["code"], one["path"]) for one in reply["problems"]] == [
        ("wrong_type", "format_version")
    ]


@pytest.mark.parametrize(
    ("name", "answer", "told"),
    [
        ("set", [], [("wrong_type", "answers.set")]),
        ("list", {"count": "many"}, [("not_a_number", "answers.list.count")]),
        ("list", {"points": "a"}, [("wrong_type", "answers.list.points")]),
        (
            "ladder",
            {"statements": {"s1": "met", "s2": "met"}, "evidence": "x"},
            [("wrong_type", "answers.ladder.evidence")],
        ),
        ("table", {"inputs": [1]}, [("wrong_type", "answers.table.inputs")]),
        ("table", {"inputs": {"days": 3}}, [("wrong_type", "answers.table.inputs.days")]),
        ("setC", {"inputs": {"start": "9.1.2026"}}, [("bad_date", "answers.setC.inputs.start")]),
        ("setC", {"inputs": {"start": "20260109 9"}}, [("bad_date", "answers.setC.inputs.start")]),
        ("setC", {"inputs": {"jobs": 3}}, [("wrong_type", "answers.setC.inputs.jobs")]),
        ("setC", {"inputs": {"jobs": [3]}}, [("wrong_type", "answers.setC.inputs.jobs[0]")]),
        ("setC", {"inputs": {"jobs": [["a"]]}}, [("wrong_type", "answers.setC.inputs.jobs[0]")]),
        (
            "setC",
            {"inputs": {"jobs": [[" ", 1], ["a", "x"]]}},
            [
                ("missing_key", "answers.setC.inputs.jobs[0]"),
                ("not_a_number", "answers.setC.inputs.jobs[1]"),
            ],
        ),
        (
            "list",
            {"override": {"score": "x", "reason": "y"}},
            [("not_a_number", "answers.list.override.score")],
        ),
        (
            "setA",
            {"override": {"score": "6", "reason": "y"}},
            [("out_of_range", "answers.setA.override.score")],
        ),
        (
            "table",
            {"inputs": {"tracked": nested()}},
            [("unknown_choice", "answers.table.inputs.tracked")],
        ),
    ],
)
def test_an_answer_of_another_shape_is_a_problem_at_its_place(
    name: str, answer: object, told: list[tuple[str, str]]
) -> None:
    assert problems(name, answer) == told


def test_a_rating_may_be_overridden_by_any_number_in_its_range() -> None:
    found = result({"setA": {"rating": 2, "override": {"score": "3,7", "reason": "y"}}})
    assert found["items"]["setA"]["score"] == "3.7"


def test_no_reply_is_given_to_a_request_that_nobody_knows() -> None:
    scorer = Scorer()
    for request in ('{"op": "sum"}', "[]"):
        reply = json.loads(scorer.call(request))
        assert reply["format"] == "tumstock-failure"
        assert reply["message"].startswith("op: expected load, score, gains, agree")


def test_a_scorer_compares_what_has_been_read_already() -> None:
    scorer = Scorer()
    assert json.loads(scorer.compare([]))["format"] == "tumstock-refusal"


@pytest.mark.parametrize(("start", "days"), [("9999-12-01", 90), ("2026-01-01", 10**12)])
def test_a_day_after_the_last_of_the_calendar_cannot_be_told(start: str, days: int) -> None:
    figures = demanding({"due": {"days_after": ["start", "days"]}}, start=start, days=days)
    assert figures == {"due": "not_assessable"}


def test_days_are_counted_from_a_day_only() -> None:
    assert demanding({"due": {"days_after": ["a", "b"]}}, a=1, b=1) == {"due": "not_assessable"}


def test_the_next_step_of_a_rating_is_the_next_whole_number() -> None:
    found = gains({"setA": {"rating": "3,5"}})
    assert found["format"] == "tumstock-gains"


def test_what_is_no_number_has_no_ratio() -> None:
    assert demanding({"r": {"ratio": ["day", "n"]}}, day="2026-01-01", n=2) == {}
    assert demanding({"r": {"percent": ["day", "n"]}}, day="2026-01-01", n=2) == {}


@pytest.mark.parametrize(
    ("months", "rows", "longer"),
    [
        (1, [["2026-01-01", "2026-02-01"], ["2026-01-01", "2026-01-31"], ["2026-01-01"]], "1"),
        (1, [["9999-12-01", "9999-12-31"]], "0"),
        ("2026-01-01", [["2026-01-01", "2026-02-01"]], "not_assessable"),
    ],
)
def test_a_period_is_longer_than_so_many_months_only_when_both_ends_are_known(
    months: object, rows: list[object], longer: str
) -> None:
    step = {"of": "periods", "start": "start", "end": "end", "months": "months"}
    found = demanding({"long": {"periods_longer": step}}, periods=rows, months=months)
    assert found["long"] == longer


@pytest.mark.parametrize(("said", "score"), [("met", "1"), ("partly", "0"), ("not_met", "0")])
def test_a_criterion_is_overridden_with_a_word(said: str, score: str) -> None:
    answer = {"met": "not_met", "override": {"score": said, "reason": "y"}}
    found = result({"m1": answer}, SHARE)["items"]["m1"]
    assert (found["score"], found["level"], found["overridden"]) == (score, said, True)


def test_a_criterion_is_not_overridden_with_a_number() -> None:
    refused = result({"m1": {"override": {"score": "1", "reason": "y"}}}, SHARE)
    assert [one["code"] for one in refused["problems"]] == ["unknown_level"]


ANY: dict[str, Any] = {
    **PLAIN,
    "sections": [{"id": "all", "items": ["t"]}],
    "total": {"kind": "sum", "unit": "points", "decimals": 0},
    "items": [
        {
            "id": "t",
            "kind": "table",
            "levels": SCALE,
            "inputs": [{"id": name, "type": "count"} for name in ("a", "b", "c")],
            "rows": [
                {
                    "level": "5",
                    "when": [
                        {"any": [{"value": "a", "at_least": 2}, {"value": "b", "at_least": "c"}]}
                    ],
                },
                {"level": "1"},
            ],
        }
    ],
}


@pytest.mark.parametrize(
    ("inputs", "score", "missing"),
    [
        ({"a": 1}, None, ["b", "c"]),
        ({"a": 1, "b": 1}, None, ["c"]),
        ({"a": 2}, "5", None),
        ({"a": 1, "b": 1, "c": 2}, "1", None),
        ({"a": 1, "b": 2, "c": 2}, "5", None),
    ],
)
def test_a_condition_of_several_waits_for_all_that_could_still_meet_it(
    inputs: dict[str, int], score: str | None, missing: list[str] | None
) -> None:
    found = result({"t": {"inputs": inputs}}, ANY)["items"]["t"]
    assert (found["score"], found["explanation"].get("missing")) == (score, missing)


def test_inputs_nested_too_deeply_are_measured_anew_each_time() -> None:
    scorer = Scorer()
    scorer.load(SUM)
    found = assessment({"table": {"inputs": {"share": 50, "tracked": nested(100_000)}}})
    for _ in range(2):
        told = json.loads(scorer.score(found))["problems"]
        assert [one["path"] for one in told] == ["answers.table.inputs.tracked"]


@pytest.mark.parametrize(
    ("inputs", "missing"), [({"a": 2}, ["c"]), ({"b": 1}, ["a", "c"]), ({"a": 2, "c": 0}, None)]
)
def test_a_condition_that_holds_already_waits_for_nothing(
    inputs: dict[str, int], missing: list[str] | None
) -> None:
    either = {"any": [{"value": "a", "at_least": 2}, {"value": "b", "at_least": 2}]}
    both = [{"level": "5", "when": [either, {"value": "c", "at_least": 1}]}, {"level": "1"}]
    rules = {**ANY, "items": [{**ANY["items"][0], "rows": both}]}
    found = result({"t": {"inputs": inputs}}, rules)["items"]["t"]
    assert found["explanation"].get("missing", [])[-1:] == (missing or [])[-1:]


def test_a_table_of_which_no_row_holds_says_nothing() -> None:
    rows = [{"level": "5", "when": [{"value": "a", "at_least": 2}]}]
    rules = {**ANY, "items": [{**ANY["items"][0], "rows": rows}]}
    found = result({"t": {"inputs": {"a": 1, "b": " "}}}, rules)["items"]["t"]
    assert (found["status"], found["score"]) == ("not_assessable", None)


def test_a_row_without_cells_is_passed_over() -> None:
    step = {"rows": {"count": "periods"}}
    assert demanding(step, periods=[None, ["2026-01-01"], " "]) == {"rows": "1"}


def test_a_group_takes_no_step_by_itself() -> None:
    group = Scorer().load(SUM).items["set"]
    assert next_step(group, ItemScore.scored(2), {}) is None


def test_rules_that_are_loaded_again_are_answered_as_before() -> None:
    scorer = Scorer()
    request = json.dumps({"op": "load", "rules": SUM})
    first = scorer.call(request)
    assert scorer.call(request) is first


def test_the_reading_of_a_long_file_ends_with_the_last_member() -> None:
    """What was read before ends where the new text ends, so nothing stands behind the change."""
    scorer = Scorer()
    scorer.load(SUM)
    totals = []
    for answers in (
        {"level": {"level": "3"}},
        {"level": {"level": "3"}, "setA": {"rating": 2}},
        {},
    ):
        request = json.dumps({"op": "score", "assessment": assessment(answers)})
        totals.append(json.loads(scorer.call(request))["total"]["answered"])
    assert totals == [1, 1, 0]
