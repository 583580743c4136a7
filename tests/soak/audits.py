"""Lighthouse on every kind of page: accessibility, good practice, search engines, speed.

The site is built for the address that it is served at, with what only a published site has:
canonical addresses and those of the other languages. It is sent compressed, as its host does.
Speed depends on the machine and what else it does: it is measured on the pages that the targets
name, and the middle of several runs counts.
"""

from __future__ import annotations

import json
import os
import random
import socket
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final, cast

from generator.toolchain.node import environment, node_folder
from generator.toolchain.places import BUILD, ROOT
from tests.browser import chromium
from tests.browser.kinds import SAMPLE
from tests.browser.server import serving
from tests.soak.campaign import PAGES, Campaign, Outcome

HERE = Path(__file__).parent / "lighthouse"
RUNS = 3
"""How often a page's speed is measured."""

FULL: Final = ("accessibility", "best-practices", "seo")
"""What every page must have in full."""

FASTEST = 95
"""The least that a reading page and a form may have for speed, of 100."""

TIMED: Final = frozenset(
    {"start", "prose", "overview", "section", "section of statements", "glossary", "guide"}
    | {"IPS form", "SEQF form", "Into form", "AF form"}
)
"""Pages whose speed is measured: those that are read, and forms."""

PREFIX = "/tumstock/"


@dataclass(slots=True)
class Lighthouse:
    """A running Lighthouse with its browser."""

    asked: IO[str]
    told: IO[str]

    def audit(self, address: str, *categories: str) -> dict[str, Any]:
        """Audit a page.

        Returns:
            `scores` by category, 0 to 1; `lost`: what cost them; `error`; `version`.
        """
        self.asked.write(json.dumps({"address": address, "categories": categories}) + "\n")
        self.asked.flush()
        return cast("dict[str, Any]", json.loads(self.told.readline()))


@contextmanager
def lighthouse() -> Iterator[Lighthouse]:
    """Start Lighthouse, installed first where it is not."""
    if not (HERE / "node_modules" / "lighthouse").exists():
        command = ["npm", "ci", "--no-progress", "--silent"]
        subprocess.run(command, cwd=HERE, env=environment(), check=True)
    command = [str(node_folder() / "node"), "run.mjs", chromium.path(as_visited=True)]
    with subprocess.Popen(
        command, cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        try:
            yield Lighthouse(process.stdin, process.stdout)
        finally:
            process.stdin.close()
            process.wait(60)


@contextmanager
def published() -> Iterator[str]:
    """Build the site for an address and serve it there."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    folder = BUILD / "audited"
    address = f"http://127.0.0.1:{port}{PREFIX}"
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "SITE_URL": address},
        check=True,
    )
    with serving(folder, PREFIX, port=port, zipped=True) as served:
        yield served


def run(number: int, seed: int) -> Outcome:
    """Audit so many pages; all of them, or some by chance."""
    names = list(SAMPLE)
    if number < len(names):
        names = sorted(random.Random(seed).sample(names, number), key=names.index)
    failures: list[str] = []
    speeds: dict[str, int] = {}
    version = ""
    with published() as site, lighthouse() as runner:
        for name in names:
            told = runner.audit(site + SAMPLE[name], *FULL)
            version = str(told["version"])
            failures += _short(name, told)
            if name in TIMED:
                speed, lost = _speed(runner, site + SAMPLE[name])
                speeds[f"performance of {name}"] = speed
                if speed < FASTEST:
                    failures.append(f"{name}: performance {speed}: {'; '.join(lost)}")
    seen = {f"{category} 100": len(names) for category in FULL} if not failures else {}
    return Outcome(
        number=len(names),
        failures=tuple(failures),
        seen={**seen, **speeds},
        versions={"Lighthouse": version},
    )


def _short(name: str, told: dict[str, Any]) -> list[str]:
    """What a page lacks for the full score, a line each."""
    if told["error"]:
        return [f"{name}: {told['error']}"]
    lacking = {key: score for key, score in told["scores"].items() if score != 1}
    if not lacking:
        return []
    lost = [line for line in told["lost"] if line.split()[0] in lacking]
    return [f"{name}: {lacking}: {'; '.join(lost)}"]


def _speed(runner: Lighthouse, address: str) -> tuple[int, list[str]]:
    """The middle of several scores for speed, of 100, and what cost the first of them."""
    told = [runner.audit(address, "performance") for _ in range(RUNS)]
    scores = [round(100 * (one["scores"]["performance"] or 0)) for one in told]
    return round(statistics.median(scores)), list(told[0]["lost"])


CAMPAIGN = Campaign(
    name="lighthouse",
    shows=(
        "Lighthouse gives every kind of page 100 for accessibility, best practices and "
        f"SEO, and reading pages and forms at least {FASTEST} for performance, the "
        f"middle of {RUNS} runs of its slow phone"
    ),
    whole=len(SAMPLE),
    sample=0,  # its packages weigh 185 MB, and speed is not asserted in a test
    run=run,
    tries=PAGES,
    browser=True,
)
