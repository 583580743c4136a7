"""Values computed from what was entered: shares, ratios, medians and the like.

`scoring.derived_records` has the operations that read the rows of a small table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

from scoring.conditions import Truth, all_hold
from scoring.derived_records import RECORD_OPERATIONS
from scoring.exact import Number, divide, show_value, tidy
from scoring.given import Tally, Value
from scoring.problems import Problems
from scoring.records import Groups
from scoring.spec_values import Derived
from scoring.states import MISSING, NOT_ASSESSABLE, State

__all__ = ["derive"]

_HUNDRED = 100


def derive(
    derived: Sequence[Derived], given: Mapping[str, Value], problems: Problems
) -> dict[str, Value | State]:
    """Compute every derived value of an item.

    Args:
        derived: Operations in order; each may read inputs and earlier results.
        given: Inputs as read.
        problems: Gathers part above the whole (`over_100`) and two different answers to one
            question (`conflict`).

    Returns:
        The given values and the derived ones by name.
    """
    values: dict[str, Value | State] = dict(given)
    for step in derived:
        read = [values.get(name, MISSING) for name in step.reads]
        if step.operation == "either":
            values[step.id] = _either(step, read, problems)
        elif MISSING in read:
            values[step.id] = MISSING
        elif NOT_ASSESSABLE in read:
            values[step.id] = NOT_ASSESSABLE
        elif step.operation == "count_within":
            values[step.id] = _count_within(step, read[0], values)
        elif isinstance(read[0], tuple) and step.operation in RECORD_OPERATIONS:
            compute = RECORD_OPERATIONS[step.operation]
            values[step.id] = compute(step, read[0], values, problems)
        else:
            values[step.id] = _OPERATIONS[step.operation](step, read, problems)
    return values


def _either(step: Derived, read: list[Value | State], problems: Problems) -> Value | State:
    known = [value for value in read if not isinstance(value, State)]
    if not known:
        return NOT_ASSESSABLE if NOT_ASSESSABLE in read else MISSING
    if any(value != known[0] for value in known):
        shown = [show_value(v) for v in known if isinstance(v, int | Fraction)]
        problems.add("conflict", f"inputs.{step.source}", " / ".join(shown), list(step.reads))
        return MISSING
    return known[0]


def _quotient(top: object, bottom: object) -> Number | State:
    if not isinstance(top, int | Fraction) or not isinstance(bottom, int | Fraction):
        return MISSING
    return divide(top, bottom) if bottom else NOT_ASSESSABLE


def _percent(step: Derived, read: list[Value | State], problems: Problems) -> Value | State:
    part = read[0]
    percent = _quotient(100 * part if isinstance(part, int | Fraction) else part, read[1])
    if isinstance(percent, State):
        return percent
    if percent > _HUNDRED:
        problems.add("over_100", f"inputs.{step.source}", show_value(percent), list(step.reads))
        return MISSING
    return percent


def _ratio(_: Derived, read: list[Value | State], __: Problems) -> Value | State:
    return _quotient(read[0], read[1])


def _numbers(value: Value | State) -> list[Number]:
    """The numbers of a list, a tally or groups; groups that cannot be assessed have none."""
    if isinstance(value, dict):
        return list(value.values())
    if isinstance(value, Groups):
        return value.known
    return value if isinstance(value, list) else []


def _median(_: Derived, read: list[Value | State], __: Problems) -> Value | State:
    values = sorted(_numbers(read[0]))
    if not values:
        return NOT_ASSESSABLE
    middle = len(values) // 2
    if len(values) % 2:
        return values[middle]
    return divide(values[middle - 1] + values[middle], 2)


def _mean(_: Derived, read: list[Value | State], __: Problems) -> Value | State:
    values = _numbers(read[0])
    return _quotient(sum(values), len(values))


def _count(_: Derived, read: list[Value | State], __: Problems) -> Value | State:
    return len(read[0]) if isinstance(read[0], tuple) else len(_numbers(read[0]))


def _count_within(
    step: Derived, read: Value | State, values: Mapping[str, Value | State]
) -> Value | State:
    """How many numbers keep the limits, which may be values of the item."""
    name = step.reads[0]
    kept = (all_hold(step.where, {**values, name: one}) for one in _numbers(read))
    return sum(truth is Truth.YES for truth in kept)


def _left_out(_: Derived, read: list[Value | State], __: Problems) -> Value | State:
    """How many groups cannot be assessed."""
    return len(read[0].figures) - len(read[0].known) if isinstance(read[0], Groups) else MISSING


def _days_after(_: Derived, read: list[Value | State], __: Problems) -> Value | State:
    """The day so many days after a day; counted in days, never in months (T-AF-07)."""
    day, days = read
    if not isinstance(day, date) or not isinstance(days, int):
        return NOT_ASSESSABLE
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return NOT_ASSESSABLE


def _largest(_: Derived, read: list[Value | State], __: Problems) -> Value | State:
    return max(_numbers(read[0]), default=NOT_ASSESSABLE)


def _sum(_: Derived, read: list[Value | State], __: Problems) -> Value | State:
    return tidy(sum(_numbers(read[0])))


def _share_at_most(step: Derived, read: list[Value | State], _: Problems) -> Value | State:
    tally: Tally = read[0] if isinstance(read[0], dict) else {}
    counted = sum(min(count, step.at_most) for count in tally.values())
    return _quotient(100 * counted, sum(tally.values()))


def _days_to_weeks(_: Derived, read: list[Value | State], __: Problems) -> Value | State:
    return _quotient(read[0], 7)


_OPERATIONS: Mapping[str, Callable[[Derived, list[Value | State], Problems], Value | State]] = {
    "percent": _percent,
    "ratio": _ratio,
    "median": _median,
    "mean": _mean,
    "count": _count,
    "largest": _largest,
    "sum": _sum,
    "share_at_most": _share_at_most,
    "days_to_weeks": _days_to_weeks,
    "left_out": _left_out,
    "days_after": _days_after,
}
