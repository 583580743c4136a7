"""A static host for measurements: packs like GitHub Pages, counts, and can be a slow line.

It puts one script of its own into the pages of forms, which notes when the form can be used and
when the first score stands on the screen, in milliseconds since the page was asked for.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import partial
from pathlib import Path
from threading import Lock, Thread
from typing import override
from urllib.parse import urlsplit

from tests.browser.server import PagesHandler, PagesServer

PACKED = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".wasm", ".txt", ".xml"}
"""What the host packs; GitHub Pages sends archives as they are."""

PIECE = 16 * 1024

MARKS = b"""
window.marks = {}
const note = (name) => (marks[name] ??= performance.now())
const watch = () => {
  const form = document.querySelector("form[data-module='form']")
  const shown = form?.querySelector("[data-total-score]")
  if (!shown?.textContent) return false
  const before = shown.textContent
  new MutationObserver(() => shown.textContent !== before && note("scored"))
    .observe(shown, { childList: true, characterData: true, subtree: true })
  new MutationObserver(() => form.dataset.state === "ready" && note("usable"))
    .observe(form, { attributes: true, attributeFilter: ["data-state"] })
  return true
}
const reading = new MutationObserver(() => watch() && reading.disconnect())
reading.observe(document, { childList: true, subtree: true })
"""


@dataclass(slots=True)
class Line:
    """A line that all connections share.

    Attributes:
        rate: Bytes a second.
        delay: Seconds from a request to the first byte of its answer.
    """

    rate: float
    delay: float
    _free: float = 0.0
    _lock: Lock = field(default_factory=Lock)

    def carry(self, size: int) -> None:
        """Wait until so many bytes have gone through."""
        with self._lock:
            self._free = max(self._free, time.monotonic()) + size / self.rate
            until = self._free
        time.sleep(max(0.0, until - time.monotonic()))


@dataclass(slots=True)
class Host:
    """What is served, and what has been.

    Attributes:
        root: Folder of files.
        address: Where it is served, ending in a slash.
        empty: Patterns of file names that are served without content.
        line: None serves as fast as it can.
        sent: Bytes of bodies by path, since `forget`.
    """

    root: Path
    address: str = ""
    empty: tuple[str, ...] = ()
    line: Line | None = None
    sent: list[tuple[str, int]] = field(default_factory=list)
    _packed: dict[Path, bytes] = field(default_factory=dict)

    def body(self, path: Path) -> tuple[bytes, bool]:
        """What goes over the line for a file, and whether it is packed."""
        if any(fnmatch(path.name, one) for one in self.empty):
            return b"", False
        if path not in self._packed:
            content = path.read_bytes()
            if path.parent.name == "form":
                content = _marked(content)
            elif path.name == "sw.js":
                content = self._listed(content)
            packs = path.suffix in PACKED
            self._packed[path] = gzip.compress(content, 6) if packs else content
        return self._packed[path], path.suffix in PACKED

    def _listed(self, script: bytes) -> bytes:
        """The list of files to keep, with the hashes of pages as they are served here."""
        for page in self.root.glob("*/*/form/index.html"):
            content = page.read_bytes()
            script = script.replace(_digest(content), _digest(_marked(content)))
        return script


def _marked(page: bytes) -> bytes:
    """A page with our script at its beginning."""
    return page.replace(b"<head>", b'<head><script src="/marks.js"></script>', 1)


def _digest(content: bytes) -> bytes:
    return base64.b64encode(hashlib.sha256(content).digest())


class HostHandler(PagesHandler):
    """Answers for a Host."""

    def __init__(self, *args: object, host: Host) -> None:
        self.host = host
        super().__init__(*args, prefix="/", directory=str(host.root), isolated=False)

    @override
    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == "/marks.js":
            return self._answer(path, "text/javascript", MARKS, packed=False)
        file = self.host.root / path.strip("/")
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            return self._answer(path, "text/html", b"", packed=False, status=404)
        body, packed = self.host.body(file)
        return self._answer(path, self.guess_type(str(file)), body, packed=packed)

    def _answer(
        self, path: str, kind: str, body: bytes, *, packed: bool, status: int = 200
    ) -> None:
        line = self.host.line
        if line:
            time.sleep(line.delay)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.host.sent.append((path, len(body)))
        for start in range(0, len(body), PIECE):
            piece = body[start : start + PIECE]
            if line:
                line.carry(len(piece))
            self.wfile.write(piece)


@contextmanager
def hosting(host: Host) -> Iterator[Host]:
    """Serve for as long as the block lasts."""
    server = PagesServer(("127.0.0.1", 0), partial(HostHandler, host=host))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    host.address = f"http://127.0.0.1:{server.server_port}/"
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
