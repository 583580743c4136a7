"""What a site's mkdocs.yml names, held against what is there.

That is pages in order, guides, pictures, style sheets and scripts, and templates of its own.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from posixpath import normpath
from typing import TYPE_CHECKING

from generator.config_nodes import CUSTOM_DIR
from generator.messages import problem
from generator.paths import names_text, suggestion
from generator.static_files import static_files
from generator.strict_yaml import decoded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from generator.errors import Problem
    from generator.model import Framework
    from generator.project import Project

SOCIAL = "extra.social_image"
_OTHERWISE = "write it, or take it out"
_TEMPLATES = ("**/*.html", "sitemap.xml", ".icons/**/*.svg")
"""Files of the theme that are read as text."""


def option_problems(
    project: Project,
    frameworks: Sequence[Framework],
    own: Collection[str],
    theme: Iterable[Path],
    *,
    begun: Collection[str] = (),
) -> Iterator[Problem]:
    """What a site names and does not have, and templates of its own that cannot be read.

    Args:
        project: The site; its locales are those that there are.
        frameworks: Those on the site.
        own: The files of its content that all languages share, by their path there.
        theme: Folders of the theme, whose files every language has.
        begun: Ids of frameworks that cannot be read yet; nothing is said of them.

    Yields:
        Problems of the configuration, at their places.
    """
    pages = {code: _pages(project.content / code) for code in project.locales}
    yield from _prose_problems(project, pages)
    yield from _guide_problems(project, frameworks, pages, begun)
    folders = list(theme)
    yield from _picture_problems(project, own, folders)
    yield from _loaded_problems(project, own, folders)
    yield from _template_problems(project)


def _pages(home: Path) -> set[str]:
    return {path.relative_to(home).as_posix() for path in home.rglob("*.md")}


def _prose_problems(project: Project, pages: dict[str, set[str]]) -> Iterator[Problem]:
    """Pages in order that no language has; one that some have not is left out there."""
    known = sorted(set().union(*pages.values()))
    for name in dict.fromkeys(project.prose):
        if known and name not in known:
            file = f"{project.content.name}/{project.locales[0]}/{name}"
            near = suggestion(name, known, _OTHERWISE)
            yield _missing(project, "prose", name, file, near)


def _guide_problems(
    project: Project,
    frameworks: Sequence[Framework],
    pages: dict[str, set[str]],
    begun: Collection[str],
) -> Iterator[Problem]:
    """Guides of no framework on the site, and such as a language of the framework lacks."""
    known = {one.id: one for one in frameworks}
    for name, guides in project.guides.items():
        if name in begun:
            continue
        if name not in known:
            near = suggestion(name, known, f"use one of {names_text(known)}, or take it out")
            where = project.where("guides", name)
            what = "the id of a framework on the site under 'guides'"
            yield problem("unknown_name", *where, what=what, name=name, near=near)
            continue
        spoken = [code for code in pages if known[name].speaks(code)]
        written = set().union(*(pages[code] for code in spoken))
        for guide in dict.fromkeys(guides):
            near = _OTHERWISE if guide in written else suggestion(guide, written, _OTHERWISE)
            for code in spoken:
                if guide not in pages[code]:
                    file = f"{project.content.name}/{code}/{guide}"
                    yield _missing(project, f"guides.{name}", guide, file, near)


def _picture_problems(
    project: Project, own: Collection[str], theme: Sequence[Path]
) -> Iterator[Problem]:
    """Pictures that pages would show broken.

    One of another host is one of them: the policy of each page forbids to ask there, and the
    address of the picture for networks is that of the site and a path.
    """
    for option, name in project.pictures.items():
        path = tuple(option.split("."))
        if _elsewhere(name):
            where, folder = project.where(option, name), project.content.name
            yield problem("picture_elsewhere", *where, path, folder=folder, name=name)
        elif option == SOCIAL:
            if not _from_root(project, own, normpath(name)) or name.startswith("/"):
                yield _no_file(project, option, name, f"{project.content.name}/{name}", own)
        elif not name.startswith("data:") and not _in_theme(name, theme):
            yield from _lacking(project, option, name, own)


def _loaded_problems(
    project: Project, own: Collection[str], theme: Sequence[Path]
) -> Iterator[Problem]:
    """Style sheets and scripts that a page of the site would name in vain."""
    for option, names in project.loaded.items():
        for name in dict.fromkeys(names):
            if _elsewhere(name):
                where, folder = project.where(option, name), project.content.name
                yield problem("loaded_elsewhere", *where, (option,), folder=folder, name=name)
            elif name.startswith("/"):
                if not _from_root(project, own, name.removeprefix("/")):
                    yield _no_file(project, option, name, f"{project.content.name}{name}", own)
            elif not _in_theme(name, theme):
                yield from _lacking(project, option, name, own)


def _template_problems(project: Project) -> Iterator[Problem]:
    """That the site's own folder of the theme is there, and its templates are text."""
    folder, name = project.custom_dir, project.theme_dir
    if folder is None:
        return
    if not folder.is_dir():
        where, near = project.where(CUSTOM_DIR, name), "make it, or take it out"
        yield problem("named_folder", *where, tuple(CUSTOM_DIR.split(".")), name=name, near=near)
    for pattern in _TEMPLATES:
        for path in folder.glob(pattern):
            yield from decoded(path, f"{normpath(name)}/{path.relative_to(folder).as_posix()}")[1]


def _elsewhere(name: str) -> bool:
    return "://" in name or name.startswith("//")


def _lacking(project: Project, option: str, name: str, own: Collection[str]) -> Iterator[Problem]:
    """Where a file of every page is missing, unless all languages reach it."""
    if PurePosixPath(name).as_posix() in own:
        return
    if name.startswith("/"):  # from the root of the host, which may lie above the site's
        if not any(name.endswith(f"/{one}") for one in own):
            yield _no_file(project, option, name, f"{project.content.name}{name}", own)
        return
    paths = [normpath(f"{code}/{name}") for code in project.locales]
    lacking = [one for one in paths if not _from_root(project, own, one)]
    if lacking:
        some = len(lacking) < len(paths)
        file = lacking[0] if some else name
        yield _no_file(project, option, name, f"{project.content.name}/{file}", own)


def _from_root(project: Project, own: Collection[str], path: str) -> bool:
    """Whether the site will have a file at a path from its root."""
    folder, _, name = path.partition("/")
    if folder in project.locales:
        return (project.content / path).is_file()
    return path in own or (folder == "assets" and name in static_files())


def _in_theme(name: str, theme: Sequence[Path]) -> bool:
    return any((folder / name).is_file() for folder in theme)


def _no_file(project: Project, option: str, name: str, file: str, own: Collection[str]) -> Problem:
    near = suggestion(name, own, "put it there, or take it out")
    return _missing(project, option, name, file, near)


def _missing(project: Project, option: str, name: str, file: str, near: str) -> Problem:
    path = tuple(option.split("."))
    return problem("named_file", *project.where(option, name), path, name=file, near=near)
