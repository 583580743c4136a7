"""`make bench`: measure, print one table, leave the figures in build/bench.json.

`python -m tests.bench --only score` measures one thing and leaves the figures alone. `--only
growth` takes minutes, is not part of `make bench`, and leaves figures of its own.
"""

from __future__ import annotations

import argparse
import json
import platform

from generator.toolchain.places import BUILD
from tests.bench import in_browser, of_build, of_files, of_growth
from tests.bench.timing import Comparison, table

MEASURED = ("start", "score", "build", "files", "growth")


def _asked() -> list[str]:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=main.__doc__)
    parser.add_argument("--only", action="append", choices=MEASURED, help="may be repeated")
    asked: list[str] = parser.parse_args().only or []
    return asked


def main() -> None:
    """Run every measurement; a missed target is marked in the table and in the figures."""
    only = _asked()
    found: list[Comparison] = []
    if "growth" in only:
        of_growth.measure()
    if not only or {"start", "score"} & set(only):
        print("Measuring in Chromium", flush=True)
        found += in_browser.measure(only=only)
    if not only or "build" in only:
        print("Measuring the build of the site", flush=True)
        found += of_build.measure()
    if not only or "files" in only:
        print("Measuring many files", flush=True)
        found += of_files.measure()
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
