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

    def missed(self, page: Page, what: str) -> list[str]:
        """What is wrong with how a page is seen, a line each: its colours, or its state is gone.

        Args:
            page: An open page to which the look was applied.
            what: It is one of `WHATS`.
        """
        grounds: list[str] = page.evaluate(SCHEME)
        wrong = [] if grounds == [self.scheme] else [f"the page is {' and '.join(grounds)}"]
        return wrong + gone(page, what)

    def __str__(self) -> str:
        return f"{self.scheme} at {self.width} px"


SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")
LOOKS: Final = tuple(Look(scheme, width) for scheme, width in product(SCHEMES, (1280, 390)))


SCHEME: Final = """
() => {
  const grounds = ["body", "main", "header"].flatMap((name) => {
    const colours = []
    for (let each = document.querySelector(name); each; each = each.parentElement)
      colours.push(getComputedStyle(each).backgroundColor.match(/[\\d.]+/g).map(Number))
    return colours.filter(([, , , alpha = 1]) => alpha === 1).slice(0, 1)
  })
  const light = grounds.map((colour) => Math.max(...colour.slice(0, 3)) > 127)
  return [...new Set(light.map((one) => (one ? "light" : "dark")))]
}
"""
"""Whether the grounds that a page lies on are light or dark; both where they differ."""


def gone(page: Page, what: str) -> list[str]:
    """What makes a state and is no longer seen, a line each; nothing for a mere page.

    Args:
        page: An open page that was brought into the state.
        what: One of `WHATS`.
    """
    state, size = STATES.get(what), page.viewport_size
    if state is None or (state.most and size and size["width"] > state.most):
        return []
    return [
        f"no longer seen: {one}"
        for one in state.shown
        if not page.locator(f"{one} >> visible=true").count()
    ]


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
        STATES[what].reach(Visit(page, site, locale))
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
