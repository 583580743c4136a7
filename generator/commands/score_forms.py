"""The forms in which scored files are written: results alone, JSON Lines, or CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.commands.files import sentence
from generator.commands.scored import Scored

COLUMNS = (
    "file", "framework", "version", "kind", "answered", "count", "complete", "unknown",
    "overridden", "score", "lowest", "highest", "min", "max", "percent", "band", "met", "partly",
    "not_met", "not_applicable", "given_version", "not_mapped", "problems",
)  # fmt: skip
"""Columns of the CSV: the file, fields of the result's `framework` and `total`, the version that
it was answered in where that is an earlier one, items that have no place in this one, problems."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Signs that make a spreadsheet take a text for a formula."""


def results(scored: Scored) -> Iterator[str]:
    """The result as it is; nothing for a refused file."""
    if scored.reply is not None:
        yield scored.reply


def json_lines(scored: Scored) -> Iterator[str]:
    """One object a file: `file` and `result`, or `file` and `problems`."""
    name = json.dumps(scored.file, ensure_ascii=False)
    if scored.reply is not None:
        yield f'{{"file":{name},"result":{scored.reply}}}'
    else:
        problems = json.dumps(scored.problems, ensure_ascii=False, separators=(",", ":"))
        yield f'{{"file":{name},"problems":{problems}}}'


def csv_row(scored: Scored) -> Iterator[str]:
    """One row a file; what a framework does not have is empty."""
    cells: dict[str, object] = {"file": text(scored.file)}
    if scored.reply is None:
        told = (sentence("", problem).removeprefix(": ") for problem in scored.problems)
        cells["problems"] = text(" | ".join(told))
    else:
        result = json.loads(scored.reply)
        total = result["total"]
        cells |= {"framework": result["framework"]["id"], **_plain(total)}
        cells["version"] = result["framework"]["version"]
        given = result.get("given", {"version": "", "not_mapped": ()})
        lost = (one["item"] or one["path"] for one in given["not_mapped"])
        cells |= {"given_version": given["version"], "not_mapped": text(", ".join(lost))}
    yield row([cells.get(column, "") for column in COLUMNS])


def csv_heading() -> str:
    """The first row."""
    return row(COLUMNS)


FORMS: Mapping[str, Callable[[Scored], Iterator[str]]] = {
    "result": results,
    "jsonl": json_lines,
    "csv": csv_row,
}
"""Forms by the name that the command takes; each gives the lines of a file."""


def _plain(total: Mapping[str, object]) -> dict[str, object]:
    """Fields of the total that fit into a cell."""
    fields = ((key, value) for key, value in total.items() if key in COLUMNS)
    return {
        key: str(value).lower() if isinstance(value, bool) else value
        for key, value in fields
        if value is not None and not isinstance(value, dict | list)
    }


def text(given: str) -> str:
    """A text as a cell: one that a spreadsheet would take for a formula is marked as text."""
    return f"'{given}" if given.startswith(_FORMULA) else given


def row(cells: Iterable[object]) -> str:
    """Cells as a row of CSV, without the end of the line."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()
