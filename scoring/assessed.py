"""A scored assessment as exact numbers, for figures that are computed from scores.

A result is made to be shown: its numbers are rounded. What is computed from scores starts here
instead, and is rounded once, at its own end (G-02).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scoring.assess import assess
from scoring.item_score import ItemScore
from scoring.items import group_score, score_item
from scoring.problems import Problems
from scoring.spec import Framework, Group, Item
from scoring.undecided import Away, may_fall_away

__all__ = ["Answer", "Assessed", "Find", "Request", "counted_items", "read_assessed", "section_of"]

type Answer = Mapping[str, object]
type Find = Callable[[object], Framework]
"""Finds the loaded framework that an assessment names, or raises `RefusedError`."""
type Request = Mapping[str, object]
"""A request as read from JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """An assessment and its exact scores.

    Attributes:
        framework: The rules it was scored by.
        answers: Answers by item id, only those that are objects.
        result: The result as JSON data, its numbers rounded for showing.
        scores: Exact scores by item id, parts included; what the profile takes away, and the
            parts of it, are not applicable here.
        away: Sets of items that may fall away, while a profile question is not answered.
    """

    framework: Framework
    answers: Mapping[str, Answer]
    result: Mapping[str, Any]
    scores: Mapping[str, ItemScore]
    away: Away

    @property
    def total(self) -> Mapping[str, object]:
        """The total as in the result."""
        total: Mapping[str, object] = self.result["total"]
        return total

    @property
    def sections(self) -> list[Mapping[str, object]]:
        """The sections as in the result, in order."""
        sections: list[Mapping[str, object]] = self.result["sections"]
        return sections


def read_assessed(framework: Framework, assessment: object) -> Assessed:
    """Score an assessment and keep the exact scores.

    Args:
        framework: The rules.
        assessment: An assessment file as read from JSON.

    Raises:
        RefusedError: With every problem found in the assessment.
    """
    result = json.loads(assess(framework, assessment))
    read: Any = assessment  # an object, or `assess` had refused it
    found, profile = read.get("answers") or {}, read.get("profile") or {}
    scores: dict[str, ItemScore] = {}
    for item in framework.items.values():
        gone = result["items"][item.id]["status"] == "not_applicable"
        for part in item.parts if isinstance(item, Group) else ():
            scores[part.id] = _score(part, found.get(part.id), gone=gone)
        if isinstance(item, Group) and not gone:
            scores[item.id] = group_score(item, scores)
        else:
            scores[item.id] = _score(item, found.get(item.id), gone=gone)
    undecided = [rule for rule in framework.applicability if profile.get(rule.profile) is None]
    return Assessed(
        framework=framework,
        answers={key: answer for key, answer in found.items() if isinstance(answer, dict)},
        result=result,
        scores=scores,
        away=may_fall_away(framework, undecided),
    )


def _score(item: Item, answer: object, *, gone: bool) -> ItemScore:
    if gone:
        return ItemScore.unscored(item, "not_applicable")
    return score_item(item, answer, Problems(item.id), {})


def counted_items(framework: Framework) -> Iterator[Item]:
    """Everything that is answered under its own id and counts: items, and parts of groups."""
    for item in framework.items.values():
        for each in item.parts if isinstance(item, Group) else (item,):
            if each.scored:
                yield each


def section_of(framework: Framework) -> Mapping[str, str]:
    """Section id by item id, parts included."""
    of_items = {item_id: each.id for each in framework.sections for item_id in each.items}
    of_parts = {part.id: of_items[str(part.group)] for part in framework.parts.values()}
    return {**of_items, **of_parts}
