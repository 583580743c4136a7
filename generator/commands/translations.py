"""`tumstock translations`: how much there is in each language; texts to translators and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from generator.catalogue import CatalogueError, Entry, read_catalogue, write_catalogue
from generator.commands.frameworks import in_folder, read_frameworks
from generator.commands.progress import hushed, shown
from generator.coverage import coverage, missing
from generator.errors import FrameworkErrors
from generator.locales import site_locales
from generator.model import Framework
from generator.paths import names_text, suggestion
from generator.translation_import import files_of, look_at
from generator.translation_units import Project, open_project
from generator.whole_files import write_files
from generator.workbook import WorkbookError, read_workbook, write_workbook

REFUSED = 1
"""Exit status when a catalogue has to be mended."""

WORKBOOK = ".xlsx"
_KINDS = (".po", WORKBOOK)

_source = click.option(
    "--from", "source", metavar="LOCALE", help="Language to translate from where it has words."
)


@click.group(
    invoke_without_command=True, short_help="Count texts, give them to translators, take them back."
)
@in_folder
@click.option("--missing", "listed", is_flag=True, help="List the key of each missing text too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A table for people, or one JSON document.",
)
@click.pass_context
def translations(context: click.Context, frameworks: Path, form: str, *, listed: bool) -> None:
    """Print how many texts of each framework are there in each language.

    A text that Swedish of Finland takes from Swedish counts as there. Exit status: 0 also where
    texts are missing, 1 if a framework has to be mended, 2 wrong usage.
    """
    context.obj = frameworks
    if context.invoked_subcommand is not None:
        return
    loaded = read_frameworks(frameworks)
    locales = site_locales(frameworks.parent)
    if form == "json":
        click.echo(_json(loaded, tuple(locales), listed=listed))
        return
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


@translations.command("export")
@click.argument("locale")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@_source
@click.option("--only", multiple=True, metavar="ROOM", help="`interface` or a framework's id.")
@click.option("--missing", "lacking", is_flag=True, help="Only texts without a translation.")
@hushed
@click.pass_obj
def export(
    frameworks: Path,
    locale: str,
    file: Path,
    source: str | None,
    only: Sequence[str],
    *,
    lacking: bool,
    quiet: bool,
) -> None:
    """Write the texts for translators into FILE: a gettext catalogue (.po) or a workbook (.xlsx).

    Each has its source, where it is met, what to keep, and how long it may be. Exit status: 0
    written, 1 a framework has to be mended or the file cannot be written, 2 wrong usage.
    """
    _see_kind(file)
    project = _project(frameworks)
    _see_locales(project, locale, source)
    for room in only:
        if room not in project.rooms:
            near = suggestion(room, project.rooms, f"use one of {names_text(project.rooms)}")
            raise click.UsageError(f"--only: no room '{room}' -> {near}")
    units = [one for one in project.units(locale, source, only) if not (lacking and one.text)]
    write = write_workbook if file.suffix.lower() == WORKBOOK else write_catalogue
    try:
        told = shown(units, len(units), "Writing texts", quiet=quiet)
        write_files({file: write(told, locale)})
    except WorkbookError as error:
        raise click.ClickException(f"{file}: {error}") from None
    done = sum(1 for unit in units if unit.text)
    click.echo(f"{file}: {len(units)} texts, {done} of them translated")


@translations.command("import")
@click.argument("locale")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_source
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option("--skip", is_flag=True, help="Leave out what has to be mended and take the rest.")
@click.pass_obj
def take_in(
    frameworks: Path, locale: str, file: Path, source: str | None, *, dry_run: bool, skip: bool
) -> None:
    """Take translations from FILE, a gettext catalogue or a workbook, into the YAML files.

    A changed text is changed where it stands; all other lines stay, comments too. Exit status: 0
    taken, 1 at least one entry has to be mended (nothing is written, or with --skip the others),
    2 wrong usage.
    """
    _see_kind(file)
    project = _project(frameworks)
    _see_locales(project, locale, source)
    try:
        entries, problems = _read(file, locale)
    except (CatalogueError, WorkbookError) as error:
        raise click.ClickException(f"{file}: {error}") from None
    intake = look_at(entries, project, locale, source, str(file))
    intake.problems[:0] = problems
    files = files_of(intake, project)
    for sentence in (*intake.problems, *intake.warnings):
        click.echo(sentence, err=True)
    if intake.problems and not skip:
        raise click.ClickException(f"{len(intake.problems)} to mend; nothing is written")
    if not dry_run:
        write_files(files)
    click.echo(
        f"{len(intake.taken)} changed in {len(files)} files, {intake.same} as they were, "
        f"{intake.empty} without a translation"
    )
    for path in sorted(files):
        click.echo(f"{'would write' if dry_run else 'wrote'} {path}")
    if intake.problems:
        raise SystemExit(REFUSED)


def _json(frameworks: Sequence[Framework], locales: Sequence[str], *, listed: bool) -> str:
    """What the table says, and the list of what is missing, for a program."""

    def counted(framework: Framework, locale: str) -> dict[str, object]:
        present, total = coverage(framework, locale)
        more = {"missing": list(missing(framework, locale))} if listed else {}
        return {"present": present, "total": total, **more}

    found = {one.id: {locale: counted(one, locale) for locale in locales} for one in frameworks}
    return json.dumps({"frameworks": found}, ensure_ascii=False, indent=1)


def _see_kind(file: Path) -> None:
    """See that a file is named as one for translators, so that no other is written over.

    Raises:
        click.UsageError: It is not.
    """
    if file.suffix.lower() not in _KINDS:
        kinds = " or ".join(_KINDS)
        raise click.UsageError(f"{file}: expected a file in {kinds} -> save it as such")


def _read(file: Path, locale: str) -> tuple[list[Entry], list[str]]:
    """Entries of a catalogue or a workbook, and what is wrong with rows of the latter."""
    if file.suffix.lower() != WORKBOOK:
        return list(read_catalogue(file.read_bytes())), []
    found = read_workbook(file.read_bytes(), locale)
    return found.entries, [f"{file}:{problem}" for problem in found.problems]


def _project(frameworks: Path) -> Project:
    try:
        return open_project(frameworks)
    except FrameworkErrors as errors:
        raise click.ClickException(str(errors)) from None


def _see_locales(project: Project, *codes: str | None) -> None:
    for code in codes:
        if code is not None and code not in project.locales:
            otherwise = f"make it first: tumstock new locale {code}"
            near = suggestion(code, project.locales, otherwise)
            raise click.UsageError(f"no language '{code}' -> {near}")


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
