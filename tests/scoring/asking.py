"""Requests about one or several assessments, asked of a scorer that knows one framework."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from scoring import Scorer
from scoring.decode import framework_from_rules
from scoring.spec import Framework
from tests.cases import rules
from tests.scoring.demo import SUM

type Data = dict[str, Any]

FULL: Data = {
    "level": {"level": "4"},
    "ladder": {"statements": {"s1": "met", "s2": "met", "s3": "met"}},
    "list": {"points": ["a", "b"]},
    "table": {"inputs": {"share": 50, "tracked": "no"}},
    "setA": {"rating": "3,5"},
    "setB": {"inputs": {"weeks": 11}},
}
"""Every item of the invented framework that counts, answered: 14 1/2 of 22 1/3."""

DECIDED: Data = {"rural": "no"}
"""The profile under which all of them apply."""


def assessment(
    answers: Mapping[str, object],
    framework: Mapping[str, object] = SUM,
    profile: Mapping[str, object] | None = None,
    version: object = None,
) -> Data:
    """An assessment file of an invented framework, in its own version if no other is named."""
    return {
        "format": "tumstock-assessment",
        "format_version": 1,
        "framework": {"id": framework["id"], "version": version or framework["version"]},
        "profile": profile or {},
        "answers": answers,
    }


def asked(op: str, framework: Mapping[str, object] = SUM, **request: object) -> Data:
    """The reply to a request, of a scorer that knows one invented framework."""
    scorer = Scorer()
    scorer.load(framework)
    reply: Data = json.loads(scorer.call(json.dumps({"op": op, **request})))
    return reply


def gains(answers: Data, profile: Data | None = None) -> Data:
    """What next steps and targets of the first invented framework add, all of it applicable."""
    return asked("gains", assessment=assessment(answers, profile=profile or DECIDED))


@cache
def loaded(framework: str) -> Framework:
    """The framework of that id, read once."""
    return framework_from_rules(rules()[framework])


def asked_of(framework: str, op: str, **request: object) -> Data:
    """The reply to a request, of a fresh scorer that knows one real framework."""
    scorer = Scorer()
    scorer.take(loaded(framework))
    reply: Data = json.loads(scorer.call(json.dumps({"op": op, **request})))
    return reply


def problems(reply: Data) -> list[tuple[str, str]]:
    """Code and path of each problem of a refusal."""
    assert reply["format"] == "tumstock-refusal", reply
    return [(problem["code"], problem["path"]) for problem in reply["problems"]]
