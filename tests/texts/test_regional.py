"""A regional locale differs from its language where its usage does, and only there.

A text that differs has a word of its own usage, or the other text has one of the other's: a term
that the two tables call differently, a word that one of them avoids, or one listed under `usage`.
The one may also explain the other's country. Short titles of a source that is written in the
regional locale are that source's, and dates are written as each locale writes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from tests.texts.corpus import PAGES, Key, Text, own, refuse, rooms, source_language
from tests.texts.numbers import numbers
from tests.texts.terms import found, terms
from tests.texts.test_identical import REGIONAL, one_line

COUNTRY = ("Finland*", "finländsk*", "Sverige*", "svensk*", "nordisk*")
"""Words that explain to one country what is the other's."""

LISTED = {
    "into.sections.culture.intro": "beredskap, arbetsgemenskap: words of the source's model",
}
"""Texts by room and key that may differ without such a word, and why."""


@cache
def usage(locale: str, other: str) -> tuple[str, ...]:
    """Words that a locale has and the other has not."""
    here, there = terms(locale), terms(other)
    named = (term for key, term in here.terms.items() if term != there.terms.get(key))
    avoided = (word for entry in there.avoid for word in entry.words)
    listed = (word for one in (here, there) for word in one.usage.get(locale, ()))
    return (*(f"{name}*" for name in named), *avoided, *listed, *COUNTRY)


def differing(room: str, locale: str, language: str) -> Iterator[tuple[Text, Text]]:
    """Texts at the same key that are not the same, glossary entries but not pages of prose."""
    there = {text.key: text for text in own(room, language)}
    for text in own(room, locale):
        if not text.key[0].endswith(".md") and "forms" not in text.key:
            other = there.get(text.key)
            if other is not None and one_line(text.text) != one_line(other.text):
                yield text, other


def is_title_of_source(key: Key, room: str, locale: str) -> bool:
    """Tell whether a text is a title that the source itself has."""
    return room != PAGES and source_language(room) == locale and key[-1] == "title"


def has_reason(text: Text, other: Text) -> bool:
    """Tell whether usage makes two texts differ."""
    ours, theirs = usage(text.locale, other.locale), usage(other.locale, text.locale)
    if any(found(ours, text.text)) or any(found(theirs, other.text)):
        return True
    dates = [
        {one for one in numbers(each.text, each.locale) if "-" in one} for each in (text, other)
    ]
    return dates[0] == dates[1] != set()


@pytest.mark.parametrize(("locale", "language"), REGIONAL)
@pytest.mark.parametrize("room", [*rooms(), PAGES])
def test_a_text_differs_from_its_language_only_where_usage_does(
    room: str, locale: str, language: str
) -> None:
    lines = (
        f"{text} | {language}: {one_line(other.text)}"
        for text, other in differing(room, locale, language)
        if not is_title_of_source(text.key, room, locale)
        and ".".join((room, *text.key)) not in LISTED
        and not has_reason(text, other)
    )
    refuse(
        lines,
        f"say it as {language} does (in a text that falls back: leave the key out); a word that "
        f"is said otherwise goes under `usage` in {terms(locale).file}",
    )
