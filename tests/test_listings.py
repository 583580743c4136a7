"""What the documentation lists is what there is: commands, folders, modules, public names."""

from __future__ import annotations

import importlib
import inspect
import re
import shlex
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import click
import pytest

import scoring
from generator.cli import app
from generator.starter import new_site
from generator.toolchain.public_names import NAMES, PUBLIC, names, public

ROOT = Path(__file__).resolve().parent.parent
CONTRIBUTING, README = ROOT / "CONTRIBUTING.md", ROOT / "README.md"
DOCS = ROOT / "content" / "en-dev"
ARCHITECTURE = DOCS / "architecture.md"
OF_A_SITE = ROOT / "generator" / "starter" / "site" / "README.md"
"""What a new site says of itself."""
PAGES = [README, CONTRIBUTING, OF_A_SITE, *sorted(DOCS.glob("*.md"))]
OF_THE_CODE = [
    README,
    CONTRIBUTING,
    *(DOCS / f"{n}.md" for n in ("architecture", "decisions", "scoring")),
]
"""Pages that speak of the files of the repository; the others speak of those of a site."""

MADE = {"tests/bench/results.md"}
"""Written by a command that the page names beside it."""

_FENCED = re.compile(r"^```[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TREE = re.compile(r"(?:^|\s{2,})((?:[a-z_]+/)+[\w<>/.-]*)(?=\s{2,})")
_PATH = re.compile(r"`((?:content|frameworks|generator|scoring|site_js|tests)/[\w<>/.*-]*)`")

every_page = pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])


def makefile() -> str:
    return (ROOT / "Makefile").read_text("utf-8")


def targets() -> set[str]:
    """What `make` does when it is asked by name."""
    found = re.search(r"^\.PHONY: (.+)$", makefile(), re.MULTILINE)
    assert found
    return set(found[1].split())


def there(path: str) -> bool:
    """Whether a path of the documentation, `<locale>` standing for any, leads to something."""
    return any(ROOT.glob(re.sub(r"<\w+>", "*", path).rstrip("/")))


def top_folders() -> set[str]:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    folders = {line.partition("/")[0] for line in listed.stdout.splitlines() if "/" in line}
    return {folder for folder in folders if not folder.startswith(".")}


def trees(page: Path) -> Iterator[set[str]]:
    """Paths of each block that draws folders; an indented one lies in the one above it."""
    for block in _FENCED.findall(page.read_text("utf-8")):
        found: set[str] = set()
        above = ""
        for line in block.splitlines():
            paths = _TREE.findall(line)
            if line.startswith(" "):
                found |= {above + path for path in paths}
            elif paths:
                above = paths[0]
                found |= set(paths)
        if len({path.partition("/")[0] for path in found} & top_folders()) > 1:
            yield found


def command_of(line: str) -> tuple[click.Command, list[str]]:
    """The command that a line of a shell names, and what it is given."""
    found: click.Command = app
    given = shlex.split(line, comments=True)[1:]
    while isinstance(found, click.Group) and given and given[0] in found.commands:
        found = found.commands[given.pop(0)]
    return found, given


def shell_lines(page: Path) -> Iterator[str]:
    for block in _FENCED.findall(page.read_text("utf-8")):
        for line in block.splitlines():
            if found := re.match(r"(?:\$ )?(?:\S*/)?(tumstock .+)", line):
                yield found[1]


def test_make_help_and_the_table_of_commands_name_every_target() -> None:
    told = set(re.findall(r'@echo "make (\w+)', makefile())) | {"help", "setup", "lock"}
    assert told | {"distclean"} == targets()
    table = re.findall(r"^\| `make (\w+)` \|", CONTRIBUTING.read_text("utf-8"), re.MULTILINE)
    assert set(table) | {"help", "setup", "distclean"} == targets()


@every_page
def test_make_is_asked_only_for_what_it_makes(page: Path) -> None:
    text = page.read_text("utf-8")
    asked = re.findall(r"`make (\w+)`|^make (\w+)", text, re.MULTILINE)
    assert {first or second for first, second in asked} <= targets()


@every_page
def test_commands_are_shown_with_arguments_and_options_that_they_take(page: Path) -> None:
    for line in shell_lines(page):
        command, given = command_of(line)
        assert command is not app, line
        options = {name for one in command.params for name in [*one.opts, *one.secondary_opts]}
        assert {one for one in given if one.startswith("-")} <= options, line


@every_page
def test_modules_that_are_run_exist(page: Path) -> None:
    for name in re.findall(r"python -m ([\w.]+)", page.read_text("utf-8")):
        assert name == "venv" or find_spec(name), name


@pytest.mark.parametrize("page", OF_THE_CODE, ids=lambda page: page.name)
def test_files_and_folders_that_are_named_exist(page: Path) -> None:
    for path in _PATH.findall(page.read_text("utf-8")):
        assert path in MADE or there(path), path


@pytest.mark.parametrize("page", [README, CONTRIBUTING], ids=lambda page: page.name)
def test_a_drawing_of_the_folders_has_all_and_no_others(page: Path) -> None:
    (drawn,) = trees(page)
    assert {path for path in drawn if not there(path)} == set()
    assert {path.partition("/")[0] for path in drawn} == top_folders()


def test_the_table_of_a_new_sites_folders_has_all_and_no_others(tmp_path: Path) -> None:
    home = tmp_path / "site"
    new_site(home, name="A", locales=["sv", "nb"])
    text = (home / "README.md").read_text("utf-8")
    table = text.partition("| folder | holds |")[2].partition("\n\n")[0]
    rows = [re.findall(r"`([\w<>./]+)`", row) for row in table.splitlines()[2:]]
    for folder, *inside in rows:
        found = list(home.glob(re.sub(r"<\w+>", "*", folder).rstrip("/")))
        assert found, folder
        for name in inside:
            if re.search(r"[./]", name):  # neither a command nor a branch
                pattern = re.sub(r"<\w+>", "*", name).rstrip("/")
                assert any(any(one.glob(pattern)) for one in found), f"{folder}{name}"
    tops = {path.name for path in home.iterdir() if path.is_dir()}
    assert {folder.partition("/")[0] for folder, *_ in rows} == tops


def test_the_commands_that_a_new_site_names_exist() -> None:
    named = re.findall(r"tumstock ((?:new )?[a-z]+)", OF_A_SITE.read_text("utf-8"))
    assert named
    for name in named:
        found, _ = command_of(f"tumstock {name}")
        assert found.name == name.rpartition(" ")[2], name


def test_the_table_of_the_architecture_has_every_folder_with_code() -> None:
    text = ARCHITECTURE.read_text("utf-8")
    named = set(re.findall(r"^\| `([\w/]+)/` \|", text, re.MULTILINE))
    assert {path for path in named if not there(path)} == set()
    assert named >= top_folders() - {"content", "frameworks"}
    inner = {path.parent for path in (ROOT / "generator").glob("*/__init__.py")}
    assert named >= {path.relative_to(ROOT).as_posix() for path in inner if path.name != "theme"}


def test_the_list_of_public_names_is_the_codes() -> None:
    told = "run `python -m generator.toolchain.public_names`, and read what is promised no longer"
    assert NAMES.read_text("utf-8") == names(), told


def test_a_star_import_of_scoring_gives_what_is_listed() -> None:
    assert sorted(scoring.__all__) == sorted(public("scoring"))
    own = {
        name
        for name, thing in vars(scoring).items()
        if not name.startswith("_") and not inspect.ismodule(thing)
    }
    assert own == set(scoring.__all__)


@pytest.mark.parametrize("module", PUBLIC)
def test_what_is_imported_in_an_example_is_public(module: str) -> None:
    """Examples stand in the module's own text and on the pages of the documentation."""
    texts = [inspect.getdoc(importlib.import_module(module)) or ""]
    texts += [page.read_text("utf-8") for page in PAGES]
    pattern = r"^\s*from ((?:scoring|generator)[\w.]*) import ([\w, ]+)$"
    for source, imported in re.findall(pattern, "\n".join(texts), re.MULTILINE):
        assert source in PUBLIC, source
        assert set(re.split(r",\s*", imported)) <= set(public(source)), source


def test_every_public_name_says_what_it_is() -> None:
    said = re.findall(r"^ *- `.+`:(.*)$", NAMES.read_text("utf-8"), re.MULTILINE)
    assert said
    assert all(one.strip().endswith(".") for one in said)
