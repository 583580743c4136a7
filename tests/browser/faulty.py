"""A host that spoils chosen files, and whose answers browsers keep, the bad ones too."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Thread

from tests.browser.server import PagesHandler, PagesServer


def _unchanged(content: bytes) -> bytes:
    return content


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with an answer.

    Attributes:
        file: Finds the path of the files that have the fault.
        status: Of the answer; 0: the connection ends without one.
        spoil: Gives what is sent in place of what the file holds.
        kind: Media type that is told; None: the right one.
        breaks_off: Whether the connection ends before all that was promised has come.
    """

    file: str
    status: int = 200
    spoil: Callable[[bytes], bytes] = _unchanged
    kind: str | None = None
    breaks_off: bool = False


class FaultySite:
    """A site on a host that has a fault until it is mended.

    Attributes:
        address: Of the site, ending in a slash.
        fault: As it is now; None: everything is well.
        spoilt: Paths that were answered with it, in order.
    """

    def __init__(self, address: str = "") -> None:
        self.address = address
        self.fault: Fault | None = None
        self.spoilt: list[str] = []


class _FaultyHandler(PagesHandler):
    def __init__(self, *args: object, site: FaultySite, directory: str) -> None:
        self.site = site
        super().__init__(*args, prefix="/", directory=directory, isolated=False)

    def send_head(self) -> object:  # type: ignore[override]  # its base says what it sends
        fault = self.site.fault
        path = Path(self.translate_path(self.path.partition("?")[0]))
        if not fault or not re.search(fault.file, self.asked) or not path.is_file():
            return super().send_head()
        self.site.spoilt.append(self.asked)
        if fault.status == 0:
            self.close_connection = True
            return None
        content = fault.spoil(path.read_bytes())
        self.send_response(fault.status)
        self.send_header("Content-Type", fault.kind or self.guess_type(path))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if not fault.breaks_off:
            return io.BytesIO(content)
        self.close_connection = True
        return io.BytesIO(content[: len(content) // 2])


@contextmanager
def faulty(folder: Path) -> Iterator[FaultySite]:
    """Serve a folder for as long as the block lasts; files may be kept for ten minutes.

    Args:
        folder: Root of the built site.
    """
    site = FaultySite()
    handler = partial(_FaultyHandler, site=site, directory=str(folder))
    server = PagesServer(("127.0.0.1", 0), handler)
    site.address = f"http://127.0.0.1:{server.server_port}/"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
