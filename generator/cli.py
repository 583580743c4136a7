"""The `tumstock` command: a module of `generator/commands/` each, put together here.

click reads the command line: it is small, steady, and does help and exit codes well.
"""

from __future__ import annotations

import click

from generator.commands.cases import cases
from generator.commands.check import check
from generator.commands.compare import compare
from generator.commands.completion import completion
from generator.commands.headers import headers
from generator.commands.new import new
from generator.commands.pages import pages
from generator.commands.publish import publish
from generator.commands.schema import schema
from generator.commands.score import score
from generator.commands.serve import serve
from generator.commands.size import size
from generator.commands.translations import translations
from generator.commands.unwritten import Commands


@click.group(cls=Commands)
@click.version_option(package_name="tumstock")
def app() -> None:
    """Assessment frameworks in YAML: a guide to read, a form that scores itself.

    Results go to standard output, everything else to standard error; colours and progress are
    for terminals only. Exit status of every command: 0 done, 1 something that was read has to
    be mended or something cannot be written (it is named), 2 wrong usage.
    """


for command in (
    cases,
    check,
    compare,
    completion,
    headers,
    new,
    schema,
    pages,
    publish,
    score,
    serve,
    size,
    translations,
):
    app.add_command(command)
