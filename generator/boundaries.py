"""Boundaries of a framework that no case stands at, and a case to begin with for each.

A boundary is an outcome that a rule tells apart from its neighbour: a row of a table, a number of
points at which a checklist gives more, a step, a finding, a band of the total, a threshold. A
case stands at it when its result says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import islice, product
from typing import TYPE_CHECKING, Any

from generator.cases import assessment
from generator.checks_values import condition_paths
from generator.model import ChecklistItem, Framework, IndicatorItem, Input, StepsItem, TableItem
from generator.model_values import plain_conditions

if TYPE_CHECKING:
    from generator.model import Item
    from generator.model_base import Number
    from scoring import Scorer

MOST_TRIED = 4_000
"""Combinations of values tried in search of one that reaches a row."""

type Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundary:
    """An outcome that a framework tells apart.

    Attributes:
        item: Item or part that it belongs to; None for the total.
        what: Kind of outcome, and which: `("row", 2)`, `("met", 3)`, `("step", "4")`,
            `("flag", "long")`, `("outcome", "not_assessable")`, `("band", "good")`,
            `("threshold", "half")`.
        sentence: What a case about it says; the author sharpens it.
        wanted: What the result has to say of the item or the total.
        answer: An answer that may reach it; empty where none could be found.
    """

    item: str | None
    what: tuple[str, object]
    sentence: str
    wanted: Values
    answer: Values = field(default_factory=dict)


def missing_boundaries(
    framework: Framework, results: Iterable[Values], scorer: Scorer
) -> tuple[Boundary, ...]:
    """Boundaries that no result stands at, in the order of the file.

    Args:
        framework: The framework.
        results: What the scoring gave for its cases; refusals say nothing.
        scorer: Knows the framework; it tries values out.
    """
    met = {spot for result in results for spot in _spots(result)}
    missing = [one for one in _boundaries(framework) if (one.item, one.what) not in met]
    return tuple(_with_answer(one, framework, scorer) for one in missing)


def _boundaries(framework: Framework) -> Iterator[Boundary]:
    for item in framework.walk():
        match item:
            case TableItem():
                yield from _rows(item)
            case ChecklistItem():
                yield from _counts(item)
            case StepsItem():
                yield from _steps(item)
            case IndicatorItem():
                for flag in item.flags:
                    said = f"Item {item.id}: '{flag.id}' is found"
                    yield _of(item, ("flag", flag.id), said, {"explanation": {"flags": [flag.id]}})
            case _:
                pass
    for band in framework.total.bands:
        said = f"A total of {band.from_} is '{band.id}'"
        wanted = {"score": str(band.from_), "band": band.id}
        yield Boundary(item=None, what=("band", band.id), sentence=said, wanted=wanted)
    for threshold in framework.total.thresholds:
        said = f"The threshold '{threshold.id}' is reached"
        yield Boundary(
            item=None, what=("threshold", threshold.id), sentence=said, wanted={"complete": True}
        )


def _of(item: Item, what: tuple[str, object], sentence: str, wanted: Values) -> Boundary:
    return Boundary(item=item.id, what=what, sentence=sentence, wanted=wanted)


def _rows(item: TableItem) -> Iterator[Boundary]:
    for number, row in enumerate(item.rows, start=1):
        if row.outcome is not None:
            said = f"Item {item.id}: row {number} cannot be assessed"
            yield _of(item, ("outcome", row.outcome), said, {"status": row.outcome})
            continue
        given = row.level if row.level is not None else str(row.score)
        wanted = {"status": "scored", "explanation": {"row": number}}
        wanted |= {"score": given} if row.level is None else {"level": given}
        said = f"Item {item.id}: row {number} gives {given}"
        yield _of(item, ("row", number), said, wanted)


def _counts(item: ChecklistItem) -> Iterator[Boundary]:
    before: Number | None = None
    for n in range(len(item.points) + 1):
        score = item.counts.get(str(n))
        if score is not None and score != before:
            said = f"Item {item.id}: {n} of {len(item.points)} points give {score}"
            wanted = {"status": "scored", "score": str(score)}
            answer = {"points": [point.id for point in item.points[:n]]}
            yield Boundary(
                item=item.id, what=("met", n), sentence=said, wanted=wanted, answer=answer
            )
        before = score


def _steps(item: StepsItem) -> Iterator[Boundary]:
    for n, step in enumerate(item.steps, start=1):
        said = f"Item {item.id}: everything up to step {step.level} holds and nothing above it"
        states = {
            one.id: ("passed" if one.shortcoming else "met") if below < n else "not_met"
            for below, each in enumerate(item.steps)
            for one in each.statements
        }
        yield Boundary(
            item=item.id,
            what=("step", step.level),
            sentence=said,
            wanted={"status": "scored", "level": step.level},
            answer={"statements": states},
        )


def _spots(result: Values) -> Iterator[tuple[str | None, tuple[str, object]]]:
    """Boundaries that a result stands at."""
    for name, found in result.get("items", {}).items():
        told = found.get("explanation", {})
        if found.get("status") == "not_assessable":
            yield name, ("outcome", "not_assessable")
        if "row" in told:
            yield name, ("row", told["row"])
        if "met" in told:
            yield name, ("met", told["met"])
        if "step" in told:
            yield name, ("step", told["step"])
        for flag in told.get("flags", ()):
            yield name, ("flag", flag)
    total = result.get("total", {})
    if total.get("band"):
        yield None, ("band", total["band"])
    for threshold in total.get("thresholds", ()):
        if threshold["reached"]:
            yield None, ("threshold", threshold["id"])


def _with_answer(one: Boundary, framework: Framework, scorer: Scorer) -> Boundary:
    """The same boundary with an answer that reaches it, if one is found among likely values."""
    item = framework.item(one.item) if one.item is not None else None
    if not isinstance(item, TableItem | IndicatorItem):
        return one
    for inputs in islice(_tries(item), MOST_TRIED):
        answers = {item.id: {"inputs": inputs}}
        result = _scored(framework, answers, scorer)
        if (one.item, one.what) in set(_spots(result)):
            return Boundary(
                item=one.item,
                what=one.what,
                sentence=one.sentence,
                wanted=one.wanted,
                answer={"inputs": inputs},
            )
    return one


def _scored(framework: Framework, answers: Values, scorer: Scorer) -> Values:
    result: Values = json.loads(scorer.score(assessment(framework, answers)))
    return result


def _tries(item: TableItem | IndicatorItem) -> Iterator[Values]:
    """Likely values of all inputs, simplest first."""
    limits = sorted(_limits(item))
    columns = [_likely(one, limits) for one in item.inputs if one.default is None]
    names = [one.id for one in item.inputs if one.default is None]
    for values in product(*columns):
        yield {name: value for name, value in zip(names, values, strict=True) if value is not None}


def _limits(item: TableItem | IndicatorItem) -> set[Fraction]:
    """Every number that a condition compares with."""
    found: set[Fraction] = set()
    for conditions, _ in condition_paths(item, ()):
        for one in plain_conditions(conditions):
            found |= {Fraction(number) for number in one.comparisons.values()}
    return found


def _likely(one: Input, limits: Sequence[Fraction]) -> list[object]:
    """Values worth trying for an input; None stands for nothing entered."""
    if one.type == "choice":
        return [*one.choices]
    if one.type not in ("count", "number", "percent", "numbers"):
        return [None]
    near = {value for limit in limits for value in (limit, limit - 1, limit + 1)}
    tried = [*sorted(near | {Fraction(0), Fraction(100), Fraction(1000)})]
    low = Fraction(one.min) if one.min is not None else Fraction(0)
    high = Fraction(one.max) if one.max is not None else None
    fits = [
        value
        for value in tried
        if value >= low
        and (high is None or value <= high)
        and not (one.type == "percent" and value > Fraction(100))
        and not (one.type == "count" and value.denominator != 1)
    ]
    shown = [_number(value) for value in fits]
    written: list[object] = [[value] for value in shown] if one.type == "numbers" else [*shown]
    return [*written, None] if one.optional else written


def _number(value: Fraction) -> int | str:
    """A number as a file has it; decimals as text."""
    return int(value) if value.denominator == 1 else f"{float(value):g}"
