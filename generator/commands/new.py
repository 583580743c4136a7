"""`tumstock new site` and `tumstock new framework`: files to begin with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from generator import starter

FAILED = 1
"""Exit status when nothing could be written."""


@click.group()
def new() -> None:
    """Write a site or a framework to begin with."""


@new.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", help="Name of the site; the folder's name when left out.")
@click.option(
    "--locale",
    "locales",
    multiple=True,
    type=click.Choice(starter.LOCALES),
    help="A language of the site; may be given again, the first is the default.  [sv]",
)
def site(folder: Path, name: str | None, locales: Sequence[str]) -> None:
    """Write a site into DIR: configuration, an example framework, pages, a workflow.

    DIR must be new or empty. Exit status: 0 written, 1 nothing written, 2 wrong usage.
    """
    called = " ".join((name or folder.resolve().name).split())
    if not called:
        raise click.UsageError("--name is empty")
    chosen = tuple(dict.fromkeys(locales or (starter.DEFAULT,)))
    try:
        files = starter.new_site(folder, name=called, locales=chosen)
    except starter.TakenError as error:
        raise click.ClickException(f"{error} -> name a new folder") from None
    except OSError as error:
        raise click.ClickException(f"{folder}: {error.strerror}") from None
    click.echo(f"{len(files)} files in {folder}. Next:\n")
    click.echo(f'    cd "{folder}"')
    click.echo("    tumstock serve")
