"""What next steps add to the total."""

import pytest

from tests.cases import case_named, rules
from tests.scoring.asking import FULL, Data, asked, asked_of, assessment, gains, problems
from tests.scoring.demo import PLAIN, SHARE


def step(name: str, answer: object) -> Data | None:
    """The next step of one item of the invented framework, alone in its assessment."""
    found = [each for each in gains({name: answer})["gains"] if each["item"] == name]
    return found[0] if found else None


@pytest.mark.parametrize(
    ("name", "answer", "to", "exact", "needs"),
    [
        ("level", {"level": "1"}, "2", "2/3", {}),
        ("level", {"level": "4"}, "5", "2/3", {}),
        ("list", {"points": []}, "3", "2", {"points": 2, "met": 0, "of": 3}),
        ("list", {"count": 1}, "3", "2", {"points": 1, "met": 1, "of": 3}),
        ("list", {"points": ["c", "a"]}, "5", "2", {"points": 1, "met": 2, "of": 3}),
        ("table", {"inputs": {"share": 10}}, "2", "1", {}),
        ("table", {"level": "4", "inputs": {"share": 10}}, "5", "1", {}),
        ("setA", {"rating": "1"}, "2", "1", {}),
        ("setA", {"rating": "4,99"}, "5", "1/100", {}),
        ("setB", {"inputs": {"weeks": 11}}, "2", "2", {}),
    ],
)
def test_an_item_goes_to_the_nearest_higher_score_it_can_have(
    name: str, answer: object, to: str, exact: str, needs: object
) -> None:
    found = step(name, answer)
    assert found is not None
    assert (found["to"]["score"], found["exact"], found["needs"]) == (to, exact, needs)


@pytest.mark.parametrize(
    ("marks", "level", "lacking"),
    [
        ({"s1": "not_met"}, "2", [("s1", "not_met"), ("s2", "unmarked"), ("s3", "unmarked")]),
        ({"s1": "passed", "s2": "met"}, "2", [("s3", "unmarked")]),
        (
            {"s1": "passed", "s2": "met", "s3": "met", "s4": "met"},
            "3",
            [("s5", "unmarked")],
        ),
        (
            {"s1": "met", "s2": "met", "s3": "met", "s4": "not_met", "s5": None},
            "3",
            [("s4", "not_met"), ("s5", "unmarked")],
        ),
    ],
)
def test_a_ladder_names_every_statement_that_the_next_step_lacks(
    marks: Data, level: str, lacking: list[tuple[str, str]]
) -> None:
    found = step("ladder", {"statements": marks})
    assert found is not None
    assert found["to"]["level"] == level
    assert [(each["statement"], each["state"]) for each in found["needs"]["lacking"]] == lacking


def test_a_statement_that_held_back_higher_steps_leads_up_to_all_of_them() -> None:
    marks = {"s1": "met", "s2": "not_met", "s3": "met", "s4": "met", "s5": "met"}
    found = step("ladder", {"statements": marks | {"s2": "met", "s3": "not_met"}})
    assert found is not None
    assert (found["from"]["score"], found["to"]["score"], found["exact"]) == ("1", "3", "4/3")
    assert found["needs"] == {"lacking": [{"statement": "s3", "state": "not_met"}]}
    by_hand = {"score": "1", "reason": "seen on site"}
    found = step("ladder", {"statements": marks, "override": by_hand})
    assert found is not None
    assert (found["to"]["score"], found["needs"]["lacking"][0]["statement"]) == ("2", "s2")


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("level", {"level": "5"}),
        ("level", {}),
        ("level", {"unknown": True, "level": "1"}),
        ("level", {"not_applicable": {"reason": "none here"}}),
        ("ladder", {"statements": {f"s{n}": "met" for n in range(1, 6)}}),
        ("list", {"count": 3}),
        ("table", {"inputs": {"part": 0, "whole": 0}}),
        ("table", {"inputs": {"part": 3}}),
        ("setA", {"rating": 5}),
        ("setB", {"inputs": {"weeks": 10}}),
        ("setC", {"inputs": {"jobs": {"cook": 1}}}),
    ],
)
def test_what_is_at_its_top_or_has_no_score_is_no_gain(name: str, answer: object) -> None:
    assert step(name, answer) is None


def test_what_the_profile_takes_away_is_no_gain() -> None:
    answers = {"ladder": FULL["ladder"]}
    assert [each["item"] for each in gains(answers, {"rural": "no"})["gains"]] == ["ladder"]
    assert gains(answers, {"rural": "yes"})["gains"] == []


def test_a_score_set_by_hand_is_where_the_step_starts() -> None:
    by_hand = {"score": "1", "reason": "seen on site"}
    found = step("list", {"points": ["a", "b"], "override": by_hand})
    assert found is not None
    assert (found["from"]["score"], found["to"]["score"], found["overridden"]) == ("1", "3", True)
    assert found["needs"] == {"points": 0, "met": 2, "of": 3}
    found = step("list", {"override": by_hand})
    assert found is not None
    assert found["needs"] == {"points": 2, "met": None, "of": 3}


def test_the_largest_gain_stands_first_and_then_the_order_of_the_framework() -> None:
    found = [(each["item"], each["exact"]) for each in gains(FULL)["gains"]]
    assert found == [
        ("list", "2"),
        ("setB", "2"),
        ("table", "1"),
        ("level", "2/3"),
        ("ladder", "2/3"),
        ("setA", "1/2"),
    ]


def test_a_gain_is_rounded_as_totals_are_and_told_as_share_of_the_most() -> None:
    reply = gains(FULL)
    found = next(each for each in reply["gains"] if each["item"] == "level")
    assert reply["max"] == "22.3"
    assert (found["gain"], found["exact"], found["percent"]) == ("0.7", "2/3", "3")


def test_the_band_that_a_step_reaches_is_named() -> None:
    """The total is 14 1/2 and the higher band starts at 15; a half is enough."""
    answers = {**FULL, "level": {"level": "5"}, "ladder": {"statements": {"s1": "not_met"}}}
    reply = gains(answers)
    assert {each["item"]: each["band"] for each in reply["gains"]} == {
        "list": "high",
        "setB": "high",
        "table": "high",
        "ladder": "high",
        "setA": "high",
    }
    lower = {**answers, "level": {"level": "4"}}
    assert {each["item"]: each["band"] for each in gains(lower)["gains"]} == {
        "list": "high",
        "setB": "high",
        "table": None,
        "level": None,
        "ladder": None,
        "setA": None,
    }


def met(levels: str, **profile: str) -> Data:
    """Criteria met (m), partly met (p), not met (n) or open (o) in the invented framework."""
    names = {"m": "met", "p": "partly", "n": "not_met"}
    answers = {f"m{n}": {"level": names.get(each)} for n, each in enumerate(levels, start=1)}
    return asked("gains", SHARE, assessment=assessment(answers, SHARE, profile))


def test_a_criterion_counts_one_of_those_that_apply() -> None:
    reply = met("mmpno", learning="yes", youth="yes")
    assert reply["max"] == "5"
    assert [(each["item"], each["from"]["level"], each["gain"]) for each in reply["gains"]] == [
        ("m3", "partly", "1"),
        ("m4", "not_met", "1"),
    ]
    assert [each["percent"] for each in reply["gains"]] == ["20", "20"]
    assert [each["thresholds"] for each in reply["gains"]] == [["half"], ["half"]]


def test_the_share_of_a_criterion_is_open_while_the_profile_is() -> None:
    reply = met("mmpno", learning="yes")
    assert (reply["max"], reply["gains"][0]["percent"]) == (None, None)
    assert [each["thresholds"] for each in reply["gains"]] == [["half"], ["half"]]


def test_a_threshold_is_reached_when_it_is_whatever_the_profile_will_say() -> None:
    """Four of five are four fifths; three of four, without the one that may fall away, are not."""
    assert met("mmpmo", learning="yes")["gains"][0]["thresholds"] == []
    assert met("mmpmo", learning="yes", youth="yes")["gains"][0]["thresholds"] == ["most"]


def test_a_framework_without_a_total_has_no_gains_and_no_targets() -> None:
    answers = {"note": {"inputs": {"weeks": 3}, "target": "5"}}
    reply = asked("gains", PLAIN, assessment=assessment(answers, PLAIN))
    assert (reply["gains"], reply["targets"], reply["together"]) == ([], [], None)


def test_a_broken_answer_is_refused_as_when_it_is_scored() -> None:
    assert problems(gains({"level": {"level": "9"}})) == [("unknown_level", "answers.level.level")]
    refused = asked("gains", assessment=assessment({}, PLAIN))
    assert problems(refused) == [("unknown_framework", "framework.id")]
    assert problems(asked("gains")) == [("unknown_framework", "framework.id")]


def test_from_two_to_three_in_a_product_area_of_seqf_gives_one_of_a_hundred() -> None:
    statements = [
        s for i in rules()["seqf"]["items"] if i["id"] == "5.1(B)"  # type: ignore[attr-defined]  # items are mappings
        for step in i["steps"] for s in step["statements"] if step["level"] in "12"
    ]  # fmt: skip
    marks = {s["id"]: "met" for s in statements}
    case = case_named("seqf", "Optional indicators change no total").assessment
    given_ = {**case, "answers": {"5.1(B)": {"statements": marks}}}
    reply = asked_of("seqf", "gains", assessment=given_)
    (found,) = reply["gains"]
    assert (found["from"]["level"], found["to"]["level"]) == ("2", "3")
    assert (found["gain"], found["exact"], found["percent"], reply["max"]) == ("1", "1", "1", "100")
