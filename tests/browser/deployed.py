"""A site as its visitors meet it over time: published, published anew, and out of reach."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from generator.offline import WORKER, write_worker
from generator.site_files import named
from tests.browser.server import PagesHandler, PagesServer


class _Server(PagesServer):
    """Knows its connections, so that it can leave as a machine does that is switched off."""

    def __init__(self, address: tuple[str, int], handler: Any) -> None:
        self.connections: set[socket.socket] = set()
        super().__init__(address, handler)

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, address = super().get_request()
        self.connections.add(connection)
        return connection, address

    def shutdown_request(self, request: Any) -> None:
        self.connections.discard(request)
        super().shutdown_request(request)

    def cut(self) -> None:
        """End every connection in the middle of whatever it does."""
        for connection in list(self.connections):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # gone by itself


class Deployment:
    """A site below a prefix, at the same address however often it is published or stopped.

    Attributes:
        folder: What is published now.
        asked: Path of every request, in order.
    """

    def __init__(self, folder: Path, prefix: str) -> None:
        self.folder = folder
        self.asked: list[str] = []
        self._prefix = prefix
        self._server: _Server | None = None
        self._port = 0
        self.start()

    @property
    def address(self) -> str:
        """Of the site, ending in a slash."""
        return f"http://127.0.0.1:{self._port}{self._prefix}"

    def start(self) -> None:
        """Come into reach."""
        self._server = _Server(("127.0.0.1", self._port), self._handle)
        self._port = self._server.server_port
        Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        """Go out of reach, for connections that are open too."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server.cut()
            self._server = None

    def _handle(self, request: Any, client: Any, server: Any) -> PagesHandler:
        return _Asked(self, request, client, server)

    @property
    def prefix(self) -> str:
        """Path of the site, with slashes at both ends."""
        return self._prefix


class _Asked(PagesHandler):
    """Notes what is asked for, and serves what is published now over connections of before."""

    def __init__(self, site: Deployment, *args: Any) -> None:
        self._site = site
        super().__init__(*args, prefix=site.prefix, directory=str(site.folder), isolated=False)

    def parse_request(self) -> bool:
        good = super().parse_request()
        if good:
            self._site.asked.append(urlsplit(self.path).path)
            self.directory = str(self._site.folder)
            # Dates of two versions may be the same second; the real host compares contents.
            del self.headers["If-Modified-Since"]
        return good


@contextmanager
def deployed(folder: Path, prefix: str = "/") -> Iterator[Deployment]:
    """Publish a site for as long as the block lasts."""
    site = Deployment(folder, prefix)
    try:
        yield site
    finally:
        site.stop()


def copied(site: Path, to: Path) -> Path:
    """A copy of a site that takes no room; files in it are replaced, never written into."""
    shutil.copytree(site, to, copy_function=os.link)
    return to


def part(site: Path, to: Path, *, python: bool = False) -> Path:
    """A small site, soon stored: pages about IPS and about assessments, and what they need.

    Args:
        site: The whole site.
        to: Folder to make it in.
        python: Whether forms can score.
    """
    left_out = ("print", "blank", "fidelity", "seqf", "into", "af", "report", "consensus")
    ignore = shutil.ignore_patterns(*left_out, "sv-FI", *([] if python else ["runtime"]))
    shutil.copytree(site, to, copy_function=os.link, ignore=ignore)
    renew_worker(to)
    return to


def replace(path: Path, text: str) -> None:
    """Replace a file of a copy."""
    path.unlink(missing_ok=True)
    path.write_text(text, "utf-8")


def renew_worker(site: Path) -> None:
    """List the files of a changed copy, as its build would."""
    script = (site / WORKER).read_text("utf-8").partition("\n")[2]
    (site / WORKER).unlink()
    write_worker(site, script, listed=True)


def newer(site: Path, to: Path) -> Path:
    """A later version of a site: other rules for IPS 7, and a mark on every page.

    In it the third level of IPS 7 gives 4 points.
    """
    copied(site, to)
    [old] = (to / "assets" / "frameworks").glob("ips-*.json")
    text = old.read_text("utf-8")
    before = '{"id":"7","kind":"levels","levels":{"1":1,"2":2,"3":3,'
    assert text.count(before) == 1
    text = text.replace(before, before.replace('"3":3', '"3":4'))
    name = named("ips.json", text)
    old.unlink()
    (old.parent / name).write_text(text, "utf-8")
    for page in to.rglob("*.html"):
        html = page.read_text("utf-8").replace(old.name, name).replace("<h1", "<h1 data-newer", 1)
        replace(page, html)
    renew_worker(to)
    return to
