"""Conditions over values that may not be there yet.

A condition holds, does not hold, or is still open; while it is open a table can already rule
rows out, so that the range of an item narrows with every value that is entered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from fractions import Fraction
from typing import Any

from scoring.given import Value
from scoring.spec_values import AnyOf, Condition, Limit
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


def _names(limit: Limit) -> list[str]:
    """The values that a condition reads: its own, and those that are its limits."""
    return [limit.value, *(bound for _, bound in limit.bounds if isinstance(bound, str))]


def _compare(keeps: Callable[[Any, Any], bool], value: object, bound: object) -> bool:
    """Compare a value with a bound; a fraction with a whole number in whole numbers."""
    if type(value) is Fraction and type(bound) is int:
        return keeps(value.numerator, bound * value.denominator)
    return keeps(value, bound)


def _holds(condition: Condition, values: Mapping[str, Value | State]) -> Truth:
    if isinstance(condition, AnyOf):
        truths = [_holds(each, values) for each in condition.conditions]
        for truth in (Truth.YES, Truth.OPEN, Truth.NOT_ASSESSABLE):
            if truth in truths:
                return truth
        return Truth.NO
    value = values.get(condition.value, MISSING)
    if condition.filled is not None:
        return Truth.YES if (value is not MISSING) is condition.filled else Truth.NO
    kept = not condition.choices or value in condition.choices
    states = [value] if value is MISSING or value is NOT_ASSESSABLE else []
    for keeps, bound in condition.bounds:
        number = values.get(bound, MISSING) if isinstance(bound, str) else bound
        if number is MISSING or number is NOT_ASSESSABLE:
            states.append(number)
        elif kept and not states and not condition.choices:
            kept = _compare(keeps, value, number)
    if states:
        return Truth.OPEN if MISSING in states else Truth.NOT_ASSESSABLE
    return Truth.YES if kept else Truth.NO
