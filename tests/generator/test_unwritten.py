"""What cannot be written is named, with what to do; nothing is left half written."""

from __future__ import annotations

import errno
import json
import resource
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.cases import assessment
from generator.commands.unwritten import refusal
from generator.load import load_framework
from generator.starter import new_site
from generator.whole_files import about, write_files
from tests.generator.small_site import stand_in_assets
from tests.generator.test_check import change, tumstock
from tests.generator.test_command_line import EVERY

WRITING = {
    "cases": (["--write"], "frameworks/first_meeting/cases/boundaries.yaml"),
    "new framework": (["next"], "frameworks/next"),
    "new locale": (["fi"], "content/languages/fi/locale.yaml"),
    "new site": (["next"], "next"),
    "pages": (["--out", "out"], "out"),
    "publish": ([], "frameworks/first_meeting/published.json"),
    "schema": ([], "frameworks/.schema/framework.json"),
    "score": (["answers.json", "--output", "results.json"], "results.json"),
    "translations export": (["nb", "x.po"], "x.po"),
    "translations import": (["nb", "nb.po"], "frameworks/first_meeting/text/nb/text.yaml"),
}
"""What each command that writes is given, and what it then cannot write."""

READING = {"check", "compare", "completion", "headers", "serve", "size"}
"""Commands that write no file."""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A new site, with what the commands take in, and boundaries that no case stands at."""
    folder = tmp_path / "site"
    new_site(folder, name="A", locales=["sv", "nb"])
    framework = load_framework(folder / "frameworks" / "first_meeting")
    (folder / "answers.json").write_text(json.dumps(assessment(framework, {})), "utf-8")
    assert tumstock(folder, "translations", "export", "nb", "nb.po").exit_code == 0
    change(folder / "frameworks/first_meeting/text/nb/text.yaml", "Fire kriterier", "Kriterier")
    with stand_in_assets(tmp_path / "assets"):
        yield folder


def contents(folder: Path) -> dict[str, bytes | None]:
    """Every file with its bytes and every folder, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


@contextmanager
def no_room() -> Iterator[None]:
    """Within it, the operating system takes no byte into any file."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_every_command_that_writes_is_tried() -> None:
    assert EVERY.keys() == WRITING.keys() | READING


@pytest.mark.parametrize("name", WRITING)
def test_what_cannot_be_written_is_named_and_nothing_is_left_of_it(name: str, home: Path) -> None:
    given, named = WRITING[name]
    before = contents(home)
    with no_room():
        done = tumstock(home, *name.split(), *given)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(f"Error: {named}")
    assert done.stderr.endswith(": File too large -> see to it, then run it again\n")
    assert contents(home) == before
    assert tumstock(home, *name.split(), *given).exit_code == 0


@pytest.mark.parametrize(
    "command",
    [
        ("new", "site", "taken/next"),
        ("pages", "--out", "taken/out"),
        ("schema", "taken/schemas"),
        ("score", "answers.json", "--output", "taken/results.json"),
        ("translations", "export", "nb", "taken/x.po"),
    ],
    ids=lambda command: command[0],
)
def test_a_file_where_a_folder_must_be_is_told(command: Sequence[str], home: Path) -> None:
    (home / "taken").write_text("mine", "utf-8")
    before = contents(home)
    done = tumstock(home, *command)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: taken")
    assert " -> a file stands where a folder is needed: move it away" in done.stderr
    assert contents(home) == before


def test_a_folder_in_the_place_of_a_file_leaves_the_files_before_it_as_they_were(
    tmp_path: Path,
) -> None:
    old, new, taken = (tmp_path / name for name in ("old.yaml", "deep/new.yaml", "taken.yaml"))
    old.write_text("old", "utf-8")
    taken.mkdir()
    before = contents(tmp_path)
    with pytest.raises(IsADirectoryError) as found:
        write_files({old: "1", new: "2", taken: "3"})
    assert found.value.filename == str(taken)
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("wrong", "told"),
    [("made/b/c.yaml", "site/b/c.yaml"), ("elsewhere.yaml", "elsewhere.yaml"), (None, "site")],
)
def test_what_lies_in_the_hidden_folder_is_named_by_its_place(
    wrong: str | None, told: str, tmp_path: Path
) -> None:
    with (
        pytest.raises(OSError, match="No space left") as found,
        about(tmp_path / "site", meanwhile=tmp_path / "made"),
    ):
        raise OSError(errno.ENOSPC, "No space left", wrong and str(tmp_path / wrong))
    assert found.value.filename == str(tmp_path / told)


def test_a_folder_that_cannot_be_copied_is_told_by_why(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x").write_text("x", "utf-8")
    with no_room(), pytest.raises(shutil.Error) as found:
        shutil.copytree(tmp_path / "a", tmp_path / "b")
    assert "File too large" in refusal(found.value)
    assert "[(" not in refusal(found.value)


def test_whoever_reads_no_further_than_they_like_is_told_of_no_fault(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `tumstock check | head` does; click ends such a command without a word."""

    def closed(*_: object, **__: object) -> None:
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    with monkeypatch.context() as patch:
        patch.setattr("generator.commands.schema.copy_schemas", closed)
        done = tumstock(home, "schema")
    assert (done.exit_code, done.output) == (1, "")
