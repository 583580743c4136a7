"""What a measured item reads: its inputs, what is computed from them, and conditions on both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import ge, gt, le, lt
from typing import Any

from scoring.exact import Number

__all__ = ["AnyOf", "Bound", "Condition", "Derived", "Input", "Limit", "values_of"]

type Bound = Number | str
"""A limit: a number, or the name of the value that is the limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One thing a team enters, or one column of a table that it enters.

    Attributes:
        id: Key of the input, unique in its item; of a column, unique in its table.
        type: count, number, percent, numbers, tally, choice, date, text or records.
        least: Smallest value; None when any is possible.
        most: Largest value; None when any is possible.
        choices: Permitted ids of a choice.
        columns: Columns of records, in the order in which they are pasted.
        default: The number that holds when nothing is entered; None when there is none.
        optional: Never reported as missing; of a column, may be blank in a row.
    """

    id: str
    type: str
    least: Number | None = None
    most: Number | None = None
    choices: Sequence[str] = ()
    columns: Sequence[Input] = ()
    default: Number | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A condition on one value: every limit given holds, or the choice is one of `choices`.

    Attributes:
        value: Name of the value; in conditions on rows, of the column.
        filled: Whether the cell has to be filled or blank; None when that does not matter.
        bounds: The limits that are given, each after the comparison that keeps it.
    """

    value: str
    at_least: Bound | None = None
    more_than: Bound | None = None
    at_most: Bound | None = None
    less_than: Bound | None = None
    choices: Sequence[str] = ()
    filled: bool | None = None
    bounds: Sequence[tuple[Callable[[Any, Any], bool], Bound]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        """Gather the limits once, because they are looked at with every answer."""
        every = (
            (ge, self.at_least),
            (gt, self.more_than),
            (le, self.at_most),
            (lt, self.less_than),
        )
        bounds = tuple((keeps, bound) for keeps, bound in every if bound is not None)
        object.__setattr__(self, "bounds", bounds)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """A condition that holds when one of its conditions holds."""

    conditions: Sequence[Condition]


type Condition = Limit | AnyOf


def values_of(conditions: Sequence[Condition]) -> Iterator[str]:
    """Names of the values that conditions are on, in their order; a name may come twice."""
    for condition in conditions:
        if isinstance(condition, AnyOf):
            yield from values_of(condition.conditions)
        else:
            yield condition.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """A value computed from inputs and earlier derived values.

    Attributes:
        id: Name of the value.
        operation: Name of the operation; `scoring.derived` has what each does.
        reads: Names of the values that have to be known first, operands before limits.
        source: Input that it goes back to first; a problem with the value is told there.
        at_most: Whole number of `share_at_most`.
        by: Columns that the rows are grouped by.
        columns: Columns that the operation reads, by the part they play.
        months: Length of a period, of `periods_longer`.
        where: Conditions on rows; on the entries of a list they name the list.
    """

    id: str
    operation: str
    reads: Sequence[str]
    source: str = ""
    at_most: int = 0
    by: Sequence[str] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    months: Bound = 0
    where: Sequence[Condition] = ()
