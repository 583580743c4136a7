"""Conditions over values that may not be there yet.

A condition holds, does not hold, or is still open; while it is open a table can already rule
rows out, so that the range of an item narrows with every value that is entered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from scoring.exact import Number
from scoring.given import Value
from scoring.spec_values import AnyOf, Bound, Condition, Limit
from scoring.states import MISSING, NOT_ASSESSABLE, State

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
        else:
            waiting |= {n for n in _names(condition) if values.get(n, MISSING) is MISSING}
    return waiting


def _bounds(limit: Limit) -> tuple[Bound | None, ...]:
    return limit.at_least, limit.more_than, limit.at_most, limit.less_than


def _names(limit: Limit) -> list[str]:
    """The values that a condition reads: its own, and those that are its limits."""
    return [limit.value, *(bound for bound in _bounds(limit) if isinstance(bound, str))]


def _holds(condition: Condition, values: Mapping[str, Value | State]) -> Truth:
    if isinstance(condition, AnyOf):
        truths = [_holds(each, values) for each in condition.conditions]
        for truth in (Truth.YES, Truth.OPEN, Truth.NOT_ASSESSABLE):
            if truth in truths:
                return truth
        return Truth.NO
    if condition.filled is not None:
        filled = values.get(condition.value, MISSING) is not MISSING
        return Truth.YES if filled is condition.filled else Truth.NO
    needed = [values.get(name, MISSING) for name in _names(condition)]
    if MISSING in needed or NOT_ASSESSABLE in needed:
        return Truth.OPEN if MISSING in needed else Truth.NOT_ASSESSABLE
    if condition.choices:
        holds = needed[0] in condition.choices
    else:
        holds = _within(condition, needed[0], values)  # type: ignore[arg-type]
    return Truth.YES if holds else Truth.NO


def _within(limit: Limit, value: Number, values: Mapping[str, Value | State]) -> bool:
    """Whether a number keeps every limit; limits that are names are known by now."""
    at_least, more_than, at_most, less_than = (
        values[bound] if isinstance(bound, str) else bound for bound in _bounds(limit)
    )
    return (
        (at_least is None or value >= at_least)  # type: ignore[operator]
        and (more_than is None or value > more_than)  # type: ignore[operator]
        and (at_most is None or value <= at_most)  # type: ignore[operator]
        and (less_than is None or value < less_than)  # type: ignore[operator]
    )
