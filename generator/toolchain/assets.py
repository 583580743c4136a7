"""Collect what the site serves under assets/ and say in a manifest what it is called.

The names carry a hash of the content, so a browser may keep a file for ever and never mixes two
versions. The style sheet is not here: a site's build joins it, so that it reloads while it is
worked on.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from generator.assets_built import SCRIPTS
from generator.toolchain.licences import write_notice
from generator.toolchain.places import ASSETS, BUNDLES, PYODIDE
from generator.toolchain.report import StepError, run_step, say
from generator.toolchain.runtime import Pyodide


def _bundle(name: str) -> str:
    """Copy the newest bundle of that name and give its file name."""
    found = sorted(BUNDLES.glob(f"{name}-*.js"))
    if len(found) != 1:
        raise StepError(f"expected one {name}-*.js in {BUNDLES}, found {len(found)}: run `make`")
    shutil.copyfile(found[0], ASSETS / found[0].name)
    return found[0].name


def _runtime() -> str:
    """Give the runtime folder that `make` built before."""
    found: list[Path] = sorted((ASSETS / "runtime").glob("*/pyodide.asm.wasm"))
    if len(found) != 1:
        raise StepError("the runtime is not built: run `make assets`")
    return found[0].parent.relative_to(ASSETS).as_posix()


def main() -> None:
    """Write bundles and manifest beside the runtime."""
    ASSETS.mkdir(parents=True, exist_ok=True)
    for old in ASSETS.glob("*.js"):
        old.unlink()
    write_notice(ASSETS)
    manifest = {
        "runtime": _runtime(),
        **{name: _bundle(name) for name in SCRIPTS},
        "python": Pyodide(PYODIDE).python,
    }
    text = json.dumps(manifest, indent=1, sort_keys=True) + "\n"
    (ASSETS / "manifest.json").write_text(text, encoding="utf-8")
    say(f"Assets: {', '.join(manifest.values())}")


if __name__ == "__main__":
    run_step(main)
