"""The Chromium of the tests: found by `make`, started the same way everywhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from generator.toolchain.browser import with_windows
from generator.toolchain.places import BROWSER_STAMP

ARGUMENTS = (
    "--no-sandbox",  # the tests may run as root in a container
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autofill-server-url=http://127.0.0.1:9/",  # newer ones ask about the fields of every form
)
LIFTOFF_ONLY = "--js-flags=--liftoff-only"
"""Compile WebAssembly once, simply: a page of a test is closed before the second, optimising
compilation pays, which takes two fifths of the time that such a page costs."""


def path(*, as_visited: bool = False) -> str:
    """Path of the browser: TUMSTOCK_BROWSER, or what `make` left in its stamp file.

    Args:
        as_visited: Whether it is one with windows, as visitors have it, where there is one: for
            what is measured.

    Raises:
        FileNotFoundError: Neither is there; no test is skipped for want of a browser.
    """
    asked = os.environ.get("TUMSTOCK_BROWSER")
    if asked:
        return asked
    if as_visited and (theirs := with_windows()):
        return theirs
    if not BROWSER_STAMP.exists():
        raise FileNotFoundError("no browser was looked for yet: run `make test`")
    return BROWSER_STAMP.read_text(encoding="utf-8").strip()


@contextmanager
def running(*, as_visited: bool = False) -> Iterator[Browser]:
    """Start the browser for as long as the block lasts.

    Args:
        as_visited: Whether it is the one that visitors have and compiles as it does for them, for
            what is measured.
    """
    spared = () if as_visited else (LIFTOFF_ONLY,)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path(as_visited=as_visited), args=[*ARGUMENTS, *spared]
        )
        try:
            yield browser
        finally:
            browser.close()
