"""Cases to begin with, as YAML that a person goes on writing.

A skeleton has no `cites`, so that it is a problem until somebody has looked at the source.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from generator.strict_yaml import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from generator.boundaries import Boundary

_BARE = re.compile(r"[a-z][a-z0-9_]*")
_WORDS = {"true", "false", "null"}
_NOTE = """\
# Boundaries that no case stood at. For each: see what the source says, mend the answers and what
# is expected until they are the source's, say in `cites` where that is, and sharpen the sentence.
"""


def free_name(folder: Path) -> Path:
    """A file for new cases that is not there yet."""
    path, number = folder / "boundaries.yaml", 2
    while path.exists():
        path, number = folder / f"boundaries_{number}.yaml", number + 1
    return path


def begun_names(folder: Path) -> set[str]:
    """Names of cases that stand in a folder, also of those that have something to mend."""
    names: set[str] = set()
    for path in sorted(folder.glob("*.yaml")):
        document, _ = read_yaml(path, path.name)
        entries = document.data if document and isinstance(document.data, list) else []
        names |= {str(one.get("name")) for one in entries if isinstance(one, Mapping)}
    return names


def skeletons_text(boundaries: Iterable[Boundary], header: str) -> str:
    """A file of cases, one a boundary."""
    return "\n".join([f"{header}\n{_NOTE}", *map(_case, boundaries)])


def _case(one: Boundary) -> str:
    answers = {one.item: one.answer} if one.item is not None else {}
    wanted = {"total": one.wanted} if one.item is None else {"items": {one.item: one.wanted}}
    return (
        f"- name: {_text(one.sentence)}\n"
        "  cites: []\n"
        f"  answers: {flow(answers)}\n"
        f"  expect: {flow(wanted)}\n"
    )


def flow(value: object) -> str:
    """A value on one line, as a person would write it.

    Examples:
        >>> flow({"1": {"inputs": {"days": [7, "7.5"]}}})
        '{"1": {inputs: {days: [7, "7.5"]}}}'
    """
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_text(key)}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    return _text(value) if isinstance(value, str) else json.dumps(value)


def _text(text: object) -> str:
    """Text, in quotes unless it is a plain name."""
    name = str(text)
    bare = _BARE.fullmatch(name) and name not in _WORDS
    return name if bare else json.dumps(name, ensure_ascii=False)
