"""Checks of the words: the reference locale is complete, and no locale has words too many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, cast

from generator.checks_ids import walk_paths
from generator.messages import problem
from generator.model import GroupItem, LevelsItem, TableItem
from generator.paths import names_text, path_text, suggestion, value_text
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
    unsound = _unsound(framework, report)
    problems: list[Problem] = []
    for text in texts.values():
        tree = _without(text.tree, unsound)
        problems += _too_many(text, tree, keys, ())
    reference = texts.get(framework.source_language)
    if reference is None:
        report.add(
            "no_reference",
            ("source_language",),
            locale=framework.source_language,
            locales=names_text(texts),
        )
        return problems
    if not reference.readable:  # what is missing may stand in the file that cannot be read
        return problems
    _see(framework, reference, report)
    items = cast("TextKeys", keys["items"])
    keys["items"] = {name: inner for name, inner in items.items() if name not in unsound}
    return [*problems, *_missing(reference, reference.tree, keys, ())]


def _unsound(framework: Framework, report: Report) -> frozenset[str]:
    """Items with a problem of their own; what words they need cannot be told yet."""
    unsound: set[str] = set()
    for n, item in enumerate(framework.items):
        scale = item.scale if isinstance(item, LevelsItem | TableItem) else None
        if ("items", n) in report.touched or ("scales", scale) in report.touched:
            parts = item.parts if isinstance(item, GroupItem) else ()
            unsound |= {item.id, *(part.id for part in parts)}
    return frozenset(unsound)


def _without(tree: TextTree, unsound: frozenset[str]) -> TextTree:
    """The words without those of unsound items."""
    items = tree.get("items")
    if not isinstance(items, Mapping):
        return tree
    return {**tree, "items": {key: inner for key, inner in items.items() if key not in unsound}}


def _see(framework: Framework, reference: LocaleText, report: Report) -> None:
    """Every cross reference leads to an item or a note."""
    notes = reference.tree.get("notes")
    known = [*(notes if isinstance(notes, Mapping) else ()), *(i.id for i in framework.walk())]
    for item, path in walk_paths(framework):
        for n, name in enumerate(item.see):
            if name not in known:
                what = "the id of an item or a note"
                report.unknown((*path, "see", n), what, name, known)


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
    absent = [
        path_text(leaf)
        for key, wanted in keys.items()
        if key not in tree
        for leaf in _needed(wanted, (key,))
    ]
    if absent:
        file, place = text.place(path)
        yield problem("missing_text", file, place, path, names=names_text(absent))
    for key, wanted in keys.items():
        inner = tree.get(key)
        if isinstance(wanted, dict) and isinstance(inner, Mapping):
            yield from _missing(text, inner, wanted, (*path, key))


def _needed(wanted: bool | TextKeys, path: Path) -> Iterator[Path]:  # noqa: FBT001 - a leaf
    """Paths of the texts that have to be there."""
    if isinstance(wanted, dict):
        for key, inner in wanted.items():
            yield from _needed(inner, (*path, key))
    elif wanted:
        yield path
