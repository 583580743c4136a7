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
    wanted = framework.text(framework.source_language)
    given = framework.text(locale)
    present = total = 0
    for path in _leaves(text_keys(framework), ()):
        if wanted.find(*path) is None:
            continue
        total += 1
        value = given.find(*path)
        present += value is not None and not value.fallback
    return present, total


def _leaves(keys: TextKeys, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for key, inner in keys.items():
        if isinstance(inner, dict):
            yield from _leaves(inner, (*path, key))
        else:
            yield (*path, key)
