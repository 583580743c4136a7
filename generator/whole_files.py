"""Files that are written whole or not at all: each beside its place first, then all in place.

What an error of the operating system is about is named as a person knows it: by the file that was
to be written, never by a hidden one that was written in the meantime.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@contextmanager
def about(path: Path, meanwhile: Path | None = None) -> Iterator[None]:
    """Within it, an error of the operating system says which file or folder it is about.

    Args:
        path: What is written.
        meanwhile: The hidden folder that it is written in until it is whole. Errors about what
            lies in it are about the same below `path`, others keep their name if they have one.
            None where everything within is about `path`.

    Raises:
        OSError: What was raised within, with its `filename`.
    """
    try:
        yield
    except OSError as error:
        error.strerror = error.strerror or str(error)  # which a name alone would take the place of
        if meanwhile is None or error.filename is None:
            error.filename = str(path)
        elif Path(error.filename).is_relative_to(meanwhile):
            error.filename = str(path / Path(error.filename).relative_to(meanwhile))
        raise


def write_files(files: Mapping[Path, str | bytes]) -> None:
    """Write all files or none; their folders are made where they are missing.

    Args:
        files: What comes into each file; text as UTF-8, its line ends as they are.

    Raises:
        OSError: One cannot be written, its `filename` says which; all is as it was before.
    """
    above = {folder for path in files for folder in path.parents}
    made = sorted((one for one in above if not one.exists()), reverse=True)
    ready: list[tuple[Path, Path]] = []
    placed: list[tuple[Path, bytes | None]] = []
    try:
        for path, content in files.items():
            beside = path.with_name(f".{path.name}.new")
            with about(path):
                path.parent.mkdir(parents=True, exist_ok=True)
                ready.append((beside, path))
                beside.write_bytes(content.encode() if isinstance(content, str) else content)
        for beside, path in ready:
            with about(path):
                before = path.read_bytes() if path.exists() else None
                os.replace(beside, path)  # noqa: PTH105 - as one step, over what is there
            placed.append((path, before))
    except BaseException:
        for path, before in placed:
            _put_back(path, before)
        for beside, _ in ready:
            with suppress(OSError):  # what stopped the writing is what has to be told
                beside.unlink()
        for folder in made:
            with suppress(OSError):  # not made yet, or somebody has put something into it
                folder.rmdir()
        raise


def _put_back(path: Path, before: bytes | None) -> None:
    if before is None:
        path.unlink()
    else:
        path.write_bytes(before)
