"""What `tumstock new` writes: a whole site, or one framework.

The files lie in this folder as they are written; `@@name@@` stands for what a person chose, and
a name that begins with `dot-` becomes one that begins with a dot. A folder is written beside its
place and put there when it is whole, so that nothing half written is left behind.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from generator.schemas import write_schemas

HERE = Path(__file__).parent
SITE, FRAMEWORK = HERE / "site", HERE / "framework"
SCHEMA = ".schema"
"""Folder of the editor's schemas in the folder of the frameworks; checks pass by dotted names."""

LOCALES = tuple(sorted(entry.name for entry in (SITE / "content").iterdir() if entry.is_dir()))
"""Locales that a new site can be written in."""
DEFAULT = "sv"
"""The locale of a new site where none is chosen."""


class TakenError(Exception):
    """The place is taken; printed, it says by what."""


def new_site(target: Path, *, name: str, locales: Sequence[str]) -> tuple[str, ...]:
    """Write a site with an example framework.

    Args:
        target: Folder to make; it may be there if it is empty.
        name: Name of the site.
        locales: Locales to write, the default first; at least one.

    Returns:
        The files, from the folder on.

    Raises:
        TakenError: The folder holds something.
        OSError: It cannot be written.
    """
    words = {
        "site_name": json.dumps(name, ensure_ascii=False),
        "title": name,
        "locales": ", ".join(locales),
        "source": source_language(locales),
        "version": version("tumstock"),
    }
    wanted = {"content": set(locales), "text": {base for one in locales for base in _chain(one)}}
    with whole(target) as folder:
        for path in _files(SITE):
            parts = path.relative_to(SITE).parts
            if any(above in wanted and one not in wanted[above] for above, one in _pairs(parts)):
                continue
            write(path, folder / Path(*(_dotted(part) for part in parts)), words)
        write_schemas(folder / "frameworks" / SCHEMA)
        return tuple(sorted(path.relative_to(folder).as_posix() for path in _files(folder)))


def source_language(locales: Sequence[str]) -> str:
    """The locale whose texts are complete; a regional one keeps only what it says otherwise."""
    return locales[0].partition("-")[0]


def _chain(locale: str) -> tuple[str, ...]:
    """A locale and the one that it takes words from."""
    return (locale, locale.partition("-")[0])


def _pairs(parts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each folder of a path with what stands in it."""
    yield from pairwise(parts)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _dotted(part: str) -> str:
    return f".{part.removeprefix('dot-')}" if part.startswith("dot-") else part


def write(source: Path, target: Path, words: Mapping[str, str]) -> None:
    """Write one file of this folder, its names filled in."""
    text = source.read_text("utf-8")
    for key, word in words.items():
        text = text.replace(f"@@{key}@@", word)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8", newline="\n")


@contextmanager
def whole(target: Path) -> Iterator[Path]:
    """A folder to write in, which becomes `target` once the block has ended well.

    Raises:
        TakenError: There is something at the place already.
        OSError: It cannot be written.
    """
    if target.is_dir() and any(target.iterdir()):
        found = ", ".join(sorted(entry.name for entry in target.iterdir())[:3])
        raise TakenError(f"{target} is not empty: it holds {found}")
    if target.exists() and not target.is_dir():
        raise TakenError(f"{target} is there already, and is no folder")
    target.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=".tumstock-", dir=target.parent))
    try:
        yield made
        made.chmod(0o755)
        if target.is_dir():
            target.rmdir()
        os.replace(made, target)  # noqa: PTH105 - of a folder; the pair to the rmdir above
    finally:
        shutil.rmtree(made, ignore_errors=True)
