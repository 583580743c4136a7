"""`tumstock translations`: how much of each framework there is in each language."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from generator.commands.frameworks import in_folder, read_frameworks
from generator.coverage import coverage, missing
from generator.locales import site_locales


@click.command(short_help="Count the texts in each language.")
@in_folder
@click.option("--missing", "listed", is_flag=True, help="List the key of each missing text too.")
def translations(frameworks: Path, *, listed: bool) -> None:
    """Print how many texts of each framework are there in each language.

    A text that Swedish of Finland takes from Swedish counts as there. Exit status: 0 also where
    texts are missing, 1 if a framework has to be mended, 2 wrong usage.
    """
    loaded = read_frameworks(frameworks)
    locales = site_locales(frameworks.parent)
    rows = [("framework", *locales)]
    for framework in loaded:
        counts = (coverage(framework, locale) for locale in locales)
        rows.append((framework.id, *(f"{present}/{total}" for present, total in counts)))
    click.echo(_table(rows))
    if listed:
        for framework in loaded:
            for locale in locales:
                for key in missing(framework, locale):
                    click.echo(f"{framework.id} {locale} {key}")


def _table(rows: Sequence[Sequence[str]]) -> str:
    """Rows under one another: the first column to the left, the others, numbers, to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            (
                row[0].ljust(widths[0]),
                *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
            )
        )
        for row in rows
    )
