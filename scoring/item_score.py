"""What scoring one item gives, and how it is written as JSON."""

from __future__ import annotations

from dataclasses import dataclass, field

from scoring.exact import Number
from scoring.json_text import FLAG, number, text, written
from scoring.spec import Group, Item

__all__ = ["ItemScore", "item_member", "kind_of"]

_DECIMALS = 2
"""Decimals of a single item's score when shown; only means have any."""


@dataclass(slots=True, kw_only=True, eq=False)
class ItemScore:
    """The score of one item, equal to nothing but itself.

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
        explained: The same as JSON text, where it has been written already.
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
    explained: str | None = None

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


def item_member(item: Item, result: ItemScore) -> str:
    """The score of an item as a JSON member `"2":{...}`; numbers are text with a decimal point."""
    explained = result.explained
    if explained is None:
        explained = written(result.explanation) if result.explanation else "{}"
    return (
        f'"{item.id}":{{"kind":"{kind_of(item)}","status":"{result.status}",'
        f'"score":{number(result.score, _DECIMALS)},'
        f'"lowest":{number(result.lowest, _DECIMALS)},'
        f'"highest":{number(result.highest, _DECIMALS)},'
        f'"min":{number(item.lowest, _DECIMALS)},"max":{number(item.highest, _DECIMALS)},'
        f'"level":{text(result.level)},'
        f'"documented_score":{number(result.documented, _DECIMALS)},'
        f'"unknown":{FLAG[result.unknown]},"overridden":{FLAG[result.overridden]},'
        f'"explanation":{explained}{_of_group(item)}}}'
    )


def _of_group(item: Item) -> str:
    """The members that only a group and its parts have, each after its comma."""
    if isinstance(item, Group):
        return f',"parts":{written([part.id for part in item.parts])}'
    if item.group is None:
        return ""
    return f',"group":{text(item.group)},"counts":{FLAG[item.scored]}'
