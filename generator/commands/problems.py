"""Problems of an author's files as a command prints them: for people, programs and GitHub."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

from generator.errors import Problem

FOUND = 1
"""Exit status when something has to be mended."""

output = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="Lines for people, one JSON document, or annotations for GitHub's workflows.",
)
"""The option that says how problems are printed."""


silent = click.option("--quiet", "-q", is_flag=True, help="Say nothing but what is to be mended.")
"""The option that leaves out what is told beside the problems: counts, and how far it is."""


def printed(problems: Sequence[Problem], form: str) -> str:
    """Problems in one of the forms; text and annotations are a line each, none for no problems."""
    return _FORMS[form](problems)


def _text(problems: Sequence[Problem]) -> str:
    return "\n".join(map(str, problems))


def as_data(problems: Sequence[Problem]) -> list[dict[str, object]]:
    """Problems as a JSON document lists them."""
    return [
        {
            "file": one.file,
            "line": one.place.line,
            "column": one.place.column,
            "path": one.path,
            "code": one.code,
            "expected": one.expected,
            "found": one.found,
            "mend": one.mend,
        }
        for one in problems
    ]


def _json(problems: Sequence[Problem]) -> str:
    return json.dumps({"problems": as_data(problems)}, ensure_ascii=False, indent=1)


def _github(problems: Sequence[Problem]) -> str:
    return "\n".join(map(_annotation, problems))


def warning(file: str, title: str, message: str) -> str:
    """A warning about a file for GitHub's workflows, which it fails nothing for."""
    return _command("warning", file, {"title": title}, message)


def _annotation(one: Problem) -> str:
    values = {
        "line": str(one.place.line),
        "col": str(one.place.column),
        "title": f"{one.path or 'file'}: {one.code.replace('_', ' ')}",
    }
    message = f"expected {one.expected}, found {one.found} -> {one.mend}"
    return _command("error", one.file, values, message)


def _command(level: str, file: str, values: Mapping[str, str], message: str) -> str:
    """A workflow command; GitHub opens the file at the place and shows the message there."""
    root = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd())
    path = Path(file).resolve()
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else file
    said = ",".join(f"{key}={_property(value)}" for key, value in {"file": shown, **values}.items())
    return f"::{level} {said}::{_data(message)}"


def _data(text: str) -> str:
    """Text of a workflow command; a line break would end it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Value of a property; colons and commas part properties."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


_FORMS: Mapping[str, Callable[[Sequence[Problem]], str]] = {
    "text": _text,
    "json": _json,
    "github": _github,
}
