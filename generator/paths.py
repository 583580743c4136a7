"""How paths, values and suggestions are worded in messages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.errors import Path

_BARE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_MOST_NAMED = 12
_MOST_LETTERS = 50


def path_text(path: Path, data: object = None) -> str:
    """Print a path; entries of a list are named by their id where `data` shows one.

    Examples:
        >>> path_text(("items", 1, "rows", 0), {"items": [{"id": "1"}, {"id": "2"}]})
        'items."2".rows[0]'
    """
    printed = ""
    for key in path:
        below = _step(data, key)
        name = below.get("id") if isinstance(key, int) and isinstance(below, Mapping) else key
        if isinstance(name, str) and name:
            shown = name if _BARE.fullmatch(name) else f'"{name}"'
            printed += ("." if printed else "") + shortened(shown)
        else:
            printed += f"[{key}]"
        data = below
    return printed


def shortened(text: str, most: int = _MOST_LETTERS) -> str:
    """The text, or as many of its first letters and a sign that it goes on."""
    return text if len(text) <= most else text[:most] + "..."


def on_one_line(text: str) -> str:
    r"""The text with an escape for each character that has no print, such as a line break.

    Examples:
        >>> on_one_line("sv\nnb"), on_one_line("Ærø")
        ('sv\\nnb', 'Ærø')
    """
    if text.isprintable():
        return text
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode() for each in text
    )


def value_at(data: object, path: Path) -> object:
    """The value at a path, None where there is none."""
    for key in path:
        data = _step(data, key)
    return data


def _step(data: object, key: str | int) -> object:
    if isinstance(key, str):
        return data.get(key) if isinstance(data, Mapping) else None
    inside = isinstance(data, Sequence) and not isinstance(data, str) and key < len(data)
    return data[key] if inside else None  # type: ignore[index]  # a key of a list is a number


def value_text(value: object) -> str:
    """Print a value as an author would name it.

    Examples:
        >>> value_text("hours"), value_text(5), value_text(None), value_text([1])
        ("'hours'", 'the number 5', 'nothing', 'a list of 1')
    """
    if value is None or isinstance(value, bool):
        return {None: "nothing", True: "true", False: "false"}[value]
    if isinstance(value, int | Decimal):
        return f"the number {value}"
    if isinstance(value, str):
        return repr(shortened(value))
    if isinstance(value, Mapping):
        return f"a mapping with {names_text(value)}" if value else "an empty mapping"
    if isinstance(value, Sequence) and value:
        return f"a list of {len(value)}"
    return "an empty list"


def names_text(names: Iterable[object]) -> str:
    """Print names in a row, the first dozen of them; 'none' for none."""
    listed = [shortened(str(name)) for name in names]
    more = f" and {len(listed) - _MOST_NAMED} more" if len(listed) > _MOST_NAMED else ""
    return (", ".join(listed[:_MOST_NAMED]) or "none") + more


def nearest(word: object, known: Iterable[str]) -> str | None:
    """The known name that a word was probably meant to be, or None."""
    close = get_close_matches(str(word), list(known), n=1, cutoff=0.6)
    return close[0] if close else None


def suggestion(word: object, known: Iterable[str], otherwise: str) -> str:
    """Ask for the nearest known name; where none is near, say what to do otherwise."""
    close = nearest(word, known)
    return f"did you mean '{close}'?" if close else otherwise


def quoting(value: object) -> str:
    """How to make text of a value that is none.

    Examples:
        >>> quoting(5), quoting(True), quoting(None)
        ('put it in quotes: "5"', 'put it in quotes: "true"', 'write text')
    """
    if isinstance(value, bool):
        return f'put it in quotes: "{str(value).lower()}"'
    return f'put it in quotes: "{value}"' if isinstance(value, int | Decimal) else "write text"
