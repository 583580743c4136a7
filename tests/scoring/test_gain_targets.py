"""What the targets of a team add to the total, one by one and together."""

import pytest

from tests.scoring.asking import DECIDED, FULL, Data, asked, assessment, gains, problems
from tests.scoring.demo import SHARE


def test_targets_are_measured_from_where_the_item_is_now() -> None:
    answers = {
        "level": {"level": "2", "target": "4"},
        "ladder": {**FULL["ladder"], "target": "1"},
        "list": {"points": ["a", "b"], "target": 5},
        "table": {"target": "3"},
        "setA": {"rating": "3,5", "target": "4,25"},
        "setB": {"unknown": True, "target": "2"},
    }
    reply = gains(answers)
    told = [(t["item"], t["status"], t["exact"], t["reached"]) for t in reply["targets"]]
    assert told == [
        ("list", "scored", "2", False),
        ("level", "scored", "4/3", False),
        ("setA", "scored", "3/4", False),
        ("ladder", "scored", "0", True),
        ("table", "open", None, None),
        ("setB", "unknown", None, None),
    ]
    assert reply["together"]["exact"] == "49/12"


def test_the_band_of_all_targets_together_is_named() -> None:
    answers = {**FULL, "table": {"level": "4", "target": "5"}, "level": {"level": "3"}}
    assert gains(answers)["together"]["band"] is None
    answers["level"] = {"level": "3", "target": "4"}
    assert [each["band"] for each in gains(answers)["targets"]] == [None, None]
    assert gains(answers)["together"]["band"] == "high"


def test_a_group_and_its_parts_may_have_targets() -> None:
    answers = {**FULL, "set": {"target": "6"}}
    (target,) = gains(answers)["targets"]
    assert (target["item"], target["from"]["score"], target["exact"]) == ("set", "3.5", "5/2")


@pytest.mark.parametrize("blank", [None, "", "  "])
def test_a_blank_target_is_none(blank: object) -> None:
    assert gains({"level": {"level": "2", "target": blank}})["targets"] == []


def test_a_target_beside_an_indicator_says_nothing() -> None:
    assert gains({"setC": {"target": "9"}})["targets"] == []


@pytest.mark.parametrize(
    ("name", "target", "code"),
    [
        ("level", "6", "out_of_range"),
        ("level", "high", "unknown_level"),
        ("level", ["3"], "unknown_level"),
        ("ladder", "4", "out_of_range"),
        ("list", "2", "out_of_range"),
        ("list", True, "not_a_number"),
        ("setA", "5,1", "out_of_range"),
        ("setA", "five", "not_a_number"),
        ("setB", "1", "out_of_range"),
    ],
)
def test_a_target_that_the_item_cannot_have_is_refused(
    name: str, target: object, code: str
) -> None:
    reply = gains({name: {"target": target}})
    assert problems(reply) == [(code, f"answers.{name}.target")]


@pytest.mark.parametrize(
    ("name", "target", "level"),
    [("list", 5, "5"), ("level", "4", "4"), ("table", "4", "4"), ("setB", "2", None)],
)
def test_a_target_tells_the_level_that_answers_would_give(
    name: str, target: object, level: str | None
) -> None:
    (found,) = gains({name: {"target": target}})["targets"]
    assert found["to"]["level"] == level


def test_a_criterion_may_aim_at_partly_met_and_gains_nothing_by_it() -> None:
    answers = {"m1": {"level": "not_met", "target": "partly"}}
    reply = asked("gains", SHARE, assessment=assessment(answers, SHARE))
    (target,) = reply["targets"]
    assert (target["gain"], target["reached"]) == ("0", False)
    wrong = asked("gains", SHARE, assessment=assessment({"m1": {"target": "1"}}, SHARE))
    assert problems(wrong) == [("unknown_level", "answers.m1.target")]


def sections(reply: Data) -> list[tuple[str | None, ...]]:
    """Figures of every section once all targets are reached."""
    keys = ("id", "score", "lowest", "highest", "max")
    return [tuple(section[key] for key in keys) for section in reply["together"]["sections"]]


def test_targets_together_give_every_section_its_figures() -> None:
    targets = {"level": "5", "setA": "5"}
    answers = {name: {**answer, "target": targets.get(name)} for name, answer in FULL.items()}
    before = asked("score", assessment=assessment(answers, profile=DECIDED))["sections"]
    assert [(section["id"], section["score"]) for section in before] == [
        ("first", "4"),
        ("second", "10.5"),
    ]
    assert sections(gains(answers)) == [
        ("first", "4.7", "4.7", "4.7", "5.3"),
        ("second", "12", "12", "12", "17"),
    ]


def test_what_is_open_stays_a_range_when_targets_are_reached() -> None:
    found = sections(gains({"level": {"level": "2", "target": "4"}}))
    assert found == [("first", None, "3.3", "4.7", "5.3"), ("second", None, "3", "17", "17")]


def test_a_target_that_is_reached_already_takes_nothing_from_its_section() -> None:
    low = gains({**FULL, "level": {"level": "5", "target": "1"}})
    high = gains({**FULL, "level": {"level": "5", "target": "5"}})
    assert sections(low) == sections(high)


def test_a_section_of_criteria_counts_those_that_would_be_met() -> None:
    answers = {"m1": {"level": "met"}, "m2": {"level": "partly", "target": "met"}}
    reply = asked("gains", SHARE, assessment=assessment(answers, SHARE, {"learning": "yes"}))
    before = asked("score", SHARE, assessment=assessment(answers, SHARE, {"learning": "yes"}))
    met = sum(int(section["lowest"]) for section in before["sections"])
    figures = reply["together"]["sections"]
    assert sum(int(section["lowest"]) for section in figures) == met + 1
