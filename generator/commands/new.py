"""`tumstock new site`, `framework` and `locale`: files to begin with."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from generator import starter
from generator.commands.site import in_site
from generator.editor import header, schema_folder
from generator.locales import FILE, LOCALES, SITE_FOLDER, has_locale
from generator.new_locale import locale_file
from generator.project import Project
from generator.schemas import schema_files
from generator.whole_files import write_files

FAILED = 1
"""Exit status when nothing could be written."""


@click.group()
def new() -> None:
    """Write a site, a framework or a language to begin with."""


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
    click.echo(f"{len(files)} files in {folder}. Next:\n")
    click.echo(f'    cd "{folder}"')
    click.echo(f"    {_called_from(folder)} serve")


def _called_from(folder: Path) -> str:
    """How this program is called from a folder: by its path, where a name alone is not found."""
    given = Path(sys.argv[0])
    if given.stem != "tumstock" or shutil.which("tumstock"):
        return "tumstock"
    called, there = given.absolute(), folder.resolve()
    alike = called.anchor == there.anchor  # not two drives, on Windows
    path = os.path.relpath(called, there) if alike else str(called)
    return f'"{path}"' if " " in path else path


@new.command()
@click.argument("name", metavar="ID")
@click.option("--title", help="Name in full.")
@click.option("--short-title", help="Name for the navigation; the full one when left out.")
@click.option("--publisher", help="Who publishes the source.")
@click.option("--document", help="Short code of the source document; the ID when left out.")
@click.option(
    "--locale", type=click.Choice(starter.SOURCES), help="Language of the texts to begin with."
)
@in_site
def framework(
    name: str,
    *,
    title: str | None,
    short_title: str | None,
    publisher: str | None,
    document: str | None,
    locale: str | None,
    project: Project,
) -> None:
    """Write the framework ID into the site's folder of frameworks: every key, explained.

    On a terminal it asks for what no option says. It has nothing to mend from the start. Exit
    status: 0 written, 1 nothing written, 2 wrong usage.
    """
    asks = on_terminal()
    title = _said(title, "Name in full", name, asks=asks)
    known = project.locales[0].partition("-")[0]
    likely = known if known in starter.SOURCES else starter.DEFAULT
    begun = starter.Begun(
        id=name,
        title=title,
        short_title=_said(short_title, "Name for the navigation", title, asks=asks),
        publisher=_said(publisher, "Publisher of the source", "-", asks=asks),
        document=_said(document, "Short code of the source document", name, asks=asks),
        locale=_said(locale, "Language of the texts", likely, asks=asks, among=starter.SOURCES),
        version=datetime.now(tz=UTC).date().isoformat(),
    )
    try:
        files = starter.new_framework(project.frameworks, begun)
    except starter.TakenError as error:
        raise click.ClickException(f"{error} -> use another id") from None
    for file in files:
        click.echo(f"{project.frameworks.name}/{file}")


@new.command()
@click.argument("code", metavar="LOCALE")
@in_site
def locale(code: str, project: Project) -> None:
    """Write content/languages/LOCALE/locale.yaml for a new language, filled in from Unicode's data.

    Exit status: 0 written, 1 nothing written, 2 wrong usage.
    """
    home = project.frameworks.parent
    content = locale_file(code)
    if twin := _twin(code, home):
        raise click.ClickException(
            f"{code}: the language is there already, as {twin} -> write {twin}"
        )
    if has_locale(code, home):
        raise click.ClickException(f"{code}: the language is there already")
    if content is None:
        raise click.ClickException(
            f"{code}: expected a language tag that Unicode's data know, such as fi or sv-FI"
        )
    path = home / SITE_FOLDER / code / FILE
    schemas = schema_folder(project.frameworks)
    more = {} if (schemas / "locale.json").is_file() else schema_files(schemas)
    first = header(path, schemas, "locale")
    write_files({**more, path: f"{first}\n{content}"})
    click.echo(f"{SITE_FOLDER}/{code}/{FILE}. Look it through, then:\n")
    click.echo(f"    tumstock translations export {code} {code}.po")


def _twin(code: str, home: Path) -> str | None:
    """A language whose folder many file systems take for that of another code; None if none is."""
    there = (*LOCALES, *(path.parent.name for path in (home / SITE_FOLDER).glob(f"*/{FILE}")))
    return next((one for one in there if one != code and one.lower() == code.lower()), None)


def on_terminal() -> bool:
    """Whether there is a person to ask."""
    return sys.stdin.isatty()


def _said(
    given: str | None, question: str, otherwise: str, *, asks: bool, among: Sequence[str] = ()
) -> str:
    """What an option says, else what a person answers, else what stands to reason.

    Args:
        given: What the option says; None if it is not there.
        question: What a person is asked.
        otherwise: The answer of who gives none.
        asks: Whether there is a person to ask.
        among: All that may be answered; empty for anything.
    """
    if given is None and asks:
        kind = click.Choice(among) if among else None
        given = click.prompt(question, default=otherwise, type=kind)
    return " ".join((given or "").split()) or otherwise
