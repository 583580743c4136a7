"""What scoring one item gives, before and after it is written as JSON."""

from __future__ import annotations

from dataclasses import dataclass, field

from scoring.exact import Number, show
from scoring.spec import Group, Indicator, Item

__all__ = ["ItemScore", "item_data", "kind_of"]

_DECIMALS = 2
"""Decimals of a single item's score when shown; only means have any."""


@dataclass(slots=True, kw_only=True)
class ItemScore:
    """The score of one item.

    Attributes:
        status: open, partial, scored, unknown, not_applicable, not_assessable or recorded.
        lowest: Lowest score still possible, in points.
        highest: Highest score still possible, in points.
        score: The score in points; None unless the status is scored.
        level: Level id that the score stands for; None when it has none.
        documented: Score that the evidence supports; None for kinds without that notion.
        unknown: Whether "don't know" was the answer.
        overridden: Whether the score was set by hand, with a reason.
        explanation: Ids and numbers that say where the score comes from.
    """

    status: str
    lowest: Number
    highest: Number
    score: Number | None = None
    level: str | None = None
    documented: Number | None = None
    unknown: bool = False
    overridden: bool = False
    explanation: dict[str, object] = field(default_factory=dict)

    @classmethod
    def unscored(cls, item: Item, status: str = "open", **explanation: object) -> ItemScore:
        """An item that has no score yet: everything it could score is still possible."""
        return cls(status=status, lowest=item.lowest, highest=item.highest, explanation=explanation)

    @classmethod
    def scored(cls, score: Number, *, level: str | None = None, **explanation: object) -> ItemScore:
        """An item whose score is settled."""
        return cls(
            status="scored",
            score=score,
            lowest=score,
            highest=score,
            level=level,
            explanation=explanation,
        )


def kind_of(item: Item) -> str:
    """The rule kind of an item as it is called in framework files."""
    return type(item).__name__.lower()


def item_data(item: Item, result: ItemScore) -> dict[str, object]:
    """The score of an item as JSON data; numbers are text, shown with a decimal point."""
    data: dict[str, object] = {
        "kind": kind_of(item),
        "status": result.status,
        "score": None if result.score is None else show(result.score, _DECIMALS),
        "lowest": show(result.lowest, _DECIMALS),
        "highest": show(result.highest, _DECIMALS),
        "min": show(item.lowest, _DECIMALS),
        "max": show(item.highest, _DECIMALS),
        "level": result.level,
        "documented_score": None
        if result.documented is None
        else show(result.documented, _DECIMALS),
        "unknown": result.unknown,
        "overridden": result.overridden,
        "explanation": result.explanation,
    }
    if item.group is not None:
        data["group"] = item.group
        data["counts"] = item.scored and not isinstance(item, Indicator)
    if isinstance(item, Group):
        data["parts"] = [part.id for part in item.parts]
    return data
