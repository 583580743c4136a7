"""Requests whose replies are held whole: every member of each kind of reply, once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tests.scoring.asking import DECIDED, FULL, Data, asked, assessment
from tests.scoring.demo import PLAIN, SHARE, SUM

HALF: Data = {
    "level": {"level": 2},
    "ladder": {"statements": {"s1": "passed", "s2": "met", "s3": "not_met"}},
    "list": {"count": "2"},
    "table": {"inputs": {"part": 3, "whole": "4"}},
    "setC": {"inputs": {"jobs": {"shop": 2, "farm": 5}, "start": "2026-01-09", "remark": "x"}},
}
EVIDENCE: Data = {
    **FULL,
    "level": {"level": "5"},
    "ladder": {
        "statements": {f"s{n}": "met" for n in range(1, 6)},
        "evidence": [{"text": "minutes", "levels": ["2"]}, {"levels": ["2", "3"]}],
    },
    "list": {"points": ["a", "b", "c"]},
    "table": {"inputs": {"share": "74,5", "tracked": "yes", "days": [3, "4,5", 9]}},
}
BY_HAND: Data = {
    "level": {"not_applicable": {"reason": "not done here"}},
    "ladder": {"unknown": True},
    "list": {"points": ["a"], "override": {"score": "3", "reason": "agreed"}},
    "table": {"inputs": {"share": "80"}, "level": "4"},
    "setA": {"unknown": True, "override": {"score": "2,5", "reason": "agreed"}},
    "setB": {"unknown": True},
}
TARGETS: Data = {
    **FULL,
    "level": {"level": "2", "target": "4"},
    "ladder": {**FULL["ladder"], "target": "3"},
    "list": {"count": 2, "target": 5},
    "table": {"target": "5"},
    "set": {"target": "6"},
}
BROKEN: Data = {
    "level": {"level": "6", "points": ["a"]},
    "ladder": {
        "statements": {"s9": "met", "s2": "passed", "s3": "maybe"},
        "evidence": [{"levels": ["7"]}],
    },
    "list": {"points": ["a", "a", "d"]},
    "table": {"inputs": {"part": 5, "whole": 4, "share": "101", "tracked": "maybe", "days": 3}},
    "set": {"rating": 3},
    "setA": {"rating": "5,5", "override": {"score": "6", "reason": " "}},
    "setB": {"inputs": {"weeks": "-1", "months": 1}},
    "setC": {
        "inputs": {
            "jobs": [["shop", 1], ["shop", "1,5"], [" ", 2], 7],
            "start": "2026-2-1",
            "remark": 3,
        }
    },
    "nothing": {},
}
ANSWERED: Data = {
    f"m{n}": {"level": level} for n, level in enumerate(["met", "partly", "not_met", "met"], 1)
}
MAPS = [
    {"from": "0", "to": "1", "items": {"grade": "level", "list": "list", "old": None, "set": "set"}}
]
AGAIN: Data = {
    **SUM,
    "repeat": [
        {
            "id": "assessment",
            "months": 6,
            "dated": True,
            "rules": ["T-1"],
            "until": {"score": "14.5", "then": 12},
        },
        {"id": "meeting", "months": 3},
    ],
}


def _scored(answers: Data, framework: Mapping[str, object] = SUM, **profile: str) -> Data:
    return asked("score", framework, assessment=assessment(answers, framework, profile))


def _of(op: str, *each: Data, framework: Mapping[str, object] = SUM, **more: object) -> Data:
    return asked(op, framework, assessments=list(each), **more)


def _dated(answers: Data, day: object) -> Data:
    return {**assessment(answers, profile=DECIDED), "assessment": {"date": day}}


def _earlier() -> Data:
    framework = {**SUM, "id_maps": MAPS}
    answers = {"grade": {"level": "3"}, "old": {"level": "1"}, "gone": {"level": "1"}}
    given = assessment(answers, profile={"rural": "no", "urban": "yes"}, version="0")
    return asked("score", framework, assessment=given)


REPLIES: Mapping[str, Callable[[], Any]] = {
    "score of nothing": lambda: _scored({}),
    "score of a half": lambda: _scored(HALF),
    "score of all": lambda: _scored(EVIDENCE, **DECIDED),
    "score by hand": lambda: _scored(BY_HAND, rural="yes"),
    "score of no criteria": lambda: _scored({}, SHARE),
    "score of criteria": lambda: _scored(ANSWERED, SHARE, learning="no"),
    "score of what is recorded": lambda: _scored({"note": {"inputs": {"weeks": "2,5"}}}, PLAIN),
    "score of an earlier version": _earlier,
    "score refused": lambda: _scored(BROKEN, rural="sometimes", urban="no"),
    "score refused for its answers": lambda: _scored(BROKEN),
    "gains of targets": lambda: asked("gains", assessment=assessment(TARGETS, profile=DECIDED)),
    "gains of a half": lambda: asked("gains", assessment=assessment(HALF)),
    "gains of criteria": lambda: asked(
        "gains",
        SHARE,
        assessment=assessment(
            {**ANSWERED, "m5": {"level": "partly", "target": "met"}},
            SHARE,
            {"learning": "yes", "youth": "yes"},
        ),
    ),
    "comparison": lambda: _of(
        "compare", assessment(HALF), assessment(BY_HAND), assessment(EVIDENCE, profile=DECIDED)
    ),
    "comparison with an earlier version": lambda: _of(
        "compare",
        assessment(
            {"grade": {"level": "2"}, "old": {"level": "1"}, "list": {"count": 1}},
            profile=DECIDED,
            version="0",
        ),
        assessment(FULL, profile=DECIDED),
        maps=MAPS,
    ),
    "comparison of criteria": lambda: _of(
        "compare",
        assessment({}, SHARE),
        assessment(ANSWERED, SHARE, {"learning": "no", "youth": "yes"}),
        framework=SHARE,
    ),
    "agreement of two": lambda: _of(
        "agree", assessment(EVIDENCE, profile=DECIDED), assessment(FULL, profile=DECIDED)
    ),
    "agreement of three": lambda: _of(
        "agree", assessment(EVIDENCE), assessment(HALF), assessment(BY_HAND)
    ),
    "time to repeat": lambda: _of(
        "repeat",
        _dated(FULL, "2026-05-31"),
        _dated(HALF, "2026-06-30"),
        _dated(EVIDENCE, "2025-12-31"),
        _dated(FULL, None),
        _dated({"level": {"level": "9"}}, "2026-07-31"),
        framework=AGAIN,
    ),
}
"""Replies by what they show."""
