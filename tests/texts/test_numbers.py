"""Every number of a text is in its translations, and they have no digits of their own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import pytest

from generator.strict_yaml import read_yaml
from tests.texts.corpus import (
    LOCALES,
    PAGES,
    ROOT,
    Text,
    by_key,
    locales_of,
    own,
    refuse,
    rooms,
    source_language,
)
from tests.texts.numbers import in_digits, numbers

LIST = "tests/texts/numbers.yaml"

TRANSLATIONS = [
    (room, locale)
    for room in (*rooms(), PAGES)
    for locale in (LOCALES if room == PAGES else locales_of(room))
    if locale != source_language(room)
]


@cache
def listed() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Numbers that may differ, by locale and key."""
    document, problems = read_yaml(ROOT / LIST, LIST)
    assert problems == []
    assert document is not None
    return document.data  # type: ignore[return-value]  # it was read as a mapping


def passages(room: str, locale: str) -> dict[tuple[str, ...], list[Text]]:
    """Texts that are held against one another: by key, those of a page by the heading above."""
    if room != PAGES:
        return {key: [text] for key, text in by_key(room, locale).items()}
    found: dict[tuple[str, ...], list[Text]] = defaultdict(list)
    for text in own(PAGES, locale):
        if "forms" not in text.key:
            found[text.key[:2] if text.key[0].endswith(".md") else text.key].append(text)
    return found


def joined(passage: Sequence[Text]) -> str:
    """The words of a passage."""
    return "\n".join(text.text for text in passage)


def differences(
    source: str, source_locale: str, text: str, locale: str
) -> Iterator[tuple[str, str]]:
    """Each number that one of two texts lacks, and what is wrong with it.

    A number counts as often as it is written. What the translation adds in words is left alone:
    "två av dem" may well be "begge to".
    """
    wanted, found = Counter(numbers(source, source_locale)), Counter(numbers(text, locale))
    yield from ((number, "is lost") for number in wanted - found)
    digits = {*in_digits(text)} - wanted.keys()
    yield from ((number, "is not in the source") for number in sorted(digits))


@pytest.mark.parametrize(("room", "locale"), TRANSLATIONS)
def test_every_number_is_in_the_translation(room: str, locale: str) -> None:
    source_locale = source_language(room)
    source, given = passages(room, source_locale), passages(room, locale)
    allowed = listed().get(locale, {})
    lines = (
        f"{number} {wrong}: {text} | source: {joined(source[key])}"
        for key in source.keys() & given.keys()
        for text in given[key][:1]
        for number, wrong in differences(
            joined(source[key]), source_locale, joined(given[key]), locale
        )
        if number not in allowed.get(".".join((room, *key)), ())
    )
    refuse(lines, f"give the number of the source; a difference with a reason goes into {LIST}")


def test_every_exception_is_needed() -> None:
    for locale, keys in listed().items():
        for name, given in keys.items():
            room = name.partition(".")[0]
            source, text = (
                joined(next(passage for key, passage in found if ".".join((room, *key)) == name))
                for one in (source_language(room), locale)
                for found in (passages(room, one).items(),)
            )
            found = dict(differences(source, source_language(room), text, locale))
            assert set(given) == found.keys(), name


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Minst 20 % av dem", "Minst 25 % av dem"),
        ("Nivå 2–3", "Nivå 2"),
        ("6 av 12, minst 6", "6 av 12"),
        ("minst två möten", "minst tre møter"),
        ("hälften av dem", "noen av dem"),
        ("den 9 januari 2026", "9. februar 2026"),
        ("upp till 7,5", "opp til 75"),
        ("Läs det här", "Les punkt 4"),
    ],
)
def test_a_changed_number_is_caught(source: str, translation: str) -> None:
    assert list(differences(source, "sv", translation, "nb")) != []


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("minst två möten", "minst 2 møter"),
        ("den 9 januari 2026", "9.1.2026"),
        ("2026-01-09", "9. januar 2026"),
        ("1 200 svar", "1200 svar"),
        ("hälften, minst en gång per halvår", "halvparten, minst én gang i halvåret"),
        ("ni har tio", "dere har ti"),
        ("det gäller båda", "det gjelder begge to"),
        ("läsregeln T-IPS-03", "leseregelen"),
    ],
)
def test_a_number_may_be_written_as_the_language_writes_it(source: str, translation: str) -> None:
    assert list(differences(source, "sv", translation, "nb")) == []
