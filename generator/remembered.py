"""What `mkdocs serve` remembers from one build to the next, so that a saved file costs little.

A thing is remembered under a name, together with a mark: a digest of everything that it was made
from. Another mark, and it is made anew; so nothing can be stale that its mark tells of.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterable
from pathlib import Path
from typing import Any


class Memory:
    """Things by name, each only in its latest state."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._things: dict[Hashable, tuple[str, Any]] = {}

    def find(self, name: Hashable, mark: str) -> Any:
        """The thing of that name if its mark is still the same, else None."""
        known = self._things.get(name)
        return known[1] if known is not None and known[0] == mark else None

    def keep(self, name: Hashable, mark: str, thing: object) -> None:
        """Remember a thing, in place of an earlier one of its name."""
        self._things[name] = (mark, thing)

    def get[T](self, name: Hashable, mark: str, make: Callable[[], T]) -> T:
        """The thing of that name and mark, made now if it is not the one remembered.

        Args:
            name: What it is.
            mark: Digest of all that it is made from; empty for what is not to be remembered.
            make: Makes it; never None.
        """
        thing: T | None = self.find(name, mark) if mark else None
        if thing is None:
            thing = make()
            if mark:
                self.keep(name, mark, thing)
        return thing

    def forget(self) -> None:
        """Start anew."""
        self._things.clear()


MEMORY = Memory()
"""What this process remembers."""


def mark_of(*parts: str | bytes) -> str:
    """Digest of texts, told apart from one another."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8))
        digest.update(data)
    return digest.hexdigest()


def mark_of_files(paths: Iterable[Path]) -> str:
    """Digest of the names and the content of files, and of all files in folders."""
    parts: list[str | bytes] = []
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                parts += [str(file), file.read_bytes()]
    return mark_of(*parts)
