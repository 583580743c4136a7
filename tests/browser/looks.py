"""Every page and state in every look: locale, light or dark, wide or narrow."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from typing import Final, Literal

from playwright.sync_api import Browser, Page

from tests.browser.kinds import KINDS, LOCALES
from tests.browser.states import STATES, Visit

type Scheme = Literal["light", "dark"]

ROOT_PAGES: Final = {"language choice": "", "missing page": "404.html"}
"""Pages above the locales, by path below the root."""

WHATS: Final = (*ROOT_PAGES, *KINDS, *STATES)
"""Every page and every state, by name."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is seen.

    Attributes:
        scheme: Colours that the browser asks for.
        width: Of the window, in CSS pixels.
    """

    scheme: Scheme
    width: int

    def apply(self, page: Page) -> None:
        """Show an open page so; it is not loaded again."""
        page.emulate_media(color_scheme=self.scheme)
        page.set_viewport_size({"width": self.width, "height": 900})

    def __str__(self) -> str:
        return f"{self.scheme} at {self.width} px"


SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")
LOOKS: Final = tuple(Look(scheme, width) for scheme, width in product(SCHEMES, (1280, 390)))


def whole() -> list[tuple[str, str]]:
    """Every page and state in every locale; pages above the locales once."""
    once = [(what, "sv") for what in ROOT_PAGES]
    return once + [(what, locale) for what in (*KINDS, *STATES) for locale in LOCALES]


def sample() -> list[tuple[str, str, Look]]:
    """Every page and state once; the three locales and the four looks take turns."""
    return [(what, LOCALES[n % 3], LOOKS[n % 4]) for n, what in enumerate(WHATS)]


def reach(page: Page, site: str, what: str, locale: str) -> None:
    """Go to a page or bring about a state.

    Args:
        page: Of a context in which nothing is saved.
        site: Address of the site's root.
        what: One of `WHATS`.
        locale: Of the page; of no meaning above the locales.
    """
    if what in STATES:
        STATES[what](Visit(page, site, locale))
    elif what in ROOT_PAGES:
        page.goto(site + ROOT_PAGES[what])
    else:
        page.goto(f"{site}{locale}/{KINDS[what]}")


@contextmanager
def fresh(browser: Browser) -> Iterator[Page]:
    """A page of a context of its own, on which checks may run their own scripts."""
    context = browser.new_context(
        locale="sv-SE",
        viewport={"width": 1280, "height": 900},
        bypass_csp=True,
        reduced_motion="reduce",  # colours are looked at when they have arrived
    )
    context.set_default_timeout(30_000)
    try:
        yield context.new_page()
    finally:
        context.close()
