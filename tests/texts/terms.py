"""The term table of a locale: `content/terms/<locale>.yaml`.

terms     concept id -> the one word for it
avoid     words that the locale does not use, and what it says instead
usage     of a regional locale: what its language says -> what it says itself
allowed   reason -> words that the dictionary lacks and that are right all the same
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.strict_yaml import read_yaml
from tests.texts.corpus import ROOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Avoided:
    """Words that are not used.

    Attributes:
        words: Words or phrases; a star stands for any letters, so that forms are met too.
        use: What to say instead.
        rooms: Rooms that they are not used in; none for all.
        but: Keys, or beginnings of keys, with or without the room before them, that may name the
            words to explain them.
    """

    words: tuple[str, ...]
    use: str
    rooms: Sequence[str]
    but: Sequence[str]

    def found(self, text: str) -> Iterator[str]:
        """Every avoided word of a text as it stands there."""
        yield from found(self.words, text)

    def concerns(self, room: str, key: str) -> bool:
        """Tell whether a text of a room is to do without the words."""
        return (not self.rooms or room in self.rooms) and not any(
            where == one or where.startswith(f"{one}.")
            for one in self.but
            for where in (key, f"{room}.{key}")
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The table of one locale.

    Attributes:
        file: From the top of the repository.
        terms: The word for each concept.
        avoid: Words that are not used.
        usage: Locale -> words that it has where another locale of the language has others.
        allowed: Words, and names of several words, by the reason why they are right.
    """

    file: str
    terms: Mapping[str, str]
    avoid: tuple[Avoided, ...]
    usage: Mapping[str, tuple[str, ...]]
    allowed: Mapping[str, Sequence[str]]


def found(words: tuple[str, ...], text: str) -> Iterator[str]:
    """Every one of some words of a table, as it stands in a text."""
    yield from (one[0] for one in _pattern(words).finditer(text))


@cache
def terms(locale: str) -> Terms:
    """Read the table of a locale; a table that is not as said above fails the tests."""
    file = f"content/terms/{locale}.yaml"
    document, problems = read_yaml(ROOT / file, file)
    assert problems == []
    assert document is not None
    data = document.data
    assert isinstance(data, Mapping)
    assert {"terms", "avoid", "allowed"} <= set(data) <= {"terms", "avoid", "usage", "allowed"}
    words, avoid, allowed = data["terms"], data["avoid"], data["allowed"]
    assert isinstance(words, Mapping)
    assert isinstance(avoid, Sequence)
    assert isinstance(allowed, Mapping)
    return Terms(
        file=file,
        terms={key: _text(word) for key, word in words.items()},
        avoid=tuple(_avoided(entry) for entry in avoid),
        usage=_usage(data.get("usage", [])),
        allowed={reason: _list(listed) for reason, listed in allowed.items()},
    )


def _avoided(entry: object) -> Avoided:
    assert isinstance(entry, Mapping)
    assert {"words", "use"} <= set(entry) <= {"words", "use", "in", "but"}, entry
    return Avoided(
        words=tuple(_list(entry["words"])),
        use=_text(entry["use"]),
        rooms=_list(entry.get("in", [])),
        but=_list(entry.get("but", [])),
    )


def _usage(entries: object) -> dict[str, tuple[str, ...]]:
    """The words of each locale, for entries like {sv: [ersättning*], sv-FI: [förmån*]}."""
    found: dict[str, tuple[str, ...]] = {}
    assert isinstance(entries, list)
    for entry in entries:
        assert isinstance(entry, Mapping)
        for locale, words in entry.items():
            found[locale] = (*found.get(locale, ()), *_list(words))
    return found


def _list(data: object) -> list[str]:
    assert isinstance(data, list), data
    return [_text(one) for one in data]


def _text(data: object) -> str:
    assert isinstance(data, str), data
    assert data
    return data


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Words as they may stand in a text: in capitals, broken over lines, any ending at a star."""
    split = ((re.escape(part) for part in word.split()) for word in words)
    spaced = (r"\s+".join(parts).replace(r"\*", r"[^\W\d_]*") for parts in split)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", re.IGNORECASE)
