"""Values computed from the rows of a small table: counts, sums, shares, sequences.

Every operation reads the rows that were entered; a blank cell meets no condition and adds
nothing. `by` names the columns that rows are grouped by.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from scoring.conditions import Truth, all_hold
from scoring.exact import Number, show_value, tidy
from scoring.given import Value
from scoring.months import months_later
from scoring.problems import Problems
from scoring.records import Groups, Record, Records
from scoring.spec_values import Derived
from scoring.states import MISSING, NOT_ASSESSABLE, State

__all__ = ["RECORD_OPERATIONS", "last_day"]

type Values = Mapping[str, Value | State]
type _Groups = Mapping[tuple[str, ...], Sequence[Record]]

_TWO = 2


def _chosen(step: Derived, rows: Records, values: Values) -> Iterator[Record]:
    """The rows that meet every condition; a cell is found before a value of the same name."""
    if not step.where:
        yield from rows
        return
    for row in rows:
        if all_hold(step.where, {**values, **row.cells}) is Truth.YES:
            yield row


def _amount(step: Derived, row: Record) -> Number:
    """What a row adds: the number in the column `sum`, or 1 where none is named."""
    return row.amount(step.columns["sum"]) if "sum" in step.columns else 1


def _grouped(step: Derived, rows: Iterator[Record] | Records) -> _Groups:
    groups: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    for row in rows:
        groups[tuple(row.text(column) for column in step.by)].append(row)
    return groups


def _count_where(step: Derived, rows: Records, values: Values, _: Problems) -> Value | State:
    """How many rows meet the conditions, or the sum of a column over them."""
    return tidy(sum(_amount(step, row) for row in _chosen(step, rows, values)))


def _row_sums(step: Derived, rows: Records, _: Values, __: Problems) -> Value | State:
    """The sum of some columns row by row, for the rows where any of them is filled."""
    return [
        tidy(sum(row.amount(column) for column in step.columns.values()))
        for row in rows
        if any(row.cells[column] is not MISSING for column in step.columns.values())
    ]


def _tally_by(step: Derived, rows: Records, values: Values, _: Problems) -> Value | State:
    """Rows, or the sum of a column, for each group."""
    groups = _grouped(step, _chosen(step, rows, values))
    return Groups(
        {names: tidy(sum(_amount(step, r) for r in own)) for names, own in groups.items()}
    )


def _quotient_by(step: Derived, rows: Records, factor: int) -> Value | State:
    """One column's sum divided by another's for each group; by zero is not assessable."""
    part, whole = step.columns["part"], step.columns["whole"]
    figures: dict[tuple[str, ...], Number | State] = {}
    for names, own in _grouped(step, rows).items():
        top = sum(row.amount(part) for row in own)
        bottom = sum(row.amount(whole) for row in own)
        figures[names] = tidy(Fraction(factor * top) / bottom) if bottom else NOT_ASSESSABLE
    return Groups(figures)


def _percent_by(step: Derived, rows: Records, _: Values, problems: Problems) -> Value | State:
    """The share in percent for each group; in no row may the part exceed the whole."""
    part, whole = step.columns["part"], step.columns["whole"]
    for row in rows:
        found = row.amount(part)
        if found > row.amount(whole):
            path = f"inputs.{step.source}[{row.number}].{part}"
            problems.add("over_100", path, show_value(found), [part, whole])
    return _quotient_by(step, rows, 100)


def _ratio_by(step: Derived, rows: Records, _: Values, __: Problems) -> Value | State:
    """So many of one to one of the other, for each group."""
    return _quotient_by(step, rows, 1)


def last_day(start: date, months: int) -> date:
    """The last day of a period of so many months (T-AF-12).

    It is the day before the same day so many months later; where that month has no such day,
    its last day stands for it.

    Examples:
        >>> last_day(date(2018, 3, 15), 6), last_day(date(2018, 8, 31), 6)
        (datetime.date(2018, 9, 14), datetime.date(2019, 2, 27))
    """
    later = months_later(start, months)
    return date.max if later is None else later - timedelta(days=1)


def _periods_longer(
    step: Derived, rows: Records, values: Values, problems: Problems
) -> Value | State:
    """How many periods from `start` to `end`, both included, outlast so many months."""
    months = values[step.months] if isinstance(step.months, str) else step.months
    if not isinstance(months, int):
        return NOT_ASSESSABLE
    longer = 0
    for row in rows:
        start, end = row.cells[step.columns["start"]], row.cells[step.columns["end"]]
        if not isinstance(start, date) or not isinstance(end, date):
            continue
        if end < start:
            path = f"inputs.{step.source}[{row.number}].{step.columns['end']}"
            problems.add("out_of_range", path, end.isoformat(), {"at_least": start.isoformat()})
        longer += end > last_day(start, months)
    return longer


def _progression(step: Derived, rows: Records, values: Values, _: Problems) -> Value | State:
    """How many rows show progression (T-AF-06).

    Each number in the row's series is at least the one before it, and the last is above the
    first; or the row meets the conditions that stand for progression by themselves.
    """
    met = {row.number for row in _chosen(step, rows, values)} if step.where else set()
    return sum(row.number in met or _rises(row.cells[step.columns["values"]]) for row in rows)


def _rises(series: object) -> bool:
    if not isinstance(series, list) or not series:
        return False
    return series[-1] > series[0] and all(a <= b for a, b in pairwise(series))


def _alternation_breaks(
    step: Derived, rows: Records, _: Values, problems: Problems
) -> Value | State:
    """How often, in each area of two parties, one of them comes twice in a row (T-AF-09)."""
    figures: dict[tuple[str, ...], Number | State] = {}
    for names, own in _grouped(step, rows).items():
        order = _in_order(step, own)
        turns = [row.text(step.columns["value"]) for row in order]
        paired = _parties(step, own, problems) == _TWO
        figures[names] = sum(a == b for a, b in pairwise(turns)) if paired else NOT_ASSESSABLE
    return Groups(figures)


def _alternation_difference(
    step: Derived, rows: Records, _: Values, problems: Problems
) -> Value | State:
    """How many more times, in each area of two parties, the one comes than the other."""
    figures: dict[tuple[str, ...], Number | State] = {}
    for names, own in _grouped(step, rows).items():
        turns = [row.text(step.columns["value"]) for row in own]
        paired = _parties(step, own, problems) == _TWO
        figures[names] = abs(2 * turns.count(turns[0]) - len(turns)) if paired else NOT_ASSESSABLE
    return Groups(figures)


def _in_order(step: Derived, own: Sequence[Record]) -> Sequence[Record]:
    """By date where every row has one, otherwise as entered; equal dates stay as entered."""
    column = step.columns.get("order")
    if column is None or not all(isinstance(row.cells[column], date) for row in own):
        return own
    return sorted(own, key=lambda row: str(row.cells[column]))  # years have four digits


def _parties(step: Derived, own: Sequence[Record], problems: Problems) -> Number:
    """How many parties an area has: as stated in the column `parties`, or as they occur.

    A party that was never called on occurs nowhere; only a stated number makes it known.
    """
    occurring = len({row.text(step.columns["value"]) for row in own})
    column = step.columns.get("parties")
    if column is None:
        return occurring
    stated = {row.number: row.amount(column) for row in own if row.cells[column] is not MISSING}
    number = next(iter(stated.values()), occurring)
    for place, said in stated.items():
        if said != number or said < occurring:
            path = f"inputs.{step.source}[{place}].{column}"
            problems.add("conflict", path, show_value(said), {"at_least": str(occurring)})
    return number


RECORD_OPERATIONS: Mapping[str, Callable[[Derived, Records, Values, Problems], Value | State]] = {
    "count_where": _count_where,
    "row_sums": _row_sums,
    "tally_by": _tally_by,
    "percent_by": _percent_by,
    "ratio_by": _ratio_by,
    "periods_longer": _periods_longer,
    "progression": _progression,
    "alternation_breaks": _alternation_breaks,
    "alternation_difference": _alternation_difference,
}
