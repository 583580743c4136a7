"""Scales of items: the scores an item can have, and the order of its values.

A value is what assessments are laid beside each other by. It is the score in points, but for a
criterion that is met, partly met or not met it is 2, 1 or 0: partly met earns nothing
(T-INTO-08) and is still more than not met.
"""

from __future__ import annotations

from scoring.exact import Number, show
from scoring.item_score import ItemScore
from scoring.spec import Checklist, Item, Levels, Met, Steps, Table

__all__ = ["MET_VALUES", "level_of", "possible_scores", "steps_apart", "value_of"]

MET_VALUES = {"not_met": 0, "partly": 1, "met": 2}
"""Values of a criterion by its level."""


def possible_scores(item: Item) -> set[Number] | None:
    """Every score the item can have, in points; None when it is a continuous scale."""
    match item:
        case Levels():
            return set(item.points.values())
        case Steps():
            return {step.points for step in item.steps}
        case Checklist():
            return set(item.counts)
        case Table():
            rows = {row.score for row in item.rows if row.score is not None}
            return rows | set(item.points.values())
    return None


def level_of(item: Item, score: Number) -> str | None:
    """The level id that a score of the item stands for.

    Args:
        item: The item, no criterion: of two of its three levels the score is 0.
        score: One of its possible scores.

    Returns:
        Of a checklist the score itself; None for scales without levels, and for a score of a
        table that no level gives.
    """
    match item:
        case Levels() | Table():
            return next((level for level, points in item.points.items() if points == score), None)
        case Steps():
            return next(step.level for step in item.steps if step.points == score)
        case Checklist():
            return show(score, 2)
    return None


def value_of(item: Item, result: ItemScore) -> Number | None:
    """The value of an item in points, of a criterion 0 to 2; None unless it is scored."""
    if result.score is not None and isinstance(item, Met):
        return MET_VALUES[str(result.level)]
    return result.score


def steps_apart(item: Item, low: Number, high: Number) -> Number:
    """How many levels lie between two values of an item.

    On a scale of levels these are the levels that the scale really has: from 1 to 3 is one step
    where no answer gives 2. On a continuous scale a step is one point.

    Args:
        item: The item.
        low: The lower value.
        high: The higher value.
    """
    possible = possible_scores(item)
    if possible is None:
        return high - low
    return sum(low < score <= high for score in possible)
