"""Tries out the rows of a table: each fires for some values, and one fires for all values.

Every value that conditions read is tried at each number they compare it with, between them and
beyond both ends, and at each choice. Derived values are tried as if they were independent of
the inputs, so a row counts as reachable if any such combination reaches it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, product
from math import ceil, floor, prod
from typing import TYPE_CHECKING

from generator.checks_ids import walk_paths
from generator.checks_records import reads_only_fixed
from generator.checks_values import condition_paths
from generator.model import IndicatorItem, TableItem
from generator.model_values import AnyCondition, Condition, ValueCondition, values_named
from generator.ranges_values import Bounds, value_bounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.errors import Path
    from generator.model import Framework
    from generator.model_base import Number
    from generator.report import Report

MOST_TRIED = 50_000
"""Combinations tried for a table; above that, each row is tried by itself."""

type Sample = Fraction | str
type Samples = Mapping[str, Sequence[Sample]]


def check_rows(framework: Framework, report: Report, *, skip: frozenset[str]) -> None:
    """Note conditions that never hold, rows that never fire, and values that no row takes."""
    for item, path in walk_paths(framework):
        if item.id in skip or not isinstance(item, TableItem | IndicatorItem):
            continue
        samples = _samples(item)
        untried = set()
        for conditions, where in condition_paths(item, path):
            if not reads_only_fixed(conditions):
                untried.add(where)  # a limit that a team sets can be anything
            elif not _can_hold(conditions, samples):
                report.add("never_holds", where, at_key=True)
                untried.add(where)
        if isinstance(item, TableItem) and not untried:
            _table(item, path, samples, report)


def _table(item: TableItem, path: Path, samples: Samples, report: Report) -> None:
    """Try every combination of the values that the rows read."""
    names = sorted({name for row in item.rows for name in values_named(row.when)})
    if prod(len(samples[name]) for name in names) > MOST_TRIED:
        return
    rows = [_test(row.when, names, samples) for row in item.rows]
    waiting = set(range(len(rows)))
    uncovered: tuple[int, ...] | None = None
    for tried in product(*(range(len(samples[name])) for name in names)):
        fired = next((n for n, row in enumerate(rows) if row.holds(tried)), None)
        if fired is not None:
            waiting.discard(fired)
        elif uncovered is None:
            uncovered = tried
        if not waiting and not item.rows[-1].when:
            break
    for n in sorted(waiting):
        report.add("row_unreached", (*path, "rows", n))
    if uncovered is not None:
        given = zip(names, uncovered, strict=True)
        example = ", ".join(f"{name} = {_sample_text(samples[name][n])}" for name, n in given)
        report.add("rows_uncovered", (*path, "rows"), at_key=True, example=example)


def _can_hold(conditions: tuple[Condition, ...], samples: Samples) -> bool:
    """Whether any combination of values meets all conditions."""
    names = sorted(values_named(conditions))
    if prod(len(samples[name]) for name in names) > MOST_TRIED:
        return True
    test = _test(conditions, names, samples)
    return any(test.holds(tried) for tried in product(*(range(len(samples[n])) for n in names)))


@dataclass(frozen=True, slots=True)
class _Test:
    """Conditions worked out for each sample beforehand.

    Attributes:
        single: For one condition, the position of its value and whether each sample meets it.
        either: For each `any`, its conditions, each as a test.
    """

    single: tuple[tuple[int, tuple[bool, ...]], ...]
    either: tuple[tuple[_Test, ...], ...]

    def holds(self, tried: tuple[int, ...]) -> bool:
        """Whether all conditions hold for samples given by their positions."""
        for position, met in self.single:
            if not met[tried[position]]:
                return False
        return all(any(one.holds(tried) for one in tests) for tests in self.either)


def _test(conditions: Iterable[Condition], names: Sequence[str], samples: Samples) -> _Test:
    single, either = [], []
    for condition in conditions:
        if isinstance(condition, AnyCondition):
            either.append(tuple(_test((one,), names, samples) for one in condition.any))
        else:
            met = tuple(_meets(condition, sample) for sample in samples[condition.value])
            single.append((names.index(condition.value), met))
    return _Test(tuple(single), tuple(either))


def _meets(condition: ValueCondition, sample: Sample) -> bool:
    if isinstance(sample, str):
        return sample in condition.is_
    limits: Mapping[str, Number] = condition.comparisons
    return (
        ("at_least" not in limits or sample >= limits["at_least"])
        and ("more_than" not in limits or sample > limits["more_than"])
        and ("at_most" not in limits or sample <= limits["at_most"])
        and ("less_than" not in limits or sample < limits["less_than"])
    )


def _samples(item: TableItem | IndicatorItem) -> Samples:
    """What each value that conditions read is tried at."""
    limits: dict[str, set[Fraction]] = {}
    for conditions, _ in condition_paths(item, ()):
        if reads_only_fixed(conditions):
            _collect(conditions, limits)
    bounds = value_bounds(item)
    samples: dict[str, Sequence[Sample]] = {}
    for name, numbers in limits.items():
        entered = item.input(name)
        choices = entered.choices if entered is not None else ()
        samples[name] = choices or _numbers(numbers, bounds[name])
    return samples


def _collect(conditions: tuple[Condition, ...], limits: dict[str, set[Fraction]]) -> None:
    for condition in conditions:
        if isinstance(condition, AnyCondition):
            _collect(condition.any, limits)
        else:
            numbers = limits.setdefault(condition.value, set())
            numbers.update(Fraction(number) for number in condition.comparisons.values())


def _numbers(limits: set[Fraction], bounds: Bounds) -> list[Sample]:
    """Each limit, what lies between and beyond; within the bounds, and whole if they say so."""
    ends = {end for end in (bounds.least, bounds.most) if end is not None}
    marks = sorted(limits | ends)
    tried = {*marks, marks[0] - 1, marks[-1] + 1}
    tried |= {(low + high) / 2 for low, high in pairwise(marks)}
    if bounds.whole:
        tried |= {Fraction(near(one)) for one in tried for near in (floor, ceil)}
        tried |= {one + side for one in marks for side in (-1, 1)}
        tried = {one for one in tried if one.denominator == 1}
    return [
        one
        for one in sorted(tried)
        if (bounds.least is None or one >= bounds.least)
        and (bounds.most is None or one <= bounds.most)
    ]


def _sample_text(sample: Sample) -> str:
    return sample if isinstance(sample, str) else f"{float(sample):g}"
