"""The runtime of the site is the pinned package's: copied byte for byte, or compiled from it."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from generator.toolchain.archive import compress, pack, short_hash, sources_below, unpack
from generator.toolchain.places import ASSETS, PYODIDE, ROOT, SITE_JS
from generator.toolchain.runtime import (
    COPIED,
    SCORING_NAME,
    SERVED_NAMES,
    STAND_INS,
    STDLIB_NAME,
    Pyodide,
    compile_sources,
    with_stand_ins,
)

LOCK = json.loads((SITE_JS / "package-lock.json").read_text("utf-8"))["packages"]
INTEGRITY = re.compile(r"sha512-[A-Za-z0-9+/]{86}==")


@pytest.fixture(scope="module")
def runtime() -> Path:
    manifest = json.loads((ASSETS / "manifest.json").read_text("utf-8"))
    return ASSETS / str(manifest["runtime"])


def test_every_package_is_pinned_to_one_content_that_npm_checks() -> None:
    assert LOCK["node_modules/pyodide"]["version"] == Pyodide(PYODIDE).version
    unsure = [
        path
        for path, one in LOCK.items()
        if path and not INTEGRITY.fullmatch(one.get("integrity", ""))
    ]
    assert unsure == []
    assert [path for path, one in LOCK.items() if "resolved" in one] == []


def test_what_was_not_cut_is_as_it_was_published(runtime: Path) -> None:
    for name in COPIED:
        assert (runtime / name).read_bytes() == (PYODIDE / name).read_bytes(), name


def test_the_standard_library_is_compiled_from_the_published_one_and_what_stands_in(
    runtime: Path, tmp_path: Path
) -> None:
    pyodide = Pyodide(PYODIDE)
    library = with_stand_ins(pyodide)
    differing = {
        name for name, content in unpack(pyodide.stdlib).items() if library[name] != content
    }
    assert differing == {path.relative_to(STAND_INS).as_posix() for path in STAND_INS.rglob("*.py")}
    served = runtime / SERVED_NAMES[STDLIB_NAME]
    archive = tmp_path / STDLIB_NAME
    archive.write_bytes(gzip.decompress(served.read_bytes()))
    names = [name.removesuffix("c") for name in unpack(archive)]
    assert names
    made = compile_sources(pyodide, {name: library[name] for name in names}, lean=True)
    assert served.read_bytes() == compress(pack(made))


def test_the_scoring_package_is_compiled_from_the_one_that_the_tests_run(runtime: Path) -> None:
    made = compile_sources(Pyodide(PYODIDE), sources_below(ROOT / "scoring"))
    assert (runtime / SERVED_NAMES[SCORING_NAME]).read_bytes() == compress(pack(made))


def test_nothing_else_lies_there_and_the_folder_is_called_by_its_content(runtime: Path) -> None:
    names = {path.name for path in runtime.iterdir()}
    assert names == {*COPIED, *SERVED_NAMES.values(), "pyodide-lock.json"}
    lock = json.loads((runtime / "pyodide-lock.json").read_text("utf-8"))
    assert lock["packages"] == {}  # nothing could be fetched by it
    contents = [(runtime / name).read_bytes() for name in sorted(names)]
    assert runtime.name == f"{Pyodide(PYODIDE).version}-{short_hash(*contents)}"
