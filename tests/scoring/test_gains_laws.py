"""A gain is what two real scorings differ by, whatever is in the assessment."""

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import rules
from tests.scoring.asking import Data, asked_of
from tests.strategies import sound_assessment

MANY = settings(max_examples=25, deadline=None)


def raised(answer: Data, gain: Data) -> Data:
    """The answer, changed in the way that the gain says it takes."""
    to = gain["to"]
    kept = {key: value for key, value in answer.items() if key != "points"}
    if gain["overridden"] or (gain["kind"] == "table" and to["level"] is None):
        score = to["level"] if gain["kind"] == "met" else to["score"]
        return {**answer, "override": {"score": score, "reason": "raised"}}
    if gain["kind"] == "steps":
        lacking = {each["statement"]: "met" for each in gain["needs"]["lacking"]}
        return {**answer, "statements": {**answer["statements"], **lacking}}
    if gain["kind"] == "checklist":
        return {**kept, "count": gain["needs"]["met"] + gain["needs"]["points"]}
    if gain["kind"] == "rating":
        return {**answer, "rating": to["score"]}
    return {**answer, "level": to["level"]}


def filled(framework: str, given_: Data) -> Data | None:
    """The assessment with the lowest score set by hand wherever it has none."""
    result = asked_of(framework, "score", assessment=given_)
    if "problems" in result:  # values that contradict each other
        return None
    answers = dict(given_["answers"])
    for name, found in result["items"].items():
        if found["score"] is None and found["kind"] not in ("group", "indicator"):
            score = "not_met" if found["kind"] == "met" else found["min"]
            by_hand = {"override": {"score": score, "reason": "not known"}}
            answers[name] = {**answers.get(name, {}), **by_hand}
    profile = {"into": {"learning_environment": "yes", "target_group": "both"}}.get(framework, {})
    return {**given_, "answers": answers, "profile": profile}


@pytest.mark.parametrize("framework", sorted(rules()))
def test_a_gain_is_the_difference_of_two_real_scorings(framework: str) -> None:
    @MANY
    @given(st.data())
    def law(data: st.DataObject) -> None:
        before = filled(framework, data.draw(sound_assessment(rules()[framework])))
        if before is None:
            return
        reply = asked_of(framework, "gains", assessment=before)
        if not reply["gains"]:
            most = asked_of(framework, "score", assessment=before)["total"]
            assert framework == "af" or most.get("percent", "100") == "100"
            return
        gain = data.draw(st.sampled_from(reply["gains"]))
        answers = before["answers"]
        item = gain["item"]
        after = {**before, "answers": {**answers, item: raised(answers[item], gain)}}
        old, new = (asked_of(framework, "score", assessment=each) for each in (before, after))
        assert old["items"][item]["score"] == gain["from"]["score"]
        assert new["items"][item]["score"] == gain["to"]["score"]
        assert new["items"][item]["level"] == gain["to"]["level"] or gain["overridden"]
        assert points(new) - points(old) == Fraction(gain["exact"]) > 0
        assert math.isclose(float(Fraction(gain["exact"])), float(gain["gain"]), abs_tol=0.05)
        if "band" in new["total"]:
            reached = new["total"]["band"] if new["total"]["band"] != old["total"]["band"] else None
            assert gain["band"] == reached
        assert gain["thresholds"] == [
            limit["id"]
            for limit, was in zip(
                new["total"].get("thresholds", ()), old["total"].get("thresholds", ()), strict=True
            )
            if limit["reached"] and not was["reached"]
        ]

    law()


def points(result: Data) -> Fraction:
    total = result["total"]
    assert total["complete"]
    return Fraction(total["exact"] if total["kind"] == "sum" else total["met"])


@pytest.mark.parametrize("framework", ["ips", "into"])
def test_both_ends_of_an_open_total_rise_by_the_gain(framework: str) -> None:
    @MANY
    @given(st.data())
    def law(data: st.DataObject) -> None:
        before = data.draw(sound_assessment(rules()[framework]))
        reply = asked_of(framework, "gains", assessment=before)
        if not reply.get("gains"):
            return
        gain = data.draw(st.sampled_from(reply["gains"]))
        answers = before["answers"]
        assert isinstance(answers, dict)
        better = {**answers, gain["item"]: raised(answers[gain["item"]], gain)}
        old, new = (
            asked_of(framework, "score", assessment={**before, "answers": each})["total"]
            for each in (answers, better)
        )
        for end in ("lowest", "highest") if framework == "ips" else ("met",):
            assert Fraction(new[end]) - Fraction(old[end]) == Fraction(gain["exact"])

    law()
