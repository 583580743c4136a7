"""What every measurement shares: medians, ratios, and how they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two medians of alternated runs and their ratio.

    Attributes:
        name: What was measured.
        ours: Median of the product, in milliseconds.
        base: Median of what it is held against, in milliseconds.
        target: The ratio not to exceed.
        runs: Runs a side.
    """

    name: str
    ours: float
    base: float
    target: float
    runs: int

    @property
    def ratio(self) -> float:
        """How many times as long as the base it takes."""
        return self.ours / self.base

    def as_data(self) -> dict[str, object]:
        """Give the fields and the ratio, times in milliseconds."""
        return {**asdict(self), "ratio": round(self.ratio, 3), "met": self.ratio <= self.target}


def compare(
    name: str, ours: Sequence[float], base: Sequence[float], *, target: float
) -> Comparison:
    """Take the medians of two rows of times in milliseconds."""
    return Comparison(
        name=name, ours=median(ours), base=median(base), target=target, runs=len(ours)
    )


def table(found: Sequence[Comparison]) -> str:
    """Draw the comparisons as a table in plain text."""
    lines = [f"{'':46}{'ours ms':>10}{'base ms':>10}{'ratio':>8}{'target':>8}{'runs':>6}"]
    lines += [
        f"{c.name:46}{c.ours:10.2f}{c.base:10.2f}{c.ratio:8.2f}{c.target:8.2f}{c.runs:6}"
        f"  {'ok' if c.ratio <= c.target else 'MISSED'}"
        for c in found
    ]
    return "\n".join(lines)
