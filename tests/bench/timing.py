"""What every measurement shares: medians, ratios, and how they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two medians of alternated runs and their ratio, or one number and its limit.

    Attributes:
        name: What was measured.
        ours: Median of the product, in `unit`.
        base: Median of what it is held against; None where the target is a limit in `unit`.
        target: The ratio, or the number, not to exceed; None for a figure that explains another.
        runs: Runs a side.
        unit: Of `ours` and `base`.
    """

    name: str
    ours: float
    base: float | None
    target: float | None
    runs: int
    unit: str = "ms"

    @property
    def ratio(self) -> float | None:
        """How many times as much as the base it takes; None where there is no base."""
        return None if self.base is None else self.ours / self.base

    @property
    def met(self) -> bool | None:
        """Whether the target is reached; None without one."""
        if self.target is None:
            return None
        return (self.ours if self.ratio is None else self.ratio) <= self.target

    def as_data(self) -> dict[str, object]:
        """Give the fields and the ratio."""
        ratio = None if self.ratio is None else round(self.ratio, 3)
        return {**asdict(self), "ratio": ratio, "met": self.met}


def compare(
    name: str,
    ours: Sequence[float],
    base: Sequence[float] | None,
    *,
    target: float | None,
    unit: str = "ms",
    by: float = 1,
) -> Comparison:
    """Take the medians of two rows of numbers.

    Args:
        name: What was measured.
        ours: Of the product.
        base: What it is held against; None where the target is a limit in `unit`.
        target: The ratio, or the number, not to exceed; None for a figure that explains another.
        unit: What the numbers are shown in.
        by: So many of what was measured are one `unit`.
    """
    return Comparison(
        name=name,
        ours=median(ours) / by,
        base=None if base is None else median(base) / by,
        target=target,
        runs=len(ours),
        unit=unit,
    )


def table(found: Sequence[Comparison]) -> str:
    """Draw the comparisons as a table in plain text."""
    heads = f"{'ours':>10}{'base':>10}{'':>5}{'ratio':>7}{'target':>8}{'runs':>6}"
    return "\n".join([f"{'':52}{heads}", *map(_line, found)])


def markdown(found: Sequence[Comparison]) -> str:
    """The comparisons as a table in Markdown."""
    heads = [
        "| what | ours | base | ratio | target | |",
        "| --- | ---: | ---: | ---: | ---: | --- |",
    ]
    return "\n".join([*heads, *map(_row, found)]) + "\n"


def _row(one: Comparison) -> str:
    unit = f" {one.unit}" if one.unit else ""
    ours = f"{one.ours:.1f}{unit}" if unit else f"{one.ours:.2f}"
    base = "" if one.base is None else f"{one.base:.1f}{unit}"
    ratio = "" if one.ratio is None else f"{one.ratio:.2f}"
    limit = "" if one.target is None else f"{one.target:.2f}{unit if one.base is None else ''}"
    verdict = {None: "", True: "met", False: "**missed**"}[one.met]
    cells = [one.name, ours, base, ratio, limit, verdict]
    return f"| {' | '.join(cells)} |"


def _line(one: Comparison) -> str:
    base = "" if one.base is None else f"{one.base:.1f}"
    ratio = "" if one.ratio is None else f"{one.ratio:.2f}"
    ours = f"{one.ours:.1f}" if one.unit else f"{one.ours:.2f}"
    target = "" if one.target is None else f"{one.target:.2f}"
    verdict = {None: "", True: "ok", False: "MISSED"}[one.met]
    numbers = f"{ours:>10}{base:>10} {one.unit:4}{ratio:>7}{target:>8}{one.runs:6}"
    return f"{one.name:52}{numbers}  {verdict}"
