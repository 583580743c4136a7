"""Each kind of item by itself, on an invented framework."""

import copy
from typing import Any

import pytest

from tests.scoring.demo import SUM, item, problems, result


def scored(name: str, answer: object) -> tuple[object, object]:
    found = item(name, answer)
    return found["status"], found["score"]


def test_a_level_gives_its_points_as_text_or_as_number() -> None:
    assert scored("level", {"level": "4"}) == ("scored", "4")
    assert scored("level", {"level": 4}) == ("scored", "4")


def test_an_unanswered_item_is_open_between_its_ends() -> None:
    found = item("level", {})
    assert (found["status"], found["score"]) == ("open", None)
    assert (found["lowest"], found["highest"]) == ("1", "5")


@pytest.mark.parametrize(
    ("statements", "score"),
    [
        ({"s1": "met", "s2": "met", "s3": "met", "s4": "met", "s5": "met"}, "3"),
        ({"s1": "passed", "s2": "met", "s3": "met"}, "2"),
        ({"s1": "passed", "s2": "not_met", "s3": "met", "s4": "met", "s5": "met"}, "1"),
        ({"s1": "not_met", "s2": "not_met"}, "1"),
        ({"s4": "met", "s5": "met"}, "1"),
    ],
)
def test_a_ladder_scores_its_highest_unbroken_step(statements: dict[str, str], score: str) -> None:
    assert scored("ladder", {"statements": statements}) == ("scored", score)


def test_a_ladder_says_which_statements_hold_the_next_step_back() -> None:
    found = item("ladder", {"statements": {"s1": "met", "s2": "met", "s3": "met", "s4": "not_met"}})
    assert found["explanation"] == {
        "held_by": [
            {"statement": "s4", "state": "not_met"},
            {"statement": "s5", "state": "unmarked"},
        ],
        "step": "2",
    }


@pytest.mark.parametrize(
    ("levels", "documented"),
    [([], "1"), ([["2"]], "2"), ([["3"]], "1"), ([["2", "3"]], "3"), ([["2"], ["3"]], "3")],
)
def test_a_step_counts_as_documented_when_evidence_names_every_step_up_to_it(
    levels: list[list[str]], documented: str
) -> None:
    marks = {"s1": "met", "s2": "met", "s3": "met", "s4": "met", "s5": "met"}
    evidence = [{"text": "x", "levels": each} for each in levels]
    found = item("ladder", {"statements": marks, "evidence": evidence})
    assert (found["score"], found["documented_score"]) == ("3", documented)


@pytest.mark.parametrize(
    ("answer", "score"),
    [
        ({"points": []}, "1"),
        ({"points": ["c", "a"]}, "3"),
        ({"count": 3}, "5"),
        ({"count": "2"}, "3"),
    ],
)
def test_a_checklist_scores_by_how_many_points_are_met(
    answer: dict[str, object], score: str
) -> None:
    assert scored("list", answer) == ("scored", score)


@pytest.mark.parametrize("share", ["75", "75,0", "75.0", 75])
def test_comma_and_point_are_read_alike(share: object) -> None:
    assert scored("table", {"inputs": {"share": share, "tracked": "yes"}}) == ("scored", "5")


def test_a_value_between_two_bands_takes_the_band_whose_limit_it_reaches() -> None:
    found = item("table", {"inputs": {"part": 149, "whole": 200, "tracked": "yes"}})
    assert found["score"] == "4"
    explanation = found["explanation"]
    assert explanation["values"] == {"known": "74.5", "counted": "74.5", "tracked": "yes"}
    assert explanation["notices"] == [
        {
            "kind": "gap",
            "rule": "R-BAND",
            "value": "known",
            "shown": "74.5",
            "from": "74",
            "to": "75",
        }
    ]


def test_a_range_narrows_with_every_input() -> None:
    found = item("table", {"inputs": {"share": 80}})
    assert (found["status"], found["lowest"], found["highest"]) == ("partial", "4", "5")
    explanation = found["explanation"]
    assert explanation["missing"] == ["tracked"]


def test_an_item_is_scored_when_what_is_missing_can_change_nothing() -> None:
    assert scored("table", {"inputs": {"share": 60}}) == ("scored", "4")


def test_division_by_zero_is_not_assessable_and_leaves_the_range_open() -> None:
    found = item("table", {"inputs": {"part": 0, "whole": 0, "tracked": "yes"}})
    assert (found["status"], found["score"]) == ("not_assessable", None)
    assert (found["lowest"], found["highest"]) == ("1", "5")


def test_a_picked_level_decides_and_what_was_measured_stands_beside_it() -> None:
    found = item("table", {"level": "5", "inputs": {"share": 60, "tracked": "no"}})
    assert found["score"] == "5"
    explanation = found["explanation"]
    assert (explanation["picked"], explanation["measured"]) == (True, "4")


def test_the_middle_of_an_even_list_is_the_mean_of_the_two_middle_values() -> None:
    found = item("table", {"inputs": {"share": 60, "days": [10, 20, "28", 31, 75, 300]}})
    explanation = found["explanation"]
    assert explanation["values"]["middle"] == "29.5"


def test_parts_of_a_group_add_up_and_an_indicator_never_counts() -> None:
    answers = {
        "setA": {"rating": "4,2"},
        "setB": {"inputs": {"weeks": 11}},
        "setC": {"inputs": {"jobs": {"städ": 5, "kök": 1}}},
    }
    items = result(answers)["items"]
    assert items["set"]["score"] == "4.2"
    assert items["setC"]["status"] == "recorded"
    explanation = items["setC"]["explanation"]
    assert explanation["values"] == {"all": "6", "kinds": "2", "varied": "50"}
    assert explanation["flags"] == ["few"]


def test_dont_know_is_open_and_counted_apart() -> None:
    found = item("level", {"unknown": True, "level": "3"})
    assert (found["status"], found["score"], found["unknown"]) == ("unknown", None, True)


def test_not_applicable_needs_a_reason_and_the_frameworks_leave() -> None:
    assert item("level", {"not_applicable": {"reason": "ny tjänst"}})["status"] == "not_applicable"
    assert problems("level", {"not_applicable": {"reason": " "}}) == [
        ("reason_missing", "answers.level.not_applicable.reason")
    ]
    assert problems("list", {"not_applicable": {"reason": "x"}}) == [
        ("not_applicable_not_allowed", "answers.list.not_applicable")
    ]


def test_an_override_is_marked_and_keeps_what_was_computed() -> None:
    answer = {"points": ["a", "b"], "override": {"score": "5", "reason": "granskarens bedömning"}}
    found = item("list", answer)
    assert (found["score"], found["overridden"]) == ("5", True)
    explanation = found["explanation"]
    assert explanation["computed"] == "3"


@pytest.mark.parametrize(
    ("name", "score", "level"),
    [
        ("level", "4", "much"),
        ("level", "2,5", "some"),  # not the level 3 that it would be rounded to
        ("ladder", "2", "2"),
        ("list", "5", "5"),
        ("table", "4", "4"),
        ("setA", "2", None),  # a mean has no levels
        ("setB", "2", None),  # rows that give bare points
    ],
)
def test_an_override_tells_the_level_that_the_score_stands_for(
    name: str, score: str, level: str | None
) -> None:
    items: Any = copy.deepcopy(SUM["items"])
    items[0]["levels"] = {"little": 1, "some": "2.5", "much": 4}
    answers = {name: {"override": {"score": score, "reason": "agreed"}}}
    found = result(answers, {**SUM, "items": items})["items"][name]
    assert (found["score"], found["level"]) == (score.replace(",", "."), level)


def test_what_may_be_said_of_a_statement_is_named_by_the_statement() -> None:
    """Only s1 is a shortcoming, which may have passed."""
    marks = {"statements": {"s1": "maybe", "s2": "maybe"}}
    refused = result({"ladder": marks})["problems"]
    assert [each["expected"] for each in refused] == [
        ["met", "passed", "not_met"],
        ["met", "not_met"],
    ]


def test_what_is_wrong_with_profile_and_answers_is_told_at_once() -> None:
    refused = result({"level": {"level": "6"}}, SUM, {"rural": "sometimes"})["problems"]
    assert [each["path"] for each in refused] == ["profile.rural", "answers.level.level"]


def test_what_was_found_is_quoted_as_it_stands_in_the_file() -> None:
    jobs = {"setC": {"inputs": {"jobs": [[" ", 2], None, True]}}}
    found = [each["found"] for each in result(jobs)["problems"]]
    assert found == ['[" ", 2]', "null", "true"]


@pytest.mark.parametrize(
    ("name", "answer", "code", "path"),
    [
        ("level", {"level": "6"}, "unknown_level", "level"),
        ("level", {"level": True}, "unknown_level", "level"),
        ("level", {"statements": {"s1": "met"}}, "wrong_kind", "statements"),
        ("level", "4", "wrong_type", ""),
        ("ladder", {"statements": {"s9": "met"}}, "unknown_statement", "statements.s9"),
        ("ladder", {"statements": {"s2": "passed"}}, "passed_not_allowed", "statements.s2"),
        ("ladder", {"statements": {"s2": "yes"}}, "unknown_choice", "statements.s2"),
        ("ladder", {"statements": ["s1"]}, "wrong_type", "statements"),
        (
            "ladder",
            {"statements": {"s1": "met"}, "evidence": [{"levels": ["9"]}]},
            "unknown_level",
            "evidence[0].levels",
        ),
        ("ladder", {"evidence": [{"levels": ["9"]}]}, "unknown_level", "evidence[0].levels"),
        ("ladder", {"evidence": "minutes"}, "wrong_type", "evidence"),
        ("list", {"points": ["a", "a"]}, "duplicate", "points[1]"),
        ("list", {"points": ["z"]}, "unknown_point", "points[0]"),
        ("list", {"count": 4}, "too_many", "count"),
        ("list", {"count": "1,5"}, "not_whole", "count"),
        ("list", {"points": [], "count": 0}, "conflict", "count"),
        ("table", {"inputs": {"share": "101"}}, "over_100", "inputs.share"),
        ("table", {"inputs": {"share": "-1"}}, "out_of_range", "inputs.share"),
        ("table", {"inputs": {"share": "75 %"}}, "not_a_number", "inputs.share"),
        ("table", {"inputs": {"part": "1,5"}}, "not_whole", "inputs.part"),
        ("table", {"inputs": {"part": 3, "whole": 2}}, "over_100", "inputs.part"),
        ("table", {"inputs": {"tracked": "maybe"}}, "unknown_choice", "inputs.tracked"),
        ("table", {"inputs": {"width": 1}}, "unknown_input", "inputs.width"),
        ("table", {"inputs": {"days": [1, "x"]}}, "not_a_number", "inputs.days[1]"),
        (
            "table",
            {"inputs": {"share": 50, "part": 3, "whole": 4}},
            "conflict",
            "inputs.share",
        ),
        ("setA", {"rating": "5,1"}, "out_of_range", "rating"),
        ("setA", {"rating": "0.9"}, "out_of_range", "rating"),
        ("setC", {"inputs": {"jobs": [["a", 1], ["a", 2]]}}, "duplicate", "inputs.jobs[1]"),
        ("setC", {"inputs": {"jobs": {"a": "1,5"}}}, "not_whole", "inputs.jobs[0]"),
        ("setC", {"inputs": {"start": "2026-02-30"}}, "bad_date", "inputs.start"),
        ("set", {"rating": 4}, "wrong_kind", "rating"),
        ("list", {"override": {"score": "2", "reason": "x"}}, "out_of_range", "override.score"),
        ("list", {"override": {"score": "3"}}, "reason_missing", "override.reason"),
        ("set", {"override": {"score": "3", "reason": "x"}}, "wrong_kind", "override"),
        ("other", {"level": "3"}, "unknown_item", None),
    ],
)
def test_what_cannot_be_read_is_refused_by_name_and_place(
    name: str, answer: object, code: str, path: str | None
) -> None:
    where = f"answers.{name}.{path}" if path else f"answers.{name}"
    assert problems(name, answer) == [(code, where)]
