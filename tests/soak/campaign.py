"""What every campaign shares: its name, how much of it is whole, and what came of a run.

A campaign is a module of this folder with a `CAMPAIGN`; `campaigns.py` lists them. `make soak` runs
each whole, `make test` a sample of each, both through `Campaign.run`.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field

from generator.toolchain.places import ROOT

KEPT = ROOT / "tests" / "soak" / "kept"
"""Inputs that failed once, by campaign; each run begins with them."""

SCORING = ("scoring/*.py", "frameworks/**/*.yaml")
"""What decides a score."""

GENERATOR = ("generator/*.py",)
"""What reads frameworks and writes pages; commands and tools stand apart from it."""

SCRIPTS = ("site_js/src/*.mjs",)
"""What runs in the browser beside Python."""

PAGES = (
    *GENERATOR,
    *SCRIPTS,
    *(f"generator/{part}/**/*" for part in ("css", "overrides", "static", "templates", "theme")),
    "generator/ui/**/*.yaml",
    "content/**/*.md",
    "content/**/*.yaml",
    "frameworks/**/*.yaml",
    "mkdocs.yml",
)
"""What a page is made of."""

FIXED_SEED = 20261122
MOST_TOLD = 20
"""Failures that are written out; the others are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a run of a campaign.

    Attributes:
        number: Examples that were tried.
        failures: What each failed example did, with what repeats it; empty is what is wanted.
        seen: Examples by what came of them, in words; shows that a campaign reaches everything.
        slowest_ms: Longest time of one example; None where it says nothing.
        peak_mb: Most memory of a process that tried examples; None where it was not measured.
        versions: Programs that took part besides this Python, by name.
    """

    number: int
    failures: tuple[str, ...] = ()
    seen: Mapping[str, int] = field(default_factory=dict)
    slowest_ms: float | None = None
    peak_mb: float | None = None
    versions: Mapping[str, str] = field(default_factory=dict)

    def as_data(self) -> dict[str, object]:
        """Give the fields as JSON has them; what was not measured is left out."""
        data = {key: value for key, value in asdict(self).items() if value not in (None, {})}
        data["failures"] = len(self.failures)
        if self.failures:
            data["failed"] = list(self.failures[:MOST_TOLD])
        return data


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """Many examples of one kind.

    Attributes:
        name: Key in the result file and on the command line.
        shows: What holds when no example fails; a sentence.
        whole: Examples of a whole run.
        sample: Examples in `make test`; 0 for what is only run whole.
        run: Tries that many examples, made from that seed.
        tries: Patterns of the files that what it shows depends on, from the project's root.
        browser: Whether it needs the built site and a browser.
    """

    name: str
    shows: str
    whole: int
    sample: int
    run: Callable[[int, int], Outcome]
    tries: tuple[str, ...]
    browser: bool = False


def fresh_seed() -> int:
    """A seed that was not used before; the same each time in CI, where a change is judged."""
    return FIXED_SEED if os.environ.get("CI") else secrets.randbelow(10**9)
