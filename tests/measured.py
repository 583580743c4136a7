"""What the README says of speed and of campaigns: taken from the result files, never typed.

`make bench` and `make soak` write it anew; `python -m tests.measured` does so from what is kept.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
FIGURES = ROOT / "tests" / "bench" / "results.json"
CAMPAIGNS = ROOT / "tests" / "soak" / "results.json"
BEGIN = "<!-- measured: written by `make bench` and `make soak` -->\n"
END = "<!-- /measured -->\n"


def section() -> str:
    """The part of the README between its marks, from the kept figures."""
    figures = json.loads(FIGURES.read_text("utf-8"))
    campaigns = json.loads(CAMPAIGNS.read_text("utf-8"))
    lines = [
        f"One run of `make bench` on {figures['cores']} cores, {figures['date']}: medians, each",
        "against a baseline of the same run; bare is Pyodide as it is had, with the same imports.",
        "",
        "| what | ours | baseline | ratio | goal | |",
        "| --- | ---: | ---: | ---: | ---: | --- |",
        *map(_figure, figures["comparisons"]),
        "",
        *_missing(figures["not_measured"]),
        "Campaigns of `make soak` that were run whole, with their seeds in",
        "[the results](tests/soak/results.json):",
        "",
        "| what is to hold | tried | failed |",
        "| --- | ---: | ---: |",
        *(_campaign(one) for one in campaigns.values()),
    ]
    return "\n".join(lines) + "\n"


def write() -> None:
    """Put the section into the README.

    Raises:
        ValueError: The README has no place for it.
    """
    before, after = _around(README.read_text("utf-8"))
    README.write_text(f"{before}{BEGIN}{section()}{END}{after}", "utf-8")


def written() -> str:
    """The section as it stands in the README."""
    text = README.read_text("utf-8")
    before, after = _around(text)
    return text[len(before) + len(BEGIN) : len(text) - len(END) - len(after)]


def _around(text: str) -> tuple[str, str]:
    before, begun, rest = text.partition(BEGIN)
    _, ended, after = rest.partition(END)
    if not (begun and ended):
        raise ValueError(f"README.md: expected a part between {BEGIN.strip()} and {END.strip()}")
    return before, after


def _figure(one: Mapping[str, Any]) -> str:
    unit = one["unit"]
    absolute = one["base"] is None
    target = one["target"]
    goal = "" if target is None else _number(target, unit) if absolute else f"{target:.2f}"
    cells = [
        one["name"],
        _number(one["ours"], unit),
        "" if absolute else _number(one["base"], unit),
        "" if absolute else f"{one['ratio']:.2f}",
        goal,
        {None: "", True: "reached", False: "not reached"}[one["met"]],
    ]
    return f"| {' | '.join(cells)} |"


def _number(number: float, unit: str) -> str:
    if not unit:
        return f"{number:.2f}"
    return f"{number:,.0f} {unit}" if number >= 100 else f"{number:.1f} {unit}"


def _missing(names: list[str]) -> list[str]:
    return [f"The run ended before it measured: {', '.join(names)}.", ""] if names else []


def _campaign(one: Mapping[str, Any]) -> str:
    return f"| {one['shows']} | {one['number']:,} | {one['failures']:,} |"


if __name__ == "__main__":
    write()
