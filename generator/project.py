"""The site that a command works on: its mkdocs.yml, and the folders that it names.

The configuration is found in the current folder or above it, as a person works anywhere in a
site. Of it only the folders and locales are read, so that commands need no site builder; what
MkDocs itself makes of the file is MkDocs' business.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.config_file import Places, read_config
from generator.config_nodes import LOADED, PICTURES, PLUGIN
from generator.errors import Place, Problem
from generator.locales import LOCALES
from generator.paths import value_at

CONFIG = "mkdocs.yml"
FRAMEWORKS = "frameworks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """Where the files of a site are.

    Attributes:
        config: Its mkdocs.yml; None where there is none, and the folders are those of the
            current folder.
        frameworks: Folder with a folder a framework; it need not be there.
        content: Folder with a folder a locale; it need not be there.
        locales: Codes of the site's locales as it lists them, the default first.
        shown: Ids of the frameworks on the site; empty for all that are no drafts.
        prose: Pages of prose in order, by their paths in the folder of a locale.
        guides: Pages that stand under a framework, by its id.
        pictures: Paths of the site's pictures, by the keys that name them: `theme.logo`.
        loaded: Style sheets and scripts that every page loads, by the key that lists them.
        exclude_docs: Patterns of files of the content that are left out of the site.
        theme_dir: The site's own folder of the theme as it is named; empty where it has none.
        problems: Why the configuration cannot be read, or what its form says otherwise than meant.
        whole: Whether it could be read, with what it inherits; if not, the rest is what goes
            without saying, and nothing can be said of it.
        files: The configuration, and those that it inherits.
        places: Words and where they stand, in what file.
    """

    config: Path | None
    frameworks: Path
    content: Path
    locales: tuple[str, ...]
    shown: tuple[str, ...] = ()
    prose: tuple[str, ...] = ()
    guides: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pictures: Mapping[str, str] = field(default_factory=dict)
    loaded: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exclude_docs: str = ""
    theme_dir: str = ""
    problems: tuple[Problem, ...] = ()
    whole: bool = True
    files: tuple[Path, ...] = ()
    places: Places = field(default_factory=dict)

    @property
    def custom_dir(self) -> Path | None:
        """The site's own folder of the theme; None where it has none. It need not be there."""
        return self.config.parent / self.theme_dir if self.config and self.theme_dir else None

    def where(self, option: str, word: str, nth: int = 0) -> tuple[str, Place]:
        """File and place of a word of the configuration; its beginning where it is not there.

        Args:
            option: Name of the list among our plugin's options, or keys: `shown`, `theme.logo`.
            word: One of its entries.
            nth: How many times the list has it before.
        """
        found = [(file, place) for one, file, place in self.places.get(option, ()) if one == word]
        first = self.config.name if self.config else CONFIG
        return found[nth] if nth < len(found) else (first, Place())


def find_project(start: Path | None = None) -> Project:
    """The site of a folder: the nearest mkdocs.yml in it or above it.

    Args:
        start: Where to look first; None for the current folder.
    """
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / CONFIG).is_file():
            return read_project(folder / CONFIG)
    return Project(
        config=None,
        frameworks=here / FRAMEWORKS,
        content=here / "content",
        locales=tuple(LOCALES),
    )


def read_project(config: Path) -> Project:
    """The site of a configuration; what cannot be read in it is taken to be left out."""
    read = read_config(config, config.name)
    data = read.data
    options = _options(data.get("plugins"))
    home = config.resolve().parent
    theme = data.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, Mapping) else None
    frameworks = home / _text(options.get("frameworks"), FRAMEWORKS)
    return Project(
        config=config.resolve(),
        frameworks=frameworks,
        content=home / _text(data.get("docs_dir"), "docs"),
        locales=_words(options.get("locales")) or tuple(LOCALES),
        shown=_words(options.get("shown")),
        prose=_words(options.get("prose")),
        guides=_guides(options.get("guides")),
        pictures=dict(_pictures(data)),
        loaded={option: _loaded(data.get(option)) for option in LOADED},
        exclude_docs=_text(data.get("exclude_docs"), ""),
        theme_dir=_text(custom, ""),
        problems=read.problems,
        whole=read.whole,
        files=read.files,
        places=read.places,
    )


def _options(plugins: object) -> Mapping[str, Any]:
    """Options of our plugin, however the list of plugins is written."""
    for entry in plugins if isinstance(plugins, list) else [plugins]:
        if isinstance(entry, Mapping) and isinstance(entry.get(PLUGIN), Mapping):
            found: Mapping[str, Any] = entry[PLUGIN]
            return found
    return {}


def _words(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _guides(value: object) -> Mapping[str, tuple[str, ...]]:
    pairs = value.items() if isinstance(value, Mapping) else ()
    return {name: _words(pages) for name, pages in pairs if isinstance(name, str)}


def _pictures(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Keys that name a picture and what they name; any other value is the theme's business."""
    for option in PICTURES:
        value = value_at(data, tuple(option.split(".")))
        if isinstance(value, str) and value:
            yield option, value


def _loaded(value: object) -> tuple[str, ...]:
    """Names of files; a script may say more of itself than its path."""
    entries = value if isinstance(value, list) else []
    return _words([one.get("path") if isinstance(one, Mapping) else one for one in entries])


def _text(value: object, otherwise: str) -> str:
    return value if isinstance(value, str) else otherwise
