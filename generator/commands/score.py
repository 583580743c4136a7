"""`tumstock score`: assessment files in, results out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from generator.commands.files import REFUSED, sentence, text_of
from generator.commands.frameworks import in_folder, open_scorer
from scoring.boundary import read_json
from scoring.errors import RefusedError


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@in_folder
def score(files: Sequence[str], frameworks: Path) -> None:
    """Score assessment files and print each result as one line of JSON.

    FILE is an assessment file; - reads standard input. Exit status: 0 all scored, 1 at least
    one refused (the reasons go to standard error), 2 wrong usage.
    """
    scorer = open_scorer(frameworks)
    refused = False
    for name in files:
        try:
            reply = scorer.score(read_json(text_of(name)))
            problems = json.loads(reply).get("problems")
        except RefusedError as error:
            problems = [problem.as_data() for problem in error.problems]
        if problems:
            refused = True
            for problem in problems:
                click.echo(sentence(name, problem), err=True)
        else:
            click.echo(reply)
    if refused:
        raise SystemExit(REFUSED)
