"""The shape of the program: who may import whom, and how long a room may be."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.toolchain import imports
from generator.toolchain.reference import ARCHITECTURE

ROOT = Path(__file__).resolve().parent.parent
SCORING = sorted((ROOT / "scoring").rglob("*.py"))
GENERATOR = sorted((ROOT / "generator").rglob("*.py"))

MKDOCS_ADAPTERS = {
    f"generator/{name}.py"
    for name in ("plugin", "build", "build_locales", "remembered_pages", "serving")
}
"""The only files that know the site builder."""

ALLOWED = {
    "tests": {
        "generator", "generator/commands", "generator/starter", "generator/toolchain", "scoring",
    },
    "generator/toolchain": {"generator", "scoring"},
    "generator/commands": {"generator", "generator/starter", "scoring"},
    "generator/starter": {"generator"},
    "generator": {"generator/commands", "scoring"},
    "scoring": set[str](),
}  # fmt: skip
"""Which part may import from which; all that is not said is forbidden."""

LONGEST = 400
"""Lines of a file; a longer one holds more than one thing."""

CODE = {".py", ".js", ".mjs", ".css", ".jinja"}


def shown(path: Path) -> str:
    """A file's name from the top of the repository."""
    return path.relative_to(ROOT).as_posix()


def packages(path: Path) -> set[str]:
    """Top-level packages that a file imports."""
    return {name.partition(".")[0] for name in imports.imported(path)}


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


def test_the_parts_import_from_one_another_as_is_allowed_and_no_otherwise() -> None:
    found = {part: {to for one, to in imports.edges() if one == part} for part in imports.PACKAGES}
    assert found == ALLOWED


def test_the_arrows_of_the_drawing_are_those_that_are_allowed() -> None:
    text = ARCHITECTURE.read_text("utf-8")
    folders = dict(re.findall(r'^  (\w+)\["([\w/]+)/"\]$', text, re.MULTILINE))
    arrows = re.findall(r"^  (\w+) --> (\w+)$", text, re.MULTILINE)
    drawn = {part: {folders[to] for one, to in arrows if folders[one] == part} for part in ALLOWED}
    assert drawn == ALLOWED
    assert set(folders.values()) == ALLOWED.keys()


@pytest.mark.parametrize("package", ["scoring", "generator", "tests"])
def test_modules_of_a_package_never_import_one_another_in_a_circle(package: str) -> None:
    _, circle = imports.layers(imports.module_edges(package))
    assert circle == set()


def test_a_module_in_a_folder_within_is_read_and_a_circle_through_it_is_found(
    tmp_path: Path,
) -> None:
    """What is for type checkers alone, or in a function, is in no circle, but it is an arrow."""
    files = {
        "generator/__init__.py": "",
        "generator/a.py": "from generator.commands import b\n",
        "generator/c.py": "if TYPE_CHECKING:\n    from generator import d\n",
        "generator/d.py": "import generator.c\n\n\ndef late() -> None:\n    import scoring.x\n",
        "generator/commands/__init__.py": "",
        "generator/commands/b.py": "try:\n    from generator.a import name\nfinally:\n    pass\n",
        "scoring/x.py": "",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    found, circle = imports.layers(imports.module_edges("generator", tmp_path))
    assert circle == {"generator.a", "generator.commands.b"}
    assert found == [{"generator", "generator.commands", "generator.c"}, {"generator.d"}]
    assert imports.edges(tmp_path) == {
        ("generator", "generator/commands"),
        ("generator/commands", "generator"),
        ("generator", "scoring"),
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
