"""Files that a site brings for all its languages: logo, styles, scripts, pictures.

They lie in `content/` beside the folders of the languages, `content/images/logo.svg` for one, and
are served from the root of the site under the same path. In mkdocs.yml they are named as MkDocs
users do, from the folder of the content: `logo: images/logo.svg`.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pathspec.gitignore import GitIgnoreSpec

FOR_HOSTS = {".htaccess", ".nojekyll", ".well-known"}
"""Names with a dot before them that hosts read; any other is nobody's business."""

WRITTEN_FROM = {".md", ".yaml", ".yml", ".po"}
"""Endings of files that pages are written from; they are no files of the site."""


def own_files(
    content: Path, locales: Collection[str], excluded: GitIgnoreSpec | None = None
) -> dict[str, Path]:
    """Files of a site by their path from its root.

    Args:
        content: Folder with a folder a locale.
        locales: Codes of all locales that there are; their folders hold pages.
        excluded: What the site leaves out, `exclude_docs`, by paths in the content.
    """
    return {
        path.relative_to(content).as_posix(): path
        for path in sorted(content.rglob("*"))
        if path.is_file()
        and path.suffix.lower() not in WRITTEN_FROM
        and path.relative_to(content).parts[0] not in locales
        and not any(map(_hidden, path.relative_to(content).parts))
        and not (excluded and excluded.match_file(path.relative_to(content).as_posix()))
    }


def patterns(exclude_docs: str) -> GitIgnoreSpec | None:
    """What `exclude_docs` leaves out, read as MkDocs reads it; None where MkDocs refuses it."""
    try:
        return GitIgnoreSpec.from_lines(exclude_docs.splitlines())
    except ValueError:
        return None


def _hidden(part: str) -> bool:
    return part.startswith(".") and part not in FOR_HOSTS


def write_own(files: Mapping[str, Path], root: Path) -> None:
    """Copy the files to the root of the site."""
    for name, path in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, root / name)


def from_locale(name: str, files: Collection[str]) -> str:
    """A path of the configuration as the pages of a locale reach it.

    Examples:
        >>> from_locale("images/logo.svg", {"images/logo.svg"})
        '../images/logo.svg'
        >>> from_locale("https://example.org/a.css", {"images/logo.svg"})
        'https://example.org/a.css'
    """
    path = PurePosixPath(name).as_posix()
    return f"../{path}" if path in files else name


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """What the two pages above the languages show of a site.

    Attributes:
        name: Name of the site.
        logo: Picture above it, from the root of the site.
        favicon: Picture in the tab of a browser, likewise.
        styles: Style sheets of the site's own, likewise.
    """

    name: str = "Tumstock"
    logo: str = "assets/logo.svg"
    favicon: str = "assets/favicon.svg"
    styles: tuple[str, ...] = ()


PLAIN = Brand()
"""The brand of a site that has none of its own."""
