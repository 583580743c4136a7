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
  return new Promise((resolve) => setTimeout(resolve, 1500))
}
"""
TEN_MEGABIT = 10_000_000 / 8
ROUND_TRIP = 0.040


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


def _returning(page: Opened, address: str, runs: int) -> tuple[list[float], list[float]]:
    """A first visit that answers something and leaves a start, then visits to both sides."""
    _mark(page, address + FORM, "scored")
    page.evaluate(ANSWER)
    page.evaluate(UNTIL_KEPT)
    return _alternated(
        lambda: _mark(page, address + FORM, "scored"),
        lambda: _mark(page, address + BARE, "scored"),
        runs,
        warm=2,
    )


def return_visit(runs: int = 7) -> list[Comparison]:
    """Form opened to first score on a return visit, against bare Pyodide, in Chromium."""
    with hosted() as host, TemporaryDirectory() as name, sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            name, executable_path=chromium.path(), args=list(chromium.ARGUMENTS)
        )
        ours, base = _returning(context.new_page(), host.address, runs)
        context.close()
    return [compare("return visit, Chromium: first score / bare", ours, base, target=0.18)]


def return_visit_firefox(runs: int = 7) -> list[Comparison]:
    """The same in Firefox."""
    with hosted() as host, firefox.running() as page:
        ours, base = _returning(page, host.address, runs)
    return [compare("return visit, Firefox: first score / bare", ours, base, target=0.25)]


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
    with hosted() as host, chromium.running() as browser:

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
        chromium.running() as browser,
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
