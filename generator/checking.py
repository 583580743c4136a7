"""Everything that an author can mend in a site, found at once: `tumstock check`.

A build stops at the first kind of files that cannot be used. Here each framework is looked at as
far as it goes, its cases too, and so are the pages that every language needs.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cases import read_cases, run_case, scorer_of
from generator.checks_pages import page_problems
from generator.glossary import read_glossaries
from generator.library import read_interface
from generator.load import read_frameworks
from generator.locales import LOCALES, SITE_FOLDER, UI, read_locales
from generator.messages import problem
from generator.paths import suggestion
from generator.published import held_problems
from generator.worked_example import read_example

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from generator.errors import Problem
    from generator.model import Framework
    from generator.project import Project


def check_site(project: Project) -> tuple[tuple[Framework, ...], list[Problem]]:
    """Look at all files of a site.

    Args:
        project: Where they are.

    Returns:
        The frameworks that could be made, and every problem, sorted by file and place and each
        once; files are named from the current folder on, as an editor opens them.
    """
    folder = project.frameworks
    locales, problems = read_locales(folder.parent / SITE_FOLDER, SITE_FOLDER, LOCALES)
    problems += read_interface(UI, folder.parent / SITE_FOLDER, locales, tuple(locales))[1]
    frameworks, found = read_frameworks(folder, locales)
    problems += found
    broken = {one.file.split("/")[1] for one in problems if "/" in one.file}
    for framework in frameworks:
        if framework.id in broken or not (folder / framework.id).is_dir():
            continue  # what its answers mean is not settled yet
        shown = f"{folder.name}/{framework.id}"
        cases, found = read_cases(framework, folder / framework.id, shown)
        found += read_example(framework, folder / framework.id, shown)[1] if not found else []
        scorer = scorer_of(framework)
        for case in cases:
            found += run_case(case, scorer)[0]
        problems += [*found, *held_problems(framework, folder / framework.id, shown)]
    found_here = [from_here(one, folder.parent) for one in problems]
    if project.config is not None:
        published = [one.id for one in frameworks if not one.draft]
        drafts = [*broken, *(one.id for one in frameworks if one.draft)]
        spoken = {one.id: one.speaks for one in frameworks}
        known = [code for code in project.locales if code in locales]
        here = project.config.parent
        found_here += [from_here(one, here) for one in project.problems]
        found_here += [from_here(one, here) for one in _unknown(project, locales)]
        in_pages = [
            *page_problems(project.content, known, published),
            *read_glossaries(project.content, published, drafts, known, spoken)[1],
        ]
        found_here += [from_here(one, project.content.parent) for one in in_pages]
    return frameworks, sorted(set(found_here))


def _unknown(project: Project, locales: Collection[str]) -> Iterator[Problem]:
    """Locales that the configuration asks for and that there are none of."""
    for code in project.locales:
        if code not in locales and project.config is not None:
            otherwise = f"make {SITE_FOLDER}/{code}/locale.yaml and the words beside it"
            near = suggestion(code, locales, otherwise)
            place = project.place_of(code)
            yield problem(
                "unknown_name", project.config.name, place, what="a locale", name=code, near=near
            )


def from_here(one: Problem, base: Path) -> Problem:
    """The same problem with its file named from the current folder on."""
    try:
        file = os.path.relpath(base / one.file)
    except ValueError:  # another drive, on Windows
        file = str(base / one.file)
    return replace(one, file=Path(file).as_posix())
