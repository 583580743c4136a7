"""The `tumstock` command: a module of `generator/commands/` each, put together here.

click reads the command line: it is small, steady, and does help and exit codes well.
"""

from __future__ import annotations

import click

from generator.commands.compare import compare
from generator.commands.pages import pages
from generator.commands.score import score
from generator.commands.translations import translations


@click.group()
@click.version_option(package_name="tumstock")
def app() -> None:
    """Assessment frameworks in YAML: a guide to read, a form that scores itself."""


for command in (
    compare,
    pages,
    score,
    translations,
):
    app.add_command(command)
