"""Words in the order of a language's alphabet."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_SISTERS = {"æ": "ä", "ä": "æ", "ø": "ö", "ö": "ø"}
"""Letters that stand for one another in the other language."""


def initial(word: str, last: str) -> str:
    """The letter that a word is found under, as a capital.

    Args:
        word: The word.
        last: Letters that come after z in the language.

    Examples:
        >>> initial("Öppenhet", "åäö"), initial("Éclair", "åäö"), initial("Ökonomi", "æøå")
        ('Ö', 'E', 'Ø')
    """
    return _letters(word, _LATIN + last)[:1].upper()


def sort_key(word: str, last: str) -> tuple[int, ...]:
    """What to sort words by; space and other signs stand before the letters.

    Examples:
        >>> sorted(["Ö", "zon", "Ål", "IPS", "Ä"], key=lambda word: sort_key(word, "åäö"))
        ['IPS', 'zon', 'Ål', 'Ä', 'Ö']
        >>> sorted(["Årsverk", "Økonomi", "Ærlig"], key=lambda word: sort_key(word, "æøå"))
        ['Ærlig', 'Økonomi', 'Årsverk']
    """
    letters = _LATIN + last
    return tuple(letters.find(letter) for letter in _letters(word, letters))


def by_letter[T](words: Iterable[tuple[str, T]], last: str) -> dict[str, list[tuple[str, T]]]:
    """Words with what belongs to them, sorted, by the letter that they are found under."""
    found: dict[str, list[tuple[str, T]]] = {}
    for word, thing in sorted(words, key=lambda pair: sort_key(pair[0], last)):
        found.setdefault(initial(word, last), []).append((word, thing))
    return found


def _letters(word: str, letters: str) -> str:
    """The word in small letters of the alphabet, accents that it lacks left out."""
    return "".join(
        letter if letter in letters else _plain(letter, letters)
        for letter in unicodedata.normalize("NFC", word).lower()
    )


def _plain(letter: str, letters: str) -> str:
    sister = _SISTERS.get(letter, "")
    return sister if sister and sister in letters else unicodedata.normalize("NFD", letter)[0]
