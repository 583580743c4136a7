"""Every locale has everything: the same keys, the same pages, the same placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest

from generator.glossary import FILE as GLOSSARY
from generator.locales import SOURCE
from generator.starter import LOCALES as STARTED
from tests.texts.corpus import (
    FRAMEWORKS,
    INTERFACE,
    LOCALES,
    PAGES,
    STARTER_PAGES,
    Key,
    Text,
    by_key,
    everywhere,
    locales_of,
    own,
    refuse,
    rooms,
)

_PLACEHOLDER = re.compile(r"\{\w*\}")


def shown(locale: str, missing: Mapping[Key, Text]) -> Iterator[str]:
    """Say what a locale lacks by showing what stands there in another."""
    for text in missing.values():
        yield f"{locale} has no words for this: {text}"


@pytest.mark.parametrize("room", rooms())
def test_every_locale_has_every_text_that_any_locale_has(room: str) -> None:
    given = {locale: by_key(room, locale) for locale in locales_of(room)}
    wanted = {key: text for texts in given.values() for key, text in texts.items()}
    assert wanted
    lines = [
        line
        for locale, texts in given.items()
        for line in shown(locale, {key: wanted[key] for key in wanted.keys() - texts.keys()})
    ]
    refuse(lines, "write the text in the language that lacks it, or remove it where it is too much")


def test_no_text_is_empty() -> None:
    empty = (text for text in everywhere() if not text.text.strip())
    refuse(empty, "write the text, or take the key out")


def test_a_placeholder_of_one_locale_is_one_of_all() -> None:
    reference = by_key(INTERFACE, "sv")
    lines = [
        f"{text}: expected {sorted(wanted)}"
        for locale in LOCALES
        for key, text in by_key(INTERFACE, locale).items()
        if set(_PLACEHOLDER.findall(text.text))
        != (wanted := set(_PLACEHOLDER.findall(reference[key].text)))
    ]
    refuse(lines, "use the same {placeholders} as the Swedish text")


def places(locale: str) -> set[tuple[str, str]]:
    """Pages of a locale with the anchors of their headings, and keys of their data files."""
    return {
        (text.key[0], text.key[1] if text.key[0].endswith(".md") else ".".join(text.key[1:]))
        for text in own(PAGES, locale)
        if "forms" not in text.key  # a language has as many forms of a word as it has
    }


OTHERS: dict[str, set[tuple[str, str]]] = {
    "fi": {
        ("about.md", "thresholds"),
        ("about.md", "areas"),
        ("how-to.md", "tables"),
        ("how-to.md", "profile"),
        ("results.md", "application"),
    },
}
"""Headings that only frameworks need which a locale does not have."""


def of_others(locale: str) -> set[tuple[str, str]]:
    """Places that a locale may do without: their framework is not there in its language.

    Which terms of the glossary are needed is known to `generator/glossary.py`.
    """
    guides = {
        place
        for place in places(SOURCE)
        for room in FRAMEWORKS
        if locale not in locales_of(room) and place[0].startswith(f"{room}-")
    }
    terms = {place for place in places(SOURCE) if place[0] == GLOSSARY}
    begun = (
        set()
        if locale in STARTED
        else {place for place in places(SOURCE) if place[0].startswith(STARTER_PAGES)}
    )
    return guides | begun | OTHERS.get(locale, set()) | (terms if OTHERS.get(locale) else set())


def test_every_locale_has_the_same_pages_with_the_same_anchors_and_terms() -> None:
    given = {locale: places(locale) for locale in LOCALES}
    wanted = set().union(*given.values())
    lines = [
        f"content/{locale}/{file}: {place or 'words at the top'} is missing"
        for locale, found in given.items()
        for file, place in sorted(wanted - found - of_others(locale))
    ]
    refuse(lines, "write it there too, a heading with the same {#anchor}")
