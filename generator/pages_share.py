"""What a share of met items asks for: how many items may apply, and how many each threshold needs.

Only frameworks whose total is of the kind `met_share` have any of this.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, product
from typing import TYPE_CHECKING

from scoring.totals import needed

if TYPE_CHECKING:
    from generator.model import Applicability, Framework, ProfileQuestion

EN_DASH = "\u2013"
SHORTEST_RANGE = 3
"""Items in a row from which only the first and the last are named."""


@dataclass(frozen=True, slots=True)
class Base:
    """A number of items that may apply.

    Attributes:
        count: How many apply.
        without: Ids of the items that do not.
        needed: Met items that each threshold takes, by its id.
    """

    count: int
    without: tuple[str, ...]
    needed: Mapping[str, int]


def share_bases(framework: Framework) -> tuple[Base, ...]:
    """Every number of items that answers to the profile questions lead to, the highest first."""
    if framework.total.kind != "met_share":
        return ()
    questions = [question.id for question in framework.profile]
    choices = product(*(question.choices for question in framework.profile))
    removed = {
        frozenset(_removed(framework, dict(zip(questions, chosen, strict=True))))
        for chosen in choices
    }
    return tuple(
        sorted(
            (_base(framework, without) for without in removed),
            key=lambda base: (-base.count, base.without),
        )
    )


def _removed(framework: Framework, profile: Mapping[str, str]) -> Iterator[str]:
    for switch in framework.applicability:
        when = switch.not_applicable_when
        if profile[when.profile] in when.is_:
            yield from switch.items


def _base(framework: Framework, without: Collection[str]) -> Base:
    counted = [item for item in framework.items if item.kind == "met"]
    count = sum(item.id not in without for item in counted)
    return Base(
        count,
        tuple(item.id for item in framework.items if item.id in without),
        {one.id: needed(one.share, count) for one in framework.total.thresholds},
    )


def switches_of(
    framework: Framework, question: ProfileQuestion, choice: str
) -> tuple[Applicability, ...]:
    """What a choice takes away."""
    return tuple(
        one
        for one in framework.applicability
        if one.not_applicable_when.profile == question.id and choice in one.not_applicable_when.is_
    )


def ranges(framework: Framework, ids: Collection[str]) -> str:
    """Items as a reader writes them: those that follow one another as a range.

    Args:
        framework: Whose order counts.
        ids: Its items, in any order.

    Returns:
        Such as "11, 33-37", with a dash for the hyphen.
    """
    parts: list[str] = []
    placed = [(at, item.id) for at, item in enumerate(framework.items) if item.id in ids]
    for _, run in groupby(enumerate(placed), lambda pair: pair[1][0] - pair[0]):
        names = [item_id for _, (_, item_id) in run]
        if len(names) >= SHORTEST_RANGE:
            parts.append(f"{names[0]}{EN_DASH}{names[-1]}")
        else:
            parts.extend(names)
    return ", ".join(parts)
