"""Checks of a framework's history: this version first, then the earlier ones, latest first."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Framework
    from generator.report import Report


def check_history(framework: Framework, report: Report) -> None:
    """Note a history that does not begin with this version, or goes astray."""
    history = framework.history
    if history and history[0] != framework.version:
        report.add("history_first", ("history", 0), version=framework.version, found=history[0])
    for n, (later, earlier) in enumerate(pairwise(history), 1):
        if earlier >= later:
            report.add("history_order", ("history", n), later=later, found=earlier)
