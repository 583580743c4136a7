"""What holds for every assessment, whatever is in it."""

import json
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring import Scorer
from scoring.boundary import CODES
from scoring.decode import framework_from_rules
from scoring.spec import Framework
from tests.cases import rules, score_request
from tests.strategies import any_assessment, sound_assessment

pytestmark = pytest.mark.slow

FRAMEWORKS = sorted(rules())
MANY = settings(max_examples=30, deadline=None)


@cache
def loaded(framework: str) -> Framework:
    return framework_from_rules(rules()[framework])


def scored(assessment: dict[str, object]) -> str:
    """The reply of a scorer that has never scored anything before."""
    named = assessment["framework"]
    assert isinstance(named, dict)
    fresh = Scorer()
    fresh.take(loaded(named["id"]))
    return fresh.call(score_request(assessment))


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_score_lies_between_the_lowest_and_the_highest_possible(framework: str) -> None:
    @MANY
    @given(sound_assessment(rules()[framework]))
    def law(assessment: dict[str, object]) -> None:
        result = json.loads(scored(assessment))
        if "problems" in result:
            codes = {problem["code"] for problem in result["problems"]}
            assert codes <= {"over_100", "conflict", "out_of_range"}  # values that contradict
            return
        for part in [*result["items"].values(), *result["sections"], result["total"]]:
            if "lowest" in part:
                ends = [Fraction(part[key]) for key in ("min", "lowest", "highest", "max")]
                assert ends == sorted(ends)
                if part["score"] is not None:
                    assert ends[1] == Fraction(part["score"]) == ends[2]

    law()


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_what_was_computed_before_never_changes_a_result(framework: str) -> None:
    warm = Scorer()
    warm.take(loaded(framework))

    @MANY
    @given(any_assessment(rules()[framework]))
    def law(assessment: dict[str, object]) -> None:
        request = score_request(assessment)
        assert warm.call(request) == scored(assessment) == warm.call(request)

    law()


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_order_of_the_answers_never_matters(framework: str) -> None:
    @MANY
    @given(st.data())
    def law(data: st.DataObject) -> None:
        assessment = data.draw(sound_assessment(rules()[framework]))
        answers = assessment["answers"]
        assert isinstance(answers, dict)
        shuffled = dict(data.draw(st.permutations(list(answers.items()))))
        replies = {scored({**assessment, "answers": each}) for each in (answers, shuffled)}
        if not any("problems" in json.loads(reply) for reply in replies):
            assert len(replies) == 1

    law()


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_any_answer_gives_a_result_or_problems_that_name_their_place(framework: str) -> None:
    @MANY
    @given(any_assessment(rules()[framework]))
    def law(assessment: dict[str, object]) -> None:
        reply = json.loads(scored(assessment))
        assert reply["format"] in ("tumstock-result", "tumstock-refusal")
        for problem in reply.get("problems", []):
            assert problem["code"] in CODES
            assert problem["path"].startswith(f"answers.{problem['item']}")

    law()


def test_holding_one_more_statement_never_lowers_a_ladder() -> None:
    framework = rules()["seqf"]

    @MANY
    @given(st.data())
    def law(data: st.DataObject) -> None:
        assessment = data.draw(sound_assessment(framework))
        answers = assessment["answers"]
        assert isinstance(answers, dict)
        ladders = [i for i, a in answers.items() if a.get("statements") and "unknown" not in a]
        if not ladders:
            return
        item = data.draw(st.sampled_from(ladders))
        marks = answers[item]["statements"]
        better = {**marks, data.draw(st.sampled_from(sorted(marks))): "met"}
        improved = {**answers, item: {**answers[item], "statements": better}}
        scores = [
            json.loads(scored({**assessment, "answers": each})) for each in (answers, improved)
        ]
        if all("items" in score for score in scores):
            before, after = (int(score["items"][item]["score"]) for score in scores)
            assert before <= after

    law()
