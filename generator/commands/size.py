"""`tumstock size`: how large the built site is, for people, programs and a workflow's summary."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path

import click

from generator.site_size import Size, is_site, sizes

_MEGABYTE = 1_000_000


@click.command(short_help="Tell how large the built site is.")
@click.argument(
    "folder",
    metavar="[DIR]",
    default="site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="A table for people, one JSON document, or a table for a workflow's summary.",
)
def size(folder: Path, form: str) -> None:
    """Tell how large a built site is, in all and by what its files are for.

    DIR is the folder that the site was built into; site when left out. Sizes are those on the
    host and, as gzip, on the way to a browser. Nobody fetches all: a page loads its own files.
    Exit status: 0 told, 1 the folder holds no built site, 2 wrong usage.
    """
    if not is_site(folder):
        raise click.ClickException(f"{folder} holds no built site -> run `mkdocs build` first")
    click.echo(_FORMS[form](sizes(folder)))


def _rows(found: Mapping[str, Size]) -> list[tuple[str, str, str, str]]:
    total = sum(found.values(), Size())
    told = [
        (name, str(one.files), _megabytes(one.bytes), _megabytes(one.gzip))
        for name, one in {**found, "all": total}.items()
        if one.files
    ]
    return [("", "files", "MB", "MB as gzip"), *told]


def _megabytes(count: int) -> str:
    return f"{count / _MEGABYTE:.2f}"


def _text(found: Mapping[str, Size]) -> str:
    rows = _rows(found)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        [
            row[0].ljust(widths[0]),
            *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
        ]
        for row in rows
    )
    return "\n".join("  ".join(line) for line in lines)


def _markdown(found: Mapping[str, Size]) -> str:
    head, *rows = _rows(found)
    lines = [head, ("---", "---:", "---:", "---:"), *rows]
    return "\n".join(["### Size of the site", "", *(f"| {' | '.join(row)} |" for row in lines)])


def _json(found: Mapping[str, Size]) -> str:
    total = sum(found.values(), Size())
    kinds = {name: asdict(one) for name, one in found.items()}
    return json.dumps({**asdict(total), "kinds": kinds}, indent=1)


_FORMS: Mapping[str, Callable[[Mapping[str, Size]], str]] = {
    "text": _text,
    "markdown": _markdown,
    "json": _json,
}
