"""A regional locale differs from its language where its usage does, and only there.

Where words differ, there is one of its own usage, or one of the other's: a term that the two
tables call differently, a word that one of them avoids, or one listed under `usage`. The one may
also explain the other's country. Titles of a source that is written in the regional locale are
that source's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache

import pytest

from tests.texts.corpus import PAGES, Key, Text, own, refuse, rooms, source_language
from tests.texts.terms import found, terms
from tests.texts.test_identical import REGIONAL, one_line

COUNTRY = ("Finland*", "finländsk*", "Sverige*", "svensk*", "nordisk*")
"""Words that explain to one country what is the other's."""

SOURCE = "says what the source of this edition has, and what it has not"
LISTED = {
    "af.about.worked_example": "a sentence does not begin with a date that has points",
    "interface.publisher.statement": "two laws, which name it differently",
    "pages.accessibility.md.law": "two laws and two authorities",
    "pages.glossary.yaml.terms.employment_specialist.definition": "what others call it",
    "pages.into-namn.md.": "says where the word is used",
    "into.about.licence": SOURCE,
    "ips.about.edition": SOURCE,
    "ips.about.licence": SOURCE,
    "pages.glossary.yaml.terms.functional_methods.definition": "the word is the source's own",
    "pages.glossary.yaml.terms.peer_review.definition": "the word is the source's own",
    "pages.glossary.yaml.terms.reasonable_adjustments.definition": "two laws, or one",
    "pages.glossary.yaml.terms.rehabilitative_work.definition": "explains an authority",
}
"""Texts by room and key that differ for another reason."""

AROUND = 2
"""Words beside a difference that may belong to a term."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*-?")


@cache
def usage(locale: str, other: str) -> tuple[str, ...]:
    """Words that a locale has and the other has not."""
    here, there = terms(locale), terms(other)
    named = (term for key, term in here.terms.items() if term != there.terms.get(key))
    avoided = (word for entry in there.avoid for word in entry.words)
    listed = (word for one in (here, there) for word in one.usage.get(locale, ()))
    return (*(f"{name}*" for name in named), *avoided, *listed, *COUNTRY)


def differing(room: str, locale: str, language: str) -> Iterator[tuple[Text, Text]]:
    """Texts at the same key that are not the same; of a page, what stands under a heading."""
    here, there = by_place(room, locale), by_place(room, language)
    for key, text in here.items():
        if key in there and one_line(text.text) != one_line(there[key].text):
            yield text, there[key]


def by_place(room: str, locale: str) -> dict[Key, Text]:
    """The texts of a room, the lines of a page put together; not the forms of a term."""
    places: dict[Key, Text] = {}
    for text in own(room, locale):
        key = place(text)
        if key in places:
            places[key] = places[key].but(f"{places[key].text}\n{text.text}")
        elif "forms" not in key:
            places[key] = text
    return places


def place(text: Text) -> Key:
    """Where a text is looked for: at its key, on a page under its heading."""
    return text.key[:2] if text.key[0].endswith(".md") else text.key


def is_title_of_source(key: Key, room: str, locale: str) -> bool:
    """Tell whether a text is a title that the source itself has."""
    return room != PAGES and source_language(room) == locale and key[-1] == "title"


def differences(text: Text, other: Text) -> Iterator[str]:
    """Each run of words that differs without a word of usage in it or beside it.

    Numbers are left to their own gate; dates are written as each locale writes them.
    """
    ours, theirs = _WORD.findall(text.text), _WORD.findall(other.text)
    words = SequenceMatcher(
        None, [word.lower() for word in theirs], [word.lower() for word in ours], autojunk=False
    )
    for what, i, j, k, m in words.get_opcodes():
        here = " ".join(ours[max(0, k - AROUND) : m + AROUND])
        there = " ".join(theirs[max(0, i - AROUND) : j + AROUND])
        if (
            what != "equal"
            and not any(found(usage(text.locale, other.locale), here))
            and not any(found(usage(other.locale, text.locale), there))
        ):
            yield f"“{' '.join(ours[k:m])}” for “{' '.join(theirs[i:j])}”"


@pytest.mark.parametrize(("locale", "language"), REGIONAL)
@pytest.mark.parametrize("room", [*rooms(), PAGES])
def test_a_text_differs_from_its_language_only_where_usage_does(
    room: str, locale: str, language: str
) -> None:
    lines = (
        f"{difference}: {text}"
        for text, other in differing(room, locale, language)
        if not is_title_of_source(text.key, room, locale)
        and ".".join((room, *place(text))) not in LISTED
        for difference in differences(text, other)
    )
    refuse(
        lines,
        f"say it as {language} does (in a text that falls back: leave the key out); a word that "
        f"is said otherwise goes under `usage` in {terms(locale).file}",
    )


@pytest.mark.parametrize(("locale", "language"), REGIONAL)
def test_every_listed_text_differs(locale: str, language: str) -> None:
    given = {
        ".".join((room, *place(text)))
        for room in (*rooms(), PAGES)
        for text, other in differing(room, locale, language)
        if any(differences(text, other))
    }
    assert sorted(LISTED.keys() - given) == []
