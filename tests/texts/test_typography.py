"""Quotation marks, dashes and spaces are those of the language."""

from __future__ import annotations

import pytest

from tests.texts.corpus import LOCALES, refuse, texts
from tests.texts.typography import faults

NO_BREAK = "\u00a0"

WRONG = [
    ("sv", 'ett "omdöme"'),
    ("sv", "ett “omdöme”"),
    ("sv", "ett «omdöme»"),
    ("sv-FI", "ett »omdöme»"),
    ("sv", "Finland's"),
    ("nb", "et ”omdømme”"),
    ("nb", 'et "omdømme"'),
    ("nb", "et „omdømme“"),
    ("sv", "nivå 1-5"),
    ("sv", "nivå 1 - 5"),
    ("sv", "nivå 1 – 5"),
    ("sv", "{from}-{to} poäng"),
    ("sv", "det - alltså allt"),
    ("sv", "det—alltså allt"),
    ("sv", "50% av tiden"),
    ("sv", "50 % av tiden"),
    ("sv", "{share} % av tiden"),
    ("sv", "det  är"),
    ("sv", f"det {NO_BREAK}är"),
    ("sv", "det är ."),
    ("sv", "det , alltså"),
    ("sv", "vad ?"),
    ("sv", f"vad{NO_BREAK}?"),
    ("sv", "det ( är)"),
    ("sv", "vänta..."),
    ("sv", "vänta .."),
    ("sv", "ett,två"),
]

RIGHT = [
    ("sv", "ett ”omdöme”, Finlands"),
    ("nb", "et «omdømme»"),
    ("sv", f"50{NO_BREAK}% av tiden, 7,5{NO_BREAK}% på nivå 1–5"),
    ("sv", "det – alltså allt – är 51 − 5 = 46"),
    ("sv", "yrkes- och karriärprofil, IPS-teamet, 2026-01-09, T-IPS-03"),
    ("sv", "%"),
    ("sv", "vänta … (5.1(A), t.ex.)"),
]


@pytest.mark.parametrize("locale", LOCALES)
def test_signs_are_those_of_the_language(locale: str) -> None:
    lines = (
        f"{text.file}:{text.line}: {'.'.join(text.key)}: {fault}"
        for text in texts(locale)
        for fault in faults(text.text, locale)
    )
    refuse(lines, "write the sign that was expected, as content/en-dev/words.md says")


@pytest.mark.parametrize(("locale", "text"), WRONG)
def test_a_wrong_sign_is_caught(locale: str, text: str) -> None:
    assert list(faults(text, locale)) != []


@pytest.mark.parametrize(("locale", "text"), RIGHT)
def test_a_right_sign_is_left_alone(locale: str, text: str) -> None:
    assert list(faults(text, locale)) == []
