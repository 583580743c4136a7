"""The folding rule as a drawing: where its joints, marks and numbers stand, in percent.

Everything is a share of the drawing's width, so that the SVG needs neither a view box nor
inline styles and its numbers keep their size on a phone.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from generator.pages_share import share_bases

if TYPE_CHECKING:
    from generator.model import Framework

GAP = Fraction(1)
"""Room between two folded segments, in percent."""
ROOM = Fraction(14)
"""Room that a number needs in a narrow drawing, in percent."""
ROUND_STEPS = (1, 2, 5, 10, 20, 25, 50, 100)
MOST_NUMBERS = 6
MOST_MARKS = 80
"""Items that can still be told apart as marks of their own."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark across the rule: x in percent, what is written under it, and whether it has room.

    A mark is tight where the next one is so near that a narrow drawing leaves its number out.
    The mark of a threshold carries its id.
    """

    x: str
    label: str
    tight: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True)
class Length:
    """A length of the rule, x and width in percent, with the marks on it."""

    id: str
    x: str
    width: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class ResultRule:
    """The scale of a total.

    Attributes:
        low: Lowest total.
        high: Highest total.
        bands: Lengths of the bands, the worst first; one length without bands.
        joints: Where one band ends and the next begins, or a threshold lies, and both ends.
        marks: Round numbers between the ends; of a share, every item.
    """

    low: Fraction
    high: Fraction
    bands: tuple[Length, ...]
    joints: tuple[Mark, ...]
    marks: tuple[Mark, ...]


def _percent(value: Fraction) -> str:
    """Percent for an SVG attribute, three decimals at most."""
    return f"{float(round(value, 3)):g}"


def result_rule(framework: Framework) -> ResultRule | None:
    """The scale of a framework's total; None where it has no places.

    A band takes the length from its own lowest total to that of the next better band.
    """
    places = framework.total.places
    if places is None:
        return None
    scale = framework.total.scale or places
    low, high = Fraction(scale.min), Fraction(scale.max)

    def x(value: Fraction) -> Fraction:
        return 100 * (value - low) / (high - low)

    starts = [(band.id, Fraction(band.from_)) for band in reversed(framework.total.bands)]
    starts = starts or [("", low)]
    ends = [*(start for _, start in starts[1:]), high]
    bands = tuple(
        Length(band, _percent(x(start)), _percent(x(end) - x(start)))
        for (band, start), end in zip(starts, ends, strict=True)
    )
    whole = share_bases(framework)[:1]
    limits = {Fraction(at): name for base in whole for name, at in base.needed.items()}
    edges = sorted({low, high, *limits, *(start for _, start in starts)})
    joints = tuple(
        Mark(
            _percent(x(edge)),
            f"{float(edge):g}",
            tight=0 < x(after) - x(edge) < ROOM,
            id=limits.get(edge, ""),
        )
        for edge, after in zip(edges, [*edges[1:], high], strict=True)
    )
    most = MOST_MARKS if whole else 4 * MOST_NUMBERS
    step = next((one for one in ROUND_STEPS if (high - low) / one <= most), ROUND_STEPS[-1])
    rounds = range(ceil(low / step) * step, int(high) + 1, step)
    marks = tuple(Mark(_percent(x(Fraction(at))), str(at)) for at in rounds)
    return ResultRule(low, high, bands, joints, marks)


def progress_rule(framework: Framework) -> tuple[Length, ...]:
    """One segment a section, as long as it has items, one mark an item."""
    counts = [len(section.items) for section in framework.sections]
    room = 100 - GAP * (len(counts) - 1)
    unit = room / sum(counts)
    segments = []
    left = Fraction(0)
    for section, count in zip(framework.sections, counts, strict=True):
        marks = tuple(
            Mark(_percent(left + unit * (at + Fraction(1, 2))), item)
            for at, item in enumerate(section.items)
        )
        segments.append(Length(section.id, _percent(left), _percent(unit * count), marks))
        left += unit * count + GAP
    return tuple(segments)
