"""An editor completes and checks what authors write, by the schemas that are laid beside it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import app
from tests.generator.language_server import SECONDS, LanguageServer, language_server

FRAMEWORK = "frameworks/samtal/framework.yaml"
FILES = (FRAMEWORK, "frameworks/samtal/text/sv/text.yaml", "frameworks/samtal/cases/first.yaml")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the framework that `tumstock new framework` begins."""
    folder = tmp_path_factory.mktemp("home") / "på väg"
    (folder / "frameworks").mkdir(parents=True)
    made = ["new", "framework", "samtal", "--frameworks", str(folder / "frameworks")]
    assert CliRunner().invoke(app, made).exit_code == 0
    return folder


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[LanguageServer]:
    with language_server(home) as running:
        yield running


@pytest.mark.parametrize("name", FILES)
def test_a_file_as_it_is_begun_has_no_mark(home: Path, server: LanguageServer, name: str) -> None:
    assert server.marked(name, (home / name).read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("name", "was", "becomes", "told"),
    [
        (FILES[0], "total:", "totol:", "Property totol is not allowed."),
        (FILES[1], "title:", "titel:", "Property titel is not allowed."),
        (FILES[2], "expect:", "expected:", "Property expected is not allowed."),
    ],
)
def test_a_mistyped_key_is_marked_at_its_line(
    home: Path, server: LanguageServer, name: str, was: str, becomes: str, told: str
) -> None:
    before, found, after = (home / name).read_text("utf-8").partition(was)
    assert found
    line = before.count("\n") + 1
    assert (line, told) in server.marked(name, before + becomes + after)


def test_keys_that_are_wanting_are_offered_with_what_they_are_for(
    home: Path, server: LanguageServer
) -> None:
    text = (home / FRAMEWORK).read_text("utf-8")
    offered = server.offered("frameworks/samtal/one.yaml", f"{text}\nap")
    assert offered["applicability"] == "Which items then do not apply."
    assert "sections" not in offered  # it has them already


def test_keys_of_words_and_cases_are_offered_too(home: Path, server: LanguageServer) -> None:
    text = (home / FILES[1]).read_text("utf-8")
    offered = server.offered("frameworks/samtal/text/sv/more.yaml", f"{text}\nno")
    assert offered["notes"] == "Note by the id that `see` names."
    assert "title" not in offered  # it has one already
    text = (home / FILES[2]).read_text("utf-8")
    begun = f'{text.rstrip()}\n- name: En till\n  cites: ["1"]\n  a'
    offered = server.offered("frameworks/samtal/cases/more.yaml", begun)
    assert offered["expect"] == "What the result has to say."
    assert {"answers", "refused"} <= offered.keys()
    assert "cites" not in offered


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("import sys; sys.stdin.read()", "was silent for 0.2 seconds"),
        (
            "import sys; sys.stdin.readline(); print('Content-Length: 9\\n', flush=True)",
            "has ended",
        ),
        ("import sys; sys.stdin.readline()", "has ended"),
    ],
)
def test_a_server_that_says_nothing_fails_the_test_and_does_not_hold_it(
    home: Path, program: str, told: str
) -> None:
    command = [sys.executable, "-S", "-c", program]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        seconds = 0.2 if "silent" in told else SECONDS
        with pytest.raises(AssertionError, match=f"the language server {told}"):
            LanguageServer(process, home, seconds)
        process.kill()


def test_words_that_may_stand_there_are_offered(home: Path, server: LanguageServer) -> None:
    text = (home / FRAMEWORK).read_text("utf-8")
    before, kind, _ = text.partition("\n  kind: ")
    offered = server.offered("frameworks/samtal/other.yaml", before + kind)
    assert {"sum", "met_share", "none"} <= offered.keys()
