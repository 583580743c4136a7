"""The `tumstock` command: a module of `generator/commands/` each, put together here.

click reads the command line: it is small, steady, and does help and exit codes well.
"""

from __future__ import annotations

import click

from generator.commands.cases import cases
from generator.commands.check import check
from generator.commands.compare import compare
from generator.commands.new import new
from generator.commands.schema import schema
from generator.commands.score import score
from generator.commands.serve import serve
from generator.commands.translations import translations


@click.group()
@click.version_option(package_name="tumstock")
def app() -> None:
    """Assessment frameworks in YAML: a guide to read, a form that scores itself."""


for command in (
    cases,
    check,
    compare,
    new,
    schema,
    score,
    serve,
    translations,
):
    app.add_command(command)
