"""How the build grows with the number of frameworks: time, memory and size of the search.

The frameworks are made from the one of the tests, which has an item of every kind, under other
ids. One process builds all locales, so that its memory is all the memory.

Leaves the drawing `build/growth.svg`.
"""

from __future__ import annotations

import math
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import linear_regression
from tempfile import TemporaryDirectory

from generator.locales import LOCALES
from generator.toolchain.places import BUILD, ROOT
from generator.toolchain.report import StepError
from tests.bench.growth_drawing import drawing
from tests.bench.running import ENVIRONMENT
from tests.bench.timing import Comparison

COUNTS = (4, 40, 200)
MOST = 1.1
"""The exponent not to exceed."""

DRAWING = BUILD / "growth.svg"

MADE_FROM = ROOT / "tests" / "generator" / "frameworks" / "demo"
CONFIG = """
site_name: Growth
docs_dir: content
site_dir: site
theme: {name: tumstock}
plugins:
  - material/search
  - tumstock: {frameworks: frameworks, workers: 0}
markdown_extensions: [attr_list, md_in_html, toc: {permalink: "#"}]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """What a site of so many frameworks costs.

    Attributes:
        frameworks: How many there are.
        seconds: Time of the build that it was at work, which other work does not disturb.
        megabytes: Most memory that it had at once.
        search_kilobytes: Search indexes of all locales.
    """

    frameworks: int
    seconds: float
    megabytes: float
    search_kilobytes: float


MEASURED = {
    "seconds": "build time",
    "megabytes": "build memory",
    "search_kilobytes": "search size",
}


def write_site(folder: Path, count: int) -> Path:
    """A site of so many frameworks; gives its configuration."""
    for number in range(1, count + 1):
        home = folder / "frameworks" / f"made_{number}"
        shutil.copytree(MADE_FROM, home)
        path = home / "framework.yaml"
        text = path.read_text("utf-8")
        path.write_text(text.replace("\nid: demo\n", f"\nid: {home.name}\n"), "utf-8")
    for locale in LOCALES:
        (folder / "content" / locale).mkdir(parents=True)
        (folder / "content" / locale / "index.md").write_text("# Start\n", "utf-8")
    path = folder / "mkdocs.yml"
    path.write_text(CONFIG, "utf-8")
    return path


def size_of(count: int) -> Size:
    """Build a site of so many frameworks.

    Raises:
        StepError: It could not be built.
    """
    with TemporaryDirectory() as name:
        config = write_site(Path(name), count)
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(config)],
            cwd=ROOT,
            env=ENVIRONMENT,
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise StepError(f"the site of {count} frameworks could not be built")
        found = Path(name).glob("site/*/search/search_index.json")
        return Size(
            frameworks=count,
            seconds=round(used.ru_utime + used.ru_stime, 1),
            megabytes=round(used.ru_maxrss / 1024, 1),
            search_kilobytes=round(sum(path.stat().st_size for path in found) / 1000, 1),
        )


def exponents(sizes: Sequence[Size]) -> dict[str, dict[str, float]]:
    """How each measure grows: the exponent fitted to all sizes, and that of the last step alone.

    What a site of no frameworks costs too pulls the first down; the last step shows more of what
    a further framework costs.
    """

    def of(measure: str, some: Sequence[Size]) -> float:
        counts = [math.log(size.frameworks) for size in some]
        values = [math.log(getattr(size, measure)) for size in some]
        return round(linear_regression(counts, values).slope, 3)

    return {
        measure: {"fitted": of(measure, sizes), "last_step": of(measure, sizes[-2:])}
        for measure in MEASURED
    }


def measure(counts: Sequence[int] = COUNTS) -> list[Comparison]:
    """Build sites of each size and print the table; leaves a drawing in `build/`."""
    sizes: list[Size] = []
    print(f"{'frameworks':>10}" + "".join(f"{title:>20}" for title in MEASURED.values()))
    for count in counts:
        size = size_of(count)
        sizes.append(size)
        cells = "".join(f"{getattr(size, name):20.1f}" for name in MEASURED)
        print(f"{count:10}{cells}", flush=True)
    BUILD.mkdir(parents=True, exist_ok=True)
    rows = [{name: getattr(size, name) for name in ("frameworks", *MEASURED)} for size in sizes]
    DRAWING.write_text(drawing(rows, MEASURED), "utf-8")
    found = exponents(sizes)
    return [
        Comparison(
            name=f"growth of {title}: exponent, {which.replace('_', ' ')}",
            ours=exponent,
            base=None,
            target=MOST,
            runs=len(sizes),
            unit="",
        )
        for name, title in MEASURED.items()
        for which, exponent in found[name].items()
    ]
