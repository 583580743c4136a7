"""Tab through every kind of page and every state: the focus is seen at each stop, and leaves."""

from __future__ import annotations

import random
from itertools import product
from typing import Final

from playwright.sync_api import Error, expect

from generator.toolchain.places import ROOT
from tests.browser import chromium
from tests.browser.keyboard import walk
from tests.browser.kinds import LOCALES
from tests.browser.looks import WHATS, fresh, reach
from tests.browser.server import serving
from tests.soak.campaign import PAGES, Campaign, Outcome

PATIENCE_MS = 30_000
"""How long something may take to appear on a busy core."""

EVERYTHING: Final = tuple(product(WHATS, (1280, 390)))
UNASKED: Final = "question before all is removed"
"""An open question holds the focus as it should; a story of its own sees to it."""


def run(number: int, seed: int) -> Outcome:
    """Walk through so many pages; the whole of them, or some by chance. Locales take turns."""
    expect.set_options(timeout=PATIENCE_MS)
    places = [place for place in EVERYTHING if place[0] != UNASKED]
    if number < len(places):
        places = random.Random(seed).sample(places, number)
    failures: list[str] = []
    stops = 0
    with serving(ROOT / "site") as site, chromium.running() as browser:
        for at, (what, width) in enumerate(places):
            locale = LOCALES[at % len(LOCALES)]
            with fresh(browser) as page:
                try:
                    page.set_viewport_size({"width": width, "height": 900})
                    reach(page, site, what, locale)
                    found, wrong = walk(page)
                except (Error, AssertionError) as error:
                    found, wrong = 0, [f"not reached: {error}"]
            stops += found
            failures += [f"{what}, {locale}, {width} px: {line}" for line in wrong]
        version = browser.version
    return Outcome(
        number=len(places),
        failures=tuple(failures),
        seen={"stops": stops},
        versions={"Chromium": version},
    )


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
