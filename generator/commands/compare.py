"""`tumstock compare`: several assessment files in, what changed between them out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from generator.commands.compare_forms import FORMS
from generator.commands.files import REFUSED, readable, sentence, text_of
from generator.commands.frameworks import in_folder, open_scorer
from scoring.boundary import read_json
from scoring.errors import RefusedError
from scoring.several import FEWEST


@click.command(short_help="Compare assessment files of one framework.")
@click.argument("files", nargs=-1, required=True, metavar="FILE FILE...")
@click.option(
    "--maps",
    metavar="FILE",
    help="JSON list of id maps for assessments of older framework versions, in place of those of "
    "the framework.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMS)),
    default="result",
    show_default=True,
    help="result: the comparison as the page computes it, a line of JSON; text: columns to read; "
    "csv: a row for the total, each section, item and figure.",
)
@in_folder
def compare(files: Sequence[str], maps: str | None, form: str, frameworks: Path) -> None:
    """Compare assessment files of one framework and print what changed.

    FILE is an assessment file, the oldest first; - reads standard input. Exit status: 0
    compared, 1 at least one refused (the reasons go to standard error), 2 wrong usage.
    """
    if len(files) < FEWEST:
        raise click.UsageError(f"compare needs {FEWEST} files or more")
    scorer = open_scorer(frameworks)
    contents: list[object] = []
    refused: list[str] = []
    for name in [*files, maps]:
        try:
            contents.append(None if name is None else read_json(text_of(name)))
        except RefusedError as error:
            refused.extend(sentence(str(name), problem.as_data()) for problem in error.problems)
    if not refused:
        *assessments, read_maps = contents
        reply = scorer.compare(assessments, read_maps)
        problems = json.loads(reply).get("problems") or ()
        refused = [sentence(*_of_file(problem, files, maps)) for problem in problems]
    if refused:
        for said in refused:
            click.echo(said, err=True)
        raise SystemExit(REFUSED)
    for line in FORMS[form](reply, [readable(name) for name in files]):
        click.echo(line)


def _of_file(
    problem: Mapping[str, object], files: Sequence[str], maps: str | None
) -> tuple[str, Mapping[str, object]]:
    """The file that a problem of several is about, and the problem by its path in that file."""
    head, _, rest = str(problem["path"]).partition(".")
    number, _, path = rest.partition(".")
    if head == "assessments" and number:
        return files[int(number)], {**problem, "path": path}
    return maps if maps and head == "maps" else "compare", problem
