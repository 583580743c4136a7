"""Rows of a small table as a team enters them, or pastes them from a spreadsheet.

A row is an object by column, or a list of cells in the order of the columns. A row whose cells
are all blank is skipped; a table without any other row has not been entered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scoring.problems import Problems
from scoring.records import Cell, Record, Records
from scoring.spec_values import Input
from scoring.states import MISSING, State

__all__ = ["MOST_ROWS", "is_blank", "read_records"]

MOST_ROWS = 10_000
"""Rows that a table may have; a follow-up of one contract has far fewer."""

type ReadCell = Callable[[Input, object, str, Problems], Cell | None]


def is_blank(entry: object) -> bool:
    """Whether nothing was entered: no value, or only spaces."""
    return entry is None or (isinstance(entry, str) and not entry.strip())


def read_records(
    known: Input, entry: object, path: str, problems: Problems, read_cell: ReadCell
) -> Records | None:
    """Read a table row by row.

    Args:
        known: The input with its columns.
        entry: The rows as they came.
        path: Where they stand, such as `inputs.interruptions`.
        problems: Gathers what is wrong, cell by cell: `inputs.interruptions[3].part`.
        read_cell: Reads one cell by its column; None after noting a problem.

    Returns:
        The rows with something in them; None when there are none, or when any is wrong.
    """
    if not isinstance(entry, list):
        problems.add("wrong_type", path, entry, "list of rows")
        return None
    if len(entry) > MOST_ROWS:
        problems.add("too_many", path, str(len(entry)), {"at_most": str(MOST_ROWS)})
        return None
    before = len(problems)
    records: list[Record] = []
    for number, row in enumerate(entry):
        where = f"{path}[{number}]"
        found = _by_column(known, row, where, problems)
        if all(is_blank(cell) for cell in found.values()):
            continue
        cells: dict[str, Cell | State] = {}
        for column in known.columns:
            cells[column.id] = _read(column, found, where, problems, read_cell)
        records.append(Record(number, cells))
    return tuple(records) if records and len(problems) == before else None


def _by_column(known: Input, row: object, where: str, problems: Problems) -> Mapping[str, object]:
    """The cells of a row by column id; blank cells beyond the last column do not matter."""
    names = [column.id for column in known.columns]
    if isinstance(row, dict):
        for name in row:
            if name not in names:
                problems.add("unknown_input", f"{where}.{name}", name, names)
        return {name: row[name] for name in names if name in row}
    if isinstance(row, list | tuple):
        if not all(is_blank(cell) for cell in row[len(names) :]):
            problems.add("too_many", where, str(len(row)), {"at_most": str(len(names))})
        return dict(zip(names, row, strict=False))
    if not is_blank(row):
        problems.add("wrong_type", where, row, "row")
    return {}


def _read(
    column: Input,
    found: Mapping[str, object],
    where: str,
    problems: Problems,
    read_cell: ReadCell,
) -> Cell | State:
    entry, path = found.get(column.id), f"{where}.{column.id}"
    if is_blank(entry):
        if column.default is not None:
            return column.default
        if not column.optional:
            problems.add("missing_key", path, entry, column.id)
        return MISSING
    if column.type == "numbers" and isinstance(entry, str):
        entry = entry.replace(";", " ").split()
    cell = read_cell(column, entry, path, problems)
    if cell is None:
        return MISSING
    return " ".join(cell.split()) if isinstance(cell, str) else cell
