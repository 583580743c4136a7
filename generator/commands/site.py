"""What commands that work on a whole site share: finding it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

from generator.project import find_project, read_project


def in_site[F: Callable[..., Any]](command: F) -> F:
    """Give a command the `project` that the person works on, by options or from the folder."""

    @click.option(
        "-f",
        "--config-file",
        "config",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="The site's mkdocs.yml; the nearest one when left out.",
    )
    @click.option(
        "--frameworks",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="Folder that holds the framework folders; what mkdocs.yml says when left out.",
    )
    @wraps(command)
    def with_project(
        *args: object, config: Path | None, frameworks: Path | None, **others: object
    ) -> object:
        project = read_project(config) if config else find_project()
        if frameworks is not None:
            # frameworks alone, wherever they are: the pages around them are not meant
            project = replace(project, frameworks=frameworks.resolve(), config=config)
        return command(*args, project=project, **others)

    return with_project  # type: ignore[return-value]  # click asks for no more than what can be called
