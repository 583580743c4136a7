"""Every text that a reader can meet, one by one, with the place where it can be mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from generator.locales import SHOWN_UI, SITE_FOLDER, SOURCE, site_locales
from generator.strict_yaml import Data, Document, read_yaml
from generator.text_files import read_texts
from tests.texts.prose import prose

ROOT = Path(__file__).resolve().parents[2]
LOCALES = site_locales(ROOT)
"""Every locale that there are texts in, those that the published site leaves out too."""
FRAMEWORKS = tuple(sorted(path.parent.name for path in ROOT.glob("frameworks/*/framework.yaml")))

STARTER = "first_meeting"
"""The framework of a new site, which lies with what `tumstock new` writes."""
STARTER_TEXT = f"generator/starter/site/frameworks/{STARTER}/text"
STARTER_PAGES = "starter/"
"""What the pages of a new site are called by, before their names."""

INTERFACE, PAGES = "interface", "pages"
"""The two rooms beside those of the frameworks, which are called by the framework's id."""

IDS = frozenset({"group", "document", "see", "used_in"})
"""Keys of the data files among the pages whose values are ids, not words."""

type Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One string of a locale.

    Attributes:
        room: Framework id, `interface` or `pages`.
        locale: Locale of the folder that it lies in.
        key: Keys down to it; for pages the file's name, the anchor above and the line.
        text: The words as the reader gets them, without markup.
        file: From the top of the repository.
        line: Counted from 1.
    """

    room: str
    locale: str
    key: Key
    text: str
    file: str
    line: int

    def __str__(self) -> str:
        """File, line, key and words in one line."""
        return f"{self.file}:{self.line}: {'.'.join(self.key)}: {' '.join(self.text.split())}"

    def but(self, text: str) -> Text:
        """The same place with other words, to name a part of a long text."""
        return replace(self, text=text)


def texts(locale: str) -> tuple[Text, ...]:
    """Every text of a locale's own folders; what falls back is not repeated."""
    return read(locale)


@cache
def read(locale: str) -> tuple[Text, ...]:
    """Read the texts of a locale; the tests of the gates put changed ones in its place."""
    return (*(text for room in rooms() for text in _tree(room, locale)), *_pages(locale))


def rooms() -> tuple[str, ...]:
    """Where keyed texts are: every framework, that of a new site, then the interface."""
    return (*FRAMEWORKS, STARTER, INTERFACE)


@cache
def locales_of(room: str) -> tuple[str, ...]:
    """Locales that a room has words in, its own or those of its language."""
    return tuple(
        locale for locale in LOCALES if own(room, locale) or own(room, locale.partition("-")[0])
    )


def everywhere() -> Iterator[Text]:
    """Every text of every locale."""
    for locale in LOCALES:
        yield from texts(locale)


def by_key(room: str, locale: str) -> dict[Key, Text]:
    """The texts of a room by key, words that a regional locale takes from its own language too.

    The reading of `generator.texts.fallback_chain` without its last step, the source language.
    """
    chain = dict.fromkeys((locale.partition("-")[0], locale))
    return {text.key: text for one in chain for text in own(room, one)}


def own(room: str, locale: str) -> tuple[Text, ...]:
    """The texts of a room that lie in the folder of a locale."""
    return tuple(text for text in texts(locale) if text.room == room)


@cache
def source_language(room: str) -> str:
    """Locale that a room is written in first; the others follow it."""
    if room not in FRAMEWORKS:
        return SOURCE
    document = _document(ROOT / "frameworks" / room / "framework.yaml")
    assert isinstance(document.data, Mapping)
    return str(document.data["source_language"])


def _tree(room: str, locale: str) -> Iterator[Text]:
    ui, starter = (SHOWN_UI, SITE_FOLDER), (STARTER_TEXT,)
    own_folders = starter if room == STARTER else (f"frameworks/{room}/text",)
    for folder in ui if room == INTERFACE else own_folders:
        found, problems = read_texts(ROOT / folder, folder, LOCALES)
        assert problems == []
        if locale not in found:
            continue
        words = found[locale]
        for key, text in _leaves(words.tree):
            file, place = words.place(key)
            path = tuple(map(str, key))
            yield Text(room=room, locale=locale, key=path, text=text, file=file, line=place.line)


def _pages(locale: str) -> Iterator[Text]:
    folder = ROOT / "content" / locale
    starter = ROOT / "generator" / "starter" / "site" / "content" / locale
    for home, before in ((folder, ""), (starter, STARTER_PAGES)):
        for path in sorted(home.rglob("*.md")):
            file = path.relative_to(ROOT).as_posix()
            for line, anchor, words in prose(path.read_text("utf-8")):
                where = (before + path.relative_to(home).as_posix(), anchor, str(line))
                said = words.replace("@@title@@", "Tumstock")  # a site's own name
                yield Text(room=PAGES, locale=locale, key=where, text=said, file=file, line=line)
    for path in sorted(folder.rglob("*.yaml")):
        document = _document(path)
        name = path.relative_to(folder).as_posix()
        for key, text in _leaves(document.data):
            line = document.place(key, key=True).line
            below = (name, *map(str, key))
            yield Text(
                room=PAGES, locale=locale, key=below, text=text, file=document.file, line=line
            )


def _document(path: Path) -> Document:
    document, problems = read_yaml(path, path.relative_to(ROOT).as_posix())
    assert document is not None
    assert problems == []
    return document


def _leaves(
    data: Data, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            if key not in IDS or not path:
                yield from _leaves(value, (*path, key))
    elif isinstance(data, Sequence):
        for number, value in enumerate(data):
            yield from _leaves(value, (*path, number))


def refuse(offenders: Iterable[object], mend: str) -> None:
    """Fail with every offender on a line of its own: place, what is wrong, and how to mend it."""
    lines = [str(one) for one in offenders]
    assert not lines, f"{len(lines)} to mend: {mend}\n" + "\n".join(lines)
