"""Checks of measured items: every name stands for a value of the type that is needed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checks_ids import walk_paths
from generator.checks_records import check_conditions, check_detail
from generator.model import IndicatorItem, TableItem
from generator.model_operations import OPERATIONS
from generator.model_values import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.errors import Path
    from generator.model import Framework
    from generator.model_values import ValueType
    from generator.report import Report

type Measured = TableItem | IndicatorItem


def check_values(framework: Framework, report: Report) -> frozenset[str]:
    """Note names that stand for nothing, or for a value of another type.

    Returns:
        Ids of items whose values are unsound, so that their rows cannot be tried out.
    """
    unsound = set()
    for item, path in walk_paths(framework):
        if isinstance(item, TableItem | IndicatorItem):
            before = len(report.problems)
            _measured(item, path, report)
            if len(report.problems) > before:
                unsound.add(item.id)
    return frozenset(unsound)


def condition_paths(item: Measured, path: Path) -> Iterator[tuple[tuple[Condition, ...], Path]]:
    """Each list of conditions of an item with its path."""
    if isinstance(item, TableItem):
        for n, row in enumerate(item.rows):
            yield row.when, (*path, "rows", n, "when")
        for n, notice in enumerate(item.notices):
            yield notice.when, (*path, "notices", n, "when")
    else:
        for n, flag in enumerate(item.flags):
            yield flag.when, (*path, "flags", n, "when")


def _measured(item: Measured, path: Path, report: Report) -> None:
    for n, entered in enumerate(item.inputs):
        here: Path = (*path, "inputs", n)
        report.once((c, (*here, "choices", m)) for m, c in enumerate(entered.choices))
        report.once((c.id, (*here, "columns", m, "id")) for m, c in enumerate(entered.columns))
        for m, column in enumerate(entered.columns):
            below: Path = (*here, "columns", m, "choices")
            report.once((choice, (*below, k)) for k, choice in enumerate(column.choices))
    names: list[tuple[str, Path]] = [
        (entered.id, (*path, "inputs", n, "id")) for n, entered in enumerate(item.inputs)
    ]
    report.once([*names, *((name, (*path, "derived", name)) for name in item.derived)])
    types = _derived(item, path, report)
    for n, name in enumerate(item.figures):
        if name not in item.derived:
            report.unknown((*path, "figures", n), "a derived value", name, item.derived)
    report.once((name, (*path, "figures", n)) for n, name in enumerate(item.figures))
    if isinstance(item, IndicatorItem):
        report.once((flag.id, (*path, "flags", n, "id")) for n, flag in enumerate(item.flags))
    entered_by_id = {entered.id: entered for entered in item.inputs}
    for conditions, where in condition_paths(item, path):
        check_conditions(conditions, where, entered_by_id, types, report)


def _derived(item: Measured, path: Path, report: Report) -> Mapping[str, ValueType]:
    """Types of all values of an item; each derived value reads only what stands above it."""
    types: dict[str, ValueType] = {entered.id: entered.value_type for entered in item.inputs}
    for name, derived in item.derived.items():
        here: Path = (*path, "derived", name)
        for operand, wanted in zip(derived.of, OPERATIONS[derived.operation].reads, strict=True):
            if operand not in types:
                if operand in item.derived:
                    report.add("forward_reference", here, at_key=True, name=operand)
                else:
                    report.unknown(here, "an input or derived value", operand, types)
            elif types[operand] not in wanted:
                report.add(
                    "wrong_value_type",
                    here,
                    at_key=True,
                    wanted=" or ".join(wanted),
                    name=operand,
                    type=types[operand],
                    by=derived.operation,
                )
            elif derived.detail is not None:
                below: Path = (*here, derived.operation)
                check_detail(derived, item.input(operand), below, types, report)
        types[name] = OPERATIONS[derived.operation].gives
    return types
