"""A web server for the built site, with the habits of GitHub Pages."""

from __future__ import annotations

import gzip
import io
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar
from urllib.parse import urlsplit

BLANK = "/blank.html"
"""A page without anything, on the same origin as the site, for tests that bring their own code."""


class PagesHandler(SimpleHTTPRequestHandler):
    """Serve files below a prefix; anything else is the site's own page for missing ones."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 (the base class has it so)
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        ".json": "application/json",
    }

    def __init__(
        self,
        *args: object,
        prefix: str,
        directory: str,
        isolated: bool,
        told: Callable[[str], Mapping[str, str]] | None = None,
    ) -> None:
        self.prefix = prefix
        self.isolated = isolated
        self.told = told
        self.asked = ""
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]  # whatever its base takes

    def do_GET(self) -> None:
        path = self.asked = urlsplit(self.path).path
        if path == BLANK:
            self._send(200, b"<!doctype html><title>blank</title>")
        elif path == "/favicon.ico":
            self._send(204, b"")
        elif not path.startswith(self.prefix):
            self._send(404, b"outside the site")
        else:
            self.path = "/" + self.path[len(self.prefix) :]
            if Path(self.translate_path(self.path)).exists():
                super().do_GET()
            else:
                self._send(404, (Path(self.directory) / "404.html").read_bytes())

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def send_head(self) -> object:  # type: ignore[override]  # its base says what it sends
        # A redirect to the same path with a slash has to keep the prefix
        path, _, query = self.path.partition("?")
        if not path.endswith("/") and Path(self.translate_path(path)).is_dir():
            self.send_response(301)
            asked = f"?{query}" if query else ""
            self.send_header("Location", f"{self.prefix}{path.lstrip('/')}/{asked}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        self.path = path
        return super().send_head()

    def end_headers(self) -> None:
        if self.told and self.asked.startswith(self.prefix):
            for key, value in self.told(self.asked.removeprefix(self.prefix)).items():
                if key != "Content-Type":  # it is there already
                    self.send_header(key, value)
        else:
            self.send_header("Cache-Control", "max-age=600")
        if self.isolated:
            self.send_header("Cross-Origin-Opener-Policy", "same-origin")
            self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: the tests report what goes wrong."""


class PagesServer(ThreadingHTTPServer):
    """Serve each request in a thread of its own."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that goes away in the middle of a file."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # as its base is called


class ZippedHandler(PagesHandler):
    """Send what is text, and WebAssembly, compressed, as GitHub Pages does."""

    zipped: ClassVar[dict[Path, bytes]] = {}
    endings = frozenset({".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".wasm"})

    def send_head(self) -> object:  # type: ignore[override]  # its base says what it sends
        path = Path(self.translate_path(self.path.partition("?")[0]))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        asked = "gzip" in self.headers.get("Accept-Encoding", "")
        if not (asked and path.is_file() and path.suffix in self.endings):
            return super().send_head()
        if path not in self.zipped:
            self.zipped[path] = gzip.compress(path.read_bytes(), 6)
        body = self.zipped[path]
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)


@contextmanager
def serving(
    folder: Path,
    prefix: str = "/",
    *,
    isolated: bool = False,
    port: int = 0,
    zipped: bool = False,
    told: Callable[[str], Mapping[str, str]] | None = None,
) -> Iterator[str]:
    """Serve a folder for as long as the block lasts.

    Args:
        folder: Root of the built site.
        prefix: Path it appears under, with slashes at both ends.
        isolated: Ask browsers to isolate the origin, which makes their clock finer.
        port: To listen at; 0 for one that is free.
        zipped: Compress on the way, as the site's host does.
        told: Gives the headers of an address below the prefix; by default hosts' own habits.

    Yields:
        Address of the site, ending in a slash.
    """
    kind = ZippedHandler if zipped else PagesHandler
    handler = partial(kind, prefix=prefix, directory=str(folder), isolated=isolated, told=told)
    server = PagesServer(("127.0.0.1", port), handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
