"""Assessment files as a command reads them, and a problem of one as a sentence."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from scoring.errors import Problem, RefusedError

REFUSED = 1
"""Exit status when at least one file is refused."""


def text_of(name: str) -> str:
    """The text of a file, or of standard input for `-`.

    Raises:
        RefusedError: It cannot be read, or is not UTF-8.
    """
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        problem = Problem("not_json", "", expected="a readable file", found=error.strerror)
    except UnicodeDecodeError as error:
        found = f"byte {error.start} that is not UTF-8"
        problem = Problem("not_json", "", expected="UTF-8", found=found)
    raise RefusedError((problem,))


def readable(name: str) -> str:
    """A path that can be written; an archive may give files names that are not UTF-8."""
    return os.fsencode(name).decode("utf-8", "replace")


def sentence(name: str, problem: Mapping[str, object]) -> str:
    """Say which file is refused, where in it, what was expected and what was found."""
    expected = problem["expected"]
    wanted = "" if expected is None else f" expected {_listed(expected)},"
    where = f" {problem['path']}:" if problem["path"] else ""
    return f"{name}:{where} {problem['code']}:{wanted} found {problem['found']}"


def _listed(expected: object) -> str:
    if isinstance(expected, list):
        return "one of " + ", ".join(map(str, expected)) if expected else "nothing"
    if isinstance(expected, dict):
        return " and ".join(f"{key.replace('_', ' ')} {value}" for key, value in expected.items())
    return str(expected)
