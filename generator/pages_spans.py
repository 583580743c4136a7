"""Lowest and highest points of items, sections and totals, as a reader is told them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from generator.model import (
    ChecklistItem,
    GroupItem,
    IndicatorItem,
    MetItem,
    RatingItem,
    StepsItem,
    TableItem,
)

if TYPE_CHECKING:
    from generator.model import Framework, Item, Section


@dataclass(frozen=True, slots=True)
class Span:
    """A range of points, both ends included.

    Attributes:
        low: Fewest points.
        high: Most points.
    """

    low: Fraction
    high: Fraction

    def __add__(self, other: Span) -> Span:
        """Points of both together."""
        return Span(self.low + other.low, self.high + other.high)

    def times(self, weight: Fraction) -> Span:
        """The range in weighted points."""
        return Span(self.low * weight, self.high * weight)


NOTHING = Span(Fraction(0), Fraction(0))


def item_span(framework: Framework, item: Item) -> Span | None:
    """Points that an item can give; None where it never counts."""
    match item:
        case IndicatorItem():
            return None
        case StepsItem():
            points = [Fraction(step.level) for step in item.steps]
        case ChecklistItem():
            points = [Fraction(number) for number in item.counts.values()]
        case RatingItem():
            if not item.scored:
                return None
            points = [Fraction(item.min), Fraction(item.max)]
        case MetItem():
            points = [Fraction(0), Fraction(1)]
        case GroupItem():
            spans = [span for part in item.parts if (span := item_span(framework, part))]
            return sum(spans, NOTHING)
        case TableItem():
            if not item.scored:
                return None
            levels = framework.levels_of(item)
            given = [row.score for row in item.rows if row.score is not None]
            points = [Fraction(number) for number in (*levels.values(), *given)]
        case _:
            points = [Fraction(number) for number in framework.levels_of(item).values()]
    return Span(min(points), max(points))


def section_span(framework: Framework, section: Section) -> Span:
    """Weighted points that the items of a section can give together."""
    spans = [item_span(framework, item) for item in framework.items_of(section)]
    return sum((span for span in spans if span), NOTHING).times(section.weight)
