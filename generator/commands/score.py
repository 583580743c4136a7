"""`tumstock score`: assessment files in, results out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

import click

from generator.commands.files import REFUSED
from generator.commands.frameworks import in_folder, read_frameworks
from generator.commands.progress import shown
from generator.commands.score_forms import FORMS, csv_heading
from generator.commands.scored import assessment_files, score_all
from generator.rules import rules_json
from generator.whole_files import about
from generator.workers import Worker, WorkerError, processors

_FEW = 200
"""Files that are scored before another process would have started."""


@click.command(short_help="Score assessment files: JSON Lines or CSV.")
@click.argument(
    "paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(allow_dash=True)
)
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMS)),
    default="result",
    show_default=True,
    help="result: each result as the page computes it; jsonl: an object a file with its path, "
    "refused files too; csv: a row a file with its totals.",
)
@click.option(
    "--output", "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="File to write to instead of standard output; it appears when all is written.",
)  # fmt: skip
@click.option(
    "--jobs", "-j",
    type=click.IntRange(min=1),
    help=f"Processes that share the work. [default: one a processor from {_FEW} files on]",
)  # fmt: skip
@click.option("--quiet", "-q", is_flag=True, help="Say nothing of refused files; no progress.")
@in_folder
def score(
    paths: Sequence[str],
    form: str,
    output: Path | None,
    jobs: int | None,
    frameworks: Path,
    *,
    quiet: bool,
) -> None:
    """Score assessment files and print each result as one line of JSON.

    PATH is an assessment file, a folder of them (every *.json below it, in order of path), or -
    for standard input. Results come in the order of the files, however many processes share the
    work. A refused file is named on standard error, with place and reason, and the others are
    scored.

    An assessment of an earlier version is scored by the present one through the framework's id
    maps; its result says so under `given`, and what has no place any more. Exit status: 0 all
    scored, 1 at least one refused or a framework has to be mended, 2 wrong
    usage.
    """
    names = assessment_files(paths)
    if not names:
        raise click.UsageError(f"no *.json file in {', '.join(map(str, paths))}")
    _see_output(output, names)
    refused = False
    with _workers(jobs, names) as workers, _opened(output) as out:
        rules = [rules_json(framework) for framework in read_frameworks(frameworks)]
        if form == "csv":
            click.echo(csv_heading(), file=out)
        found = score_all(names, rules, FORMS[form], workers)
        printing = output is None
        for told in shown(
            found, len(names), "Scoring", quiet=quiet, printing=printing, size=lambda one: one.count
        ):
            click.echo(told.lines, file=out, nl=False)
            refused = refused or bool(told.refused)
            for said in () if quiet else told.refused:
                click.secho(said, err=True, fg="red")
    if refused:
        raise SystemExit(REFUSED)


def _see_output(output: Path | None, names: Sequence[str]) -> None:
    """See that no answers are written over.

    Raises:
        click.UsageError: The output is one of the files that are scored.
    """
    if output is not None and output.exists():
        for name in names:
            if name != "-" and Path(name).exists() and output.samefile(name):
                raise click.UsageError(
                    f"--output: {output} is one of the files to score, and its answers would be "
                    "lost -> name another file"
                )


@contextmanager
def _workers(jobs: int | None, names: Sequence[str]) -> Iterator[list[Worker]]:
    """Processes for the work, none where one is enough; they are ended afterwards."""
    count = (processors() if len(names) >= _FEW else 1) if jobs is None else jobs
    count = 1 if "-" in names else min(count, len(names))  # standard input is ours alone
    workers = [Worker("generator.commands.scored") for _ in range(count)] if count > 1 else []
    try:
        yield workers
    except WorkerError as error:
        raise click.ClickException(str(error)) from None
    finally:
        for worker in workers:
            worker.stop()


@contextmanager
def _opened(path: Path | None) -> Iterator[IO[str]]:
    """Standard output, or a file that takes its place when it is complete."""
    if path is None:
        yield sys.stdout
        return
    with about(path):
        file = NamedTemporaryFile(  # noqa: SIM115  (closed below, before it is moved)
            "w", encoding="utf-8", newline="\n", dir=path.parent, delete=False
        )
    made = Path(file.name)
    try:
        with about(path):
            with file:
                yield file
            made.chmod(0o666 & ~_umask())  # as any other file that a program makes
            made.replace(path)
    finally:
        made.unlink(missing_ok=True)


def _umask() -> int:
    """Rights that new files go without; it can be had only by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
