"""What is possible while a question of the profile is open: every answer to it is counted with."""

from __future__ import annotations

import json
from typing import Any

import pytest

from scoring.assess import Memory, assess
from scoring.decode import framework_from_rules
from scoring.undecided import may_fall_away
from tests.scoring.asking import FULL, Data, asked, assessment
from tests.scoring.demo import SHARE, SUM, result

TWICE = [  # two rules that ask the same question
    {"items": ["m5"], "not_applicable_when": {"profile": "learning", "is": ["no"]}},
    {"items": ["m4"], "not_applicable_when": {"profile": "learning", "is": ["striving", "no"]}},
]


def total(answers: Data, **profile: str) -> dict[str, Any]:
    return dict(result(answers, SUM, profile)["total"])


def first(answers: Data, **profile: str) -> dict[str, Any]:
    """The first section: (level + ladder) x 2/3, of which the ladder may not apply."""
    return dict(result(answers, SUM, profile)["sections"][0])


def ends(found: Data) -> tuple[str, str, str, str]:
    return found["min"], found["lowest"], found["highest"], found["max"]


def test_the_range_holds_what_each_answer_would_make_of_it() -> None:
    """The second section is open, 3 to 17; level 4 and ladder 2.

    Applies: (4 + 2) x 2/3 = 4; at all (1 + 1) x 2/3 to (5 + 3) x 2/3. Falls away: 4 x 2/3 = 8/3;
    at all 2/3 to 10/3.
    """
    answers = {"level": {"level": "4"}, "ladder": FULL["ladder"]}
    assert ends(total(answers, rural="no")) == ("4.3", "7", "21", "22.3")
    assert ends(total(answers, rural="yes")) == ("3.7", "5.7", "19.7", "20.3")
    assert ends(total(answers)) == ("3.7", "5.7", "21", "22.3")


def test_no_band_is_named_while_an_open_question_stands_between_two() -> None:
    """(4 + 3) x 2/3 + 3 + 4 + 3.5 = 91/6 is high, 4 x 2/3 + 10.5 = 79/6 is low."""
    statements = {f"s{n}": "met" for n in range(1, 6)}
    answers = {**FULL, "ladder": {"statements": statements}}
    assert (total(answers, rural="no")["exact"], total(answers, rural="no")["band"]) == (
        "91/6",
        "high",
    )
    assert (total(answers, rural="yes")["exact"], total(answers, rural="yes")["band"]) == (
        "79/6",
        "low",
    )
    found = total(answers)
    assert (found["lowest"], found["highest"], found["band"]) == ("13.2", "15.2", None)
    assert [band["possible"] for band in found["bands"]] == [True, True]
    assert found["next_band"] == {"id": "high", "from": "15", "missing": "1.8"}  # 11/6
    assert (found["complete"], found["score"]) == (False, None)


def test_what_no_answer_takes_away_together_is_not_counted_as_gone_together() -> None:
    """The ladder does not apply in the country, the list not in town: never both.

    Level 4, ladder 3 and list 5; table and group are open, 1 + 1 to 5 + 7.
    In the country 4 x 2/3 + 5 + 2 = 29/3 to 8/3 + 5 + 12 = 59/3, in town (4 + 3) x 2/3 + 2 = 20/3
    to 14/3 + 12 = 50/3. With both gone it would be 14/3, with neither 65/3.
    """
    rules = [
        {"items": [item], "not_applicable_when": {"profile": "place", "is": [place]}}
        for item, place in (("ladder", "country"), ("list", "town"))
    ]
    profile = [{"id": "place", "choices": ["country", "town"]}]
    statements = {f"s{n}": "met" for n in range(1, 6)}
    answers = {
        "level": {"level": "4"},
        "ladder": {"statements": statements},
        "list": {"count": 3},
    }
    found = result(answers, {**SUM, "profile": profile, "applicability": rules})["total"]
    assert (found["lowest"], found["highest"]) == ("6.7", "19.7")


def test_a_section_is_a_range_too_and_its_shares_are_of_what_would_apply() -> None:
    """Applies: 4 of 16/3 is 75 percent. Falls away: 8/3 of 10/3 is 80 percent."""
    answers = {"level": {"level": "4"}, "ladder": FULL["ladder"]}
    found = first(answers)
    assert ends(found) == ("0.7", "2.7", "4", "5.3")
    assert (found["lowest_percent"], found["highest_percent"]) == ("75", "80")
    assert (found["score"], found["exact"], found["percent"]) == (None, None, None)
    assert (found["subtotal"], found["answered"], found["count"]) == ("4", 2, 2)
    decided = first(answers, rural="no")
    assert (decided["score"], decided["percent"]) == ("4", "75")


def test_a_section_of_which_nothing_may_be_left_has_shares_of_what_may() -> None:
    """Without level only the ladder is left, 1 to 3 of 3; without the ladder there is no share."""
    found = first({"level": {"not_applicable": {"reason": "not done here"}}})
    assert ends(found) == ("0", "0", "2", "2")
    assert (found["lowest_percent"], found["highest_percent"]) == ("33.3", "100")


def test_a_section_of_criteria_is_settled_when_it_is_settled_which_apply() -> None:
    """m1 and m4 are met, m5 falls away: 2 of 4, or 1 of 3 should m4 not apply either."""
    levels = {"m1": "met", "m2": "not_met", "m3": "not_met", "m4": "met"}
    answers = {item: {"level": level} for item, level in levels.items()}
    (found,) = result(answers, SHARE, {"learning": "no"})["sections"]
    assert (found["lowest"], found["highest"], found["score"]) == ("1", "2", None)
    assert (found["lowest_percent"], found["highest_percent"]) == ("33.3", "50")


def test_what_was_computed_before_the_answer_does_not_stay() -> None:
    """The scores of the items stay the same, and the section may not."""
    framework, memory = framework_from_rules(SUM), Memory()

    def score(profile: dict[str, str]) -> str | None:
        reply = json.loads(assess(framework, assessment(FULL, profile=profile), memory))
        found: str | None = reply["sections"][0]["score"]
        return found

    asked_for: list[dict[str, str]] = [{}, {"rural": "no"}, {}, {"rural": "yes"}]
    assert [score(profile) for profile in asked_for] == [None, "4", None, "2.7"]


def test_a_band_is_reached_by_what_applies_for_certain() -> None:
    """Certain is 4 x 2/3 + 10.5 = 79/6. The list gives 2: 91/6, beyond 15.

    The ladder gives 2/3, which would lift 29/2 to 91/6 if it applied and nothing if it does not.
    """
    found = asked("gains", assessment=assessment(FULL))["gains"]
    bands = {each["item"]: (each["exact"], each["band"]) for each in found}
    assert bands["list"] == ("2", "high")
    assert bands["ladder"] == ("2/3", None)
    decided = asked("gains", assessment=assessment(FULL, profile={"rural": "no"}))["gains"]
    assert {each["item"]: each["band"] for each in decided}["ladder"] == "high"


def test_targets_together_keep_a_section_open() -> None:
    answers = {**FULL, "level": {"level": "4", "target": "5"}}
    together = asked("gains", assessment=assessment(answers))["together"]
    section = together["sections"][0]
    assert (section["score"], section["lowest"], section["highest"]) == (None, "3.3", "4.7")


@pytest.mark.parametrize(
    ("profile", "bases"),
    [
        # "yes" takes nothing away, "striving" m4, "no" both; m5 alone falls away for nobody
        ({}, [5, 4, 3]),
        ({"learning": "yes"}, [5]),
        ({"learning": "striving"}, [4]),
        ({"learning": "no"}, [3]),
    ],
)
def test_rules_that_ask_the_same_question_are_answered_together(
    profile: dict[str, str], bases: list[int]
) -> None:
    found = result({}, {**SHARE, "applicability": TWICE}, profile)["total"]["bases"]
    assert [base["applicable"] for base in found] == bases


def test_the_sets_that_may_fall_away_stand_in_the_order_of_the_rules() -> None:
    framework = framework_from_rules(SHARE)
    away = may_fall_away(framework, framework.applicability)
    assert [sorted(gone) for gone in away] == [[], ["m5"], ["m4"], ["m4", "m5"]]
    assert may_fall_away(framework, []) == ()


def test_what_may_fall_away_is_what_an_answer_takes_away_and_not_what_it_leaves() -> None:
    """m4 without m5 goes with "striving"; m5 without m4 with none."""
    framework = framework_from_rules({**SHARE, "applicability": TWICE})
    away = may_fall_away(framework, framework.applicability)
    assert [sorted(gone) for gone in away] == [[], ["m4"], ["m4", "m5"]]


def test_a_question_without_answers_takes_nothing_away() -> None:
    rule = {"items": ["m1"], "not_applicable_when": {"profile": "other", "is": ["no"]}}
    found = result({}, {**SHARE, "applicability": [rule]})["total"]
    assert ([base["applicable"] for base in found["bases"]], found["complete"]) == ([5], False)
