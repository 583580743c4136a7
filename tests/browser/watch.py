"""Watches what a page does behind the test's back."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

EXPECTED = {
    "net::ERR_ABORTED",  # a page left while it was loading
    "net::ERR_CACHE_MISS",  # the browser was asked for a copy of its own alone, and has none
}


class Watch:
    """Collects console errors, page errors, failed and foreign requests of a browser context."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.problems: list[str] = []
        self._allowed: list[re.Pattern[str]] = []
        self._origin = urlsplit(site).netloc
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", self._request)
        context.on("requestfailed", self._failed)
        context.on("response", self._response)

    def allow(self, pattern: str) -> None:
        """Expect problems whose text the pattern finds; for tests that make something fail."""
        self._allowed.append(re.compile(pattern))

    def unexpected(self) -> list[str]:
        """Give every problem that no test asked for."""
        return [p for p in self.problems if not any(a.search(p) for a in self._allowed)]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.problems.append(f"console: {message.text} ({message.location.get('url')})")

    def _error(self, error: WebError) -> None:
        stack = getattr(error.error, "stack", None) or error.error
        self.problems.append(f"page error: {stack}")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob", "about"} and parts.netloc != self._origin:
            self.problems.append(f"foreign request: {request.url}")

    def _failed(self, request: Request) -> None:
        if request.failure not in EXPECTED:
            self.problems.append(f"request failed: {request.url} ({request.failure})")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.problems.append(f"status {response.status}: {response.url}")
