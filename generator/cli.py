"""The `tumstock` command.

click reads the command line: it is small, steady, and does help and exit codes well.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from generator.coverage import coverage, missing
from generator.errors import FrameworkErrors
from generator.load import load_frameworks
from generator.locales import LOCALES
from generator.model import Framework
from generator.rules import rules_json
from scoring import Scorer
from scoring.boundary import read_json
from scoring.errors import Problem, RefusedError
from scoring.several import FEWEST

REFUSED = 1
"""Exit status when at least one file is refused."""

_in_folder = click.option(
    "--frameworks",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default="frameworks",
    show_default=True,
    help="Folder that holds the framework folders.",
)


@click.group()
@click.version_option(package_name="tumstock")
def app() -> None:
    """Assessment frameworks in YAML: a guide to read, a form that scores itself."""


@app.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@_in_folder
def score(files: Sequence[str], frameworks: Path) -> None:
    """Score assessment files and print each result as one line of JSON.

    FILE is an assessment file; - reads standard input. Exit status: 0 all scored, 1 at least
    one refused (the reasons go to standard error), 2 wrong usage.
    """
    scorer = _scorer(frameworks)
    refused = False
    for name in files:
        try:
            reply = scorer.score(read_json(_text_of(name)))
            problems = json.loads(reply).get("problems")
        except RefusedError as error:
            problems = [problem.as_data() for problem in error.problems]
        if problems:
            refused = True
            for problem in problems:
                click.echo(_sentence(name, problem), err=True)
        else:
            click.echo(reply)
    if refused:
        raise SystemExit(REFUSED)


@app.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE FILE...")
@click.option(
    "--maps",
    metavar="FILE",
    help="JSON list of id maps, for assessments of older framework versions.",
)
@_in_folder
def compare(files: Sequence[str], maps: str | None, frameworks: Path) -> None:
    """Compare assessment files of one framework and print what changed as one line of JSON.

    FILE is an assessment file, the oldest first; - reads standard input. Exit status: 0
    compared, 1 at least one refused (the reasons go to standard error), 2 wrong usage.
    """
    if len(files) < FEWEST:
        raise click.UsageError(f"compare needs {FEWEST} files or more")
    scorer = _scorer(frameworks)
    contents: list[object] = []
    refused: list[str] = []
    for name in [*files, maps]:
        try:
            contents.append(None if name is None else read_json(_text_of(name)))
        except RefusedError as error:
            refused.extend(_sentence(str(name), problem.as_data()) for problem in error.problems)
    if not refused:
        *assessments, read_maps = contents
        reply = scorer.compare(assessments, read_maps)
        problems = json.loads(reply).get("problems") or ()
        refused = [_sentence(*_of_file(problem, files, maps)) for problem in problems]
    if refused:
        for sentence in refused:
            click.echo(sentence, err=True)
        raise SystemExit(REFUSED)
    click.echo(reply)


def _of_file(
    problem: Mapping[str, object], files: Sequence[str], maps: str | None
) -> tuple[str, Mapping[str, object]]:
    """The file that a problem of several is about, and the problem by its path in that file."""
    head, _, rest = str(problem["path"]).partition(".")
    number, _, path = rest.partition(".")
    if head == "assessments" and number:
        return files[int(number)], {**problem, "path": path}
    return maps if maps and head == "maps" else "compare", problem


@app.command()
@_in_folder
@click.option("--missing", "listed", is_flag=True, help="List the key of each missing text too.")
def translations(frameworks: Path, *, listed: bool) -> None:
    """Print how many texts of each framework are there in each language.

    A text that Swedish of Finland takes from Swedish counts as there. Exit status: 0 also where
    texts are missing, 1 if a framework has to be mended, 2 wrong usage.
    """
    loaded = _frameworks(frameworks)
    rows = [("framework", *LOCALES)]
    for framework in loaded:
        counts = (coverage(framework, locale) for locale in LOCALES)
        rows.append((framework.id, *(f"{present}/{total}" for present, total in counts)))
    click.echo(_table(rows))
    if listed:
        for framework in loaded:
            for locale in LOCALES:
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


def _scorer(folder: Path) -> Scorer:
    scorer = Scorer()
    for framework in _frameworks(folder):
        scorer.load(rules_json(framework))
    return scorer


def _frameworks(folder: Path) -> tuple[Framework, ...]:
    try:
        return load_frameworks(folder)
    except FrameworkErrors as errors:
        raise click.ClickException(str(errors)) from None


def _text_of(name: str) -> str:
    """The text of a file, or of standard input for `-`.

    Raises:
        RefusedError: It cannot be read, or is not UTF-8.
    """
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        problem = Problem("not_json", "", expected="a readable file", found=error.strerror)
    except UnicodeDecodeError as error:
        found = f"byte {error.start} that is not UTF-8"
        problem = Problem("not_json", "", expected="UTF-8", found=found)
    raise RefusedError((problem,))


def _sentence(name: str, problem: Mapping[str, object]) -> str:
    expected = problem["expected"]
    wanted = "" if expected is None else f" expected {_listed(expected)},"
    where = f" {problem['path']}:" if problem["path"] else ""
    return f"{name}:{where} {problem['code']}:{wanted} found {problem['found']}"


def _listed(expected: object) -> str:
    if isinstance(expected, list):
        return "one of " + ", ".join(map(str, expected)) if expected else "nothing"
    if isinstance(expected, dict):
        return " and ".join(f"{key.replace('_', ' ')} {value}" for key, value in expected.items())
    return str(expected)
