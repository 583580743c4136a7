"""Requests whose replies are held whole: every member of each kind of reply, once.

Sums stand beside the answers. Of the invented framework the first section is (level + ladder)
x 2/3 and the second list + table + setA + setB; at all they are 4/3 to 16/3 and 3 to 17, without
the ladder, where the profile says so, 2/3 to 10/3. Where it says nothing both are possible.
"""

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
"""First (2 + 1) x 2/3 = 2, of 16/3 37.5 percent, or 2 x 2/3 = 4/3 of 10/3, 40 percent.

Second 3 + (4 to 5: 3 of 4 is 75 percent, tracked is missing) + (1 to 7) = 8 to 15, of 17 47.1 and
88.2 percent. Total 28/3 to 17, or with the ladder from 10; 17/3 is missing to 15. Jobs: 7 of 2
kinds, of which (2 + 2) / 7 = 57.14 percent are at most the second of theirs.
"""
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
"""(5 + 3) x 2/3 = 16/3; 5 + (74.5 does not reach 75: 4) + 3.5 + (11 weeks: 0) = 25/2; the median
of 3, 4.5 and 9 is 4.5. Total 107/6 = 17.8 of 67/3, 107/134 = 79.9 percent. Both higher steps are
named by evidence, so that 3 is documented.
"""
BY_HAND: Data = {
    "level": {"not_applicable": {"reason": "not done here"}},
    "ladder": {"unknown": True},
    "list": {"points": ["a"], "override": {"score": "3", "reason": "agreed"}},
    "table": {"inputs": {"share": "80"}, "level": "4"},
    "setA": {"unknown": True, "override": {"score": "2,5", "reason": "agreed"}},
    "setB": {"unknown": True},
}
"""Nothing is left of the first section where the ladder does not apply, and otherwise 2/3 to 2.

Second 3 + 4 + 2.5 + (0 to 2) = 9.5 to 11.5, of 17 55.9 and 67.6 percent; 5.5 is missing to 15.
"""
TARGETS: Data = {
    **FULL,
    "level": {"level": "2", "target": "4"},
    "ladder": {**FULL["ladder"], "target": "3"},
    "list": {"count": 2, "target": 5},
    "table": {"target": "5"},
    "set": {"target": "6"},
}
"""Worked out in `test_by_hand.test_the_gains_of_targets`."""
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
"""2 of 4 are met, where m4 does not apply 1 of 3. Half of 4 is 2, four fifths are 3.2, so 4; of 3
they are 1.5 and 2.4, so 2 and 3; of 5 2.5 and 4, so 3 and 4.
"""
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
