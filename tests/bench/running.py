"""Commands of Python, run to their end and timed."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from generator.toolchain.places import ROOT
from generator.toolchain.report import StepError

COMMAND = "from generator.cli import app; app()"
"""What runs `tumstock`, after `python -c`."""

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


def timed(*arguments: str, statuses: tuple[int, ...] = (0,)) -> float:
    """Run Python to its end; milliseconds.

    Args:
        arguments: What follows `python`.
        statuses: Exit statuses that are as they should be.

    Raises:
        StepError: It ended with another one.
    """
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    spent = (time.perf_counter() - begun) * 1000
    if done.returncode not in statuses:
        raise StepError(f"{' '.join(arguments[:4])} failed:\n{done.stdout}{done.stderr}")
    return spent
