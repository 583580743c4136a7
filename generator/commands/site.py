"""What commands that work on a whole site share: finding it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

from generator.errors import FrameworkErrors
from generator.project import Project, find_project, read_project


def in_site[F: Callable[..., Any]](command: F) -> F:
    """Give a command the `project` that the person works on, by options or from the folder.

    It refuses a configuration that cannot be read, as nobody knows what folders that one names.
    """

    @wraps(command)
    def with_whole(*args: object, project: Project, **others: object) -> object:
        if project.config is not None and not project.whole:
            raise FrameworkErrors(project.problems)
        return command(*args, project=project, **others)

    return in_site_as_it_is(with_whole)  # type: ignore[return-value]  # as below


def in_site_as_it_is[F: Callable[..., Any]](command: F) -> F:
    """Give a command the `project`, whether its configuration can be read or not."""

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
