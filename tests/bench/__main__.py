"""`make bench`: measure, print one table, leave the figures in build/bench.json.

`python -m tests.bench --only answer` measures one thing and leaves the figures alone. `--only
growth` takes minutes, is not part of `make bench`, and leaves figures of its own.
"""

from __future__ import annotations

import argparse
import json
import platform
from collections.abc import Callable

from generator.toolchain.places import BUILD
from tests.bench import of_build, of_files, of_growth, reading, starting, working
from tests.bench.timing import Comparison, table

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
}
"""What is measured, by name."""


def _asked() -> list[str]:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=main.__doc__)
    parser.add_argument(
        "--only", action="append", choices=[*MEASURED, "growth"], help="may be repeated"
    )
    asked: list[str] = parser.parse_args().only or []
    return asked


def main() -> None:
    """Run every measurement; a missed target is marked in the table and in the figures."""
    only = _asked()
    found: list[Comparison] = []
    if "growth" in only:
        of_growth.measure()
    for name, measure in MEASURED.items():
        if not only or name in only:
            print(f"Measuring: {name}", flush=True)
            found += measure()
    print(table(found))
    if only:
        return
    BUILD.mkdir(parents=True, exist_ok=True)
    report = {
        "python": platform.python_version(),
        "machine": platform.platform(),
        "comparisons": [comparison.as_data() for comparison in found],
    }
    (BUILD / "bench.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    print("Figures: build/bench.json")


if __name__ == "__main__":
    main()
