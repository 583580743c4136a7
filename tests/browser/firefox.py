"""Firefox for the tests that ask it the same as Chromium; driven by puppeteer-core under Node.

Playwright drives a Firefox of its own only; this one is the one that people have.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any, cast

from generator.toolchain.node import node_folder
from generator.toolchain.places import FIREFOX_STAMP, SITE_JS


def path() -> str:
    """Path of the browser: TUMSTOCK_FIREFOX, or what `make` left in its stamp file.

    Raises:
        FileNotFoundError: Neither is there; nothing is skipped for want of a browser.
    """
    asked = os.environ.get("TUMSTOCK_FIREFOX")
    if asked:
        return asked
    if not FIREFOX_STAMP.exists():
        raise FileNotFoundError("no Firefox was looked for yet: run `make test`")
    return FIREFOX_STAMP.read_text(encoding="utf-8").strip()


class FirefoxPage:
    """One page; what a test needs of it is called as in Playwright."""

    def __init__(self, asking: IO[str], answering: IO[str]) -> None:
        """Wait until the browser has started."""
        self._asking = asking
        self._answering = answering
        self.version = cast("str", self._answer())

    def goto(self, address: str) -> None:
        """Go to an address and wait until it is loaded."""
        self._ask({"goto": address})

    def evaluate(self, code: str, argument: object = None) -> Any:
        """Call a function, given as its text, with something that JSON can hold.

        Raises:
            RuntimeError: It failed, in the words of the browser.
        """
        return self._ask({"evaluate": code, "argument": argument})

    def _ask(self, asked: object) -> Any:
        self._asking.write(json.dumps(asked) + "\n")
        self._asking.flush()
        return self._answer()

    def _answer(self) -> Any:
        answer = json.loads(self._answering.readline() or '{"error": "Firefox is gone"}')
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["value"]


@contextmanager
def running() -> Iterator[FirefoxPage]:
    """Start the browser with an empty profile for as long as the block lasts."""
    script = SITE_JS / "testing" / "firefox.mjs"
    with subprocess.Popen(
        [str(node_folder() / "node"), str(script), path()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdin
        assert process.stdout
        yield FirefoxPage(process.stdin, process.stdout)
        process.stdin.close()
        process.wait(timeout=60)
