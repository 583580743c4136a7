"""The two sides of what is measured in a browser: the built site, and Pyodide as it is had."""

from __future__ import annotations

from pathlib import Path

from generator.toolchain.archive import pack, sources_below
from generator.toolchain.places import PYODIDE, ROOT

FORM = "sv/ips/form/"
LONG_FORM = "sv/into/form/"
READING = "sv/into/culture/"
RUNTIME = "/assets/runtime/"
BARE = "bare/"

BARE_PAGE = """<!doctype html><meta charset="utf-8"><title>bare</title>
<script type="module">
const worker = new Worker("worker.mjs", { type: "module" })
window.marks = {}
worker.onmessage = () => { marks.scored = performance.now() }
</script>
"""

BARE_WORKER = """
import { loadPyodide } from "./pyodide.mjs"
const python = await loadPyodide()
const scoring = await fetch("./scoring.zip")
python.unpackArchive(await scoring.arrayBuffer(), "zip")
python.pyimport("scoring.boundary")
self.postMessage("ready")
"""
"""Everything that Pyodide is without packages, and the same imports from plain sources."""

CORE = ("pyodide.asm.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
"""What `loadPyodide` fetches; the script has one of the two names."""


def lay_out(root: Path) -> None:
    """Put both sides under one root: the site as it was built, and `bare/`."""
    site = ROOT / "site"
    if not (site / "index.html").exists():
        raise FileNotFoundError("the site is not built: run `make site`")
    root.mkdir()
    for one in site.iterdir():
        (root / one.name).symlink_to(one)
    bare = root / BARE
    bare.mkdir()
    for file in PYODIDE.iterdir():
        (bare / file.name).symlink_to(file)
    (bare / "scoring.zip").write_bytes(pack(sources_below(ROOT / "scoring")))
    (bare / "worker.mjs").write_text(BARE_WORKER, encoding="utf-8")
    (bare / "index.html").write_text(BARE_PAGE, encoding="utf-8")
