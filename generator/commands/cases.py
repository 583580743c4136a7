"""`tumstock cases`: the author's cases run, and cases to begin with where none stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from generator.boundaries import Boundary, missing_boundaries
from generator.cases import read_cases, run_case, scorer_of
from generator.checking import from_here
from generator.commands.problems import FOUND, output, printed, silent
from generator.commands.progress import shown
from generator.commands.site import in_site
from generator.editor import header, schema_folder
from generator.errors import Problem
from generator.load import read_frameworks
from generator.model import Framework
from generator.project import Project
from generator.skeletons import begun_names, free_name, skeletons_text
from generator.whole_files import write_files


@dataclass(slots=True)
class _Run:
    """What running cases gave: how many hold, what is wrong, and where none stands."""

    hold: int = 0
    problems: list[Problem] = field(default_factory=list)
    missing: dict[str, tuple[Boundary, ...]] = field(default_factory=dict)


@click.command(short_help="Run the worked cases of frameworks.")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@in_site
@output
@silent
@click.option("--missing", is_flag=True, help="List boundaries that no case stands at.")
@click.option("--write", is_flag=True, help="Write a case to begin with for each of them.")
def cases(
    ids: Sequence[str], project: Project, form: str, *, missing: bool, write: bool, quiet: bool
) -> None:
    """Run the worked cases of frameworks and tell each that the scoring answers otherwise.

    ID is a framework; all when left out. A boundary is a row of a table, a number of points at
    which a checklist gives more, a step, a finding, a band or a threshold. Exit status: 0 all
    hold, 1 at least one does not, cannot be read or cannot be written, 2 wrong usage.
    """
    frameworks, problems = read_frameworks(project.frameworks)
    known = [one.id for one in frameworks]
    if unknown := [one for one in ids if one not in known]:
        raise click.UsageError(f"no framework {', '.join(unknown)}: use {', '.join(known)}")
    run = _Run(problems=problems)
    asked = [one for one in frameworks if not ids or one.id in ids]
    hushed = quiet or form != "text"
    for framework in shown(asked, len(asked), "Running cases", quiet=hushed):
        _run(framework, project, run, boundaries=missing or write)
    here = sorted(from_here(one, project.frameworks.parent) for one in run.problems)
    if here or form == "json":
        click.echo(printed(here, form))
    for name, boundaries in run.missing.items():
        for one in boundaries if missing else ():
            click.echo(f"{name}: no case: {one.sentence}")
        if write:
            _write(project, name, boundaries, quiet=quiet)
    if not quiet:
        click.echo(_counted(run.hold, len(here)), err=True)
    if here:
        raise SystemExit(FOUND)


def _run(framework: Framework, project: Project, run: _Run, *, boundaries: bool) -> None:
    home = project.frameworks / framework.id
    found, problems = read_cases(framework, home, f"{project.frameworks.name}/{framework.id}")
    run.problems += problems
    scorer = scorer_of(framework)
    results = []
    for case in found:
        wrong, result = run_case(case, scorer)
        run.problems += wrong
        run.hold += not wrong
        results.append(result)
    if boundaries:
        run.missing[framework.id] = missing_boundaries(framework, results, scorer)


def _write(project: Project, name: str, missing: Sequence[Boundary], *, quiet: bool) -> None:
    """Write cases to begin with, but for boundaries that one is begun for already."""
    folder = project.frameworks / name / "cases"
    begun = begun_names(folder)
    boundaries = [one for one in missing if one.sentence not in begun]
    if not boundaries:
        if not quiet:
            told = "each that is missing is begun already" if missing else "none is missing"
            click.echo(f"{name}: no case to write, {told}", err=True)
        return
    path = free_name(folder)
    first = header(path, schema_folder(project.frameworks), "case")
    write_files({path: skeletons_text(boundaries, first)})
    click.echo(f"{from_here_path(path)}: {len(boundaries)} cases to go on with")


def from_here_path(path: Path) -> str:
    """A file as a person in the current folder would name it."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _counted(hold: int, problems: int) -> str:
    told = f"{hold} case holds" if hold == 1 else f"{hold} cases hold"
    return told + (f", {problems} problem{'s' if problems > 1 else ''} to mend" if problems else "")
