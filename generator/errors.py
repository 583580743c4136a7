"""What a framework's author is told when a file cannot be used.

FrameworkErrors          every problem of every framework of a folder, at once
└── Problem (data)       one place, what was expected there, what was found, how to mend it

The sentences are in `generator/messages.py`; a broken example of each is in `tests/broken/`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

type Path = tuple[str | int, ...]
"""Keys and list positions from the top of a file down to a value."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file; line and column count from 1."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Problem:
    """One mistake of an author. Problems sort by file, then place.

    Attributes:
        file: Where the file lies, from the folder that holds the frameworks' folder.
        place: Line and column of the mistake.
        path: Path of the value as printed, list entries named by their id
            (`items."15".rows[0]`); empty if the file as a whole is meant.
        code: Key of the sentence in `generator.messages.MESSAGES`.
        expected: What belongs there.
        found: What is there.
        mend: What to do.
    """

    file: str
    place: Place
    path: str
    code: str = field(compare=False)
    expected: str
    found: str
    mend: str

    def __str__(self) -> str:
        """One line: file, line, column, path, expected, found, and how to mend it."""
        path = f" {self.path}:" if self.path else ""
        return (
            f"{self.file}:{self.place.line}:{self.place.column}:{path} "
            f"expected {self.expected}, found {self.found} -> {self.mend}"
        )


class FrameworkErrors(Exception):  # noqa: N818 - it holds many
    """Frameworks cannot be used; printed, it is one line a problem.

    Attributes:
        problems: All problems, sorted by file and place, each once.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))
