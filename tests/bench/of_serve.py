"""How long it takes from saving a file to the page being there again, under `tumstock serve`."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from socket import socket
from typing import Self

from generator.toolchain.places import ROOT
from generator.toolchain.report import StepError
from tests.bench.running import COMMAND, ENVIRONMENT, timed

_EPOCH = re.compile(r"livereload\((\d+), (\d+)\)")
_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Spot:
    """A text that is changed and read again.

    Attributes:
        page: Where it stands on the site.
        file: Where it stands in the folder.
        text: What it says, up to a sign of its end.
    """

    page: str
    file: str
    text: str


OF_OURS = Spot(
    page="/sv/ips/innehall/",
    file="frameworks/ips/text/sv/innehall_12_18.yaml",
    text="Vilken vägledning om ersättningar får deltagarna",
)
OF_NEW = Spot(
    page="/sv/first_meeting/before/",
    file="frameworks/first_meeting/text/sv/text.yaml",
    text="Den som vill ha stöd får träffa någon inom en vecka",
)


def copy_of_site(folder: Path) -> Path:
    """The sources of the site in a folder of their own, to be changed."""
    folder.mkdir()
    for name in ("content", "frameworks"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def new_site(folder: Path) -> Path:
    """A site as `tumstock new site` begins it."""
    timed("-c", COMMAND, "new", "site", str(folder), "--locale", "sv")
    return folder


class Served:
    """`tumstock serve` of a site."""

    def __init__(self, folder: Path, spot: Spot) -> None:
        """Serve it at a free port."""
        self._folder = folder
        self._spot = spot
        self._text = (folder / spot.file).read_text("utf-8")
        with socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = probe.getsockname()[1]

    def __enter__(self) -> Self:
        """Wait until it is served."""
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-c", COMMAND, "serve"),
                *("--config-file", str(self._folder / "mkdocs.yml")),
                *("--port", str(self._port)),
            ],
            cwd=ROOT,
            env=ENVIRONMENT,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self._process.stderr is not None
        for line in self._process.stderr:
            if "Serving on" in line:
                return self
        raise StepError("tumstock serve ended by itself")

    def __exit__(self, *_: object) -> None:
        """Stop it."""
        self._process.kill()
        self._process.communicate()

    def save(self, number: int) -> float:
        """Save another text and wait for the page with it; milliseconds.

        Raises:
            StepError: The page that came does not have the new text.
        """
        spot = self._spot
        found = _EPOCH.search(self._get(spot.page))
        if found is None:
            raise StepError("the served page does not reload itself")
        said = f"{spot.text} i prov {number}"
        text = self._text.replace(spot.text, said, 1)
        begun = time.perf_counter()
        (self._folder / spot.file).write_text(text, "utf-8")
        self._get(f"/livereload/{found[1]}/{found[2]}")
        page = self._get(spot.page)
        spent = (time.perf_counter() - begun) * 1000
        if said not in page:
            raise StepError("the page came without the text that was saved")
        return spent

    def _get(self, path: str) -> str:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=_SECONDS)
        try:
            connection.request("GET", path)
            return connection.getresponse().read().decode()
        finally:
            connection.close()
