"""Everything that an author can mend in a site, found at once: `tumstock check`.

A build stops at the first kind of files that cannot be used. Here each framework is looked at as
far as it goes, its cases too, and so are the pages that every language needs. While a
`framework.yaml` has problems, the words and cases beside it are looked at for their shape alone:
what is missing, and what cases give, depends on it. What is published is compared last.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cases import case_file_problems, read_cases, run_case, scorer_of
from generator.checks_pages import page_problems
from generator.errors import Place
from generator.glossary import read_glossaries
from generator.library import not_there, read_interface
from generator.load import framework_homes, read_frameworks
from generator.locale_choice import locale_problems, theme_folders
from generator.locales import LOCALES, SITE_FOLDER, UI, read_locales
from generator.messages import problem
from generator.own_files import own_files, patterns
from generator.paths import suggestion
from generator.project import CONFIG
from generator.published import held_problems
from generator.site_options import option_problems
from generator.strict_yaml import read_yaml
from generator.worked_example import read_example

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from generator.errors import Problem
    from generator.locales import Locale
    from generator.model import Framework
    from generator.project import Project


type Each = Callable[[Sequence[Path], str], Iterable[Path]]
"""Gives folders of frameworks one by one, told what is done to them, and may show a bar."""


def check_site(
    project: Project, each: Each = lambda homes, _: homes
) -> tuple[tuple[Framework, ...], list[Problem]]:
    """Look at all files of a site.

    Args:
        project: Where they are.
        each: Goes through the frameworks, once to read them and once for what uses them.

    Returns:
        The frameworks that could be made, and every problem, sorted by file and place and each
        once; files are named from the current folder on, as an editor opens them.
    """
    if project.config is not None and not project.whole:  # the rest would be said of defaults
        return (), sorted({from_here(one, project.config.parent) for one in project.problems})
    folder = project.frameworks
    locales, problems = read_locales(folder.parent / SITE_FOLDER, SITE_FOLDER, LOCALES)
    problems += read_interface(UI, folder.parent / SITE_FOLDER, locales, tuple(locales))[1]
    frameworks, found = read_frameworks(
        folder, locales, lambda homes: each(homes, "Reading frameworks")
    )
    problems += found
    broken = {one.file.split("/")[1] for one in problems if "/" in one.file}
    files = {one.file for one in problems}
    ids = [one.id for one in frameworks]
    made = {one.id: one for one in frameworks if ids.count(one.id) == 1}
    for home in each(framework_homes(folder), "Running cases"):
        shown = f"{folder.name}/{home.name}"
        if home.name not in made or f"{shown}/framework.yaml" in files:
            problems += case_file_problems(home, shown)  # what answers mean is not settled yet
            continue
        problems += _in_use(made[home.name], home, shown)
        if home.name not in broken:
            problems += held_problems(made[home.name], home, shown)
    found_here = [from_here(one, folder.parent) for one in problems]
    if project.config is not None:
        published = [one.id for one in frameworks if not one.draft]
        drafts = [*broken, *(one.id for one in frameworks if one.draft)]
        spoken = {one.id: one.speaks for one in frameworks}
        known = [code for code in project.locales if code in locales]
        here = project.config.parent
        found_here += [from_here(one, here) for one in project.problems]
        found_here += [from_here(one, here) for one in _unknown(project, locales)]
        gone = not_there(project.shown, folder, frameworks, project)
        found_here += [from_here(one, here) for one in gone]
        shown_there = [
            one
            for one in frameworks
            if not broken and not one.draft and one.id in (project.shown or [one.id])
        ]
        found_here += _unfit(project, locales, shown_there)
        on_site = [one for one in frameworks if one.id in (project.shown or published)]
        begun = {home.name for home in framework_homes(folder)} - {one.id for one in frameworks}
        named = option_problems(
            replace(project, locales=tuple(known)),
            [one for one in on_site if not one.draft],
            own_files(project.content, locales, patterns(project.exclude_docs)),
            theme_folders(project.custom_dir),
            begun=begun,
        )
        found_here += [from_here(one, here) for one in named]
        in_pages = [
            *page_problems(project.content, known, published),
            *read_glossaries(project.content, published, drafts, known, spoken)[1],
        ]
        found_here += [from_here(one, project.content.parent) for one in in_pages]
    return frameworks, sorted(set(found_here))


def _in_use(framework: Framework, home: Path, shown: str) -> list[Problem]:
    """What its cases say otherwise than the scoring, and what is wrong with them."""
    cases, problems = read_cases(framework, home, shown)
    problems += read_example(framework, home, shown)[1] if not problems else []
    scorer = scorer_of(framework)
    for case in cases:
        problems += run_case(case, scorer)[0]
    return problems


def _unfit(
    project: Project, locales: Mapping[str, Locale], frameworks: Sequence[Framework]
) -> Iterator[Problem]:
    """Locales that are there and that a build refuses, at their places; files from here on."""
    codes, base = project.locales, project.frameworks.parent
    found = locale_problems(codes, locales, frameworks, theme_folders(project.custom_dir))
    for at, one in found:
        if project.config is not None and one.file == CONFIG:
            file, place = project.where("locales", codes[at], codes[:at].count(codes[at]))
            yield from_here(replace(one, file=file, place=place), project.config.parent)
            continue
        document = read_yaml(base / one.file, one.file)[0]
        place = document.place((one.path,)) if document else Place()
        yield from_here(replace(one, place=place), base)


def _unknown(project: Project, locales: Collection[str]) -> Iterator[Problem]:
    """Locales that the configuration asks for and that there are none of."""
    for code in project.locales:
        if code not in locales and project.config is not None:
            otherwise = f"make {SITE_FOLDER}/{code}/locale.yaml and the words beside it"
            near = suggestion(code, locales, otherwise)
            where = project.where("locales", code)
            yield problem("unknown_name", *where, what="a locale", name=code, near=near)


def from_here(one: Problem, base: Path) -> Problem:
    """The same problem with its file named from the current folder on."""
    return replace(one, file=named_from_here(base / one.file))


def named_from_here(path: Path) -> str:
    """A file as it is called from the current folder on."""
    try:
        file = os.path.relpath(path)
    except ValueError:  # another drive, on Windows
        file = str(path)
    return Path(file).as_posix()
