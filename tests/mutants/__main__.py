"""`make mutants`: change the scoring in small ways and see whether a test notices."""

from __future__ import annotations

from generator.toolchain.report import run_step
from tests.mutants.outcomes import main

if __name__ == "__main__":
    run_step(main)
