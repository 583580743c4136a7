"""The values of a measured item out of rules JSON: inputs, derived values, conditions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scoring.errors import SpecError
from scoring.rules_json import JsonObject
from scoring.spec_values import AnyOf, Bound, Condition, Derived, Input, Limit

__all__ = ["INPUT_TYPES", "OPERATIONS", "read_derived", "read_inputs", "read_when"]

_CELL_TYPES = ("count", "number", "percent", "numbers", "choice", "date", "text")
INPUT_TYPES = (*_CELL_TYPES, "tally", "records")
"""Types of inputs; a column of records has one of those that fit into a cell."""

_PLAIN = (
    "percent",
    "ratio",
    "median",
    "mean",
    "count",
    "largest",
    "sum",
    "days_to_weeks",
    "either",
    "days_after",
    "left_out",
)
OPERATIONS = (
    *_PLAIN,
    "share_at_most",
    "count_within",
    "count_where",
    "row_sums",
    "tally_by",
    "percent_by",
    "ratio_by",
    "periods_longer",
    "progression",
    "alternation_breaks",
    "alternation_difference",
)
"""Names of the operations that derive a value; `scoring.derived` has what each does.

The plain ones need no more than the names of what they read.
"""

_PARTS = ("sum", "part", "whole", "start", "end", "values", "value", "order", "parties")
_BOUNDS = ("at_least", "more_than", "at_most", "less_than")


def read_inputs(entry: JsonObject, key: str = "inputs") -> dict[str, Input]:
    """The inputs of an item, or the columns of records, by id."""
    types = INPUT_TYPES if key == "inputs" else _CELL_TYPES
    return {
        e.text("id"): Input(
            id=e.text("id"),
            type=e.one_of("type", types),
            least=e.number_or_none("min"),
            most=e.number_or_none("max"),
            choices=e.texts("choices"),
            columns=tuple(read_inputs(e, "columns").values()) if key == "inputs" else (),
            default=e.number_or_none("default"),
            optional=e.flag("optional"),
        )
        for e in entry.objects(key)
    }


def read_derived(entry: JsonObject) -> tuple[Derived, ...]:
    """The derived values of an item, in the order in which they are computed."""
    if "derived" not in entry:
        return ()
    named = entry.object("derived")
    tables = {
        e.text("id"): [c.text("id") for c in e.objects("columns")] for e in entry.objects("inputs")
    }
    derived: dict[str, Derived] = {}
    for name in named.keys():  # noqa: SIM118  (it is no dict)
        step = _operation(named.object(name), name, tables)
        first = step.reads[0] if step.reads else ""
        source = derived[first].source if first in derived else first
        derived[name] = replace(step, source=source)
    return tuple(derived.values())


def _operation(entry: JsonObject, name: str, tables: Mapping[str, Sequence[str]]) -> Derived:
    operation = next((key for key in entry.keys() if key in OPERATIONS), None)  # noqa: SIM118  (as above)
    if operation is None:
        raise SpecError(f"{entry.place}: expected one of {', '.join(OPERATIONS)}")
    if operation in _PLAIN:
        return Derived(id=name, operation=operation, reads=entry.texts(operation))
    said = entry.object(operation)
    of = said.text("of")
    if operation == "share_at_most":
        at_most = said.whole("at_most")
        return Derived(id=name, operation=operation, reads=(of,), at_most=at_most)
    if operation == "count_within":
        where: tuple[Condition, ...] = (_limit(said, of),)
    else:
        where = read_when(said, "or_where" if operation == "progression" else "where")
    months = _bound(said, "months") or 0
    columns = {column: column for column in said.texts("columns")}
    columns |= {part: said.text(part) for part in _PARTS if part in said}
    cells = tables.get(of, ())
    bounds = [bound for limit in _limits(where) for _, bound in limit.bounds]
    limits = [bound for bound in bounds if isinstance(bound, str) and bound not in cells]
    limits += [months] if isinstance(months, str) else []
    return Derived(
        id=name,
        operation=operation,
        reads=(of, *dict.fromkeys(limits)),
        by=said.texts("by"),
        columns=columns,
        months=months,
        where=where,
    )


def _limits(conditions: tuple[Condition, ...]) -> list[Limit]:
    """All conditions on one value, those inside `any` too."""
    found: list[Limit] = []
    for condition in conditions:
        if isinstance(condition, AnyOf):
            found += _limits(tuple(condition.conditions))
        else:
            found.append(condition)
    return found


def read_when(entry: JsonObject, key: str = "when") -> tuple[Condition, ...]:
    """Conditions that must all hold; absent is none."""
    return tuple(_condition(e) for e in entry.objects(key))


def _condition(entry: JsonObject) -> Condition:
    if "any" in entry:
        return AnyOf(tuple(_condition(e) for e in entry.objects("any")))
    return _limit(entry, entry.text("value"))


def _limit(entry: JsonObject, value: str) -> Limit:
    at_least, more_than, at_most, less_than = (_bound(entry, key) for key in _BOUNDS)
    return Limit(
        value=value,
        at_least=at_least,
        more_than=more_than,
        at_most=at_most,
        less_than=less_than,
        choices=entry.texts("is"),
        filled=entry.flag("filled") if "filled" in entry else None,
    )


def _bound(entry: JsonObject, key: str) -> Bound | None:
    """A number, or a name; text that begins with a letter is a name."""
    found = entry.raw(key, None)
    if isinstance(found, str) and found[:1].isalpha():
        return found
    return entry.number_or_none(key)
