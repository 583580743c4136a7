"""The documentation: what it shows is written, run and compared; what is generated is current."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli as mkdocs

from generator.cli import app
from generator.schemas import FOLDER as SCHEMAS
from generator.schemas import NAMES
from generator.toolchain.imports import imported
from generator.toolchain.reference import ARCHITECTURE, DOCS, REFERENCE, drawn, reference
from tests.generator.small_site import stand_in_assets
from tests.generator.test_check import change, tumstock

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(DOCS.glob("*.md"))
_FENCE = re.compile(
    r"^```(?P<kind>\w+)(?P<said>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its kind, what is said beside it, and its text."""

    kind: str
    said: str
    text: str


def blocks(page: Path) -> Iterator[Block]:
    for found in _FENCE.finditer(page.read_text("utf-8")):
        yield Block(found["kind"], found["said"].strip(), found["text"])


@pytest.mark.slow
def test_the_tutorial_does_what_it_says(tmp_path: Path) -> None:
    home, ran = tmp_path, 0
    with stand_in_assets(tmp_path / "assets"):
        for block in blocks(DOCS / "tutorial.md"):
            if block.kind == "console":
                for command, printed in commands(block.text):
                    if command[0] == "cd":
                        home /= command[1]
                        continue
                    assert_prints(home, command, printed, fails=block.said == "fails")
                    ran += 1
            elif match := re.fullmatch(r'title="(.+)"', block.said):
                assert (home / match[1]).is_file()  # each takes the place of one that was begun
                (home / match[1]).write_text(block.text, "utf-8")
            elif match := re.fullmatch(r'change="(.+)"', block.said):
                before, after = re.findall(r"^[-+] (.+)$", block.text, re.MULTILINE)
                change(home / match[1], before, after)
            else:
                raise AssertionError(f"a block that nothing is done with: {block.said}")
    assert ran >= 9
    assert (home / "site" / "sv" / "index.html").is_file()
    for name in ("sitemap.xml*", "robots.txt"):  # they name whole addresses, and it was told none
        assert list((home / "site").rglob(name)) == []


def commands(text: str) -> Iterator[tuple[list[str], list[str]]]:
    """Each command of a block with the lines that it prints."""
    for part in text.split("$ ")[1:]:
        command, *printed = part.splitlines()
        yield shlex.split(command), printed


def assert_prints(home: Path, command: Sequence[str], printed: list[str], *, fails: bool) -> None:
    if command[0] == "mkdocs":
        config = ["--config-file", str(home / "mkdocs.yml")]
        done = CliRunner().invoke(mkdocs, [*command[1:], *config])
        assert (done.exit_code, done.output) == (0, "")
        return
    done = tumstock(home, *command[1:])
    assert (done.exit_code != 0) == fails, done.output
    told = [*done.stdout.splitlines(), *done.stderr.splitlines()]
    if fails:
        assert set(printed) <= set(told), "\n".join(told)
    elif printed:
        assert told == printed


def test_the_reference_is_the_models() -> None:
    told = "run `python -m generator.toolchain.reference`"
    assert REFERENCE.read_text("utf-8") == reference(), told


def test_the_drawing_of_imports_is_the_codes() -> None:
    text = ARCHITECTURE.read_text("utf-8")
    assert text == drawn(text), "run `python -m generator.toolchain.reference`"


def test_the_drawing_refuses_what_it_cannot_follow(tmp_path: Path) -> None:
    module = tmp_path / "one.py"
    module.write_text("from . import two\n", "utf-8")
    with pytest.raises(ValueError, match=r"one\.py: expected a full name, found a relative import"):
        list(imported(module))


@pytest.mark.parametrize("name", NAMES)
def test_the_reference_has_every_key_of_every_file_that_has_a_schema(name: str) -> None:
    """Read from the schemas as they are published, by the address of the file in their titles."""
    made = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
    title = made["title"].removesuffix(" of Tumstock").replace("<", "&lt;").replace(">", "&gt;")
    sections = dict(part.split("\n", 1) for part in REFERENCE.read_text("utf-8").split("\n## ")[1:])
    text = sections["cases/*.yaml"] + sections[title] if name == "answers" else sections[title]
    shown = dict(part.split("\n", 1) for part in text.split("\n### ")[1:])
    parts = {part: shape for part, shape in made["$defs"].items() if "properties" in shape}
    keys = {part: set(shape["properties"]) for part, shape in parts.items()}
    key = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)
    told = {part: set(key.findall(table)) for part, table in shown.items()}
    assert {part: keys[part] - told[part] for part in keys if keys[part] - told[part]} == {}
    assert set(made.get("properties", ())) <= {key for each in told.values() for key in each}


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_links_between_the_pages_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        assert (page.parent / link).resolve().is_file(), link


def test_every_page_is_reached_from_the_first() -> None:
    first = (DOCS / "README.md").read_text("utf-8")
    assert all(page.name == "README.md" or f"({page.name})" in first for page in PAGES)


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_commands_that_are_named_exist(page: Path) -> None:
    for name in re.findall(r"tumstock ([a-z]+)", page.read_text("utf-8")):
        assert name in app.commands, name


def test_variables_and_components_that_are_promised_are_there() -> None:
    text = (DOCS / "look.md").read_text("utf-8")
    styles = "".join(path.read_text("utf-8") for path in (ROOT / "generator/css").glob("*.css"))
    for variable in re.findall(r"`(--ts-[a-z0-9-]+)`", text):
        assert f"{variable}:" in styles, variable
    for component in re.findall(r"`(ts-[a-z-]+)`", text):
        assert re.search(rf"\.{component}\b", styles), component
