"""What `tumstock new` writes: a whole site, or one framework.

The files lie in this folder as they are written; `@@name@@` stands for what a person chose, and
a name that begins with `dot-` becomes one that begins with a dot. A folder is written beside its
place and put there when it is whole, so that nothing half written is left behind.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from generator.checks_pages import SHARED
from generator.editor import SCHEMAS, header, schema_folder
from generator.schemas import copy_schemas
from generator.whole_files import about

ID = re.compile(r"[a-z0-9][a-z0-9_]*")
HERE = Path(__file__).parent
_MARKDOWN_SIGNS = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;"} | {sign: f"\\{sign}" for sign in "\\`*_[]{}#"}
)
SITE, FRAMEWORK = HERE / "site", HERE / "framework"

LOCALES = tuple(sorted(entry.name for entry in (SITE / "content").iterdir() if entry.is_dir()))
"""Locales that a new site can be written in."""
SOURCES = tuple(sorted(entry.name for entry in (FRAMEWORK / "text").iterdir() if entry.is_dir()))
"""Languages that a new framework can be written in."""
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
        OSError: It cannot be written; its `filename` says what.
    """
    words = {
        "site_name": yaml_text(name),
        "title": heading(name),
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
        copy_schemas(folder / "frameworks" / SCHEMAS)
        return tuple(sorted(path.relative_to(folder).as_posix() for path in _files(folder)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """What a person says of a framework to begin with.

    Attributes:
        id: Key of the framework, also its folder.
        title: Name in full.
        short_title: Name for the navigation.
        publisher: Who publishes the source.
        document: Short code of the source document.
        locale: Language of the texts, one of `SOURCES`.
        version: A date, 2026-01-09.
    """

    id: str
    title: str
    short_title: str
    publisher: str
    document: str
    locale: str
    version: str


def new_framework(frameworks: Path, begun: Begun) -> tuple[str, ...]:
    """Write a framework that has nothing to mend, with every key explained.

    Args:
        frameworks: Folder of the frameworks; it is made where it is missing.
        begun: What is known of it.

    Returns:
        The files, from the folder of the frameworks on.

    Raises:
        TakenError: There is a framework of that id, or its id cannot be one.
        OSError: It cannot be written; its `filename` says what.
    """
    if not ID.fullmatch(begun.id):
        raise TakenError(f"'{begun.id}' cannot be an id: use small letters, digits and low lines")
    if begun.id in SHARED:
        raise TakenError(f"'{begun.id}' is the address of a page of every site")
    schemas = schema_folder(frameworks)
    home = frameworks / begun.id
    words = {
        "id": begun.id,
        "date": begun.version,
        "source": begun.locale,
        "document": yaml_text(begun.document),
        "publisher": yaml_text(begun.publisher),
        "title": yaml_text(begun.title),
        "short_title": yaml_text(begun.short_title),
        "schema_framework": header(home / "framework.yaml", schemas, "framework"),
        "schema_text": header(home / "text" / begun.locale / "text.yaml", schemas, "text"),
        "schema_case": header(home / "cases" / "first.yaml", schemas, "case"),
    }
    with whole(home) as folder:
        for path in _files(FRAMEWORK):
            parts = path.relative_to(FRAMEWORK).parts
            if parts[0] != "text" or parts[1] == begun.locale:
                write(path, folder / Path(*parts), words)
        files = tuple(path.relative_to(folder).as_posix() for path in _files(folder))
        if not schemas.is_dir():  # before the framework has its place, which is not left half done
            copy_schemas(schemas)
    return tuple(f"{begun.id}/{name}" for name in files)


def heading(text: str) -> str:
    r"""Text as a heading of Markdown: no HTML, links or emphasis in it.

    Examples:
        >>> print(heading("C# <2026> & [x](y)"))
        C\# &lt;2026&gt; &amp; \[x\](y)
    """
    return text.translate(_MARKDOWN_SIGNS)


def yaml_text(text: str) -> str:
    """Text as a value in YAML, in quotes."""
    return json.dumps(text, ensure_ascii=False)


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
        OSError: It cannot be written; its `filename` says what.
    """
    if target.is_dir() and any(target.iterdir()):
        found = ", ".join(sorted(entry.name for entry in target.iterdir())[:3])
        raise TakenError(f"{target} is not empty: it holds {found}")
    if target.exists() and not target.is_dir():
        raise TakenError(f"{target} is there already, and is no folder")
    target = target.resolve()
    with about(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=".tumstock-", dir=target.parent))
    try:
        with about(target, made):
            yield made
            if target.is_dir():  # it stays, since it may be the folder that the person is in
                for entry in tuple(made.iterdir()):
                    entry.rename(target / entry.name)
            else:
                made.chmod(0o755)
                made.rename(target)
    finally:
        shutil.rmtree(made, ignore_errors=True)
