"""What a score is computed from: a framework's numbers, without its words.

The same classes are read from the rules JSON in CPython and in the browser; see
`scoring.decode`. All of them are frozen: a framework never changes while it is used.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from fractions import Fraction

from scoring.exact import Number
from scoring.spec_values import Condition, Derived, Input

__all__ = [
    "Applicability",
    "Band",
    "Checklist",
    "Flag",
    "Framework",
    "Group",
    "Indicator",
    "Item",
    "Levels",
    "Met",
    "Notice",
    "Rating",
    "Repeat",
    "Row",
    "Section",
    "Statement",
    "Step",
    "Steps",
    "Table",
    "Threshold",
    "Total",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What every scored item has.

    Attributes:
        id: Key of the item, unique in its framework. Never shown, never translated.
        lowest: Lowest score the item can have, in points.
        highest: Highest score the item can have, in points.
        not_applicable: Whether "not applicable" with a reason is a permitted answer.
        group: Id of the group the item is a part of; None for an item of its own.
        scored: Whether the item counts; an indicator never does.
    """

    id: str
    lowest: Number
    highest: Number
    not_applicable: bool = False
    group: str | None = None
    scored: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels(Item):
    """One described level is chosen; `points` by level id."""

    points: Mapping[str, Number]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a step; a shortcoming may be `passed` when it no longer applies."""

    id: str
    shortcoming: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a ladder: its level id, its points, and every statement that must hold."""

    level: str
    points: int
    statements: Sequence[Statement]


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps(Item):
    """A progressive ladder, lowest step first; the score is the highest unbroken step."""

    steps: Sequence[Step]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist(Item):
    """Points that are met; `counts[n]` is the score when n of them are."""

    points: Sequence[str]
    counts: Sequence[Number]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table: what the item gets when every condition holds.

    Attributes:
        when: Conditions that must all hold; none means otherwise.
        level: Level id the row gives; None when it gives bare points.
        score: Points; None when the outcome is "not assessable".
    """

    when: Sequence[Condition]
    level: str | None = None
    score: Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A remark that is due when its conditions hold, for example a value between two bands."""

    kind: str
    rule: str
    when: Sequence[Condition]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Item):
    """Measured inputs and choices, read by rows from the top; a level may be picked instead.

    Attributes:
        shown: Names of the values that a result tells, in order.
    """

    inputs: Mapping[str, Input]
    derived: Sequence[Derived]
    rows: Sequence[Row]
    shown: Sequence[str]
    notices: Sequence[Notice] = ()
    points: Mapping[str, Number] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating(Item):
    """A mean on a bounded scale, which is the score; the scale is `lowest` to `highest`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Met(Item):
    """Met, partly or not met; only met counts (reading rule T-INTO-08)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A remark of an indicator, raised when its conditions hold."""

    id: str
    when: Sequence[Condition]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Item):
    """Counts, dates and text from which figures and flags are computed; never a score."""

    inputs: Mapping[str, Input]
    derived: Sequence[Derived] = ()
    figures: Sequence[str] = ()
    flags: Sequence[Flag] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Item):
    """Parts whose scores are added up; each part is answered under its own id."""

    parts: Sequence[Item]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Items that are summed and multiplied by an exact weight.

    Attributes:
        id: Section id.
        items: Ids of all its items, in order.
        counted: The items that count, in order.
        weight: Exact multiplier.
        least: Lowest sum of these items at all, before weighting.
        most: Highest sum of these items at all, before weighting.
    """

    id: str
    items: Sequence[str]
    counted: Sequence[Item]
    weight: Number
    least: Number
    most: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A named range of the total, both ends included.

    Attributes:
        shown: The band as JSON text, by whether it is still possible.
    """

    id: str
    start: Number
    end: Number
    shown: Mapping[bool, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A share of the applicable criteria that has to be met, 0 < share <= 1."""

    id: str
    share: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """How sections become a total.

    Attributes:
        kind: `sum` of weighted sections, `met_share` of applicable criteria, or `none`.
        unit: points, of_100 or criteria; a key, never shown.
        decimals: Decimals of totals and sections when shown.
        bands: Named ranges, best first.
        thresholds: Shares to reach, for `met_share`.
    """

    kind: str
    unit: str
    decimals: int = 0
    bands: Sequence[Band] = ()
    thresholds: Sequence[Threshold] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicability:
    """Items that fall away when a profile question has one of the given answers."""

    items: Sequence[str]
    profile: str
    choices: Sequence[str]
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """Something that the framework wants done again and again.

    Attributes:
        id: What it is; a key, never shown.
        months: At most so many months pass, 1 or more.
        until: Total that a complete assessment has to reach; None where there is none.
        then: Months from then on; None where `until` is.
        dated: Whether the months are counted from the latest complete assessment.
        rules: Ids of the reading rules behind it.
    """

    id: str
    months: int
    until: Number | None = None
    then: int | None = None
    dated: bool = False
    rules: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """The rules of one framework version.

    Attributes:
        id: Short name of the framework.
        version: Date of the version, as text.
        profile: Permitted choices by profile question.
        applicability: What the profile takes away.
        sections: Sections in order; together they hold every item once.
        items: Top-level items by id, in order; parts are inside their group.
        parts: Parts of groups by id.
        order: Ids of all items, each group followed by its parts; the order of results.
        ids: The same ids, to ask whether there is one.
        total: How the total is made.
        repeat: What is done again, and how often; empty where the framework does not say.
    """

    id: str
    version: str
    profile: Mapping[str, Sequence[str]]
    applicability: Sequence[Applicability]
    sections: Sequence[Section]
    items: Mapping[str, Item]
    parts: Mapping[str, Item]
    order: Sequence[str]
    ids: AbstractSet[str]
    total: Total
    repeat: Sequence[Repeat] = ()
