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

import yaml

from generator.errors import Place, Problem
from generator.locales import LOCALES
from generator.strict_yaml import decoded, syntax_problem

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
        custom_dir: The site's own folder of the theme; None where it has none.
        problems: Why the configuration cannot be read; the rest is then what goes without saying.
        places: Words and where they stand, by the name of the list among our plugin's options.
    """

    config: Path | None
    frameworks: Path
    content: Path
    locales: tuple[str, ...]
    shown: tuple[str, ...] = ()
    custom_dir: Path | None = None
    problems: tuple[Problem, ...] = ()
    places: Mapping[str, tuple[tuple[str, Place], ...]] = field(default_factory=dict)

    def place_of(self, option: str, word: str, nth: int = 0) -> Place:
        """Where a word stands in a list of our plugin's options; a beginning where it does not.

        Args:
            option: Name of the list: `locales`, `shown`.
            word: One of its entries.
            nth: How many times the list has it before.
        """
        found = [place for one, place in self.places.get(option, ()) if one == word]
        return found[nth] if nth < len(found) else Place()


class _Lenient(yaml.SafeLoader):
    """Reads a configuration without acting on its tags, such as `!ENV`."""


_Lenient.add_multi_constructor("", lambda *_: None)


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
    text, problems = decoded(config, config.name)
    data = node = None
    try:
        loader = _Lenient(text or "")
        node = loader.get_single_node()
        data = loader.construct_document(node) if node else None
    except yaml.YAMLError as error:
        problems = [syntax_problem(error, config.name)]
    data = data if isinstance(data, Mapping) else {}
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
        custom_dir=home / custom if isinstance(custom, str) else None,
        problems=tuple(problems),
        places={name: tuple(_placed(node, name)) for name in ("locales", "shown")},
    )


def _placed(node: yaml.Node | None, name: str) -> Iterator[tuple[str, Place]]:
    """The words of a list among our plugin's options and where each stands."""
    plugins = _below(node, "plugins")
    entries = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
    for entry in entries:
        words = _below(_below(entry, "tumstock"), name)
        for one in words.value if isinstance(words, yaml.SequenceNode) else ():
            mark = one.start_mark
            yield str(one.value), Place(mark.line + 1, mark.column + 1)


def _below(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """What stands under a key, None where nothing does."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for one, value in pairs if one.value == key), None)


def _options(plugins: object) -> Mapping[str, Any]:
    """Options of our plugin, however the list of plugins is written."""
    for entry in plugins if isinstance(plugins, list) else [plugins]:
        if isinstance(entry, Mapping) and isinstance(entry.get("tumstock"), Mapping):
            found: Mapping[str, Any] = entry["tumstock"]
            return found
    return {}


def _words(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _text(value: object, otherwise: str) -> str:
    return value if isinstance(value, str) else otherwise
