"""Every word of every locale is in its dictionary, in its term table, or made of words that are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import pytest

from generator.locales import LOCALES
from tests.texts import hunspell
from tests.texts.corpus import refuse, texts
from tests.texts.spelling import unknown, without_names, words
from tests.texts.terms import terms

pytestmark = pytest.mark.slow

WRONG_IN_SWEDISH = """
    anstäld arbetmarknad arbetsgivaare arbetspecialist arbetsplatts arbetssökannde arbetstränaere
    arbetts- bedömingar beslutsfatande delltagare deltagarre handledningplan intresent
    jobbspesialist kvalitetkriterier mångfalld målsätning ochså resultatten samverkann
    självskatttning självutvärdring skatning styrningstruktur tillfäle tystnadplikt
    uppföljningsblannkett utbildningplats utvärderingg verksamhetplan verksamhetsutväckling
    verkstadverksamhet yrkees- yrkes-karriärproffil yrkeskartlegging yrkesproffil
""".split()

WRONG_IN_NORWEGIAN = """
    ansvarsfordelling arbeidgiver arbeidmarked arbeidplass arbeidsgivar arbeidsökande arbeidsøker
    behandlingenhet brukertilfredshett deltaggere egenevalluering jobbsøkk jobbspesialit
    jobspesialist kompetansse kvalitetsmerkking kvalitetstandard ledelseprosess læringmiljø
    metodetrohett nettleserren oppfølgningskjema poengsumm samarbeidsparner tilbakemeldinng
    tjänst utdaning veiledningplan virksomhetplan virksomhetsplann vurderning yrkesproffil yrkkes-
""".split()

RIGHT_IN_SWEDISH = """
    IPS-teamets SEQF:s arbets- arbetsspecialisternas handledningsstöd hälso- jobbsökningsfasen
    verkstadsverksamhet yrkes- yrkeskartläggningens Årlig
""".split()

RIGHT_IN_NORWEGIAN = """
    IPS-teamets KPI-er arbeids- arbeidsinkludering egenevalueringene Forretningsmodell helse-
    jobbmatching karriereprofilene læringsmiljø prestasjonsindikatorer virksomhetsplanen yrkes-
""".split()


WRONG = {"sv": WRONG_IN_SWEDISH, "sv-FI": WRONG_IN_SWEDISH, "nb": WRONG_IN_NORWEGIAN}
RIGHT = {"sv": RIGHT_IN_SWEDISH, "sv-FI": RIGHT_IN_SWEDISH, "nb": RIGHT_IN_NORWEGIAN}


def read_in(locale: str) -> Iterator[tuple[object, str]]:
    """Every text of a locale, and the terms of its table, each with the place to mend it."""
    yield from ((text, text.text) for text in texts(locale))
    table = terms(locale)
    yield from ((f"{table.file}: {concept}", term) for concept, term in table.terms.items())


@cache
def places(locale: str) -> dict[str, object]:
    """The first place of every word of a locale."""
    return first_places(read_in(locale), locale)


def first_places(given: Iterable[tuple[object, str]], locale: str) -> dict[str, object]:
    """The first place of every word of some texts."""
    found: dict[str, object] = {}
    for place, text in given:
        for word in words(without_names(text, locale)):
            found.setdefault(word, place)
    return found


def refuse_words(bad: set[str], found: Mapping[str, object], locale: str) -> None:
    """Fail with the words of some places that are unknown."""
    refuse(
        (f"{word}: {found[word]}" for word in sorted(bad & found.keys())),
        f"spell it right, or say it otherwise; a right word goes under `allowed` in "
        f"{terms(locale).file}",
    )


@cache
def unknown_words(locale: str) -> set[str]:
    """What is unknown of all words that these tests have, asked at once: hunspell starts slowly."""
    return unknown([*places(locale), *WRONG[locale], *RIGHT[locale]], locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_no_text_and_no_term_holds_an_unknown_word(locale: str) -> None:
    assert len(places(locale)) > 1000
    refuse_words(unknown_words(locale), places(locale), locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_misspelt_word_is_caught_also_inside_a_compound(locale: str) -> None:
    assert set(WRONG[locale]) - unknown_words(locale) == set()


@pytest.mark.parametrize("locale", LOCALES)
def test_compounds_halves_and_endings_of_known_words_are_known(locale: str) -> None:
    assert set(RIGHT[locale]) & unknown_words(locale) == set()


def test_without_hunspell_the_tests_fail_and_say_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hunspell, "PROGRAM", "no-such-program")
    with pytest.raises(RuntimeError, match="install the packages hunspell, hunspell-sv, huns"):
        hunspell.unknown(["hus"], "sv")


@pytest.mark.parametrize("locale", LOCALES)
def test_no_word_is_allowed_twice(locale: str) -> None:
    listed = [word for words_ in terms(locale).allowed.values() for word in words_]
    assert sorted({word for word in listed if listed.count(word) > 1}) == []
