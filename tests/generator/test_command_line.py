"""What holds for every command: what a terminal gets and a pipe does not, quiet, help, shells."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from generator.cli import app
from generator.commands.progress import shown
from tests.generator.bars import Bars
from tests.generator.small_site import DEMO
from tests.generator.terminal import COMMAND, some
from tests.generator.test_check import change, tumstock


def commands(group: click.Group = app, above: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, by its full name."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{above}{name} ")
        else:
            yield f"{above}{name}", command


EVERY = dict(commands())
NONE = "\N{EN DASH}"
ROOT = Path(__file__).resolve().parents[2]
START = ROOT / "content" / "en-dev" / "start.md"


@pytest.mark.parametrize("name", EVERY)
def test_help_says_each_exit_status_of_a_command(name: str) -> None:
    told = " ".join(CliRunner().invoke(app, [*name.split(), "--help"]).stdout.split())
    assert "Exit status: 0 " in told
    assert "2 wrong usage" in told


@pytest.mark.parametrize("name", EVERY)
def test_wrong_usage_ends_with_status_two(name: str) -> None:
    assert CliRunner().invoke(app, [*name.split(), "--no-such-option"]).exit_code == 2


def test_the_table_of_modes_says_what_each_command_takes() -> None:
    table = START.read_text("utf-8").partition("| command | `--quiet` leaves out | JSON |")[2]
    rows = [row.strip("| ").split(" | ") for row in table.partition("\n\n")[0].splitlines()[2:]]
    told = {name.strip("`").removeprefix("tumstock "): (quiet, form) for name, quiet, form in rows}
    takes = {
        name: {option: one for one in command.params for option in one.opts}
        for name, command in {**EVERY, "translations": app.commands["translations"]}.items()
    }
    assert told.keys() == takes.keys()
    for name, (quiet, form) in told.items():
        choices = getattr(getattr(takes[name].get("--format"), "type", None), "choices", ())
        assert ("--quiet" in takes[name]) == (quiet != NONE), name
        assert ("json" in choices) == (form == "`--format json`"), name
        assert ("jsonl" in choices) == form.startswith("always, or CSV"), name


def on_terminal(*arguments: str) -> str:
    """What a command writes to standard error where that is a terminal."""
    ours, theirs = pty.openpty()
    try:
        command = [*COMMAND, *arguments]
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=theirs, check=False)
    finally:
        os.close(theirs)
    try:
        return b"".join(iter(lambda: some(ours), b"")).decode()
    finally:
        os.close(ours)


@pytest.fixture
def refused(tmp_path: Path) -> Sequence[str]:
    """A command that refuses a file."""
    (tmp_path / "bad.json").write_text("[]", "utf-8")
    return "score", str(tmp_path), "--frameworks", str(DEMO)


@pytest.mark.slow
def test_colours_and_the_bar_are_for_terminals_and_quiet_leaves_out_both(
    refused: Sequence[str],
) -> None:
    told = on_terminal(*refused)
    assert "\x1b[31m" in told
    assert "Scoring" in told
    assert on_terminal(*refused, "--quiet") == ""
    piped = subprocess.run([*COMMAND, *refused], capture_output=True, text=True, check=False)
    assert piped.returncode == 1
    assert "\x1b" not in piped.stdout + piped.stderr
    assert "Scoring" not in piped.stderr


class Stream:
    """Stands in for a stream that is a terminal, or is not."""

    def __init__(self, *, terminal: bool) -> None:
        self.terminal = terminal
        self.text = ""

    def isatty(self) -> bool:
        return self.terminal

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""


@pytest.mark.parametrize(
    ("out", "err", "options", "bar"),
    [
        (False, True, {}, True),
        (True, True, {}, True),
        (True, True, {"printing": True}, False),
        (False, True, {"printing": True}, True),
        (False, False, {}, False),
        (True, True, {"quiet": True}, False),
    ],
)
def test_a_bar_is_shown_where_a_person_waits_and_reads_nothing_else(
    monkeypatch: pytest.MonkeyPatch, options: Mapping[str, Any], *, out: bool, err: bool, bar: bool
) -> None:
    stream = Stream(terminal=err)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", Stream(terminal=out))
        patch.setattr(sys, "stderr", stream)
        worked = list(shown("abc", 3, "Working", **{"quiet": False, **options}))
    assert worked == list("abc")
    assert ("Working" in stream.text) == bar


def test_a_bar_counts_what_is_done_several_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Stream(terminal=True)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", stream)
        worked = list(shown(["abc", "d"], 8, "Working", quiet=False, size=len))
    assert worked == ["abc", "d"]
    assert "50%" in stream.text
    assert "100%" not in stream.text


@pytest.mark.parametrize("quiet", [True, False])
def test_texts_are_counted_while_they_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, quiet: bool
) -> None:
    bars = Bars()
    monkeypatch.setattr("generator.commands.translations.shown", bars)
    demo = ["translations", "--frameworks", str(DEMO), "export", "nb", str(tmp_path / "x.po")]
    more = ["--quiet"] if quiet else []
    done = CliRunner().invoke(app, [*demo, "--only", "demo", *more])
    assert done.exit_code == 0
    ((count, label, hushed),) = bars.asked
    assert f": {count} texts, " in done.output
    assert (label, hushed) == ("Writing texts", quiet)


@pytest.mark.parametrize("options", [(), ("--quiet",), ("--format", "json")])
@pytest.mark.parametrize("command", ["check", "cases"])
def test_frameworks_are_counted_while_they_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, options: Sequence[str]
) -> None:
    """On a terminal, for people who did not ask for quiet; `shown` leaves the bar out elsewhere."""
    tumstock(tmp_path, "new", "site", "guide")
    bars = Bars()
    monkeypatch.setattr(f"generator.commands.{command}.shown", bars)
    assert tumstock(tmp_path / "guide", command, *options).exit_code == 0
    steps = ["Reading frameworks", "Running cases"] if command == "check" else ["Running cases"]
    assert bars.asked == [(1, label, bool(options)) for label in steps]


def test_quiet_leaves_what_is_to_be_mended(tmp_path: Path) -> None:
    tumstock(tmp_path, "new", "site", "guide")
    for command in ("check", "cases"):
        done = tumstock(tmp_path / "guide", command, "--quiet")
        assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    change(tmp_path / "guide/frameworks/first_meeting/framework.yaml", "kind: sum", "kind: som")
    for command in ("check", "cases"):
        done = tumstock(tmp_path / "guide", command, "--quiet")
        assert (done.exit_code, done.stderr) == (1, "")
        assert "did you mean 'sum'?" in done.stdout


def test_texts_are_counted_for_programs_too() -> None:
    at = ("translations", "--frameworks", str(DEMO), "--format", "json")
    counted = json.loads(CliRunner().invoke(app, at).stdout)["frameworks"]["demo"]
    assert counted["nb"] == {"present": 3, "total": 72}
    listed = json.loads(CliRunner().invoke(app, [*at, "--missing"]).stdout)["frameworks"]["demo"]
    assert len(listed["nb"]["missing"]) == 69
    assert listed["sv"]["missing"] == []


def test_a_path_that_no_address_has_is_wrong_usage() -> None:
    done = CliRunner().invoke(app, ["headers", "nginx", "--path", '/a";b/'])
    assert done.exit_code == 2
    assert "expected letters, digits and ./~-" in done.stderr


def completed(shell: str, *words: str) -> list[str]:
    """What a shell is given to complete the last word with."""
    at = words[-1] if shell == "fish" else str(len(words) - 1)
    asked = {"COMP_WORDS": " ".join(words), "COMP_CWORD": at}
    runner = CliRunner(env={"_TUMSTOCK_COMPLETE": f"{shell}_complete", **asked})
    lines = runner.invoke(app, prog_name="tumstock").stdout.splitlines()
    if shell == "zsh":  # a line each for kind, word and help
        return lines[1::3]
    return [line.partition(",")[2].partition("\t")[0] for line in lines]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_completes_commands_options_and_choices(shell: str) -> None:
    assert completed(shell, "tumstock", "sc") == ["schema", "score"]
    assert completed(shell, "tumstock", "translations", "e") == ["export"]
    assert "--format" in completed(shell, "tumstock", "check", "--f")
    assert completed(shell, "tumstock", "headers", "a") == ["apache"]


IN_BASH = """
source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
[[ $(complete -p tumstock) =~ -F\\ ([^ ]+) ]]
"${BASH_REMATCH[1]}" tumstock
printf '%s\\n' "${COMPREPLY[@]}"
"""
"""Asks the function that a script registers for the words given, as bash does at Tab."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("sc",), {"schema", "score"}),
        (("check", "--fo"), {"--format"}),
        (("headers", "a"), {"apache"}),
    ],
)
def test_bash_completes_with_the_script_that_is_printed(
    tmp_path: Path, words: Sequence[str], found: set[str]
) -> None:
    script, program = tmp_path / "completion", tmp_path / "bin" / "tumstock"
    script.write_text(CliRunner().invoke(app, ["completion", "bash"]).stdout, "utf-8")
    program.parent.mkdir()
    program.write_text('#!/bin/sh\nexec "$PYTHON" -c "$CALL" "$@"\n', "utf-8")
    program.chmod(0o755)
    call = "from generator.cli import app; app(prog_name='tumstock')"
    places = {"PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["bash", "--norc", "--noprofile", "-c", IN_BASH, "bash", str(script), "tumstock", *words],
        env={**os.environ, **places, "PYTHON": sys.executable, "CALL": call},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    assert set(done.stdout.split()) == found
