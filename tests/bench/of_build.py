"""Measurement of the site build against plain MkDocs with Material on the same Markdown.

Both sides are one process that builds three locales; the plain one reads Markdown that was
written to disk before, so it has neither frameworks to read nor pages to draw.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.toolchain.places import ROOT
from generator.toolchain.report import StepError
from tests.bench.timing import Comparison, compare

PLAIN = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
for file in sys.argv[1:]:
    build(load_config(file))
"""

PAGES = "from generator.cli import app; app()"


def _timed(*command: str) -> float:
    """Run a Python command to its end; milliseconds."""
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise StepError(f"{' '.join(command[:4])} failed:\n{done.stdout}{done.stderr}")
    return (time.perf_counter() - begun) * 1000


def measure(*, runs: int = 5) -> list[Comparison]:
    """Build both ways in turn.

    Args:
        runs: Builds a side that count; one more goes before to fill the disk cache.
    """
    with TemporaryDirectory() as name:
        _timed("-c", PAGES, "pages", "--plain", "--out", name)
        plain = ["-c", PLAIN, *map(str, sorted(Path(name).glob("mkdocs.*.yml")))]
        own = ["-m", "mkdocs", "build", "--quiet", "--site-dir", f"{name}/site"]
        ours: list[float] = []
        base: list[float] = []
        for turn in range(runs + 1):
            for side in (own, plain) if turn % 2 else (plain, own):
                spent = _timed(*side)
                if turn > 0:
                    (ours if side is own else base).append(spent)
    return [compare("build of three locales / plain MkDocs", ours, base, target=1.5)]
