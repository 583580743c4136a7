"""Measurement of the site build against plain MkDocs with Material on the same Markdown.

Both sides are one command that builds three locales; the plain one reads Markdown that was
written to disk before, so it has neither frameworks to read nor pages to draw. In the same run, a
YAML file is saved under `tumstock serve`, and the time until the page reloads is held against the
build; of a site that was begun with `tumstock new site`, against the two seconds that it may take.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.of_serve import OF_NEW, OF_OURS, Served, copy_of_site, new_site
from tests.bench.running import COMMAND, timed
from tests.bench.timing import Comparison, compare

PLAIN = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
for file in sys.argv[1:]:
    build(load_config(file))
"""


def measure(*, runs: int = 7) -> list[Comparison]:
    """Build both ways and save a file in turn.

    Args:
        runs: Builds a side that count; one more goes before to fill the disk cache.
    """
    ours: list[float] = []
    base: list[float] = []
    saved: list[float] = []
    saved_in_new: list[float] = []
    with TemporaryDirectory() as name:
        timed("-c", COMMAND, "pages", "--plain", "--out", name)
        plain = ["-c", PLAIN, *map(str, sorted(Path(name).glob("mkdocs.*.yml")))]
        own = ["-m", "mkdocs", "build", "--quiet", "--site-dir", f"{name}/site"]
        with (
            Served(copy_of_site(Path(name) / "copy"), OF_OURS) as served,
            Served(new_site(Path(name) / "new"), OF_NEW) as new,
        ):
            for turn in range(runs + 1):
                for side in (own, plain) if turn % 2 else (plain, own):
                    spent = timed(*side)
                    if turn > 0:
                        (ours if side is own else base).append(spent)
                for site, found in ((served, saved), (new, saved_in_new)):
                    spent = site.save(turn)
                    if turn > 0:
                        found.append(spent)
    return [
        compare("build of three locales / plain MkDocs", ours, base, target=1.0),
        compare("YAML file saved -> page reloaded / build", saved, ours, target=0.4),
        compare("YAML file of a new site saved -> page reloaded", saved_in_new, None, target=2000),
    ]
