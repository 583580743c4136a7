"""What a team enters for one item: every value read exactly, or a problem that says why not.

A value is never clamped, rounded or guessed (reading rule G-05). A key that is absent, null,
or holds only blanks has not been entered.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeGuard

from scoring.exact import Number, read_number
from scoring.given_records import is_blank, read_records
from scoring.problems import Problems
from scoring.records import Cell, Groups, Records
from scoring.spec_values import Input

__all__ = ["Tally", "Value", "defaults", "read_inputs", "read_within"]

type Tally = dict[str, int]
type Value = Cell | Tally | Records | Groups
"""A value as read or computed: what a cell may hold, counts by name, rows, figures by group."""

_LONGEST_LIST = 10_000
_HUNDRED = 100


def read_inputs(inputs: Mapping[str, Input], found: object, problems: Problems) -> dict[str, Value]:
    """Read the `inputs` object of an answer.

    Args:
        inputs: The inputs that the item has.
        found: The object as it came; None when nothing was entered.
        problems: Gathers what is wrong; values with a problem are left out of the result.

    Returns:
        Values by input id, for the inputs that were entered.
    """
    if found is None:
        return {}
    if not isinstance(found, dict):
        problems.add("wrong_type", "inputs", found, "object")
        return {}
    values: dict[str, Value] = {}
    for name, entry in found.items():
        path = f"inputs.{name}"
        known = inputs.get(name)
        if known is None:
            problems.add("unknown_input", path, name, sorted(inputs))
            continue
        if is_blank(entry):
            continue
        value = _read(known, entry, path, problems)
        if value is not None:
            values[name] = value
    return values


def defaults(inputs: Mapping[str, Input]) -> dict[str, Number]:
    """The numbers that hold where nothing is entered: limits that a team may change."""
    return {name: known.default for name, known in inputs.items() if known.default is not None}


def _read(known: Input, entry: object, path: str, problems: Problems) -> Value | None:
    match known.type:
        case "records":
            return read_records(known, entry, path, problems, _read_cell)
        case "tally":
            return _read_tally(entry, path, problems)
        case _:
            return _read_cell(known, entry, path, problems)


def _read_cell(known: Input, entry: object, path: str, problems: Problems) -> Cell | None:
    match known.type:
        case "choice" if entry not in known.choices:
            problems.add("unknown_choice", path, entry, list(known.choices))
        case "text" if not isinstance(entry, str):
            problems.add("wrong_type", path, entry, "text")
        case "choice" | "text":
            return str(entry)
        case "date":
            return _read_date(entry, path, problems)
        case "numbers":
            return _read_list(known, entry, path, problems)
        case _:
            return _read_bounded(known, entry, path, problems)
    return None


def _read_bounded(known: Input, entry: object, path: str, problems: Problems) -> Number | None:
    least, most = known.least, known.most
    if known.type in ("count", "percent") and least is None:
        least = 0
    if known.type == "percent" and most is None:
        most = _HUNDRED
    value = read_within(entry, path, problems, least, most)
    if value is not None and known.type == "count" and type(value) is not int:
        problems.add("not_whole", path, entry)
        return None
    return value


def read_within(
    entry: object, path: str, problems: Problems, least: Number | None, most: Number | None
) -> Number | None:
    """Read one number between two limits, both permitted; None after noting a problem."""
    value = read_number(entry)
    if value is None:
        problems.add("not_a_number", path, entry)
        return None
    if (least is not None and value < least) or (most is not None and value > most):
        code = "over_100" if most == _HUNDRED and value > _HUNDRED else "out_of_range"
        limits = {"at_least": least, "at_most": most}
        problems.add(code, path, entry, {k: str(v) for k, v in limits.items() if v is not None})
        return None
    return value


def _read_date(entry: object, path: str, problems: Problems) -> date | None:
    try:
        if isinstance(entry, str) and len(entry) == len("2026-01-09"):
            day = date.fromisoformat(entry)
            if day.isoformat() == entry:
                return day
    except ValueError:
        pass
    problems.add("bad_date", path, entry, "YYYY-MM-DD")
    return None


def _read_list(known: Input, entry: object, path: str, problems: Problems) -> list[Number] | None:
    if not isinstance(entry, list) or len(entry) > _LONGEST_LIST:
        problems.add("wrong_type", path, entry, "list of numbers")
        return None
    before = len(problems)
    least = 0 if known.least is None else known.least
    values = [
        read_within(one, f"{path}[{n}]", problems, least, known.most) for n, one in enumerate(entry)
    ]
    return None if len(problems) > before else [v for v in values if v is not None]


def _is_pair(pair: object) -> TypeGuard[list[object] | tuple[object, ...]]:
    return isinstance(pair, list | tuple) and len(pair) == len(("name", "count"))


def _read_tally(entry: object, path: str, problems: Problems) -> Tally | None:
    pairs = list(entry.items()) if isinstance(entry, dict) else entry
    if not isinstance(pairs, list) or len(pairs) > _LONGEST_LIST:
        problems.add("wrong_type", path, entry, "counts by name")
        return None
    before, tally = len(problems), dict[str, int]()
    for n, pair in enumerate(pairs):
        where = f"{path}[{n}]"
        if not _is_pair(pair):
            problems.add("wrong_type", where, pair, "a name and a count")
            continue
        name = str(pair[0]).strip()
        if not name:
            problems.add("missing_key", where, pair, "a name")
        elif name in tally:
            problems.add("duplicate", where, name)
        count = read_within(pair[1], where, problems, 0, None)
        if count is not None and type(count) is not int:
            problems.add("not_whole", where, pair[1])
        elif type(count) is int:
            tally[name] = count
    return None if len(problems) > before else tally
