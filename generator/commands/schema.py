"""`tumstock schema`: what an editor completes and checks by, written anew after an update."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.site import in_site
from generator.editor import schema_folder
from generator.project import Project
from generator.schemas import copy_schemas


@click.command(short_help="Write the JSON Schemas of the YAML files.")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@in_site
def schema(folder: Path | None, project: Project) -> None:
    """Write the JSON Schemas of framework, text, case and glossary files.

    DIR is where they go; the folder that the site's files name when left out. Exit status: 0
    written, 1 it cannot be written to, 2 wrong usage.
    """
    target = folder or schema_folder(project.frameworks)
    for path in copy_schemas(target):
        click.echo(path.name)
