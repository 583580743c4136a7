"""How long it takes from asking for a form to the first score on the screen, and how many bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol, cast

from playwright.sync_api import Browser, sync_playwright

from tests.bench.host import Host, Line, hosting
from tests.bench.sides import BARE, CORE, FORM, lay_out
from tests.bench.timing import Comparison, compare
from tests.browser import chromium, firefox
from tests.browser.kept import UNTIL_KEPT

MARK = """
(name) => new Promise((resolve) => {
  const look = () => name in window.marks ? resolve(window.marks[name]) : setTimeout(look, 20)
  look()
})
"""
ANSWER = """
() => {
  const control = document.querySelector("[data-item] input[name$='.level']")
  control.click()
  return new Promise((resolve) => setTimeout(resolve, 3000)) // saved, and its score beside it
}
"""
UNTIL_OFFLINE = """
async () => {
  while (!document.querySelector("[data-offline='ready']"))
    await new Promise((resolve) => setTimeout(resolve, 100))
}
"""
"""Waits until the service worker has stored the site: later visits are answered by it."""

NEW_SCORE = """
async () => {
  while (!("usable" in window.marks)) await new Promise((resolve) => setTimeout(resolve, 5))
  const total = document.querySelector("[data-total-score]")
  const shown = total.textContent
  const scored = new Promise((resolve) =>
    new MutationObserver(() => total.textContent !== shown && resolve(performance.now()))
      .observe(total, { childList: true, characterData: true, subtree: true }))
  const levels = [...document.querySelectorAll("[data-item] input[name='1.level']")]
  levels.slice(0, 2).find((level) => !level.checked).click()
  return scored
}
"""
"""Answers as soon as the form can be used, and waits for the score that has to be computed."""

TEN_MEGABIT = 10_000_000 / 8
ROUND_TRIP = 0.040


RETURN_TARGETS = {"Chromium": 0.18, "Firefox": 0.25}


class Opened(Protocol):
    """A page that can be sent somewhere and asked something."""

    def goto(self, url: str, /) -> Any: ...
    def evaluate(self, code: str, argument: Any = None, /) -> Any: ...


@contextmanager
def hosted(**options: Any) -> Iterator[Host]:
    """Both sides on a host of their own."""
    with TemporaryDirectory() as name:
        root = Path(name) / "root"
        lay_out(root)
        with hosting(Host(root, **options)) as host:
            yield host


def _mark(page: Opened, address: str, name: str) -> float:
    page.goto(address)
    return cast("float", page.evaluate(MARK, name))


def _alternated(
    ours: Callable[[], float], base: Callable[[], float], runs: int, warm: int = 0
) -> tuple[list[float], list[float]]:
    found: tuple[list[float], list[float]] = ([], [])
    for turn in range(runs + warm):
        for side in (0, 1) if turn % 2 else (1, 0):
            spent = (ours, base)[side]()
            if turn >= warm:
                found[side].append(spent)
    return found


def _new_score(page: Opened, address: str) -> float:
    page.goto(address)
    return cast("float", page.evaluate(NEW_SCORE))


def _returning(page: Opened, address: str, runs: int, browser: str) -> list[Comparison]:
    """A first visit that answers something and leaves a start and the site, then visits to both.

    The first score of such a visit is the one that was kept with the answers; the first that has
    to be computed is that of an answer given as soon as the form can be used.
    """
    _mark(page, address + FORM, "scored")
    page.evaluate(ANSWER)
    page.evaluate(UNTIL_KEPT)
    page.evaluate(UNTIL_OFFLINE)

    def bare() -> float:
        return _mark(page, address + BARE, "scored")

    shown = _alternated(lambda: _mark(page, address + FORM, "scored"), bare, runs, warm=2)
    computed = _alternated(lambda: _new_score(page, address + FORM), bare, runs)
    name = f"return visit, {browser}"
    target = RETURN_TARGETS[browser]
    return [
        compare(f"{name}: first score / bare", *shown, target=target),
        compare(f"{name}: first computed score / bare", *computed, target=target),
    ]


def return_visit(runs: int = 7) -> list[Comparison]:
    """Form opened to first score on a return visit, against bare Pyodide, in Chromium."""
    with hosted() as host, TemporaryDirectory() as name, sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            name, executable_path=chromium.path(as_visited=True), args=list(chromium.ARGUMENTS)
        )
        found = _returning(context.new_page(), host.address, runs, "Chromium")
        context.close()
    return found


def return_visit_firefox(runs: int = 7) -> list[Comparison]:
    """The same in Firefox."""
    with hosted() as host, firefox.running() as page:
        return _returning(page, host.address, runs, "Firefox")


def _fresh(browser: Browser, address: str, name: str) -> float:
    """A visit with nothing kept."""
    context = browser.new_context()
    try:
        return _mark(context.new_page(), address, name)
    finally:
        context.close()


def first_visit(runs: int = 7) -> list[Comparison]:
    """Form opened to first score with nothing kept, and the bytes until then."""
    sent: list[float] = []
    with hosted() as host, chromium.running(as_visited=True) as browser:

        def ours() -> float:
            host.sent.clear()
            spent = _fresh(browser, host.address + FORM, "scored")
            sent.append(sum(size for _, size in host.sent))
            return spent

        times = _alternated(
            ours, lambda: _fresh(browser, host.address + BARE, "scored"), runs, warm=1
        )
        files = [host.root / BARE / one for one in CORE]
        core = [float(sum(len(host.body(one)[0]) for one in files if one.exists()))]
    return [
        compare("first visit: first score / bare", *times, target=0.40),
        compare("first visit: bytes / Pyodide core", sent, core, target=0.75, unit="KB", by=1024),
    ]


def slow_line(runs: int = 7) -> list[Comparison]:
    """A first visit at 10 Mbit/s and 40 ms: form usable, and first score."""

    def line() -> Line:
        return Line(TEN_MEGABIT, ROUND_TRIP)

    without = ("worker-*.js",)
    with (
        hosted(line=line()) as host,
        hosted(line=line(), empty=without) as unscored,
        chromium.running(as_visited=True) as browser,
    ):
        usable = _alternated(
            lambda: _fresh(browser, host.address + FORM, "usable"),
            lambda: _fresh(browser, unscored.address + FORM, "usable"),
            runs,
            warm=1,
        )
        scored = _alternated(
            lambda: _fresh(browser, host.address + FORM, "scored"),
            lambda: _fresh(browser, host.address + BARE, "scored"),
            runs,
        )
    return [
        compare("10 Mbit/s: form usable / without scoring", *usable, target=1.05),
        compare("10 Mbit/s: first score / bare", *scored, target=0.8),
    ]
