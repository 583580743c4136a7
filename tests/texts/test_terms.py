"""One word for one thing: the term table of each locale, and the texts that keep to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.locales import SOURCE
from tests.texts.corpus import LOCALES, PAGES, Text, by_key, locales_of, own, refuse, rooms
from tests.texts.terms import Avoided, terms


def read_in(locale: str) -> Iterator[Text]:
    """Every text that a reader of the locale gets, words of its language's main locale too."""
    for room in rooms():
        yield from by_key(room, locale).values()
    yield from own(PAGES, locale)


def test_every_locale_has_a_word_for_the_same_concepts() -> None:
    """A locale that lacks a framework has words for what the others are about."""
    known = {*terms(SOURCE).terms}
    for locale in LOCALES:
        here = {*terms(locale).terms}
        assert here <= known
        if all(locale in locales_of(room) for room in rooms()):
            assert here == known
        else:
            glossary = {text.key[2] for text in own(PAGES, locale) if text.key[1] == "terms"}
            assert glossary <= here


@pytest.mark.parametrize("locale", LOCALES)
def test_every_term_is_used(locale: str) -> None:
    used = "\n".join(" ".join(text.text.split()) for text in read_in(locale)).casefold()
    unused = (
        f"{terms(locale).file}: {concept}: {term}"
        for concept, term in terms(locale).terms.items()
        if term.casefold() not in used
    )
    refuse(unused, "use the term in a text, or put the term that the texts use")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_glossary_calls_its_concepts_as_the_table_does(locale: str) -> None:
    glossary = {
        text.key[2]: text
        for text in own(PAGES, locale)
        if text.key[:2] == ("glossary.yaml", "terms") and text.key[3:] == ("term",)
    }
    assert glossary.keys() <= terms(locale).terms.keys()
    lines = (
        f"expected {terms(locale).terms[concept]}: {text}"
        for concept, text in glossary.items()
        if terms(locale).terms[concept].casefold() not in text.text.casefold()
    )
    refuse(lines, f"call it the same in the glossary and in {terms(locale).file}")


@pytest.mark.parametrize("locale", locales_of("seqf"))
def test_service_users_in_seqf_are_job_seekers_and_employers_too(locale: str) -> None:
    rule = by_key("seqf", locale)["rules", "T-SEQF-27"].text
    for concept in ("service_user", "job_seeker", "employer"):
        assert terms(locale).terms[concept] in rule


@pytest.mark.parametrize("locale", LOCALES)
def test_no_text_holds_a_word_that_its_locale_avoids(locale: str) -> None:
    lines = (
        f"{word}, say {avoided.use}: {text}"
        for text in read_in(locale)
        for avoided in terms(locale).avoid
        if avoided.concerns(text.room, ".".join(text.key))
        for word in avoided.found(text.text)
    )
    refuse(lines, f"use the locale's own word; {terms(locale).file} has them all under `avoid`")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_table_names_rooms_and_keys_that_exist(locale: str) -> None:
    given = list(read_in(locale))
    for avoided in terms(locale).avoid:
        assert set(avoided.rooms) <= {*rooms(), PAGES}
        for text_key in avoided.but:
            assert any(not avoided.concerns(one.room, ".".join(one.key)) for one in given), text_key


AVOIDED = Avoided(
    words=("arbetsspecialist*", "metodisk noggrannhet"), use="-", rooms=("ips",), but=("about",)
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Varje arbetsspecialist", ["arbetsspecialist"]),
        ("Arbetsspecialisternas tid", ["Arbetsspecialisternas"]),
        ("metodisk\nnoggrannhet", ["metodisk\nnoggrannhet"]),
        ("metodiska noggrannheten", []),
        ("Chefsarbetsspecialist", []),
    ],
)
def test_an_avoided_word_is_met_in_all_its_forms_and_not_inside_others(
    text: str, found: list[str]
) -> None:
    assert list(AVOIDED.found(text)) == found


def test_a_word_is_avoided_in_the_named_rooms_but_where_it_is_explained() -> None:
    assert AVOIDED.concerns("ips", "items.2.title")
    assert AVOIDED.concerns("ips", "aboutness")
    assert not AVOIDED.concerns("ips", "about.edition")
    assert not AVOIDED.concerns("seqf", "items.1.1.title")
