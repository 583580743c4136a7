"""Small tables of a measured item: rows as they were entered, and figures by group."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from scoring.exact import Number, show_value
from scoring.states import NOT_ASSESSABLE, State

__all__ = ["Cell", "Groups", "Record", "Records"]

type Cell = Number | str | date | list[Number]
"""What stands in a cell: number, choice id or text, date, or list of numbers."""


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table that a team enters.

    Attributes:
        number: Place in the table as it was entered, from 0; blank rows are counted too.
        cells: Every column of the table by id; `MISSING` where the cell is blank.
    """

    number: int
    cells: Mapping[str, Cell | State]

    def text(self, column: str) -> str:
        """The text or choice of a cell, empty when it is blank."""
        cell = self.cells[column]
        return cell if isinstance(cell, str) else ""

    def amount(self, column: str) -> Number:
        """The number of a cell, 0 when it is blank."""
        cell = self.cells[column]
        return 0 if isinstance(cell, State | str | date | list) else cell


type Records = tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """A number for each group of rows, or that the group cannot be assessed.

    Attributes:
        figures: Numbers by what the rows of the group have in common, column by column.
    """

    figures: Mapping[tuple[str, ...], Number | State]

    @property
    def known(self) -> list[Number]:
        """The numbers of the groups that can be assessed."""
        return [figure for figure in self.figures.values() if not isinstance(figure, State)]

    def as_data(self) -> list[list[str]]:
        """One row a group, its names and then its figure, sorted by the names."""
        return [
            [*names, NOT_ASSESSABLE.value if isinstance(one, State) else show_value(one)]
            for names, one in sorted(self.figures.items())
        ]
