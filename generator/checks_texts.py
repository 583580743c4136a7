"""Checks of the words: the reference locale is complete, and no locale has words too many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from generator.messages import problem
from generator.paths import names_text, suggestion, value_text
from generator.text_keys import TextKeys, text_keys

if TYPE_CHECKING:
    from generator.errors import Path, Problem
    from generator.model import Framework
    from generator.report import Report
    from generator.text_files import LocaleText
    from generator.texts import TextTree


def check_texts(
    framework: Framework, texts: Mapping[str, LocaleText], report: Report
) -> list[Problem]:
    """Note words that nothing asks for, and words that the reference locale lacks.

    Args:
        framework: The framework whose words they are.
        texts: Words by locale.
        report: Of the framework's file; a missing reference locale is noted there.

    Returns:
        Problems of the text files.
    """
    keys = text_keys(framework)
    problems: list[Problem] = []
    for text in texts.values():
        problems += _too_many(text, text.tree, keys, ())
    reference = texts.get(framework.source_language)
    if reference is None:
        report.add(
            "no_reference",
            ("source_language",),
            locale=framework.source_language,
            locales=names_text(texts),
        )
        return problems
    return [*problems, *_missing(reference, reference.tree, keys, ())]


def _too_many(text: LocaleText, tree: TextTree, keys: TextKeys, path: Path) -> Iterator[Problem]:
    """Words in places that the framework does not have."""
    for key, value in tree.items():
        below: Path = (*path, key)
        file, place = text.place(below)
        wanted = keys.get(key)
        if wanted is None:
            free = [name for name in keys if name not in tree]
            unnamed = "name it under 'rules' of an item, a section or the total, or remove it"
            near = suggestion(key, free, unnamed if path == ("rules",) else "remove it")
            yield problem("unknown_text", file, place, below, key=key, near=near)
        elif isinstance(wanted, dict):
            if isinstance(value, Mapping):
                yield from _too_many(text, value, wanted, below)
            else:
                yield problem("not_a_mapping", file, place, below, found=value_text(value))
        elif isinstance(value, Mapping):
            found = value_text(value)
            yield problem("not_text", file, place, below, found=found, mend="write text")


def _missing(text: LocaleText, tree: TextTree, keys: TextKeys, path: Path) -> Iterator[Problem]:
    """Words that are not there; those missing side by side are one problem."""
    absent = [key for key, wanted in keys.items() if key not in tree and _needed(wanted)]
    if absent:
        file, place = text.place(path)
        yield problem("missing_text", file, place, path, names=names_text(absent))
    for key, wanted in keys.items():
        inner = tree.get(key)
        if isinstance(wanted, dict) and isinstance(inner, Mapping):
            yield from _missing(text, inner, wanted, (*path, key))


def _needed(wanted: bool | TextKeys) -> bool:  # noqa: FBT001 - a leaf of the keys
    if isinstance(wanted, dict):
        return any(_needed(inner) for inner in wanted.values())
    return wanted
