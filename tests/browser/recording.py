"""What leaves the browser, seen from outside: by the site's own server, and by a proxy.

The browser asks the proxy for everything that is not on this machine, whatever asks: a page, a
worker, a beacon, a socket, a hint in a page's head. So nothing that a page could send is unseen.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Thread

from tests.browser.server import PagesHandler, PagesServer


@dataclass(frozen=True, slots=True)
class Seen:
    """A request as the server got it."""

    method: str
    path: str
    headers: str
    body: bytes

    @property
    def lines(self) -> list[str]:
        """Its headers, one a line."""
        return [line for line in self.headers.splitlines() if line]

    @property
    def text(self) -> str:
        """All of it."""
        return f"{self.method} {self.path}\n{self.headers}\n{self.body.decode(errors='replace')}"


class RecordingHandler(PagesHandler):
    """The server of the site, which remembers what it was asked, whatever the method."""

    def __init__(self, *args: object, seen: list[Seen], directory: str) -> None:
        self.seen = seen
        super().__init__(*args, prefix="/", directory=directory, isolated=False)

    def parse_request(self) -> bool:
        good = super().parse_request()
        if good:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self.seen.append(Seen(self.command, self.path, str(self.headers), body))
        return good


class ProxyHandler(BaseHTTPRequestHandler):
    """Takes note of whom the browser wants to reach, and lets nothing through."""

    def __init__(self, *args: object, asked: list[str]) -> None:
        self.asked = asked
        super().__init__(*args)  # type: ignore[arg-type]  # whatever its base takes

    def parse_request(self) -> bool:
        if super().parse_request():
            self.asked.append(f"{self.command} {self.path}")
            self.send_error(403)
        return False

    def log_message(self, *_: object) -> None:
        """Say nothing: the tests report what goes wrong."""


@contextmanager
def _running(handler: object) -> Iterator[int]:
    server = PagesServer(("127.0.0.1", 0), handler)  # type: ignore[arg-type]  # a class with its folder filled in
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def recording(folder: Path) -> Iterator[tuple[str, list[Seen]]]:
    """Serve a folder for as long as the block lasts.

    Yields:
        Address of the site, and the requests so far.
    """
    seen: list[Seen] = []
    with _running(partial(RecordingHandler, seen=seen, directory=str(folder))) as port:
        yield f"http://127.0.0.1:{port}/", seen


@contextmanager
def refusing_proxy() -> Iterator[tuple[str, list[str]]]:
    """Run a proxy for as long as the block lasts.

    Yields:
        Its address, and what it was asked for so far.
    """
    asked: list[str] = []
    with _running(partial(ProxyHandler, asked=asked)) as port:
        yield f"http://127.0.0.1:{port}", asked
