"""The shape of the program: who may import whom, and how long a room may be."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCORING = sorted((ROOT / "scoring").rglob("*.py"))
GENERATOR = sorted((ROOT / "generator").rglob("*.py"))

MKDOCS_ADAPTERS = {
    f"generator/{name}.py"
    for name in ("plugin", "build", "build_locales", "remembered_pages", "serving")
}
"""The only files that know the site builder."""

LONGEST = 400
"""Lines of a file; a longer one holds more than one thing."""

CODE = {".py", ".js", ".mjs", ".css", ".jinja"}


def shown(path: Path) -> str:
    """A file's name from the top of the repository."""
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[str]:
    """Full names of all modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{shown(path)} imports relatively"
            yield node.module or ""


def packages(path: Path) -> set[str]:
    """Top-level packages that a file imports."""
    return {name.partition(".")[0] for name in imports(path)}


def tracked() -> list[Path]:
    """Files of ours, as git knows them; built ones are left out."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    paths = (ROOT / line for line in listed.stdout.splitlines())
    return [path for path in paths if path.is_file()]


@pytest.mark.parametrize("path", SCORING, ids=shown)
def test_scoring_imports_nothing_but_the_standard_library(path: Path) -> None:
    assert packages(path) <= {*sys.stdlib_module_names, "scoring"}


@pytest.mark.parametrize("path", GENERATOR, ids=shown)
def test_only_the_adapters_of_the_generator_know_mkdocs(path: Path) -> None:
    if shown(path) not in MKDOCS_ADAPTERS:
        assert not packages(path) & {"mkdocs", "material", "tests"}


def test_no_file_of_ours_is_longer_than_four_hundred_lines() -> None:
    long = {
        shown(path): lines
        for path in tracked()
        if path.suffix in CODE
        and (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert long == {}


def test_modules_of_a_package_never_import_one_another_in_a_circle() -> None:
    for package in ("scoring", "generator"):
        files = {
            path.relative_to(ROOT).with_suffix("").as_posix().replace("/", "."): path
            for path in (ROOT / package).glob("*.py")
            if path.stem != "__init__"
        }
        waiting = {name: runtime_imports(path) & files.keys() for name, path in files.items()}
        while free := {name for name, needs in waiting.items() if not needs & waiting.keys()}:
            waiting = {name: needs for name, needs in waiting.items() if name not in free}
        assert waiting == {}


def runtime_imports(path: Path) -> set[str]:
    """Modules that a file imports when it is run, those for type checkers left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.module or "" for node in tree.body if isinstance(node, ast.ImportFrom)} | {
        alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names
    }


def test_no_file_names_a_host_of_packages() -> None:
    """Where packages come from is for each machine to say."""
    hosts = [".".join(parts) for parts in (("pypi", "org"), ("npmjs", "org"), ("npmjs", "com"))]
    named = {
        shown(path): host
        for path in tracked()
        for host in (*hosts, "python" + "hosted")
        if host.encode() in path.read_bytes()
    }
    assert named == {}
