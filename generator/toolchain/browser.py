"""Find the browsers of the tests, or install them, and leave their paths in stamp files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from generator.toolchain.installing import succeed, with_apt
from generator.toolchain.places import BROWSER_STAMP, FIREFOX_STAMP
from generator.toolchain.report import StepError, run_step, say

SHELL = "chromium-headless-shell"
"""The same browser without windows: opens a page in half the time, for a third of the work."""

WITH_WINDOWS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
FIREFOXES = ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")


def _playwrights_own() -> str | None:
    """Path of the browser that Playwright installed for itself, if it did."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (slow, and only then)

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path  # pragma: no cover  (runs on another stack)
    return path if Path(path).exists() else None


def installed() -> str | None:
    """Find a browser: TUMSTOCK_BROWSER first, then the path, then Playwright's own."""
    asked = os.environ.get("TUMSTOCK_BROWSER")
    if asked:
        return asked
    return shutil.which(SHELL) or with_windows() or _playwrights_own()


def with_windows() -> str | None:
    """Find a browser as visitors have it on the path, or where a Mac has it."""
    on_path = next((path for name in WITH_WINDOWS if (path := shutil.which(name))), None)
    return on_path or (MAC if Path(MAC).exists() else None)


def _installers() -> Iterator[list[list[str]]]:
    """Give the ways to install one, each a list of commands, the least intrusive first."""
    yield [[sys.executable, "-m", "playwright", "install", "chromium"]]
    yield from with_apt("chromium")


def starts(browser: str) -> bool:
    """Tell whether the browser runs at all, libraries included."""
    try:
        answer = subprocess.run(
            [browser, "--version", "--no-sandbox"], capture_output=True, check=False, timeout=60
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return answer.returncode == 0


def find_or_install() -> str:
    """Return the path of a Chromium that starts.

    Raises:
        StepError: There is none and none could be installed.
    """
    browser = installed()
    if browser and starts(browser):
        return _quicker(browser)
    for commands in _installers():
        if succeed("a browser", commands) and (browser := installed()) and starts(browser):
            return _quicker(browser)
    raise StepError(
        "the tests need Chromium: install the package chromium or Google Chrome, "
        "or name one in TUMSTOCK_BROWSER"
    )


def _quicker(browser: str) -> str:
    """Return the browser without windows, had from apt where that is done, or the one there is."""
    if os.environ.get("TUMSTOCK_BROWSER") or Path(browser).name == SHELL:
        return browser
    for commands in with_apt(SHELL):
        found = shutil.which(SHELL) if succeed("a quicker browser", commands) else None
        if found and starts(found):
            return found
    return browser


def _firefox() -> str | None:
    asked = os.environ.get("TUMSTOCK_FIREFOX")
    found = asked or next((path for name in FIREFOXES if (path := shutil.which(name))), None)
    return found if found and starts(found) else None


def find_or_install_firefox() -> str:
    """Return the path of a Firefox that starts.

    Raises:
        StepError: There is none and none could be installed.
    """
    if firefox := _firefox():
        return firefox
    for commands in with_apt("firefox-esr"):
        if succeed("a second browser", commands) and (firefox := _firefox()):
            return firefox
    raise StepError("the tests need Firefox too: install it, or name one in TUMSTOCK_FIREFOX")


def main() -> None:
    """Write the stamp files."""
    BROWSER_STAMP.parent.mkdir(parents=True, exist_ok=True)
    FIREFOX_STAMP.write_text(find_or_install_firefox() + "\n", encoding="utf-8")
    browser = find_or_install()
    BROWSER_STAMP.write_text(browser + "\n", encoding="utf-8")
    say(f"Browser for the tests: {browser}")


if __name__ == "__main__":
    run_step(main)
