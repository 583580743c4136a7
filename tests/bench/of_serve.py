"""How long it takes from saving a file to the page being there again, under `mkdocs serve`."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from socket import socket
from typing import Self

from generator.toolchain.places import ROOT
from generator.toolchain.report import StepError
from tests.bench.running import ENVIRONMENT

_PAGE = "/sv/ips/innehall/"
_FILE = "frameworks/ips/text/sv/innehall_12_18.yaml"
_QUESTION = "Vilken vägledning om ersättningar får deltagarna"
_EPOCH = re.compile(r"livereload\((\d+), (\d+)\)")
_SECONDS = 120


def copy_of_site(folder: Path) -> Path:
    """The sources of the site in a folder of their own, to be changed."""
    folder.mkdir()
    for name in ("content", "frameworks"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


class Served:
    """`mkdocs serve` of a copy of the site."""

    def __init__(self, folder: Path) -> None:
        """Serve it at a free port."""
        self._folder = folder
        with socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = probe.getsockname()[1]

    def __enter__(self) -> Self:
        """Wait until it is served."""
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-m", "mkdocs", "serve"),
                *("--config-file", str(self._folder / "mkdocs.yml")),
                *("--dev-addr", f"127.0.0.1:{self._port}"),
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
        raise StepError("mkdocs serve ended by itself")

    def __exit__(self, *_: object) -> None:
        """Stop it."""
        self._process.kill()
        self._process.communicate()

    def save(self, number: int) -> float:
        """Save another text and wait for the page with it; milliseconds.

        Raises:
            StepError: The page that came does not have the new text.
        """
        found = _EPOCH.search(self._get(_PAGE))
        if found is None:
            raise StepError("the served page does not reload itself")
        said = f"{_QUESTION} i prov {number}?"
        text = (ROOT / _FILE).read_text("utf-8").replace(f"{_QUESTION}?", said)
        begun = time.perf_counter()
        (self._folder / _FILE).write_text(text, "utf-8")
        self._get(f"/livereload/{found[1]}/{found[2]}")
        page = self._get(_PAGE)
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
