"""What becomes of an item whose score is set by hand, beside what its answer would have given."""

from __future__ import annotations

from typing import Any

import pytest

from tests.scoring.demo import item

LADDER = {"statements": {f"s{n}": "met" for n in range(1, 6)}, "evidence": [{"levels": ["2"]}]}
"""Step 3, of which evidence supports step 2."""


def set_by_hand(name: str, score: object, **answer: object) -> Any:
    return item(name, {**answer, "override": {"score": score, "reason": "agreed"}})


@pytest.mark.parametrize(("score", "documented"), [("1", "1"), ("2", "2"), ("3", "2")])
def test_a_ladder_set_by_hand_is_documented_up_to_its_score(score: str, documented: str) -> None:
    found = set_by_hand("ladder", score, **LADDER)
    assert (found["score"], found["documented_score"]) == (score, documented)


def test_a_ladder_without_marks_is_not_documented() -> None:
    assert set_by_hand("ladder", "3")["documented_score"] is None


def test_what_was_computed_is_told_with_two_decimals() -> None:
    found = set_by_hand("setA", "4", rating="3,456")
    assert found["explanation"] == {"computed": "3.46"}
    assert set_by_hand("setA", "4")["explanation"] == {"computed": None}


@pytest.mark.parametrize("score", ["1", "5"])
def test_a_mean_may_be_set_to_either_end_of_its_scale(score: str) -> None:
    found = set_by_hand("setA", score)
    assert (found["score"], found["lowest"], found["highest"]) == (score, score, score)


def test_an_answer_that_nobody_knew_may_be_set_by_hand() -> None:
    found = set_by_hand("level", "2", unknown=True, level="3")
    assert (found["status"], found["score"]) == ("scored", "2")
    assert (found["unknown"], found["overridden"]) == (True, True)
    assert found["explanation"] == {"computed": None}


def test_a_picked_level_set_by_hand_keeps_what_was_measured_beside_it() -> None:
    found = set_by_hand("table", "5", level="3", inputs={"share": 60, "tracked": "no"})
    assert found["score"] == "5"
    assert found["explanation"] == {
        "values": {"known": "60", "tracked": "no"},
        "row": 2,
        "picked": True,
        "notices": [],
        "measured": "4",
        "computed": "3",
    }


@pytest.mark.parametrize("unknown", [None, False])
def test_whoever_does_not_say_so_knows(unknown: object) -> None:
    found = item("level", {"unknown": unknown, "level": "3"})
    assert (found["status"], found["score"], found["unknown"]) == ("scored", "3", False)
