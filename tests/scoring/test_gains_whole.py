"""Gains on small invented frameworks, each worked out beside it."""

from __future__ import annotations

import pytest

from tests.scoring.asking import DECIDED, FULL, Data, asked, assessment, gains
from tests.scoring.demo import PLAIN, SCALE, SHARE, SUM

EFFECT = ("gain", "exact", "percent", "band", "thresholds")


def effect(entry: Data) -> tuple[object, ...]:
    return tuple(entry[key] for key in EFFECT)


BANDS: Data = {
    "id": "bands",
    "version": "1",
    "profile": [{"id": "rural", "choices": ["yes", "no"]}],
    "applicability": [
        {"items": ["b"], "not_applicable_when": {"profile": "rural", "is": ["yes"]}, "rule": "T-1"}
    ],
    "sections": [
        {"id": "first", "weight": "1/2", "items": ["a", "b"]},
        {"id": "second", "weight": "3", "items": ["aside", "c"]},
    ],
    "total": {
        "kind": "sum",
        "unit": "points",
        "decimals": 0,
        "bands": [
            {"id": "top", "from": 15, "to": 100},
            {"id": "middle", "from": 9, "to": "14.99"},
            {"id": "low", "from": 6, "to": "8.99"},
            {"id": "none", "from": 0, "to": "5.99"},
        ],
    },
    "items": [
        {"id": "a", "kind": "levels", "levels": SCALE},
        {"id": "b", "kind": "levels", "levels": SCALE},
        {"id": "aside", "kind": "levels", "levels": SCALE, "scored": False},
        {"id": "c", "kind": "levels", "levels": SCALE},
    ],
}
"""The total is (a + b) / 2 + 3 c, 4 to 20 with b and 3 1/2 to 17 1/2 without it."""


def of_bands(answers: Data, rural: str | None = None) -> Data:
    profile = {} if rural is None else {"rural": rural}
    return asked("gains", BANDS, assessment=assessment(answers, BANDS, profile))


def levels(**by_item: int) -> Data:
    return {name: {"level": str(level)} for name, level in by_item.items()}


def test_what_falls_away_and_what_is_aside_is_not_in_the_most() -> None:
    assert of_bands({}, "no")["max"] == "20"
    assert of_bands({}, "yes")["max"] == "18"
    assert of_bands({})["max"] == "20"


def test_the_most_is_that_of_what_is_left_whatever_the_profile_says() -> None:
    """Either a or b falls away, at most with 5 / 2 of 20."""
    other = {"items": ["a"], "not_applicable_when": {"profile": "rural", "is": ["no"]}, "rule": "T"}
    framework = {**BANDS, "applicability": [*BANDS["applicability"], other]}
    framework["total"] = {**BANDS["total"], "decimals": 1}
    reply = asked("gains", framework, assessment=assessment({}, framework))
    assert reply["max"] == "17.5"


def test_a_step_is_weighted_and_shared_exactly() -> None:
    """a and b to 5 add 1/2 each, 2.5 percent of 20; c to 2 adds 3, from 8 up to 11."""
    reply = of_bands(levels(a=4, b=4, aside=1, c=1), "no")
    assert [(each["item"], *effect(each)) for each in reply["gains"]] == [
        ("c", "3", "3", "15", "middle", []),
        ("a", "1", "1/2", "2.5", None, []),
        ("b", "1", "1/2", "2.5", None, []),
    ]


def test_the_highest_of_the_bands_that_are_reached_is_named() -> None:
    """4 at first; c at 3 makes 10, and at 5 16."""
    answers = {**levels(a=1, b=1), "c": {"level": "1", "target": "3"}}
    [target] = of_bands(answers, "no")["targets"]
    assert effect(target) == ("6", "6", "30", "middle", [])
    answers["c"]["target"] = "5"
    [target] = of_bands(answers, "no")["targets"]
    assert effect(target) == ("12", "12", "60", "top", [])


@pytest.mark.parametrize(("a", "band"), [(5, "middle"), (4, None)])
def test_a_band_is_reached_with_its_first_point(a: int, band: str | None) -> None:
    """With b at 1 and c at 2 the total is 9 where a is 5, and 8 1/2 where it is 4."""
    answers = {**levels(b=1, c=2), "a": {"level": "3", "target": str(a)}}
    [target] = of_bands(answers, "no")["targets"]
    assert target["band"] == band


def test_a_band_whose_first_point_there_was_before_is_not_new() -> None:
    answers = {**levels(b=1, c=2), "a": {"level": "5"}}
    [step] = [each for each in of_bands(answers, "no")["gains"] if each["item"] == "b"]
    assert (step["exact"], step["band"]) == ("1/2", None)


@pytest.mark.parametrize(
    ("rural", "bands"),
    [
        ("no", {"a": "middle", "b": "middle", "c": "middle"}),
        ("yes", {"a": None, "c": "middle"}),
        (None, {"a": None, "b": None, "c": "middle"}),
    ],
)
def test_a_band_counts_only_when_it_is_reached_whatever_the_profile_says(
    rural: str | None, bands: Data
) -> None:
    """8 1/2 with b and 7 without it; what b adds is for nothing where it falls away."""
    reply = of_bands(levels(a=2, b=3, c=2), rural)
    assert {each["item"]: each["band"] for each in reply["gains"]} == bands


def test_what_may_fall_away_takes_nobody_to_a_band() -> None:
    """With b the total is 7 1/2 and would be 9 1/2, without it 7 whatever b is."""
    answers = {**levels(a=2, c=2), "b": {"level": "1", "target": "5"}}
    assert [of_bands(answers, rural)["targets"][0]["band"] for rural in ("no", None)] == [
        "middle",
        None,
    ]


def test_an_open_item_counts_its_lowest_for_the_band_and_for_all_targets() -> None:
    """b is open and 1 at least: 8 1/2, and 9 with a at 5."""
    answers = {"a": {"level": "4", "target": "5"}, **levels(c=2)}
    reply = of_bands(answers, "no")
    assert effect(reply["targets"][0]) == ("1", "1/2", "2.5", "middle", [])
    assert effect(reply["together"]) == ("1", "1/2", "2.5", "middle", [])


def test_what_does_not_apply_has_neither_steps_nor_a_target_from_somewhere() -> None:
    answers = {"a": {"level": "5"}, "b": {"level": "2", "target": "4"}}
    reply = of_bands(answers, "yes")
    assert reply["gains"] == []
    [target] = reply["targets"]
    assert target == {
        "item": "b", "kind": "levels", "section": "first", "group": None,
        "status": "not_applicable", "from": None, "to": {"score": "4", "level": "4"},
        "reached": None, "gain": None, "exact": None, "percent": None, "band": None,
        "thresholds": [],
    }  # fmt: skip
    assert reply["together"] is None


@pytest.mark.parametrize(
    ("now", "target", "reached", "gain"),
    [
        ("11", "0", True, "0"),
        ("11", "2", False, "2"),
        ("10", "0", True, "0"),
        ("9", "2", True, "0"),
    ],
)
def test_a_target_is_reached_at_its_score_and_above(
    now: str, target: str, reached: object, gain: str
) -> None:
    """Up to ten weeks give 2 points, more give 0."""
    [found] = gains({"setB": {"inputs": {"weeks": now}, "target": target}})["targets"]
    assert (found["reached"], found["gain"]) == (reached, gain)


@pytest.mark.parametrize(
    ("now", "target", "reached"),
    [
        ("not_met", "not_met", True),
        ("not_met", "partly", False),
        ("partly", "partly", True),
        ("partly", "not_met", True),
        ("partly", "met", False),
        ("met", "partly", True),
    ],
)
def test_partly_met_is_between_not_met_and_met(now: str, target: str, reached: object) -> None:
    answers = {"m1": {"level": now, "target": target}}
    [found] = asked("gains", SHARE, assessment=assessment(answers, SHARE))["targets"]
    assert found["reached"] is reached
    assert found["exact"] == ("1" if target == "met" else "0")


def test_targets_that_have_nothing_to_start_from_stand_last() -> None:
    """Even behind those that are reached, which gain nothing."""
    answers = {"level": {"target": "5"}, "list": {"points": ["a", "b"], "target": "3"}}
    reply = gains(answers)
    assert [(each["item"], each["gain"]) for each in reply["targets"]] == [
        ("list", "0"),
        ("level", None),
    ]
    assert [each["gain"] for each in reply["gains"]] == ["2"]


def grouped(**targets: str) -> Data:
    """The full answers, in which the group has 3.5 of setA and 0 of setB, with targets."""
    answers = {name: dict(answer) for name, answer in {**FULL, "set": {}}.items()}
    for name, target in targets.items():
        answers[name]["target"] = target
    return gains(answers)


@pytest.mark.parametrize(
    ("targets", "together"),
    [
        ({"setA": "5", "setB": "2"}, "7/2"),
        ({"set": "6"}, "5/2"),
        ({"set": "6", "setA": "5", "setB": "2"}, "5/2"),
        ({"set": "4", "setA": "5"}, "1/2"),
        ({"set": "3", "setA": "5"}, "3/2"),
    ],
)
def test_a_group_goes_to_its_own_target_unless_it_is_above_it(targets: Data, together: str) -> None:
    reply = grouped(**targets)
    assert reply["together"]["exact"] == together
    second = reply["together"]["sections"][1]
    before = asked("score", assessment=assessment(FULL, profile=DECIDED))["sections"][1]
    assert before["score"] == "10.5"
    assert (
        float(second["score"]) - 10.5 == {"7/2": 3.5, "5/2": 2.5, "1/2": 0.5, "3/2": 1.5}[together]
    )


def met(levels: str, framework: Data = SHARE, **profile: str) -> Data:
    """Criteria met (m) or not met (n)."""
    names = {"m": "met", "n": "not_met"}
    answers = {f"m{n}": {"level": names[each]} for n, each in enumerate(levels, start=1)}
    return asked("gains", framework, assessment=assessment(answers, framework, profile))


def test_criteria_that_do_not_apply_are_not_counted() -> None:
    """Three apply; half of them are 2, four fifths 3."""
    reply = met("mnnmm", learning="no", youth="no")
    assert (reply["max"], reply["kind"], reply["unit"]) == ("3", "met_share", "criteria")
    assert [(each["item"], *effect(each)) for each in reply["gains"]] == [
        ("m2", "1", "1", "33.3", None, ["half"]),
        ("m3", "1", "1", "33.3", None, ["half"]),
    ]


def test_several_thresholds_may_be_reached_at_once() -> None:
    targets = {f"m{n}": {"level": "not_met", "target": "met"} for n in range(1, 6)}
    profile = {"learning": "yes", "youth": "yes"}
    reply = asked("gains", SHARE, assessment=assessment(targets, SHARE, profile))
    assert effect(reply["together"]) == ("5", "5", "100", None, ["half", "most"])
    assert [each["thresholds"] for each in reply["targets"]] == [[]] * 5


def test_of_no_criteria_no_share_is_reached() -> None:
    """Either of two may fall away, and where both do nothing is left to be a share of."""
    rules = [
        {"items": [f"m{n}"], "not_applicable_when": {"profile": "youth", "is": "no"}, "rule": "T-5"}
        for n in (1, 2)
    ]
    framework = {
        **SHARE,
        "applicability": rules,
        "sections": [{"id": "all", "items": ["m1", "m2"]}],
        "items": SHARE["items"][:2],  # type: ignore[index]  # its items are a list
    }
    assert [each["thresholds"] for each in met("mn", framework)["gains"]] == [[]]
    decided = met("mn", framework, youth="yes")
    assert [each["thresholds"] for each in decided["gains"]] == [["most"]]
    nothing = met("mn", framework, youth="no")
    assert (nothing["max"], nothing["gains"]) == ("0", [])


def test_what_every_answer_takes_away_is_not_in_the_most() -> None:
    rule = {
        "items": ["m4"],
        "not_applicable_when": {"profile": "youth", "is": ["yes", "no"]},
        "rule": "T-5",
    }
    framework = {**SHARE, "applicability": [rule]}
    assert met("mmn", framework)["max"] == "4"
    assert met("mmn", framework, youth="no")["max"] == "4"


def test_a_framework_without_a_total_has_no_most() -> None:
    levels_ = {"id": "note", "kind": "levels", "levels": SCALE}
    framework = {**PLAIN, "items": [levels_]}
    answers = {"note": {"level": "2", "target": "4"}}
    assert asked("gains", framework, assessment=assessment(answers, framework)) == {
        "format": "tumstock-gains", "format_version": 1,
        "framework": {"id": "plain", "version": "1"},
        "kind": "none", "unit": "none", "max": None,
        "gains": [], "targets": [], "together": None,
    }  # fmt: skip


def test_scores_are_shown_with_two_decimals() -> None:
    [found] = gains({"setA": {"rating": "2,125", "target": "4,375"}})["targets"]
    assert (found["from"]["score"], found["to"]["score"]) == ("2.13", "4.38")
    assert found["exact"] == "9/4"


def test_a_framework_without_bands_names_none() -> None:
    framework: Data = dict(SUM)
    framework["total"] = {**framework["total"], "bands": []}
    reply = asked("gains", framework, assessment=assessment(FULL, framework, DECIDED))
    assert {each["band"] for each in reply["gains"]} == {None}


def test_a_ladder_that_was_set_by_hand_alone_lacks_every_statement_up_to_the_next_step() -> None:
    by_hand = {"override": {"score": "1", "reason": "seen on site"}}
    [step] = gains({"ladder": by_hand})["gains"]
    assert (step["to"]["score"], step["overridden"]) == ("2", True)
    assert [each["statement"] for each in step["needs"]["lacking"]] == ["s1", "s2", "s3"]
    assert {each["state"] for each in step["needs"]["lacking"]} == {"unmarked"}


def test_a_ladder_that_was_set_by_hand_goes_one_step_whatever_holds_above_it() -> None:
    answer = {
        "statements": {f"s{n}": "met" for n in range(1, 6)},
        "override": {"score": "1", "reason": "seen on site"},
    }
    [step] = gains({"ladder": answer})["gains"]
    assert (step["to"]["score"], step["needs"]) == ("2", {"lacking": []})
