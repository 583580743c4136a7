"""Checks of the words that a site says otherwise: each stands in for one, and fits its places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import TYPE_CHECKING

from generator.messages import problem
from generator.paths import names_text, suggestion

if TYPE_CHECKING:
    from generator.errors import Path, Problem
    from generator.text_files import LocaleText
    from generator.texts import TextTree


def word_problems(text: LocaleText, tree: TextTree, known: TextTree) -> Iterator[Problem]:
    """Problems of the words of one locale.

    Args:
        text: Where they stand.
        tree: The words.
        known: The words of the source language, which has them all.
    """
    yield from _below(text, tree, known, ())


def _below(text: LocaleText, tree: TextTree, known: TextTree, path: Path) -> Iterator[Problem]:
    for key, value in tree.items():
        below: Path = (*path, key)
        file, place = text.place(below)
        source = known.get(key)
        if source is None or isinstance(source, Mapping) != isinstance(value, Mapping):
            near = suggestion(key, [one for one in known if one not in tree], "remove it")
            yield problem("unknown_word_of_site", file, place, below, key=key, near=near)
        elif isinstance(value, Mapping) and isinstance(source, Mapping):
            yield from _below(text, value, source, below)
        elif isinstance(value, str) and isinstance(
            source, str
        ):  # pragma: no branch  (both are text)
            wanted, found = _names(source) or set(), _names(value)
            if found is None or not found <= wanted:
                names = names_text(f"{{{name}}}" for name in sorted(wanted))
                told = "a brace by itself" if found is None else names_text(sorted(found - wanted))
                yield problem("word_in_braces", file, place, below, names=names, found=told)


def _names(text: str) -> set[str] | None:
    """Names in braces, which the site fills in; None where the braces make no sense."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return None
