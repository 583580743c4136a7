"""The words of a framework: looked up by path, falling back from locale to locale."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

type TextTree = Mapping[str, str | TextTree]
"""Merged words of one locale."""


@cache
def fallback_chain(locale: str, source_language: str) -> tuple[str, ...]:
    """Locales to look in, the wanted one first.

    Examples:
        >>> fallback_chain("sv-FI", "nb")
        ('sv-FI', 'sv', 'nb')
        >>> fallback_chain("sv", "sv-FI")
        ('sv', 'sv-FI')
    """
    base = locale.partition("-")[0]
    return tuple(dict.fromkeys((locale, base, source_language)))


def one_line(text: str) -> str:
    """The text on one line; no-break spaces stay, since they are there to keep words together."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


@dataclass(frozen=True, slots=True)
class TextValue:
    """A piece of text and the language that it is in.

    Attributes:
        text: The words.
        lang: Locale that they come from, for the `lang` attribute.
        fallback: Whether they stand in for a missing translation and are to be marked so.
            Words that a regional locale takes from its own language (sv-FI from sv) are none.
    """

    text: str
    lang: str
    fallback: bool

    def __str__(self) -> str:
        """The words."""
        return self.text

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The words cut at blank lines, each paragraph on one line."""
        blocks = self.text.strip().split("\n\n")
        return tuple(one_line(block) for block in blocks if block.strip())


@dataclass(frozen=True, slots=True)
class Texts:
    """Look-up of one locale.

    Attributes:
        locale: The wanted locale.
        source_language: The locale that is complete.
        trees: Words by locale.
    """

    locale: str
    source_language: str
    trees: Mapping[str, TextTree]

    def find(self, *path: str) -> TextValue | None:
        """The words at a path, or None where no locale of the chain has any."""
        for lang in fallback_chain(self.locale, self.source_language):
            node: str | TextTree | None = self.trees.get(lang)
            for key in path:
                node = node.get(key) if isinstance(node, Mapping) else None
            if isinstance(node, str):
                own = self.locale == lang or self.locale.startswith(f"{lang}-")
                return TextValue(node, lang, fallback=not own)
        return None

    def get(self, *path: str) -> TextValue:
        """The words at a path that the reference locale always has.

        Raises:
            KeyError: There are none.
        """
        value = self.find(*path)
        if value is None:
            raise KeyError(".".join(path))
        return value
