"""`tumstock pages`: every page as Markdown on disk, for another site builder."""

from __future__ import annotations

from pathlib import Path

import click

from generator.assets_built import AssetsMissingError
from generator.commands.progress import hushed, shown
from generator.errors import FrameworkErrors
from generator.locale_choice import LocaleError
from generator.written import OutFolderError, write_pages


@click.command(short_help="Write the pages for another site builder.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Folder to write to; what an earlier run wrote there is replaced.",
)
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default="mkdocs.yml",
    show_default=True,
    help="The site's configuration.",
)
@click.option("--plain", is_flag=True, help="Pages to read alone: no style sheet, no scoring.")
@hushed
def pages(out: Path, config: Path, *, plain: bool, quiet: bool) -> None:
    """Write the site's pages with one configuration a locale, and print the configurations.

    Each builds with MkDocs and Material, or with Zensical, into OUT/site/LOCALE; what the locales
    share is in OUT/site already, the site's own files too. Where a file has to be mended, or OUT
    holds what no earlier run wrote under those names, nothing is written. Exit status: 0 written,
    1 a file has to be mended or cannot be written, 2 wrong usage.
    """
    try:
        written = write_pages(
            out,
            config,
            framed=not plain,
            each=lambda locales: shown(locales, len(locales), "Writing languages", quiet=quiet),
        )
    except (FrameworkErrors, AssetsMissingError, LocaleError, OutFolderError) as error:
        raise click.ClickException(str(error)) from None
    for path in written:
        click.echo(path)
