"""The worked cases of the frameworks: what a test feeds to the scoring, wherever it runs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator import cases
from generator.load import load_frameworks
from generator.model import Framework
from generator.rules import rules_json

FRAMEWORKS = Path(__file__).resolve().parent.parent / "frameworks"


type Case = cases.WorkedCase


def case_id(case: Case) -> str:
    """What a failing case is called: framework, file and sentence."""
    return f"{case.framework}/{Path(case.file).stem}: {case.name}"


@cache
def frameworks() -> Mapping[str, Framework]:
    """Every framework by id."""
    return {framework.id: framework for framework in load_frameworks(FRAMEWORKS)}


@cache
def rules() -> Mapping[str, Mapping[str, object]]:
    """The runtime rules of every framework, by id."""
    return {name: rules_json(framework) for name, framework in frameworks().items()}


@cache
def all_cases() -> tuple[Case, ...]:
    """Every case of every framework, in the order of the files."""
    found: list[Case] = []
    for name, framework in frameworks().items():
        read, problems = cases.read_cases(framework, FRAMEWORKS / name, f"frameworks/{name}")
        assert not problems, "\n".join(map(str, problems))
        found += read
    return tuple(found)


def case_named(framework: str, name: str) -> Case:
    """The one case of that name."""
    (found,) = [c for c in all_cases() if c.framework == framework and c.name == name]
    return found


def assessment(
    framework: str, answers: Mapping[str, object], profile: object = None
) -> dict[str, object]:
    """An assessment file of the framework's present version."""
    return cases.assessment(frameworks()[framework], answers, profile)


def score_request(case_or_assessment: object) -> str:
    """The request that scores an assessment, as the page sends it."""
    request = {"op": "score", "assessment": case_or_assessment}
    return json.dumps(request, ensure_ascii=False, separators=(",", ":"))


def case_mismatches(case: Case, reply: str) -> list[cases.Mismatch]:
    """Where a reply of the scoring differs from what the case expects."""
    return cases.case_mismatches(case.expect, case.refused, reply)
