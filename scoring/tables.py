"""Scores of tables of measured values, and the figures and flags of indicators.

Rows are read from the top and the first whose conditions all hold gives the level, so that a
table written from its best row down gives a value the best score whose own stated limit it
reaches (R-BAND).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from scoring.choices import read_level
from scoring.conditions import Truth, all_hold, open_values
from scoring.derived import derive
from scoring.exact import show_value
from scoring.given import Value, defaults, read_inputs
from scoring.item_score import ItemScore
from scoring.json_text import written
from scoring.problems import Problems
from scoring.records import Groups
from scoring.spec import Indicator, Notice, Row, Table
from scoring.spec_values import Bound, Limit, values_of
from scoring.states import State

__all__ = ["Measured", "score_indicator", "score_table"]

Answer = Mapping[str, object]
Values = Mapping[str, Value | State]


@dataclass(slots=True)
class _Measurement:
    """What inputs gave, and what is told of it when a level was picked instead.

    Attributes:
        inputs: The inputs, written down.
        score: Their score.
        beside: The explanation of a picked level.
        told: The same as JSON text.
    """

    inputs: str
    score: ItemScore
    beside: dict[str, object]
    told: str


type Measured = dict[str, _Measurement]
"""The last measurement by item id."""


@dataclass(slots=True)
class _Reading:
    """Rows that may still fire, in order, and what the open ones wait for."""

    rows: list[tuple[int, Row | None]]
    waiting: set[str]


def score_table(item: Table, answer: Answer, problems: Problems, known: Measured) -> ItemScore:
    """Score measured values, or take the level that was picked.

    Args:
        item: The table.
        answer: `inputs` by input id, and perhaps `level`, which then decides.
        problems: Gathers unreadable inputs and unknown levels.
        known: Inputs are not measured again where they are the same as here, in the same order.

    Returns:
        Scored when every row that may still fire gives the same score; partial with a
        narrowed range while values are missing.
    """
    measured = _measured(item, answer.get("inputs"), problems, known)
    picked = answer.get("level")
    if picked is None:
        return measured.score
    level = read_level(picked, list(item.points), problems)
    if level is None:
        return ItemScore.unscored(item)
    result = ItemScore.scored(item.points[level], level=level)
    result.explanation, result.explained = measured.beside, measured.told
    return result


def _measured(item: Table, entered: object, problems: Problems, known: Measured) -> _Measurement:
    """What the inputs give, computed or known; what has problems is never known."""
    try:
        inputs = repr(entered)  # unlike ==, tells true from 1 and one order from another
    except RecursionError:
        return _measure(item, entered, "", problems)
    last = known.get(item.id)
    if last is not None and last.inputs == inputs:
        return last
    measured = _measure(item, entered, inputs, problems)
    if not problems:
        known[item.id] = measured
    return measured


def _measure(item: Table, entered: object, inputs: str, problems: Problems) -> _Measurement:
    given = read_inputs(item.inputs, entered, problems)
    values = derive(item.derived, {**defaults(item.inputs), **given}, problems)
    score = _by_rows(item, values) if _measures(item, given) else ItemScore.unscored(item)
    score.explanation |= _limits(item, given) if score.explanation else {}
    beside = {**score.explanation, "picked": True, "measured": score.level}
    beside.pop("missing", None)
    return _Measurement(inputs, score, beside, written(beside))


def _measures(item: Table | Indicator, given: Mapping[str, Value]) -> bool:
    """Whether anything was entered besides limits; a changed limit alone says nothing."""
    return any(item.inputs[name].default is None for name in given)


def _limits(item: Table | Indicator, given: Mapping[str, Value]) -> dict[str, object]:
    """The limits that were used, and which of them the team set itself."""
    used = {**defaults(item.inputs)}
    edited = [name for name in used if name in given and given[name] != used[name]]
    used.update({name: given[name] for name in edited})  # type: ignore[misc]  # what is edited is a number
    return {"limits": _as_text(used), "edited": edited} if used else {}


def _by_rows(item: Table, values: Values) -> ItemScore:
    reading = _read_rows(item.rows, values)
    shown = {name: values[name] for name in item.shown if name in values}
    explanation: dict[str, object] = {"values": _as_text(shown), "picked": False}
    rows = [row for _, row in reading.rows]
    scores = [row.score for row in rows if row is not None and row.score is not None]
    explanation["notices"] = [_notice(n, values) for n in _due(item.notices, values)]
    if not scores:
        return ItemScore.unscored(item, "not_assessable", **explanation)
    if len(set(scores)) == 1 and len(scores) == len(rows):
        number, row = reading.rows[-1]
        level = row.level if row else None
        return ItemScore.scored(scores[0], level=level, row=number, **explanation)
    explanation["missing"] = _missing(item, reading.waiting, values)
    result = ItemScore.unscored(item, "partial", **explanation)
    result.lowest, result.highest = min(scores), max(scores)
    return result


def _read_rows(rows: Sequence[Row], values: Values) -> _Reading:
    reading = _Reading([], set())
    for number, row in enumerate(rows, start=1):
        match all_hold(row.when, values):
            case Truth.YES:
                reading.rows.append((number, row))
                return reading
            case Truth.NOT_ASSESSABLE:
                reading.rows.append((number, None))
                return reading
            case Truth.OPEN:
                reading.rows.append((number, row))
                reading.waiting |= open_values(row.when, values)
        # where it does not hold, the next row decides
    return reading


def _missing(item: Table, waiting: set[str], values: Values) -> list[str]:
    """Inputs, in the item's order, that the waiting values are computed from."""
    operations = {step.id: step for step in item.derived}
    names: set[str] = set()
    queue = list(waiting)
    while queue:
        name = queue.pop()
        if name in operations:
            queue.extend(
                r for r in operations[name].reads if isinstance(values.get(r, State.MISSING), State)
            )
        else:
            names.add(name)
    return [name for name, known in item.inputs.items() if name in names and not known.optional]


def _as_text(values: Values) -> dict[str, str]:
    shown: dict[str, str] = {}
    for name, value in values.items():
        if isinstance(value, int | Fraction):
            shown[name] = show_value(value)
        elif isinstance(value, date):
            shown[name] = value.isoformat()
        elif isinstance(value, str):
            shown[name] = value
        elif value is State.NOT_ASSESSABLE:
            shown[name] = value.value
    return shown


def _due(notices: Sequence[Notice], values: Values) -> Iterator[Notice]:
    return (notice for notice in notices if all_hold(notice.when, values) is Truth.YES)


def _notice(notice: Notice, values: Values) -> dict[str, object]:
    """The notice with its first measured value and the limits around it, if it has one."""
    data: dict[str, object] = {"kind": notice.kind, "rule": notice.rule}
    limits = [c for c in notice.when if isinstance(c, Limit) and not c.choices]
    if limits:
        limit, value = limits[0], values[limits[0].value]
        low = limit.at_least if limit.more_than is None else limit.more_than
        high = limit.at_most if limit.less_than is None else limit.less_than
        data["value"] = limit.value
        data["shown"] = show_value(value) if isinstance(value, int | Fraction) else None
        data["from"], data["to"] = _bound(low, values), _bound(high, values)
    return data


def _bound(bound: Bound | None, values: Values) -> str | None:
    number = values[bound] if isinstance(bound, str) else bound
    return show_value(number) if isinstance(number, int | Fraction) else None


def score_indicator(item: Indicator, answer: Answer, problems: Problems) -> ItemScore:
    """Figures, figures by group and flags of an indicator; it never has a score.

    Where figures are named, derived values that are none and that no flag reads are steps on
    the way and not shown.
    """
    given = read_inputs(item.inputs, answer.get("inputs"), problems)
    values = derive(item.derived, {**defaults(item.inputs), **given}, problems)
    if not _measures(item, given):
        return ItemScore.unscored(item)
    named = {*(v for flag in item.flags for v in values_of(flag.when)), *item.figures}
    shown = [step.id for step in item.derived if step.id in named or not item.figures]
    derived = {name: values[name] for name in shown}
    tables = {name: each.as_data() for name, each in derived.items() if isinstance(each, Groups)}
    return ItemScore.unscored(
        item,
        "recorded",
        values=_as_text(derived),
        flags=[flag.id for flag in item.flags if all_hold(flag.when, values) is Truth.YES],
        missing=[n for n, known in item.inputs.items() if n not in values and not known.optional],
        **({"tables": tables} if tables else {}),
        **_limits(item, given),
    )
