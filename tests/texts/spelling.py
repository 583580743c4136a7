"""Which words a dictionary does not know.

The dictionaries are hunspell's, which put compounds together themselves. What they do not know
is then looked at once more: a name in the term table, a word with a hyphen, the first half of
"yrkes- och karriärprofil", a compound of two words that are known. Only what is none of these
is called unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from tests.texts import hunspell
from tests.texts.terms import terms

_NO_WORDS = re.compile(
    r"\bT-[A-Z]+-\w+|\{\w*\}|\bhttps?://\S+|\b[\w.]+@[\w.]+|\b[\w-]+\.(?:json|csv|yaml|org|se|fi|no)\b"
)
"""Rule ids, placeholders, addresses and file names."""

_LETTERS = r"[^\W\d_]+"
_TOKEN = re.compile(rf"(?<!\w){_LETTERS}(?:[-’:]{_LETTERS})*-?(?![\d_])")

_SHORTEST_FIRST, _SHORTEST_LAST = 4, 5
"""Letters of the two parts of a compound: of shorter ones anything can be put together."""

_SHORT_LAST = {
    "sv": frozenset("data jobb lag mall möte mål nivå plan stöd sätt team tid".split()),
    "nb": frozenset("data jobb klar mål møte plan team tid".split()),
}
"""Shorter words that many compounds end in."""

_NEEDS_S = {
    "sv": re.compile(
        r".{2,}(?:[dlnr]ing|tion|sion|het|skap|dom|tet|nad|else)|arbete?|yrke|verkstad"
    ),
    "nb": re.compile(r".{2,}(?:[dlnr]ing|sjon|het|skap|dom|tet|nad|else)|arbeid|yrke"),
}
"""First parts that always take a linking s, so that "oppfølgning|skjema" is no word."""

_AFTER_FIRST = {"sv": ("plan", "arbete"), "nb": ("plan", "arbeid")}
"""Words that go with any first half, to try whether it is one."""


def words(text: str) -> Iterator[str]:
    """Every word of a text; a hyphen at the end stays, for it says that a half is missing.

    Examples:
        >>> list(words("Yrkes- och karriärprofil i 6.2A enligt IPS-teamets {count} T-IPS-03."))
        ['Yrkes-', 'och', 'karriärprofil', 'i', 'enligt', 'IPS-teamets']
    """
    yield from _TOKEN.findall(_NO_WORDS.sub(" ", text))


def without_names(text: str, locale: str) -> str:
    """The text without the names of several words that the term table allows."""
    return _names(locale).sub(" ", text)


def unknown(given: Iterable[str], locale: str) -> set[str]:
    """The words that neither dictionary nor term table knows, alone or put together.

    Args:
        given: Words as `words` gives them.
        locale: Whose dictionary and whose table.
    """
    pieces = {word: _pieces(word) for word in set(given) - _allowed(locale)}
    whole = {piece for parts in pieces.values() for piece in parts if not piece.endswith("-")}
    halves = {piece for parts in pieces.values() for piece in parts if piece.endswith("-")}
    tries = {half: _tries(half, locale) for half in halves}
    bad = _unknown(whole.union(*tries.values()), locale)
    bad -= _compounds(bad, locale)
    bad |= {half for half, tried in tries.items() if tried <= bad}
    return {word for word, parts in pieces.items() if not bad.isdisjoint(parts)}


def _pieces(word: str) -> list[str]:
    """A word cut at its hyphens, without an ending after a colon; a first half keeps its hyphen."""
    parts = word.partition(":")[0].rstrip("-").split("-")
    if word.endswith("-"):
        parts[-1] += "-"
    return [part for part in parts if len(part) > 1]


def _lowered(word: str) -> str:
    """The word as it stands inside a sentence; abbreviations and names keep their capitals."""
    return word[:1].lower() + word[1:] if word[1:].islower() else word


def _unknown(given: Iterable[str], locale: str) -> set[str]:
    """The words that are not in the term table and that the dictionary lacks.

    A compound that the dictionary puts together is held to the same rules as our own: it would
    take "virksomhetplan" for a word.
    """
    asked = _not_allowed(given, locale)
    bad = hunspell.unknown(asked, locale)
    put_together = hunspell.compounds(asked - bad, locale)
    return bad | {word for word, parts in put_together.items() if not _fits(parts, locale)}


def _not_allowed(given: Iterable[str], locale: str) -> set[str]:
    allowed = _allowed(locale)
    return {word for word in given if word not in allowed and _lowered(word) not in allowed}


def _fits(parts: Sequence[str], locale: str) -> bool:
    """Tell whether parts make a compound: the last is long enough, the others have their s."""
    language = locale.partition("-")[0]
    *firsts, last = parts
    return (len(last) >= _SHORTEST_LAST or last in _SHORT_LAST[language]) and not any(
        _NEEDS_S[language].fullmatch(first) for first in firsts
    )


def _tries(half: str, locale: str) -> set[str]:
    """Words one of which must be known if a word with a hyphen at its end can begin a compound."""
    after = _AFTER_FIRST[locale.partition("-")[0]]
    return {_lowered(half.rstrip("-")) + last for last in ("", *after)}


def _compounds(given: Iterable[str], locale: str) -> set[str]:
    """Those of the words that are two known words, with or without a linking s."""
    splits = {word: list(_splits(_lowered(word), locale)) for word in given}
    parts = {part for pairs in splits.values() for pair in pairs for part in pair}
    bad = hunspell.unknown(_not_allowed(parts, locale), locale)
    good = {
        word: [pair for pair in pairs if bad.isdisjoint(pair)] for word, pairs in splits.items()
    }
    bad = _unknown({part for pairs in good.values() for pair in pairs for part in pair}, locale)
    return {word for word, pairs in good.items() if any(bad.isdisjoint(pair) for pair in pairs)}


def _splits(word: str, locale: str) -> Iterator[tuple[str, str]]:
    """Each way to cut a word in two that is allowed, a linking s taken off the first part.

    An s there is always taken for a linking one: "måls|ätning" is not made of a genitive.
    """
    for cut in range(_SHORTEST_FIRST, len(word) if word.islower() else 0):
        first, last = word[:cut], word[cut:]
        bare = first.removesuffix("s")
        if len(bare) >= _SHORTEST_FIRST and _fits((first, last), locale):
            yield bare, last


@cache
def _allowed(locale: str) -> frozenset[str]:
    listed: Mapping[str, Iterable[str]] = terms(locale).allowed
    return frozenset(word for words_ in listed.values() for word in words_ if " " not in word)


@cache
def _names(locale: str) -> re.Pattern[str]:
    names = [name for listed in terms(locale).allowed.values() for name in listed if " " in name]
    longest_first = sorted(names, key=len, reverse=True)
    spaced = (r"\s+".join(map(re.escape, name.split())) for name in longest_first)
    return re.compile("|".join(rf"(?<!\w){name}(?!\w)" for name in spaced) or "(?!)", re.IGNORECASE)
