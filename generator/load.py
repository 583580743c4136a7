"""Frameworks from their folders: read, model, check, and tell everything that is wrong at once."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from pydantic import ValidationError

from generator.checks import check_framework
from generator.checks_shape import shape_problems
from generator.errors import FrameworkErrors, Place, Problem
from generator.locales import site_locales
from generator.messages import problem
from generator.model import Framework
from generator.strict_yaml import read_yaml
from generator.text_files import read_texts
from generator.translate import model_problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from generator.locales import Locale


def load_frameworks(
    folder: Path, locales: Mapping[str, Locale] | None = None
) -> tuple[Framework, ...]:
    """Load every framework of a folder, in the order of their ids.

    Args:
        folder: Folder with one folder a framework. Messages name files from its parent on.
        locales: Locales that there may be words in; None for those of the site it lies in.

    Raises:
        FrameworkErrors: Any framework has a problem; it holds all problems of all of them.
    """
    frameworks, problems = read_frameworks(folder, locales)
    if problems:
        raise FrameworkErrors(problems)
    return frameworks


def read_frameworks(
    folder: Path,
    locales: Mapping[str, Locale] | None = None,
    each: Callable[[Sequence[Path]], Iterable[Path]] = iter,
) -> tuple[tuple[Framework, ...], list[Problem]]:
    """Every framework of a folder that can be made, and every problem of all of them.

    Args:
        folder: Folder with one folder a framework.
        locales: As for `load_frameworks`.
        each: Gives their folders one by one, and may show how far that is.
    """
    frameworks: list[Framework] = []
    problems: list[Problem] = []
    if locales is None:
        locales = site_locales(folder.parent)
    homes = framework_homes(folder)
    if not homes:
        problems.append(problem("no_frameworks", folder.name, Place()))
    for home in each(homes):
        framework, found = _load(home, f"{folder.name}/{home.name}", locales)
        problems += found
        if framework is not None:
            frameworks.append(framework)
    return tuple(frameworks), problems


def framework_homes(folder: Path) -> list[Path]:
    """Folders that hold a framework each; hidden ones are left alone."""
    entries = sorted(folder.iterdir()) if folder.is_dir() else []
    return [entry for entry in entries if entry.is_dir() and entry.name[0] not in "._"]


def load_framework(folder: Path) -> Framework:
    """Load one framework from its own folder.

    Raises:
        FrameworkErrors: It has problems.
    """
    locales = site_locales(folder.parent.parent)
    framework, problems = _load(folder, f"{folder.parent.name}/{folder.name}", locales)
    if framework is None or problems:
        raise FrameworkErrors(problems)
    return framework


def _load(
    home: Path, shown: str, locales: Mapping[str, Locale]
) -> tuple[Framework | None, list[Problem]]:
    """One framework as far as it can be made, and every problem of its file and texts.

    While it cannot be made, its texts are looked at for their shape alone.
    """
    texts, problems = read_texts(home / "text", f"{shown}/text", locales)
    shapes = chain.from_iterable(map(shape_problems, texts.values()))
    path, name = home / "framework.yaml", f"{shown}/framework.yaml"
    if not path.is_file():
        missing = problem("missing_file", name, Place(), name="framework.yaml")
        return None, [*problems, missing, *shapes]
    document, found = read_yaml(path, name)
    problems += found
    if document is None:
        return None, [*problems, *shapes]
    try:
        framework = Framework.model_validate(document.data)
    except ValidationError as error:
        return None, [*problems, *model_problems(error, document), *shapes]
    problems += check_framework(framework, document, texts, folder=home.name)
    trees = {locale: text.tree for locale, text in texts.items()}
    fallbacks = {code: one.fallback for code, one in locales.items()}
    return framework.with_texts(trees, fallbacks), problems
