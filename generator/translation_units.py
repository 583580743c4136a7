"""What translators are given: every text with its source, where it is met, and how long it may be.

A room is `interface`, the words of the site, or the id of a framework. A text is known by its
room and its key, `ips:items.4.title`; that stays the same whatever file it lies in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.editor import schema_folder
from generator.errors import FrameworkErrors
from generator.load import load_frameworks
from generator.locales import SHOWN_UI, SITE_FOLDER, SOURCE, UI, Locale, site_locales
from generator.text_files import LocaleText, read_texts
from generator.texts import TextTree, fallback_chain, laid_over

if TYPE_CHECKING:
    from generator.model import Framework

INTERFACE = "interface"

type Keys = tuple[str, ...]

SHORT = 40
"""Letters up to which a text is taken for a label, a heading or a button."""
_ROOM_TO_GROW = 1.5
_LEAST_ROOM = 8

_PLACEHOLDER = re.compile(r"\{\w*\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One text to be translated.

    Attributes:
        room: `interface`, or the id of a framework.
        keys: Keys down to it.
        source: The words to translate.
        text: The translation; empty where there is none.
        file: File of the source, as it is called in messages.
        line: Line of the source.
        about: What a translator should know, a sentence each.
        most: Letters that have room; None for running text.
    """

    room: str
    keys: Keys
    source: str
    text: str
    file: str
    line: int
    about: tuple[str, ...]
    most: int | None

    @property
    def name(self) -> str:
        """Room and key, as catalogues have it."""
        return f"{self.room}:{'.'.join(self.keys)}"

    @property
    def placeholders(self) -> frozenset[str]:
        """Names in braces that the program fills in."""
        return placeholders(self.source) if self.room == INTERFACE else frozenset()


def placeholders(text: str) -> frozenset[str]:
    """Names in braces of a text.

    Examples:
        >>> sorted(placeholders("{met} av {count}"))
        ['{count}', '{met}']
    """
    return frozenset(_PLACEHOLDER.findall(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Texts that lie together.

    Attributes:
        name: `interface`, or the id of a framework.
        source: The locale that is complete.
        given: Words by locale, with their places.
        folders: Folder that a locale's words are written to.
        shown: How those folders are called in messages.
        framework: The framework; None for the interface.
        schemas: Folder of the schemas that its files name; None where there is none for them.
    """

    name: str
    source: str
    given: Mapping[str, LocaleText]
    folders: Mapping[str, Path]
    shown: Mapping[str, str]
    framework: Framework | None = None
    schemas: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A site's texts.

    Attributes:
        locales: Every locale that there is, by code.
        rooms: The interface and every framework, by name.
    """

    locales: Mapping[str, Locale]
    rooms: Mapping[str, Room]

    def units(
        self, locale: str, source: str | None = None, rooms: Sequence[str] = ()
    ) -> Iterator[Unit]:
        """Every text with its translation, in the order of the source.

        Args:
            locale: The language to translate to.
            source: A language to translate from where it has words; None for each room's own.
            rooms: Names of the rooms; none for all.
        """
        for room in self.rooms.values():
            if not rooms or room.name in rooms:
                yield from _units(room, self.locales, locale, source)


def open_project(frameworks: Path) -> Project:
    """Read the texts of a site.

    Args:
        frameworks: Folder of the frameworks; languages of the site's own lie beside it.

    Raises:
        FrameworkErrors: Something has to be mended first.
    """
    locales = site_locales(frameworks.parent)
    loaded = load_frameworks(frameworks, locales)
    schemas = schema_folder(frameworks)
    rooms = {INTERFACE: _interface(frameworks.parent, locales)}
    for framework in loaded:
        folder, shown = frameworks / framework.id / "text", f"{frameworks.name}/{framework.id}/text"
        given, _ = read_texts(folder, shown, locales)  # what is wrong with them was told above
        rooms[framework.id] = Room(
            name=framework.id,
            source=framework.source_language,
            given=given,
            folders={code: folder / code for code in locales},
            shown={code: f"{shown}/{code}" for code in locales},
            framework=framework,
            schemas=schemas,
        )
    return Project(locales=locales, rooms=rooms)


def _interface(home: Path, locales: Mapping[str, Locale]) -> Room:
    """The words of the site: the package's, and over them the site's own.

    What belongs to the package is written there only where the site is the package's own.
    """
    ours, problems = read_texts(UI, SHOWN_UI, locales)
    own, found = read_texts(home / SITE_FOLDER, SITE_FOLDER, locales)
    if problems or found:
        raise FrameworkErrors([*problems, *found])
    at_home = UI.is_relative_to(home.resolve())
    in_package = {code for code in locales if at_home and locales[code].file.startswith(SHOWN_UI)}
    given = dict(ours)
    for code, text in own.items():
        if code in given:
            under = given[code]
            tree: TextTree = laid_over(under.tree, text.tree)
            text = LocaleText(text.folder, dict(tree), {**under.places, **text.places})  # noqa: PLW2901  (laid over what the package has)
        given[code] = text
    return Room(
        name=INTERFACE,
        source=SOURCE,
        given=given,
        folders={
            code: (UI if code in in_package else home / SITE_FOLDER) / code for code in locales
        },
        shown={
            code: f"{SHOWN_UI if code in in_package else SITE_FOLDER}/{code}" for code in locales
        },
    )


def leaves(tree: TextTree, keys: Keys = ()) -> Iterator[tuple[Keys, str]]:
    """Every text of a tree by its keys."""
    for key, node in tree.items():
        if isinstance(node, Mapping):
            yield from leaves(node, (*keys, key))
        else:
            yield (*keys, key), node


def _units(
    room: Room, locales: Mapping[str, Locale], locale: str, source: str | None
) -> Iterator[Unit]:
    words = {code: dict(leaves(text.tree)) for code, text in room.given.items()}
    chain = fallback_chain(source or room.source, room.source, ())
    merged: dict[Keys, tuple[str, str]] = {}
    for code in reversed(chain):
        merged |= {keys: (code, text) for keys, text in words.get(code, {}).items()}
    here = words.get(locale, {})
    for keys in words.get(room.source, {}):
        code, text = merged[keys]
        if code == locale:  # written in this language first
            continue
        file, place = room.given[code].place(keys)
        given = (texts[keys] for texts in words.values() if keys in texts)
        yield Unit(
            room=room.name,
            keys=keys,
            source=text,
            text=here.get(keys, ""),
            file=file,
            line=place.line,
            about=tuple(_about(room, keys, text, code, locales)),
            most=_most(given) if _is_short(text) else None,
        )


def _is_short(text: str) -> bool:
    return len(text) <= SHORT and "\n" not in text


def _most(texts: Iterator[str]) -> int:
    """Letters that have room where the longest of some texts has."""
    longest = max(map(len, texts))
    return max(round(longest * _ROOM_TO_GROW), longest + _LEAST_ROOM)


def _about(
    room: Room, keys: Keys, text: str, code: str, locales: Mapping[str, Locale]
) -> Iterator[str]:
    if room.framework is not None and keys[0] == "items" and keys[-1] != "title":
        yield f"Item {keys[1]}: {room.framework.text(code).get('items', keys[1], 'title').text}"
    if room.name == INTERFACE and (names := sorted(placeholders(text))):
        yield f"Keep as they are: {', '.join(names)}"
    if "\n\n" in text:
        yield "A blank line parts paragraphs; keep as many."
    if code != room.source:
        yield f"From {locales[code].name}"
    length = f"Length: {len(text)} letters"
    yield f"{length}. Short: it stands where there is little room." if _is_short(text) else length
