"""Every word of every locale is in its dictionary, in its term table, or made of words that are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.locales import LOCALES
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


def read_in(locale: str) -> Iterator[tuple[object, str]]:
    """Every text of a locale, and the terms of its table, each with the place to mend it."""
    yield from ((text, text.text) for text in texts(locale))
    table = terms(locale)
    yield from ((f"{table.file}: {concept}", term) for concept, term in table.terms.items())


@pytest.mark.parametrize("locale", LOCALES)
def test_no_text_and_no_term_holds_an_unknown_word(locale: str) -> None:
    places: dict[str, object] = {}
    for place, text in read_in(locale):
        for word in words(without_names(text, locale)):
            places.setdefault(word, place)
    assert len(places) > 1000
    refuse(f"{word}: {places[word]}" for word in sorted(unknown(places, locale)))


@pytest.mark.parametrize(
    ("locale", "wrong"),
    [("sv", WRONG_IN_SWEDISH), ("sv-FI", WRONG_IN_SWEDISH), ("nb", WRONG_IN_NORWEGIAN)],
)
def test_a_misspelt_word_is_caught_also_inside_a_compound(locale: str, wrong: list[str]) -> None:
    assert set(wrong) - unknown(wrong, locale) == set()


@pytest.mark.parametrize(
    ("locale", "right"), [("sv", RIGHT_IN_SWEDISH), ("nb", RIGHT_IN_NORWEGIAN)]
)
def test_compounds_halves_and_endings_of_known_words_are_known(
    locale: str, right: list[str]
) -> None:
    assert unknown(right, locale) == set()


@pytest.mark.parametrize("locale", LOCALES)
def test_no_word_is_allowed_twice(locale: str) -> None:
    listed = [word for words_ in terms(locale).allowed.values() for word in words_]
    assert sorted({word for word in listed if listed.count(word) > 1}) == []
