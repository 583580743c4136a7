"""How much of a framework has words in a locale."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.text_keys import TextKeys, text_keys

if TYPE_CHECKING:
    from generator.model import Framework


def coverage(framework: Framework, locale: str) -> tuple[int, int]:
    """Count the texts that a reader of a locale gets in its own language.

    Returns:
        Texts that are there, and texts that the reference locale has.
    """
    total = sum(1 for _ in _wanted(framework))
    return total - len(missing(framework, locale)), total


def missing(framework: Framework, locale: str) -> tuple[str, ...]:
    """Keys of the texts that a reader of a locale gets in another language, in reading order.

    Words that a regional locale takes from its own language are not missing.
    """
    texts = framework.text(locale)
    return tuple(
        ".".join(path)
        for path in _wanted(framework)
        if (value := texts.find(*path)) is None or value.fallback
    )


def _wanted(framework: Framework) -> Iterator[tuple[str, ...]]:
    """Path of every text that the reference locale has."""
    reference = framework.text(framework.source_language)
    return (path for path in _leaves(text_keys(framework), ()) if reference.find(*path))


def _leaves(keys: TextKeys, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for key, inner in keys.items():
        if isinstance(inner, dict):
            yield from _leaves(inner, (*path, key))
        else:
            yield (*path, key)
