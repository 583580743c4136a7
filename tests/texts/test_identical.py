"""No text was left in another language, and the regional locale holds only what differs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations

import pytest

from generator.strict_yaml import read_yaml
from tests.texts.corpus import LOCALES, PAGES, ROOT, Text, own, refuse, rooms, source_language

LIST = "tests/texts/identical.yaml"

_PLACEHOLDER = re.compile(r"\{\w*\}")


@cache
def listed() -> frozenset[str]:
    """Strings that may be the same in two languages."""
    document, problems = read_yaml(ROOT / LIST, LIST)
    assert problems == []
    assert document is not None
    assert isinstance(document.data, Mapping)
    return frozenset(str(one) for group in document.data.values() for one in group or ())  # type: ignore[union-attr]  # each group is a list


def one_line(text: str) -> str:
    """The words with every space the same."""
    return " ".join(text.split())


def has_words(text: Text) -> bool:
    """Tell whether there is anything to translate; glossary forms are looked for, not read."""
    return "forms" not in text.key and any(
        sign.isalpha() for sign in _PLACEHOLDER.sub("", text.text)
    )


def same(one: str, other: str) -> Iterator[Text]:
    """Texts of a locale that another has word for word: at the same key, or on the same page."""
    for room in rooms():
        there = {(text.key, one_line(text.text)) for text in own(room, other)}
        yield from (text for text in own(room, one) if (text.key, one_line(text.text)) in there)
    lines = {(text.key[0], one_line(text.text)) for text in own(PAGES, other)}
    for text in own(PAGES, one):
        if (text.key[0], one_line(text.text)) in lines:
            yield text


LANGUAGES = [
    (one, other)
    for one, other in combinations(LOCALES, 2)
    if one.partition("-")[0] != other.partition("-")[0]
]


@pytest.mark.parametrize(("one", "other"), LANGUAGES)
def test_no_text_is_the_same_in_two_languages_unless_listed(one: str, other: str) -> None:
    lines = (
        f"as in {one}: {text}"
        for text in same(other, one)
        if has_words(text) and one_line(text.text) not in listed()
    )
    refuse(lines, f"translate it; if it is right as it is, list it in {LIST}")


def test_every_string_of_the_list_is_needed() -> None:
    needed = {one_line(text.text) for pair in LANGUAGES for text in same(*pair)}
    assert sorted(listed() - needed) == []


REGIONAL = [
    (locale, language)
    for locale in LOCALES
    if (language := locale.partition("-")[0]) != locale and language in LOCALES
]


@pytest.mark.parametrize(("locale", "language"), REGIONAL)
def test_a_regional_locale_holds_no_text_that_it_would_get_anyway(
    locale: str, language: str
) -> None:
    """A room written in the regional locale first is complete there, and so is every page."""
    lines = (
        f"as in {language}: {text}"
        for text in same(locale, language)
        if text.room != PAGES and source_language(text.room) != locale
    )
    refuse(lines, f"leave the key out, so that the words are taken from {language}")


@pytest.mark.parametrize(("locale", "language"), REGIONAL)
def test_no_page_of_a_regional_locale_is_a_mere_copy(locale: str, language: str) -> None:
    pages: dict[str, dict[str, list[str]]] = {locale: {}, language: {}}
    for code, found in pages.items():
        for text in own(PAGES, code):
            found.setdefault(text.key[0], []).append(one_line(text.text))
    copies = [name for name, lines in pages[locale].items() if lines == pages[language].get(name)]
    refuse(copies, f"say it as {locale} does")
