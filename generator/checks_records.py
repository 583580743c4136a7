"""Checks of operations on small tables: every column is there and of the type that is needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model_operations import (
    Alternation,
    CountWhere,
    CountWithin,
    Derived,
    PeriodsLonger,
    Progression,
    QuotientBy,
    RowSums,
    TallyBy,
)
from generator.model_values import Column, ValueCondition, plain_conditions
from generator.paths import names_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.errors import Path
    from generator.model_operations import Detail
    from generator.model_values import Condition, Input, ValueType
    from generator.report import Report

type Types = Mapping[str, ValueType]
type Part = tuple[str, str | tuple[str, ...] | None, tuple[ValueType, ...]]
"""Key in the file, column or columns named there, and the types that fit."""

_NAMES: tuple[ValueType, ...] = ("text", "choice")
_NUMBER: tuple[ValueType, ...] = ("number",)
_DATE: tuple[ValueType, ...] = ("date",)


def check_detail(
    derived: Derived, entered: Input | None, path: Path, types: Types, report: Report
) -> None:
    """Note columns and limits that an operation names and that do not fit.

    Args:
        derived: A derived value whose operation is written as a mapping.
        entered: The input that it reads; None where it reads a derived value.
        path: Path of the operation's mapping.
        types: Types of the values defined above it.
        report: Where problems are noted.
    """
    detail = derived.detail
    if isinstance(detail, CountWithin):
        for key, limit in detail.named.items():
            _number((*path, key), limit, types, derived.operation, report)
        return
    assert detail is not None  # noqa: S101  (who calls looks for one)
    assert entered is not None  # noqa: S101  (no derived value has columns)
    columns = {column.id: column for column in entered.columns}
    cells = {name: column.value_type for name, column in columns.items()}
    for key, named, wanted in _columns(detail):
        names = named if isinstance(named, tuple) else (named,)
        for n, name in enumerate(names):
            if name is not None:
                here: Path = (*path, key, n) if isinstance(named, tuple) else (*path, key)
                _column(here, name, wanted, entered=entered, by=derived.operation, report=report)
    if isinstance(detail, PeriodsLonger) and isinstance(detail.months, str):
        _number((*path, "months"), detail.months, types, derived.operation, report)
    for key, where in _where(detail):
        may_name = _Named(columns, cells, {**types, **cells}, f"a column of '{entered.id}'")
        _conditions(where, (*path, key), may_name, report)


def _columns(detail: Detail) -> Iterator[Part]:
    """Every place where an operation names columns."""
    match detail:
        case CountWhere():
            yield "sum", detail.sum, _NUMBER
        case RowSums():
            yield "columns", detail.columns, _NUMBER
        case TallyBy():
            yield "by", detail.by, _NAMES
            yield "sum", detail.sum, _NUMBER
        case QuotientBy():
            yield "by", detail.by, _NAMES
            yield "part", detail.part, _NUMBER
            yield "whole", detail.whole, _NUMBER
        case PeriodsLonger():
            yield "start", detail.start, _DATE
            yield "end", detail.end, _DATE
        case Progression():
            yield "values", detail.values, ("numbers",)
        case Alternation():  # pragma: no branch  (the last of those with columns)
            yield "by", detail.by, _NAMES
            yield "value", detail.value, _NAMES
            yield "order", detail.order, _DATE
            yield "parties", detail.parties, _NUMBER


def _where(detail: Detail) -> Iterator[tuple[str, tuple[Condition, ...]]]:
    if isinstance(detail, CountWhere | TallyBy):
        yield "where", detail.where
    if isinstance(detail, Progression):
        yield "or_where", detail.or_where


def _column(
    path: Path,
    name: str,
    wanted: tuple[ValueType, ...],
    *,
    entered: Input,
    by: str,
    report: Report,
) -> None:
    """A name stands for a column of the table, of a type that fits."""
    types = {column.id: column.value_type for column in entered.columns}
    if name not in types:
        report.unknown(path, f"a column of '{entered.id}'", name, types)
    elif types[name] not in wanted:
        found = types[name]
        report.add(
            "wrong_value_type", path, wanted=" or ".join(wanted), name=name, type=found, by=by
        )


def _number(path: Path, name: str, types: Types, by: str, report: Report) -> None:
    """A limit that is a name stands for a number."""
    if name not in types:
        report.unknown(path, "a number, or an input or derived value", name, types)
    elif types[name] != "number":
        report.add("wrong_value_type", path, wanted="number", name=name, type=types[name], by=by)


@dataclass(frozen=True, slots=True)
class _Named:
    """What conditions may name.

    Attributes:
        entered: Inputs or columns by id, for the choices that they have.
        values: Types of what may be compared.
        limits: Types of what may be a limit.
        what: What is expected where a value is compared.
    """

    entered: Mapping[str, Column]
    values: Types
    limits: Types
    what: str


def check_conditions(
    conditions: tuple[Condition, ...],
    path: Path,
    entered: Mapping[str, Column],
    types: Types,
    report: Report,
) -> None:
    """Note conditions on names that stand for nothing, or for a value of another type.

    Args:
        conditions: Conditions on values of an item.
        path: Path of the conditions.
        entered: Inputs of the item by id.
        types: Types of all its values.
        report: Where problems are noted.
    """
    _conditions(
        conditions, path, _Named(entered, types, types, "an input or derived value"), report
    )


def _conditions(
    conditions: tuple[Condition, ...], path: Path, named: _Named, report: Report
) -> None:
    for n, condition in enumerate(conditions):
        here: Path = (*path, n)
        if not isinstance(condition, ValueCondition):
            _conditions(condition.any, (*here, "any"), named, report)
        elif condition.value not in named.values:
            report.unknown((*here, "value"), named.what, condition.value, named.values)
        elif condition.filled is None:
            _condition(condition, here, named, report)


def _condition(condition: ValueCondition, path: Path, named: _Named, report: Report) -> None:
    found = named.values[condition.value]
    wanted: ValueType = "choice" if condition.is_ else "number"
    if found != wanted:
        by = "'is'" if condition.is_ else names_text(condition.bounds)
        report.add("wrong_value_type", path, wanted=wanted, name=condition.value, type=found, by=by)
        return
    for key, name in condition.named.items():
        _number((*path, key), name, named.limits, key, report)
    entered = named.entered.get(condition.value)
    choices = entered.choices if entered is not None else ()
    for choice in condition.is_:
        if choice not in choices:
            what = f"a choice of '{condition.value}'"
            report.unknown((*path, "is"), what, choice, choices)


def reads_only_fixed(conditions: tuple[Condition, ...]) -> bool:
    """Whether conditions can be tried on single values: no limit is the name of another."""
    return all(one.fixed for one in plain_conditions(conditions))
