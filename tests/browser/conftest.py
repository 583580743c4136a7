"""Fixtures of the browser tests: the built site, its servers, a watched page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.toolchain.places import ROOT
from tests.browser import chromium
from tests.browser.desk_page import DeskPage
from tests.browser.server import serving
from tests.browser.watch import Watch

PATIENCE_MS = 20_000
"""How long an expectation waits; a full start of Python on a busy core fits in."""

expect.set_options(timeout=PATIENCE_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def built_site() -> Path:
    """Folder of the built site."""
    folder = ROOT / "site"
    assert (folder / "index.html").exists(), "the site is not built: run `make site`"
    return folder


@pytest.fixture(scope="session")
def site(built_site: Path) -> Iterator[str]:
    """Address of the site at the root of a server."""
    with serving(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def sub_site(built_site: Path) -> Iterator[str]:
    """Address of the site below /tumstock/, as on a project page."""
    with serving(built_site, "/tumstock/") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium.running() as started:
        yield started


type NewContext = Callable[..., BrowserContext]


@pytest.fixture
def watches() -> Iterator[list[Watch]]:
    """Every watch of a test; what they saw unasked fails it."""
    seen: list[Watch] = []
    yield seen
    problems = [problem for watch in seen for problem in watch.unexpected()]
    assert not problems, "\n".join(problems)


@pytest.fixture
def new_context(browser: Browser, site: str, watches: list[Watch]) -> Iterator[NewContext]:
    """Make a watched browser context; keyword arguments as for Playwright's own."""
    made: list[BrowserContext] = []

    def make(*, address: str = site, **options: object) -> BrowserContext:
        settings = {
            "locale": "sv-SE",
            "viewport": {"width": 1280, "height": 900},
            "service_workers": "block",  # each would store the whole site; a few tests ask for it
            **options,
        }
        context = browser.new_context(**settings)  # type: ignore[arg-type]  # settings by name
        context.set_default_timeout(PATIENCE_MS)
        watches.append(Watch(context, address))
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()


@pytest.fixture
def context(new_context: NewContext) -> BrowserContext:
    return new_context()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A watched page on a desk, with nothing stored."""
    return context.new_page()


@pytest.fixture
def watch(page: Page, watches: list[Watch]) -> Watch:
    """The watch of `page`, to allow what a test provokes."""
    assert page.context.pages
    return watches[0]


@pytest.fixture
def desk(page: Page, site: str) -> DeskPage:
    """The page of all assessments in Swedish, open and empty."""
    return DeskPage(page, site).open()
