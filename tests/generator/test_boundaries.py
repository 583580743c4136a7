"""Boundaries that no case stands at: every kind of outcome, and an answer that reaches it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from generator import boundaries
from generator.boundaries import Boundary, missing_boundaries
from generator.cases import assessment, scorer_of
from generator.load import load_framework
from generator.model import Framework
from tests.cases import FRAMEWORKS
from tests.generator.demo import demo, demo_data

type Answers = Mapping[str, Mapping[str, Any]]
type Spot = tuple[str | None, tuple[str, object]]


@pytest.fixture(autouse=True)
def few_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boundaries, "MOST_TRIED", 40)


def missing(
    framework: Framework, *answered: Answers, profile: Mapping[str, str] | None = None
) -> dict[Spot, Boundary]:
    """Boundaries that none of these answers stands at."""
    scorer = scorer_of(framework)
    results = [json.loads(scorer.score(assessment(framework, a, profile))) for a in answered]
    return {(one.item, one.what): one for one in missing_boundaries(framework, results, scorer)}


def test_every_kind_of_outcome_of_an_item_is_a_boundary_until_a_case_stands_at_it() -> None:
    spots: set[Spot] = {
        ("2", ("step", "1")),
        ("3", ("met", 2)),
        ("5.1(A)", ("outcome", "not_assessable")),
        ("5.1(A)", ("row", 4)),
        ("6C", ("flag", "long")),
    }
    found = missing(demo())
    assert spots <= found.keys()
    answers: Answers = {
        "2": {"statements": {"s1": "passed", "s2": "not_met", "s3": "not_met"}},
        "3": {"points": ["plan", "leader"]},
        "6C": {"inputs": {"hours": 41}},
    }
    assert found.keys() - missing(demo(), answers).keys() == {
        ("2", ("step", "1")), ("3", ("met", 2)), ("6C", ("flag", "long")),
    }  # fmt: skip


def test_an_answer_comes_with_a_boundary_that_likely_values_reach() -> None:
    found = missing(demo())
    assert found["6C", ("flag", "long")].answer == {"inputs": {"hours": 41}}
    steps = found["2", ("step", "1")].answer
    assert steps == {"statements": {"s1": "passed", "s2": "not_met", "s3": "not_met"}}


def test_a_boundary_that_no_likely_value_reaches_comes_without_an_answer() -> None:
    def narrow(data: Any) -> None:
        group = next(one for one in data["items"] if one["id"] == "6")
        group["parts"][2]["flags"][0]["when"][0]["less_than"] = "40.5"

    found = missing(Framework.model_validate(demo_data(narrow)))
    assert found["6C", ("flag", "long")].answer == {}


def test_thresholds_are_boundaries_until_a_case_reaches_them() -> None:
    into = load_framework(FRAMEWORKS / "into")
    thresholds = {(None, ("threshold", one.id)) for one in into.total.thresholds}
    assert thresholds == missing(into).keys()
    profile = {"learning_environment": "yes", "target_group": "both"}
    for level, left in (("not_met", thresholds), ("met", set())):
        answers = {item.id: {"level": level} for item in into.walk()}
        assert missing(into, answers, profile=profile).keys() == left
