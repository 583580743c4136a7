"""Bounds of what a measured item reads and works out."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from generator.model_operations import CountWhere, TallyBy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model import Derived, IndicatorItem, Input, TableItem


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where a number can lie.

    Attributes:
        least: Smallest value; None where there is none.
        most: Largest value; None where there is none.
        whole: Whether it is always a whole number.
    """

    least: Fraction | None = None
    most: Fraction | None = None
    whole: bool = False


_PERCENT = Bounds(Fraction(0), Fraction(100))
_COUNT = Bounds(Fraction(0), whole=True)


_COUNTING = (
    "count", "count_within", "left_out", "periods_longer", "progression", "alternation_breaks",
    "alternation_difference",
)  # fmt: skip
"""Operations that always give a whole number, 0 or more."""


def value_bounds(item: TableItem | IndicatorItem) -> Mapping[str, Bounds]:
    """Bounds of every number of an item, lists by their entries."""
    bounds = {entered.id: _input(entered) for entered in item.inputs}
    for name, derived in item.derived.items():
        bounds[name] = _derived(derived, bounds)
    return bounds


def _input(entered: Input) -> Bounds:
    if entered.type == "percent":
        return _PERCENT
    counted = entered.type in ("count", "tally")
    least = Fraction(entered.min) if entered.min is not None else None
    most = Fraction(entered.max) if entered.max is not None else None
    return Bounds(Fraction(0) if counted and least is None else least, most, whole=counted)


def _derived(derived: Derived, bounds: Mapping[str, Bounds]) -> Bounds:  # noqa: PLR0911 - one an operation
    """Bounds of a derived value.

    Operands that are never negative make a result that never is.
    """
    operands = [bounds[name] for name in derived.of]
    if derived.operation in _COUNTING:
        return _COUNT
    if isinstance(derived.detail, CountWhere | TallyBy) and derived.detail.sum is None:
        return _COUNT
    if derived.detail is not None or derived.operation == "days_after":
        return _PERCENT if derived.operation == "percent_by" else Bounds()
    floor = Fraction(0) if all(b.least is not None and b.least >= 0 for b in operands) else None
    match derived.operation:
        case "percent" | "share_at_most":
            return _PERCENT
        case "median" | "mean":
            return Bounds(operands[0].least, operands[0].most)
        case "largest":
            return operands[0]
        case "sum":
            return Bounds(floor, whole=operands[0].whole)
        case "days_to_weeks":
            return _divided(operands[0], 7)
        case "either":
            return _wider(*operands)
        case _:
            return Bounds(floor)


def _divided(bounds: Bounds, by: int) -> Bounds:
    """Bounds of a number divided by a whole one."""
    least = None if bounds.least is None else bounds.least / by
    return Bounds(least, None if bounds.most is None else bounds.most / by)


def _wider(one: Bounds, other: Bounds) -> Bounds:
    """Bounds that hold both."""
    least = None if one.least is None or other.least is None else min(one.least, other.least)
    most = None if one.most is None or other.most is None else max(one.most, other.most)
    return Bounds(least, most, whole=one.whole and other.whole)
