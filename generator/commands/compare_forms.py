"""The forms in which a comparison is written: as computed, as columns to read, or CSV."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from generator.commands.score_forms import row, text

Line = tuple[str, ...]
"""What it is about, its id, its value in each assessment, the change."""


def result(reply: str, files: Sequence[str]) -> Iterator[str]:
    """The reply as it is."""
    del files  # the reply does not know them
    yield reply


def csv_rows(reply: str, files: Sequence[str]) -> Iterator[str]:
    """A heading, then a row for each line of `lines`."""
    yield row([*_HEADING[:2], *map(text, files), _HEADING[2]])
    yield from map(row, lines(json.loads(reply)))


def columns(reply: str, files: Sequence[str]) -> Iterator[str]:
    """The same in columns; the files by number, with their names above."""
    comparison = json.loads(reply)
    each = list(zip(files, comparison["assessments"], strict=True))
    for number, (file, given) in enumerate(each, 1):
        yield f"{number}  {file} ({comparison['framework']['id']} {given['version']})"
    yield ""
    numbers = [str(number) for number in range(1, len(each) + 1)]
    table = [(*_HEADING[:2], *numbers, _HEADING[2]), *lines(comparison)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for line in table:
        padded = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        yield "  ".join(padded).rstrip()


FORMS: Mapping[str, Callable[[str, Sequence[str]], Iterator[str]]] = {
    "result": result,
    "text": columns,
    "csv": csv_rows,
}
"""Forms by the name that the command takes; each gives the lines of a comparison."""

_HEADING = ("about", "id", "change")
_OF_TOTAL = ("answered", "count", "score", "lowest", "highest", "met", "band")
"""Of a total, in this order, what a framework has; the change is that of the score, or of met."""


def lines(comparison: Mapping[str, Any]) -> Iterator[Line]:
    """The total, the sections, the items of all, those of some, and figures of recorded items.

    What an assessment of an earlier version says that has no place any more is `not_mapped`.

    A value that an assessment does not have is empty. The value of an item is its score, of a
    criterion that is met or not the word for it; of one that is not scored its status. Nothing is
    computed here.

    Args:
        comparison: A reply of `scoring.compare`.
    """
    given = comparison["assessments"]
    totals = [each["total"] for each in given]
    changed = "met" if "met" in totals[0] else "score"
    for field in _OF_TOTAL:
        values = [_cell(total.get(field)) for total in totals]
        if any(values):
            change = _cell(comparison["total"]["change"]) if field == changed else ""
            yield "total", field, *values, change
    lost = [", ".join(one["item"] or one["path"] for one in each["not_mapped"]) for each in given]
    if any(lost):
        yield "total", "not_mapped", *lost, ""
    for number, section in enumerate(comparison["sections"]):
        scores = [_cell(each["sections"][number]["score"]) for each in given]
        yield "section", section["id"], *scores, _cell(section["change"])
    for item in chain(comparison["items"], comparison["apart"]):
        first, then = ("level", "value") if item["kind"] == "met" else ("value", "level")
        values = [each[first] or each[then] or each["status"] for each in item["values"]]
        yield item["kind"], item["item"], *values, _cell(item["change"])
        yield from _figures(item)


def _figures(item: Mapping[str, Any]) -> Iterator[Line]:
    """A line for each figure that at least one of the assessments has."""
    each = [values.get("figures", {}) for values in item["values"]]
    for name in dict.fromkeys(chain.from_iterable(each)):
        values = [_cell(figures.get(name)) for figures in each]
        yield "figure", f"{item['item']} {name}", *values, ""


def _cell(value: object) -> str:
    return "" if value is None else str(value)
