"""The words of a framework: looked up by path, falling back from locale to locale."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

type TextTree = Mapping[str, str | TextTree]
"""Merged words of one locale."""


@cache
def fallback_chain(
    locale: str, source_language: str, fallback: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Locales to look in, the wanted one first.

    Args:
        locale: The wanted locale; one of a country falls back to its language.
        source_language: The locale that is complete.
        fallback: Locales that stand in before the source language.

    Examples:
        >>> fallback_chain("sv-FI", "nb")
        ('sv-FI', 'sv', 'nb')
        >>> fallback_chain("sv", "sv-FI")
        ('sv', 'sv-FI')
        >>> fallback_chain("nn", "sv", ("nb",))
        ('nn', 'nb', 'sv')
    """
    base = locale.partition("-")[0]
    return tuple(dict.fromkeys((locale, base, *fallback, source_language)))


def laid_over(below: TextTree, above: TextTree) -> TextTree:
    """The words of two trees, those of the second where both have some.

    Examples:
        >>> laid_over({"a": {"b": "1", "c": "2"}}, {"a": {"c": "3"}})
        {'a': {'b': '1', 'c': '3'}}
    """
    merged = dict(below)
    for key, node in above.items():
        under = merged.get(key)
        if isinstance(node, Mapping) and isinstance(under, Mapping):
            merged[key] = laid_over(under, node)
        else:
            merged[key] = node
    return merged


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
        fallback: Locales that stand in before the complete one.
    """

    locale: str
    source_language: str
    trees: Mapping[str, TextTree]
    fallback: tuple[str, ...] = ()

    def find(self, *path: str) -> TextValue | None:
        """The words at a path, or None where no locale of the chain has any."""
        for lang in fallback_chain(self.locale, self.source_language, self.fallback):
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
