"""`make bench`: measure, print one table, leave the figures in build/bench.json."""

from __future__ import annotations

import json
import platform

from generator.toolchain.places import BUILD
from tests.bench import in_browser, of_build
from tests.bench.timing import table


def main() -> None:
    """Run every measurement; a missed target is marked in the table and in the figures."""
    print("Measuring start-up and scoring in Chromium", flush=True)
    found = in_browser.measure()
    print("Measuring the build of the site", flush=True)
    found += of_build.measure()
    print(table(found))
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
