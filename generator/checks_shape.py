"""What can be said of texts while their framework cannot be made: keys that none has.

Which ids there are, and which words are missing, is told once the framework is sound; see
`generator/checks_texts.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from generator import model_texts
from generator.messages import problem
from generator.paths import suggestion, value_at, value_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.errors import Path, Problem
    from generator.text_files import LocaleText

_HOLDERS: Mapping[str, tuple[type[model_texts.TextShape], bool]] = {
    "about": (model_texts.AboutText, False),
    "compare": (model_texts.CompareText, False),
    "application": (model_texts.ApplicationText, False),
    "sections": (model_texts.SectionText, True),
    "profile": (model_texts.ProfileText, True),
    "sheets": (model_texts.SheetText, True),
    "items": (model_texts.ItemText, True),
    "inputs": (model_texts.InputText, True),
    "columns": (model_texts.ColumnText, True),
}
"""What stands under a key, and whether that is by id."""


def shape_problems(text: LocaleText) -> Iterator[Problem]:
    """Keys that no framework has a place for, and words where keys belong.

    Args:
        text: The words of one locale, as far as they could be read.
    """
    try:
        model_texts.TextFile.model_validate(text.tree)
    except ValidationError as error:
        for one in error.errors(include_url=False):
            path = one["loc"]
            value = value_at(text.tree, path)
            file, place = text.place(path)
            if one["type"] == "extra_forbidden":
                key, there = str(path[-1]), value_at(text.tree, path[:-1])
                beside = there if isinstance(there, dict) else {}
                free = [name for name in _known(path[:-1]) if name not in beside]
                near = suggestion(key, free, "remove it")
                yield problem("unknown_text", file, place, path, key=key, near=near)
            elif isinstance(value, dict):
                found = {"found": value_text(value), "mend": "write text"}
                yield problem("not_text", file, place, path, **found)
            elif value:  # what is empty, or no text, was told when the file was read
                yield problem("not_a_mapping", file, place, path, found=value_text(value))


def _known(path: Path) -> list[str]:
    """Keys that may stand at a path of a tree of words."""
    part: type[model_texts.TextShape] = model_texts.TextFile
    while path:
        part, by_id = _HOLDERS[str(path[0])]
        path = path[2:] if by_id else path[1:]
    return list(part.model_fields)
