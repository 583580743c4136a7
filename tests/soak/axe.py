"""axe on every kind of page and every state, in every locale, light and dark, wide and narrow."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from playwright.sync_api import Browser, Error, expect

from generator.toolchain.places import ROOT
from tests.browser import axe, chromium, preferences, reflow
from tests.browser.looks import LOOKS, Look, fresh, gone, reach, whole
from tests.browser.server import serving
from tests.soak.at_once import at_once
from tests.soak.campaign import PAGES, Campaign, Outcome

PATIENCE_MS = 30_000
"""How long something may take to appear on a busy core."""

type Sight = tuple[str, str, Look]
type Place = tuple[str, str, list[Look]]

EVERYTHING: Final[list[Sight]] = [
    (what, locale, look) for what, locale in whole() for look in LOOKS
]


def run(number: int, seed: int) -> Outcome:
    """Look at so many sights; the whole of them, or some by chance."""
    sights = EVERYTHING
    if number < len(EVERYTHING):
        chosen = random.Random(seed).sample(range(len(EVERYTHING)), number)
        sights = [EVERYTHING[at] for at in sorted(chosen)]
    places = [
        (what, locale, [look for *_, look in same])
        for (what, locale), same in groupby(sights, lambda sight: sight[:2])
    ]
    parts = at_once(look_at, places)
    seen: Counter[str] = Counter()
    for _, locale, looks in places:
        seen[locale] += len(looks)
    return Outcome(
        number=len(sights),
        failures=tuple(line for lines, _ in parts for line in lines),
        seen=dict(sorted(seen.items())),
        versions={"axe-core": axe.version(), "Chromium": parts[0][1]},
    )


def look_at(places: Sequence[Place]) -> tuple[list[str], str]:
    """Look at some places; what is wrong there, and the version of the browser."""
    expect.set_options(timeout=PATIENCE_MS)
    with serving(ROOT / "site") as site, chromium.running() as browser:
        failures = [line for place in places for line in _look(browser, site, *place)]
        return failures, browser.version


def _look(browser: Browser, site: str, what: str, locale: str, looks: list[Look]) -> list[str]:
    """Reach something once and look at it in several ways."""
    with fresh(browser) as page:
        try:
            looks[0].apply(page)
            reach(page, site, what, locale)
        except (Error, AssertionError) as error:
            return [f"{what}, {locale}: not reached: {error}"]
        found = []
        for look in looks:
            look.apply(page)
            page.evaluate(reflow.STILL)
            lines = look.missed(page, what) + axe.violations(page) + axe.sideways(page)
            lines += preferences.moving(page) + preferences.unseen(page)
            found += [f"{what}, {locale}, {look}: {line}" for line in lines]
        enlarged = reflow.lost_when_enlarged(page, lambda page: gone(page, what))
        return found + [f"{what}, {locale}: {line}" for line in enlarged]


CAMPAIGN = Campaign(
    name="axe",
    shows=(
        "axe finds no violation of WCAG 2.2 AA on any kind of page and in any state, in three "
        "locales, light and dark, wide and at 390 px; the state lasts, and nothing scrolls "
        "sideways or is cut there, at 200 %, at 320 px or with wider spacing of text, where all "
        "that can be used in a wide window is within reach; all text is seen in forced colours, "
        "and nothing moves for who asks for that"
    ),
    whole=len(EVERYTHING),
    sample=2,  # every page and state is seen once in tests/browser
    run=run,
    tries=PAGES,
    browser=True,
)
