"""Tab through every kind of page and every state: the focus is seen at each stop, and leaves."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import product
from typing import Final

from playwright.sync_api import Error, expect

from generator.toolchain.places import ROOT
from tests.browser import chromium
from tests.browser.keyboard import walk
from tests.browser.kinds import LOCALES
from tests.browser.looks import WHATS, fresh, reach
from tests.browser.server import serving
from tests.soak.at_once import at_once
from tests.soak.campaign import PAGES, Campaign, Outcome

PATIENCE_MS = 30_000
"""How long something may take to appear on a busy core."""

type Place = tuple[str, str, int]

EVERYTHING: Final = tuple(product(WHATS, (1280, 390)))
UNASKED: Final = "question before all is removed"
"""An open question holds the focus as it should; a story of its own sees to it."""


def run(number: int, seed: int) -> Outcome:
    """Walk through so many pages; the whole of them, or some by chance. Locales take turns."""
    places = [place for place in EVERYTHING if place[0] != UNASKED]
    if number < len(places):
        places = random.Random(seed).sample(places, number)
    named = [(what, LOCALES[at % len(LOCALES)], width) for at, (what, width) in enumerate(places)]
    parts = at_once(tab_through, named)
    return Outcome(
        number=len(places),
        failures=tuple(line for lines, _, _ in parts for line in lines),
        seen={"stops": sum(stops for _, stops, _ in parts)},
        versions={"Chromium": parts[0][2]},
    )


def tab_through(places: Sequence[Place]) -> tuple[list[str], int, str]:
    """Walk through some places.

    Returns:
        What is wrong there, how many stops there were, and the version of the browser.
    """
    expect.set_options(timeout=PATIENCE_MS)
    failures: list[str] = []
    stops = 0
    with serving(ROOT / "site") as site, chromium.running() as browser:
        for what, locale, width in places:
            with fresh(browser) as page:
                try:
                    page.set_viewport_size({"width": width, "height": 900})
                    reach(page, site, what, locale)
                    found, wrong = walk(page)
                except (Error, AssertionError) as error:
                    found, wrong = 0, [f"not reached: {error}"]
            stops += found
            failures += [f"{what}, {locale}, {width} px: {line}" for line in wrong]
        return failures, stops, browser.version


CAMPAIGN = Campaign(
    name="tabs",
    shows=(
        "Tab leads through every kind of page and every state, wide and at 390 px, and out of it; "
        "all that can be used is reached, and the focus is seen and not covered at every stop"
    ),
    whole=len(EVERYTHING) - 2,
    sample=1,
    run=run,
    tries=PAGES,
    browser=True,
)
