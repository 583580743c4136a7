"""`make bench`: measure everything in one run, print one table, and keep the figures.

The figures go to tests/bench/results.json, the table to tests/bench/results.md and the drawing of
the growth beside them: what the README says of speed is taken from there.
`python -m tests.bench --only answer` measures one thing and leaves the kept figures alone.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests import measured
from tests.bench import of_build, of_files, of_growth, reading, starting, working
from tests.bench.timing import Comparison, markdown, table

MEASURED: dict[str, Callable[[], list[Comparison]]] = {
    "return": starting.return_visit,
    "return-firefox": starting.return_visit_firefox,
    "first": starting.first_visit,
    "line": starting.slow_line,
    "answer": working.answer,
    "tasks": working.tasks,
    "memory": working.memory,
    "reading": reading.reading,
    "build": of_build.measure,
    "files": of_files.measure,
    "growth": of_growth.measure,
}
"""What is measured, by name."""

KEPT = Path(__file__).parent
HEAD = """# Figures of one run

Made by `make bench`; not written by hand. Medians, ours against the baseline of the same run, on
{cores} cores under Python {python}, {date}.

"""


def _asked() -> list[str]:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=main.__doc__)
    parser.add_argument("--only", action="append", choices=MEASURED, help="may be repeated")
    asked: list[str] = parser.parse_args().only or []
    return asked


def main() -> None:
    """Run every measurement; a missed target is marked in the table and in the figures."""
    only = _asked()
    found: list[Comparison] = []
    done: list[str] = []
    for name, measure in MEASURED.items():
        if not only or name in only:
            print(f"Measuring: {name}", flush=True)
            measured = measure()
            print(table(measured), flush=True)
            found += measured
            done.append(name)
            if not only:
                keep(found, [one for one in MEASURED if one not in done])
    if len(only) != 1:
        print(table(found))
    if not only:
        print("Kept: tests/bench/results.json, results.md, growth.svg")


def keep(found: Sequence[Comparison], missing: Sequence[str]) -> None:
    """Write the figures of one run into the folder of this module, as far as it has come.

    Args:
        found: What was measured.
        missing: Names of what was not.
    """
    run = {
        "date": datetime.now(UTC).date().isoformat(),
        "python": platform.python_version(),
        "machine": platform.platform(),
        "cores": os.cpu_count(),
    }
    rows = [comparison.as_data() for comparison in found]
    report = {**run, "not_measured": list(missing), "comparisons": rows}
    (KEPT / "results.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    text = HEAD.format(**run) + markdown(found)
    if missing:
        text += f"\nThe run was ended before it measured: {', '.join(missing)}.\n"
    (KEPT / "results.md").write_text(text, encoding="utf-8")
    if "growth" not in missing:
        shutil.copyfile(of_growth.DRAWING, KEPT / "growth.svg")
    measured.write()


if __name__ == "__main__":
    main()
