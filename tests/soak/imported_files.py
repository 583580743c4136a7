"""Mutated assessment files through what the page reads, keeps and opens them with, under Node."""

from __future__ import annotations

import json
import subprocess

from generator.toolchain.node import node_folder
from generator.toolchain.places import SITE_JS
from tests.soak.campaign import SCRIPTS, Campaign, Outcome

FEWEST_A_SECOND = 10
"""Files; where it takes longer for each, one of them holds the reader up."""


def run(number: int, seed: int) -> Outcome:
    """Try that many files, made by fast-check."""
    done = subprocess.run(
        [str(node_folder() / "node"), "testing/soak_files.mjs", str(number), str(seed)],
        cwd=SITE_JS,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60 + number / FEWEST_A_SECOND,
    )
    if done.returncode != 0:
        return Outcome(number=number, failures=(f"ended with {done.stderr[-1000:]}",))
    found = json.loads(done.stdout)
    return Outcome(
        number=found["number"],
        failures=tuple(found["failures"]),
        seen=dict(sorted(found["seen"].items())),
        slowest_ms=round(found["slowest"], 1),
        peak_mb=round(found["peak"], 1),
        versions={"node": found["node"]},
    )


CAMPAIGN = Campaign(
    name="imported_files",
    shows="Any file is taken in by the page and opens on the form, or is refused with a reason.",
    whole=50_000,
    sample=300,
    run=run,
    tries=(*SCRIPTS, "frameworks/**/*.yaml"),
)
