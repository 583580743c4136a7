"""Make the runtime folder of the site: Pyodide, a cut standard library, the scoring package.

Starting Python in a browser takes most of its time for compiling the standard library and
reading parts that nobody imports. So the library is cut to the modules that scoring really
imports, found by running it, and compiled beforehand; what only Pyodide's own start imports has
something small stand in for it (stand_ins/). The result is proved under Node: the cut
runtime has to give the same replies as this Python, byte for byte.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.toolchain.archive import (
    COMPILING,
    compile_on_host,
    compiled_below,
    compress,
    pack,
    short_hash,
    sources_below,
    unpack,
    write_below,
)
from generator.toolchain.node import run_node
from generator.toolchain.places import ASSETS, PYODIDE, ROOT, RUNTIME_WORK
from generator.toolchain.probe_requests import probe_requests
from generator.toolchain.report import StepError, run_step, say
from scoring.boundary import call

PROBE = Path(__file__).with_name("probe.mjs")
STAND_INS = Path(__file__).with_name("stand_ins")
"""What stands in for modules that Pyodide imports as it starts and scoring has no use for: asyncio
and what installs packages, with all that they import in turn, which is half of the library."""
STDLIB_NAME = "python_stdlib.zip"
SCORING_NAME = "tumstock_scoring.zip"
SERVED_NAMES = {STDLIB_NAME: "python_stdlib.packed", SCORING_NAME: "tumstock_scoring.packed"}
"""What the compressed archives are called; hosts would treat a name in .gz in different ways."""
COPIED = ("pyodide.asm.js", "pyodide.asm.wasm")
"""The loader, pyodide.mjs, is part of the worker."""


class Pyodide:
    """The pinned runtime as it was installed, before anything is cut."""

    def __init__(self, folder: Path) -> None:
        """Look into the folder of the npm package.

        Raises:
            StepError: Pyodide is not installed.
        """
        if not (folder / "package.json").exists():
            raise StepError("Pyodide is not installed: run `make assets`, which runs npm ci first")
        self.folder = folder
        self.stdlib = folder / STDLIB_NAME
        self.version: str = json.loads((folder / "package.json").read_text("utf-8"))["version"]
        lock = json.loads((folder / "pyodide-lock.json").read_text("utf-8"))
        self.info: Mapping[str, str] = lock["info"]

    @cached_property
    def python(self) -> str:
        """Python's minor version inside, such as "3.13"."""
        return ".".join(self.info["python"].split(".")[:2])

    def lock_without_packages(self) -> str:
        """Give a lock file that names this runtime and nothing that could be fetched."""
        return json.dumps({"info": dict(self.info), "packages": {}}, indent=1) + "\n"


def _probe(mode: str, *arguments: Path) -> Any:
    done = run_node(PROBE, mode, str(PYODIDE), *map(str, arguments))
    if done.returncode != 0:
        raise StepError(f"the runtime failed under Node ({mode}):\n{done.stdout}{done.stderr}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def compile_sources(
    pyodide: Pyodide, entries: Mapping[str, bytes], *, lean: bool = False
) -> dict[str, bytes]:
    """Compile with this Python where the minor version fits, else inside the runtime.

    Args:
        pyodide: The runtime that will read it.
        entries: Python sources by path.
        lean: Leave out docstrings, assertions and lines.
    """
    with TemporaryDirectory() as name:
        work = Path(name)
        if f"{sys.version_info.major}.{sys.version_info.minor}" == pyodide.python:
            return compile_on_host(entries, work, lean=lean)
        say(f"  compiling in the runtime: it has Python {pyodide.python}, this one differs")
        write_below(work, entries)
        _probe("compile", pyodide.stdlib, work, COMPILING, *([Path("lean")] if lean else []))
        return compiled_below(work)


def with_stand_ins(pyodide: Pyodide) -> dict[str, bytes]:
    """Put what stands in for a module of the library in its place.

    Returns:
        The standard library: Python sources by path.

    Raises:
        StepError: There is no such module any more.
    """
    library = unpack(pyodide.stdlib)
    instead = {
        path.relative_to(STAND_INS).as_posix(): path.read_bytes()
        for path in STAND_INS.rglob("*.py")
    }
    unknown = sorted(instead.keys() - library.keys())
    if unknown:
        raise StepError(f"nothing to stand in for, in this Pyodide: {', '.join(unknown)}")
    return library | instead


def cut(pyodide: Pyodide, library: Mapping[str, bytes], imported: list[str]) -> dict[str, bytes]:
    """Keep the files of the standard library that were imported from its zip.

    Args:
        pyodide: The runtime that was probed.
        library: What it was probed with.
        imported: `__file__` of every module that was loaded. Modules frozen into the
            interpreter name files outside the zip and are left out.
    """
    prefix = f"/lib/python{pyodide.python.replace('.', '')}.zip/"
    wanted = {name.removeprefix(prefix) for name in imported if name.startswith(prefix)}
    missing = sorted(wanted - library.keys())
    if missing:
        raise StepError(f"imported, but not in the standard library: {', '.join(missing)}")
    return {name: library[name] for name in wanted}


def _prove(stdlib: Path, scoring: Path, requests: Path, expected: list[str]) -> None:
    """Hold the finished zips against this Python.

    Raises:
        StepError: The cut runtime does not start, or a reply differs.
    """
    replies = _probe("run", stdlib, scoring, requests)["replies"]
    asked = json.loads(requests.read_text("utf-8"))
    for request, reply, wanted in zip(asked, replies, expected, strict=True):
        if reply != wanted:
            raise StepError(
                "the runtime and this Python disagree about\n"
                f"  {request[:600]}\n  runtime: {reply[:600]}\n  here:    {wanted[:600]}"
            )


def build_runtime() -> str:
    """Build the runtime folder below generator/assets/runtime/, replacing older ones.

    Returns:
        Its path relative to generator/assets, such as "runtime/0.29.5-1a2b3c4d5e".
    """
    pyodide = Pyodide(PYODIDE)
    RUNTIME_WORK.mkdir(parents=True, exist_ok=True)
    stdlib, scoring = RUNTIME_WORK / STDLIB_NAME, RUNTIME_WORK / SCORING_NAME
    requests = RUNTIME_WORK / "requests.json"
    asked = probe_requests()
    requests.write_text(json.dumps(asked), encoding="utf-8")
    expected = [call(request) for request in asked]

    say(f"Runtime: Pyodide {pyodide.version} with Python {pyodide.python}")
    package = sources_below(ROOT / "scoring")
    scoring.write_bytes(pack(compile_sources(pyodide, package)))
    library = with_stand_ins(pyodide)
    stdlib.write_bytes(pack(library))
    imported = _probe("run", stdlib, scoring, requests)["imported"]
    kept = cut(pyodide, library, imported)
    stdlib.write_bytes(pack(compile_sources(pyodide, kept, lean=True)))
    served = {SERVED_NAMES[path.name]: compress(path.read_bytes()) for path in (stdlib, scoring)}
    say(
        f"  standard library: {len(kept)} modules, "
        f"{len(served[SERVED_NAMES[STDLIB_NAME]]) // 1024} KB "
        f"instead of {pyodide.stdlib.stat().st_size // 1024}"
    )
    _prove(stdlib, scoring, requests, expected)
    say(f"  proved under Node: {len(asked)} requests answered as here")

    contents = {name: (pyodide.folder / name).read_bytes() for name in COPIED}
    contents |= served
    contents["pyodide-lock.json"] = pyodide.lock_without_packages().encode()
    place = f"runtime/{pyodide.version}-{short_hash(*(contents[n] for n in sorted(contents)))}"
    shutil.rmtree(ASSETS / "runtime", ignore_errors=True)
    (ASSETS / place).mkdir(parents=True)
    for name, content in contents.items():
        (ASSETS / place / name).write_bytes(content)
    return place


def main() -> None:
    """Build the runtime."""
    say(f"  {build_runtime()}")


if __name__ == "__main__":
    run_step(main)
