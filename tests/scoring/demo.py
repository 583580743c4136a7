"""A small invented framework for each kind of total, to test the scoring by itself."""

import json
from collections.abc import Mapping
from typing import Any

from scoring import Scorer

SCALE = {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5}

SUM = {
    "id": "demo",
    "version": "1",
    "profile": [{"id": "rural", "choices": ["yes", "no"]}],
    "applicability": [
        {
            "items": ["ladder"],
            "not_applicable_when": {"profile": "rural", "is": ["yes"]},
            "rule": "T-1",
        }
    ],
    "sections": [
        {"id": "first", "weight": "2/3", "items": ["level", "ladder"]},
        {"id": "second", "weight": "1", "items": ["list", "table", "set"]},
    ],
    "total": {
        "kind": "sum",
        "unit": "points",
        "decimals": 1,
        "bands": [
            {"id": "high", "from": 15, "to": 25},
            {"id": "low", "from": 0, "to": "14.9"},
        ],
    },
    "items": [
        {"id": "level", "kind": "levels", "levels": SCALE, "not_applicable": True},
        {
            "id": "ladder",
            "kind": "steps",
            "steps": [
                {"level": "1", "statements": [{"id": "s1", "shortcoming": True}, {"id": "s2"}]},
                {"level": "2", "statements": [{"id": "s3"}]},
                {"level": "3", "statements": [{"id": "s4"}, {"id": "s5"}]},
            ],
        },
        {
            "id": "list",
            "kind": "checklist",
            "points": ["a", "b", "c"],
            "counts": {"0": 1, "1": 1, "2": 3, "3": 5},
        },
        {
            "id": "table",
            "kind": "table",
            "levels": SCALE,
            "inputs": [
                {"id": "part", "type": "count"},
                {"id": "whole", "type": "count"},
                {"id": "share", "type": "percent"},
                {"id": "tracked", "type": "choice", "choices": ["yes", "no"]},
                {"id": "days", "type": "numbers", "optional": True},
            ],
            "derived": {
                "counted": {"percent": ["part", "whole"]},
                "known": {"either": ["share", "counted"]},
                "middle": {"median": "days"},
            },
            "rows": [
                {
                    "level": "5",
                    "when": [{"value": "known", "at_least": 75}, {"value": "tracked", "is": "yes"}],
                },
                {"level": "4", "when": [{"value": "known", "at_least": 50}]},
                {"level": "1"},
            ],
            "notices": [
                {
                    "kind": "gap",
                    "rule": "R-BAND",
                    "when": [{"value": "known", "more_than": 74, "less_than": 75}],
                }
            ],
            "figures": ["middle"],
        },
        {
            "id": "set",
            "kind": "group",
            "parts": [
                {"id": "setA", "kind": "rating", "min": 1, "max": 5},
                {
                    "id": "setB",
                    "kind": "table",
                    "inputs": [{"id": "weeks", "type": "number", "min": 0}],
                    "rows": [
                        {"score": 2, "when": [{"value": "weeks", "at_most": 10}]},
                        {"score": 0},
                    ],
                },
                {
                    "id": "setC",
                    "kind": "indicator",
                    "scored": False,
                    "inputs": [
                        {"id": "jobs", "type": "tally"},
                        {"id": "start", "type": "date", "optional": True},
                        {"id": "remark", "type": "text", "optional": True},
                    ],
                    "derived": {
                        "all": {"sum": "jobs"},
                        "kinds": {"count": "jobs"},
                        "varied": {"share_at_most": {"of": "jobs", "at_most": 2}},
                    },
                    "figures": ["kinds", "varied"],
                    "flags": [{"id": "few", "when": [{"value": "all", "less_than": 10}]}],
                },
            ],
        },
    ],
}

SHARE = {
    "id": "share",
    "version": "1",
    "profile": [
        {"id": "learning", "choices": ["yes", "striving", "no"]},
        {"id": "youth", "choices": ["yes", "no"]},
    ],
    "applicability": [
        {
            "items": ["m5"],
            "not_applicable_when": {"profile": "learning", "is": ["no"]},
            "rule": "T-4",
        },
        {"items": ["m4"], "not_applicable_when": {"profile": "youth", "is": "no"}, "rule": "T-5"},
    ],
    "sections": [{"id": "all", "items": ["m1", "m2", "m3", "m4", "m5"]}],
    "total": {
        "kind": "met_share",
        "unit": "criteria",
        "thresholds": [{"id": "half", "share": "1/2"}, {"id": "most", "share": "4/5"}],
    },
    "items": [{"id": f"m{n}", "kind": "met"} for n in range(1, 6)],
}

PLAIN = {
    "id": "plain",
    "version": "1",
    "sections": [{"id": "all", "items": ["note"]}],
    "total": {"kind": "none", "unit": "none"},
    "items": [
        {"id": "note", "kind": "indicator", "inputs": [{"id": "weeks", "type": "number"}]},
    ],
}


def result(
    answers: Mapping[str, object],
    framework: Mapping[str, object] = SUM,
    profile: Mapping[str, object] | None = None,
) -> dict[str, Any]:
    """The result, or the refusal, of answers to one of the invented frameworks."""
    scorer = Scorer()
    scorer.load(framework)
    assessment = {
        "format": "tumstock-assessment",
        "format_version": 1,
        "framework": {"id": framework["id"], "version": framework["version"]},
        "profile": profile or {},
        "answers": answers,
    }
    reply = scorer.call(json.dumps({"op": "score", "assessment": assessment}))
    read: dict[str, Any] = json.loads(reply)
    return read


def item(name: str, answer: object, **profile: str) -> dict[str, Any]:
    """The score of one item of the invented sum framework."""
    found: dict[str, Any] = result({name: answer}, profile=profile)["items"][name]
    return found


def problems(name: str, answer: object) -> list[tuple[str, str]]:
    """Code and path of each problem with one answer."""
    refused = result({name: answer})
    assert refused["format"] == "tumstock-refusal", refused
    listed: list[dict[str, str]] = refused["problems"]
    return [(problem["code"], problem["path"]) for problem in listed]
