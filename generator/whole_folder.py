"""A folder that is written whole or not at all: beside what is there, then in its place.

What is being written lies in a hidden folder inside the target, so that it is on the same disk
whatever the target is, a mounted folder too, and becomes the target's content by renaming. What
stops a build, an author's mistake or Ctrl+C, leaves the target as it was. A process that is killed
leaves the hidden folder behind; the next one removes it.
"""

from __future__ import annotations

import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from generator.whole_files import about

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_NEW, _OLD = ".tumstock-new", ".tumstock-old"


class Unfinished:
    """What is being written for a folder.

    Attributes:
        target: The folder.
        folder: Where to write in the meantime.
    """

    def __init__(self, target: Path) -> None:
        """Begin; the target is made where it is missing.

        Raises:
            OSError: It cannot be written to.
        """
        self.target = target
        self.folder = target / _NEW
        self._ended = False
        self._made = [one for one in (target, *target.parents) if not one.exists()]
        self._clear()
        self.folder.mkdir(parents=True)

    def take_place(self, *, keep_others: bool = False) -> None:
        """Put what was written in the place of what was there; hidden files there stay.

        Args:
            keep_others: Whether entries stay that nothing was written for.

        Raises:
            OSError: It cannot be done; what was there is put back.
        """
        old = self.target / _OLD
        old.mkdir()
        new = [entry.name for entry in self.folder.iterdir()]
        going = [
            entry.name
            for entry in self.target.iterdir()
            if entry.name in new or not (keep_others or entry.name.startswith("."))
        ]
        placed: list[str] = []
        try:
            _move(going, self.target, old)
            for name in new:
                _move([name], self.folder, self.target)
                placed.append(name)
        except OSError:
            _move(placed, self.target, self.folder)
            _move((name for name in going if (old / name).exists()), old, self.target)
            raise
        self._clear()
        self._ended = True

    def discard(self) -> None:
        """Leave everything as it was; nothing happens once what was written has its place."""
        if self._ended:
            return
        self._clear()
        self._ended = True
        for folder in self._made:
            with suppress(OSError):  # somebody has put something into it
                folder.rmdir()

    def _clear(self) -> None:
        for name in (_NEW, _OLD):
            shutil.rmtree(self.target / name, ignore_errors=True)


@contextmanager
def whole_folder(target: Path, *, keep_others: bool = False) -> Iterator[Path]:
    """A folder to write in, whose content takes its place once the block has ended well.

    Args:
        target: The folder that it is for.
        keep_others: As for `Unfinished.take_place`.

    Raises:
        OSError: It cannot be written; its `filename` says what, never by the hidden folder.
    """
    with about(target):
        unfinished = Unfinished(target)
    try:
        with about(target, unfinished.folder):
            yield unfinished.folder
            unfinished.take_place(keep_others=keep_others)
    finally:
        unfinished.discard()


def _move(names: Iterable[str], start: Path, end: Path) -> None:
    for name in names:
        (start / name).rename(end / name)
