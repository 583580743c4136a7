"""`tumstock` at a terminal, as a person has it."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from generator.toolchain.places import ROOT

COMMAND = [sys.executable, "-c", "from generator.cli import app; app()"]
PATIENCE = 120
"""Seconds after which a command that neither asks nor ends is given up."""


def some(terminal: int) -> bytes:
    """What stands on a terminal and was not read yet; empty when its other end is closed."""
    try:
        return os.read(terminal, 4096)
    except OSError:  # its other end is closed, and everything read
        return b""


def answered(folder: Path, arguments: Sequence[str], dialogue: Sequence[tuple[str, str]]) -> int:
    """Run a command in a folder and answer each question when it has been asked.

    Args:
        folder: Where it is run.
        arguments: What follows `tumstock`.
        dialogue: The questions in order, as they stand on the terminal, and what is typed.

    Returns:
        The exit status.

    Raises:
        AssertionError: A question was not asked in its turn, or one that nobody answers.
    """
    ours, theirs = pty.openpty()
    command = subprocess.Popen(
        [*COMMAND, *arguments], cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    try:
        for question, answer in dialogue:
            said = _until(ours, question)
            assert said.endswith(question), f"expected {question!r}, found {said!r}"
            os.write(ours, f"{answer}\n".encode())
        _until(ours, None)
        return command.wait(PATIENCE)
    finally:
        command.kill()
        command.wait()
        os.close(ours)


def _until(terminal: int, question: str | None) -> str:
    """What is said up to a question, or to the end, or as long as anybody waits."""
    said = b""
    while question is None or not said.decode(errors="replace").endswith(question):
        ready, _, _ = select.select([terminal], [], [], PATIENCE)
        more = some(terminal) if ready else b""
        if not more:
            break
        said += more
    return said.decode(errors="replace")
