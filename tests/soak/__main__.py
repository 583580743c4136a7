"""`make soak`: run every campaign whole and keep what came of it in tests/soak/results.json.

`python -m tests.soak --only NAME` runs one campaign and writes its part of the file anew. With
`--number` it is a try: nothing is written. `--seed` repeats a run, and `--stale` runs those that
never ran whole, failed, or ran with code that has changed since.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests import measured
from tests.soak.campaign import Campaign, fresh_seed
from tests.soak.campaigns import CAMPAIGNS
from tests.soak.code import code_of, is_stale

RESULTS = Path(__file__).parent / "results.json"


def main() -> int:
    """Run what was asked for; 1 if any example failed."""
    named = {campaign.name: campaign for campaign in CAMPAIGNS}
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--only", action="append", choices=named, help="may be repeated")
    parser.add_argument("--stale", action="store_true", help="those not run with this code")
    parser.add_argument("--number", type=int, help="examples, in place of all; writes nothing")
    parser.add_argument("--seed", type=int, help="of a run that is to be repeated")
    asked = parser.parse_args()
    failed = 0
    wanted = asked.only or list(named)
    if asked.stale:
        wanted = [name for name in wanted if is_stale(named[name], _kept())]
    for name in wanted:
        seed = fresh_seed() if asked.seed is None else asked.seed
        found = _run(named[name], asked.number or named[name].whole, seed)
        failed += int(str(found["failures"]))
        if asked.number is None:
            _keep(name, found)
    return 1 if failed else 0


def _run(campaign: Campaign, number: int, seed: int) -> dict[str, object]:
    print(f"{campaign.name}: {number} examples, seed {seed}", flush=True)
    code = code_of(campaign)  # as it is before what may take an hour
    begun = time.monotonic()
    outcome = campaign.run(number, seed)
    seconds = round(time.monotonic() - begun)
    for failure in outcome.failures:
        print(f"  FAILED {failure}")
    print(f"  {dict(outcome.seen)}")
    print(f"  {outcome.number} tried, {len(outcome.failures)} failed, {seconds} s", flush=True)
    data = outcome.as_data()
    own = {"python": platform.python_version(), "machine": platform.platform()}
    return {
        "shows": campaign.shows,
        "seed": seed,
        "whole": campaign.whole,
        **data,
        "seconds": seconds,
        "code": code,
        "date": datetime.now(UTC).date().isoformat(),
        "versions": {**own, **outcome.versions},
    }


def _keep(name: str, found: dict[str, object]) -> None:
    """Put what one campaign found into the file; the others stay as they are."""
    kept = _kept()
    kept[name] = found
    ordered = {
        campaign.name: kept[campaign.name] for campaign in CAMPAIGNS if campaign.name in kept
    }
    text = json.dumps(ordered, ensure_ascii=False, indent=1) + "\n"
    RESULTS.write_text(text, encoding="utf-8")
    measured.write()


def _kept() -> dict[str, Any]:
    """What every campaign found last, by name."""
    found: dict[str, Any] = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    return found


if __name__ == "__main__":
    sys.exit(main())
