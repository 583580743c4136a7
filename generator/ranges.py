"""Lowest and highest score that items, sections and totals can reach."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from generator.model import (
    ChecklistItem,
    GroupItem,
    Item,
    LevelsItem,
    MetItem,
    RatingItem,
    Section,
    StepsItem,
    TableItem,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model import Framework
    from generator.model_base import Number

type Range = tuple[Fraction, Fraction]
"""Lowest and highest, exact."""


def item_range(item: Item, framework: Framework) -> Range:  # noqa: PLR0911 - one a kind
    """Scores that an item can have; 0 to 0 where it is never scored."""
    match item:
        case LevelsItem():
            return _ends(framework.levels_of(item).values())
        case StepsItem():
            return Fraction(1), Fraction(len(item.steps))
        case ChecklistItem():
            return _ends(item.counts.values())
        case TableItem() if item.scored:
            levels = framework.levels_of(item)
            return _ends(
                [row.score for row in item.rows if row.score is not None] + [*levels.values()]
            )
        case RatingItem() if item.scored:
            return Fraction(item.min), Fraction(item.max)
        case MetItem():
            return Fraction(0), Fraction(1)
        case GroupItem():
            return _added(item_range(part, framework) for part in item.parts)
        case _:
            return Fraction(0), Fraction(0)


def section_range(section: Section, framework: Framework) -> Range:
    """Weighted sums that a section can have."""
    lowest, highest = _added(item_range(item, framework) for item in framework.items_of(section))
    return lowest * section.weight, highest * section.weight


def total_range(framework: Framework) -> Range:
    """Totals that complete answers can reach."""
    return _added(section_range(section, framework) for section in framework.sections)


def _ends(numbers: Iterable[Number]) -> Range:
    exact = [Fraction(number) for number in numbers] or [Fraction(0)]
    return min(exact), max(exact)


def _added(ranges: Iterable[Range]) -> Range:
    lowest = highest = Fraction(0)
    for low, high in ranges:
        lowest, highest = lowest + low, highest + high
    return lowest, highest
