"""What every command that needs the frameworks shares: the option, and reading them."""

from __future__ import annotations

from pathlib import Path

import click

from generator.errors import FrameworkErrors
from generator.load import load_frameworks
from generator.model import Framework
from generator.rules import rules_json
from scoring import Scorer

in_folder = click.option(
    "--frameworks",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default="frameworks",
    show_default=True,
    help="Folder that holds the framework folders.",
)
"""The option that says where the frameworks are."""


def read_frameworks(folder: Path) -> tuple[Framework, ...]:
    """Every framework of a folder.

    Raises:
        click.ClickException: At least one has to be mended; it says what and where.
    """
    try:
        return load_frameworks(folder)
    except FrameworkErrors as errors:
        raise click.ClickException(str(errors)) from None


def open_scorer(folder: Path) -> Scorer:
    """A scorer that knows every framework of a folder.

    Raises:
        click.ClickException: At least one framework has to be mended.
    """
    scorer = Scorer()
    for framework in read_frameworks(folder):
        scorer.load(rules_json(framework))
    return scorer
