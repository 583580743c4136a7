"""`tumstock check`: everything that an author has to mend, at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from generator.checking import check_site, named_from_here
from generator.commands.problems import FOUND, output, printed, silent, warning
from generator.commands.progress import shown
from generator.commands.site import in_site_as_it_is
from generator.model import Framework
from generator.project import Project
from generator.published import FILE, unheld


@click.command(short_help="Tell what has to be mended, and where.")
@in_site_as_it_is
@output
@silent
def check(project: Project, form: str, *, quiet: bool) -> None:
    """Tell everything that has to be mended: file, line, column, what was expected, how to mend.

    Looks at frameworks, their texts and cases, the glossary and the start pages, and whether what
    is published still means the same. Whether cases give what they say is for `tumstock cases`.
    For GitHub's workflows it also warns of frameworks that are shown and were never recorded.
    Exit status: 0 nothing to mend, 1 problems, 2 wrong usage.
    """
    hushed = quiet or form != "text"

    def each(homes: Sequence[Path], label: str) -> Iterator[Path]:
        return shown(homes, len(homes), label, quiet=hushed)

    frameworks, problems = check_site(project, each)
    if problems or form == "json":
        click.echo(printed(problems, form))
    elif form == "github":
        _warn(project, frameworks)
    if problems:
        count = len(problems)
        if not quiet:
            click.echo(f"{count} problem{'s' if count > 1 else ''} to mend", err=True)
        raise SystemExit(FOUND)
    listed = ", ".join(one.id for one in frameworks)
    if not quiet:
        click.echo(f"Nothing to mend: {listed}", err=True)


def _warn(project: Project, frameworks: Sequence[Framework]) -> None:
    """Name the frameworks that may change unnoticed; that is no problem of theirs."""
    for one in unheld(frameworks, project.frameworks, project.shown):
        file = named_from_here(project.frameworks / one.id / "framework.yaml")
        mend = f"run `tumstock publish {one.id}` and commit the file that it writes"
        message = f"shown to readers without {FILE}, so it may change unnoticed -> {mend}"
        click.echo(warning(file, f"{one.id}: not published", message))
