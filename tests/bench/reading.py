"""What a reading page takes, against the same text as a page of plain Material."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from generator.toolchain.places import ROOT
from generator.toolchain.report import StepError
from tests.bench.host import Host, hosting
from tests.bench.sides import READING, RUNTIME, lay_out
from tests.bench.timing import Comparison, compare
from tests.browser import chromium

PLAIN = "plain/"

BUILD = """
import sys
from pathlib import Path
from generator.cli import app
from mkdocs.commands.build import build
from mkdocs.config import load_config

folder = Path(sys.argv[1])
app(["pages", "--plain", "--out", str(folder)], standalone_mode=False)
build(load_config(str(folder / "mkdocs.sv.yml")))
"""


def _plain_site(folder: Path) -> Path:
    """The Swedish site as plain Material makes it from the same Markdown."""
    done = subprocess.run(
        [sys.executable, "-c", BUILD, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise StepError(f"plain Material failed:\n{done.stdout}{done.stderr}")
    return folder / "site" / "sv"


def _visit(browser: Browser, host: Host, path: str) -> tuple[float, float]:
    """Bytes and requests of a first visit to a page, until nothing is asked for any more."""
    host.sent.clear()
    context = browser.new_context()
    try:
        context.new_page().goto(host.address + path, wait_until="networkidle")
    finally:
        context.close()
    if any(RUNTIME in name for name, _ in host.sent):
        raise StepError(f"{path} fetches something of the runtime")
    return sum(size for _, size in host.sent), len(host.sent)


def reading(runs: int = 7) -> list[Comparison]:
    """Bytes and requests of a reading page; it fails if any of them is for the runtime."""
    with TemporaryDirectory() as name:
        root = Path(name) / "root"
        lay_out(root)
        (root / PLAIN).symlink_to(_plain_site(Path(name) / "plain"))
        with hosting(Host(root)) as host, chromium.running(as_visited=True) as browser:
            page = READING.partition("/")[2]
            ours = [_visit(browser, host, READING) for _ in range(runs)]
            base = [_visit(browser, host, PLAIN + page) for _ in range(runs)]
    names = ("bytes", "requests")
    units = (("KB", 1024), ("", 1))
    sides = zip(names, units, zip(*ours, strict=True), zip(*base, strict=True), strict=True)
    return [
        compare(f"reading page: {what} / plain", one, other, target=1.1, unit=unit, by=by)
        for what, (unit, by), one, other in sides
    ]
