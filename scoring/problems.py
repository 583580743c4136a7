"""Gathering what is wrong with the answer to one item."""

from __future__ import annotations

from scoring.errors import Problem
from scoring.json_text import spaced

__all__ = ["Problems", "found_text"]

_LONGEST_QUOTE = 80


class Problems(list[Problem]):
    """Problems gathered for one item, each code once a place.

    Attributes:
        item: Id of the item.
    """

    def __init__(self, item: str) -> None:
        """Start without problems for `item`."""
        super().__init__()
        self.item = item
        self._told: set[tuple[str, str]] = set()

    def add(self, code: str, path: str, found: object, expected: object = None) -> None:
        """Note that `answers.<item>.<path>` is wrong in the way that `code` says."""
        where = f"answers.{self.item}.{path}" if path else f"answers.{self.item}"
        if (code, where) not in self._told:
            self._told.add((code, where))
            self.append(Problem(code, where, self.item, expected, found_text(found)))


def found_text(found: object) -> str:
    """What was found, as JSON unless it is text, short enough to be quoted back."""
    try:
        text = found if isinstance(found, str) else spaced(found)
    except (TypeError, ValueError):  # no JSON: handed over by a program
        text = repr(found)
    except RecursionError:
        return f"{type(found).__name__}, nested too deeply"
    return text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1]}…"
