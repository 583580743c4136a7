"""Where checks put what they find: problems of one file, by path."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.messages import problem
from generator.paths import names_text, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.errors import Path, Problem
    from generator.strict_yaml import Document


@dataclass(slots=True)
class Report:
    """Problems of one document.

    Attributes:
        document: The file that is checked.
        problems: What was found so far.
        touched: First two keys of the paths that have a problem.
    """

    document: Document
    problems: list[Problem] = field(default_factory=list)
    touched: set[Path] = field(default_factory=set)

    def add(self, code: str, path: Path, *, at_key: bool = False, **values: object) -> None:
        """Note a problem at a value, or at its key."""
        document = self.document
        self.touched.add(path[:2])
        place = document.place(path, key=at_key)
        self.problems.append(
            problem(code, document.file, place, path, data=document.data, **values)
        )

    def unknown(self, path: Path, what: str, name: str, known: Iterable[str]) -> None:
        """Note a name that stands for nothing, and suggest the nearest that does."""
        listed = list(known)
        near = suggestion(name, listed, f"use one of {names_text(listed)}")
        self.add("unknown_name", path, what=what, name=name, near=near)

    def once(self, paths: Iterable[tuple[str, Path]]) -> None:
        """Note every id that is given twice.

        Args:
            paths: Each id with the path where it stands.
        """
        first: dict[str, Path] = {}
        for name, path in paths:
            if name in first:
                line = self.document.place(first[name]).line
                self.add("duplicate_id", path, id=name, first=line)
            else:
                first[name] = path
