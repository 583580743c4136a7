"""The text folders of a framework: `text/<locale>/*.yaml`, merged into one tree a locale."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.errors import Path, Place, Problem
from generator.locales import FILE, LOCALES
from generator.messages import problem
from generator.paths import names_text, quoting, suggestion, value_text
from generator.strict_yaml import Document, read_yaml

if TYPE_CHECKING:
    from pathlib import Path as FilePath


@dataclass(slots=True)
class LocaleText:
    """The words of one locale and where each stands.

    Attributes:
        folder: How the locale's folder is called in messages.
        tree: The words, merged.
        places: File and place of each key by its path.
        readable: Whether every file of the folder could be read.
    """

    folder: str
    tree: dict[str, Any] = field(default_factory=dict)
    places: dict[Path, tuple[str, Place]] = field(default_factory=dict)
    readable: bool = True

    def place(self, path: Path) -> tuple[str, Place]:
        """File and place of a key, or of the nearest key above it that exists."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.places:
                return self.places[path[:end]]
        first = next(iter(self.places.values()), (self.folder, Place()))
        return first[0], Place()


def read_texts(
    folder: FilePath,
    shown: str,
    known: Collection[str] = LOCALES,
    only: Collection[str] | None = None,
) -> tuple[dict[str, LocaleText], list[Problem]]:
    """Read and merge every locale of a framework, or of the site's own words.

    Args:
        folder: The framework's `text` folder; it may be missing.
        shown: How it is called in messages.
        known: Codes of the locales that there are.
        only: Codes of those to be read; None for all.

    Returns:
        Words by locale, as far as they could be read, and every problem found.
    """
    texts: dict[str, LocaleText] = {}
    problems: list[Problem] = []
    for entry in _entries(folder):
        name = f"{shown}/{entry.name}"
        if not entry.is_dir():
            problems.append(_stray(name, "a folder for each locale", "move it into one of them"))
        elif entry.name not in known:
            wanted = f"a locale of {names_text(known)}"
            mend = suggestion(entry.name, known, "rename or remove the folder")
            problems.append(_stray(name, wanted, mend))
        elif only is None or entry.name in only:
            texts[entry.name] = _read_locale(entry, name, problems)
    return texts, problems


def _entries(folder: FilePath) -> list[FilePath]:
    if not folder.is_dir():
        return []
    return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))


def _stray(shown: str, wanted: str, mend: str) -> Problem:
    name = f"'{shown.rpartition('/')[2]}'"
    return problem("stray_file", shown, Place(), wanted=wanted, name=name, mend=mend)


def _read_locale(folder: FilePath, shown: str, problems: list[Problem]) -> LocaleText:
    text = LocaleText(shown)
    for entry in _entries(folder):
        name = f"{shown}/{entry.name}"
        if entry.name == FILE:  # about the language; `generator/locales.py` reads it
            continue
        if entry.is_dir() or entry.suffix != ".yaml":
            problems.append(_stray(name, "files named *.yaml", "rename or remove it"))
            text.readable = False
            continue
        document, found = read_yaml(entry, name)
        problems += found
        if document is None:
            text.readable = False
            continue
        if isinstance(document.data, dict):
            problems += _merge(text, text.tree, document, document.data, ())
        else:
            text.readable = False
            found_there = value_text(document.data)
            problems.append(problem("not_a_mapping", name, document.place(()), found=found_there))
    return text


def _merge(
    text: LocaleText, tree: dict[str, Any], document: Document, data: dict[str, Any], path: Path
) -> Iterator[Problem]:
    """Add one file's words to the tree; a word given twice is a problem."""
    for key, value in data.items():
        below: Path = (*path, key)
        place = document.place(below, key=True)
        there = tree.get(key)
        if isinstance(value, dict) and isinstance(there, dict | None):
            text.places.setdefault(below, (document.file, place))
            yield from _merge(text, tree.setdefault(key, {}), document, value, below)
        elif there is not None:
            file, first = text.places[below]
            other = f"{file}:{first.line}"
            yield problem("given_twice", document.file, place, below, other=other)
        else:
            text.places[below] = (document.file, place)
            tree[key] = value if isinstance(value, str) else ""
            if not isinstance(value, str):
                values = {"found": value_text(value), "mend": quoting(value)}
                yield problem("not_text", document.file, place, below, **values)
            elif not value.strip():
                yield problem("empty_text", document.file, place, below)
