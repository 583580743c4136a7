"""Conditions over values that may not be there yet.

A condition holds, does not hold, or is still open; while it is open a table can already rule
rows out, so that the range of an item narrows with every value that is entered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from scoring.derived import MISSING, NOT_ASSESSABLE, State
from scoring.exact import Number
from scoring.given import Value
from scoring.spec import AnyOf, Condition, Limit

__all__ = ["Truth", "all_hold", "open_values"]


class Truth(Enum):
    """What is known of a condition."""

    YES = "yes"
    NO = "no"
    OPEN = "open"
    NOT_ASSESSABLE = "not_assessable"


def all_hold(conditions: Sequence[Condition], values: Mapping[str, Value | State]) -> Truth:
    """Whether every condition holds; NO as soon as one does not, whatever else is open."""
    result = Truth.YES
    for condition in conditions:
        truth = _holds(condition, values)
        if truth is Truth.NO:
            return Truth.NO
        if truth is not Truth.YES and result is not Truth.NOT_ASSESSABLE:
            result = truth
    return result


def open_values(conditions: Sequence[Condition], values: Mapping[str, Value | State]) -> set[str]:
    """Names of the missing values that the conditions wait for."""
    waiting: set[str] = set()
    for condition in conditions:
        if isinstance(condition, AnyOf):
            if _holds(condition, values) is Truth.OPEN:
                waiting |= open_values(condition.conditions, values)
        elif values.get(condition.value, MISSING) is MISSING:
            waiting.add(condition.value)
    return waiting


def _holds(condition: Condition, values: Mapping[str, Value | State]) -> Truth:
    if isinstance(condition, AnyOf):
        truths = [_holds(each, values) for each in condition.conditions]
        for truth in (Truth.YES, Truth.OPEN, Truth.NOT_ASSESSABLE):
            if truth in truths:
                return truth
        return Truth.NO
    value = values.get(condition.value, MISSING)
    if value is MISSING:
        return Truth.OPEN
    if value is NOT_ASSESSABLE:
        return Truth.NOT_ASSESSABLE
    if condition.choices:
        return Truth.YES if value in condition.choices else Truth.NO
    return Truth.YES if _within(condition, value) else Truth.NO  # type: ignore[arg-type]


def _within(limit: Limit, value: Number) -> bool:
    return (
        (limit.at_least is None or value >= limit.at_least)
        and (limit.more_than is None or value > limit.more_than)
        and (limit.at_most is None or value <= limit.at_most)
        and (limit.less_than is None or value < limit.less_than)
    )
