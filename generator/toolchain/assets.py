"""Collect what the site serves under assets/ and say in a manifest what it is called.

The names carry a hash of the content, so a browser may keep a file for ever and never mixes two
versions.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from generator.toolchain.archive import short_hash
from generator.toolchain.places import ASSETS, BUNDLES, PYODIDE, ROOT
from generator.toolchain.report import StepError, run_step, say
from generator.toolchain.runtime import Pyodide

CSS = ROOT / "generator" / "css"


def _bundle(name: str) -> str:
    """Copy the newest bundle of that name and give its file name."""
    found = sorted(BUNDLES.glob(f"{name}-*.js"))
    if len(found) != 1:
        raise StepError(f"expected one {name}-*.js in {BUNDLES}, found {len(found)}: run `make`")
    shutil.copyfile(found[0], ASSETS / found[0].name)
    return found[0].name


def _stylesheet() -> str:
    """Join the style sheets in the order of their names and give the file's name."""
    parts = [path.read_text("utf-8") for path in sorted(CSS.glob("*.css"))]
    if not parts:
        raise StepError(f"no style sheet in {CSS}")
    content = "\n".join(parts).encode()
    name = f"site-{short_hash(content)}.css"
    (ASSETS / name).write_bytes(content)
    return name


def _runtime() -> str:
    """Give the runtime folder that `make` built before."""
    found: list[Path] = sorted((ASSETS / "runtime").glob("*/pyodide.mjs"))
    if len(found) != 1:
        raise StepError("the runtime is not built: run `make assets`")
    return found[0].parent.relative_to(ASSETS).as_posix()


def main() -> None:
    """Write bundles, style sheet and manifest beside the runtime."""
    ASSETS.mkdir(parents=True, exist_ok=True)
    for old in [*ASSETS.glob("*.js"), *ASSETS.glob("*.css")]:
        old.unlink()
    manifest = {
        "runtime": _runtime(),
        "form": _bundle("form"),
        "worker": _bundle("worker"),
        "css": _stylesheet(),
        "python": Pyodide(PYODIDE).python,
    }
    text = json.dumps(manifest, indent=1, sort_keys=True) + "\n"
    (ASSETS / "manifest.json").write_text(text, encoding="utf-8")
    say(f"Assets: {', '.join(manifest.values())}")


if __name__ == "__main__":
    run_step(main)
