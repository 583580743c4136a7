"""The locales that a site asks for: there at all, known to its theme and search, and with words."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import Place
from generator.locales import SITE_FOLDER
from generator.messages import problem
from generator.paths import names_text, suggestion
from generator.project import CONFIG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.errors import Problem
    from generator.library import Library
    from generator.locales import Locale
    from generator.model import Framework

THEME = Path(__file__).parent / "theme"
EXTENDED = "material"
"""Package whose templates our theme extends, as `theme/mkdocs_theme.yml` says too."""
_THEME = "partials/languages", ".html"
_SEARCH = "assets/javascripts/lunr/min", ".min.js"
_PLAIN_SEARCH = "en"
"""Search without a stemmer's file; every language may use it."""
_NO_STEMMERS = ("multi", "stemmer.support")


class LocaleError(Exception):
    """A locale cannot be built; printed, it says why and what to do."""


def settled_locales(
    codes: Sequence[str], library: Library, theme: Iterable[str]
) -> tuple[Locale, ...]:
    """The locales of a site.

    Args:
        codes: As the site lists them, the default first; none for those of the package.
        library: Frameworks, and every locale that there is.
        theme: Folders of the theme, its own before the one that it extends.

    Raises:
        LocaleError: One is not there, is listed twice, has no framework, or asks the theme for a
            language that it does not have.
    """
    for code in codes:
        if code not in library.locales:
            otherwise = (
                f"make {SITE_FOLDER}/{code}/locale.yaml and the words of the site beside it, "
                "or take it out"
            )
            near = suggestion(code, library.locales, otherwise)
            known = names_text(library.locales)
            raise LocaleError(f"locales: expected one of {known}, found '{code}' -> {near}")
    for _, one in locale_problems(codes, library.locales, library.frameworks, theme):
        file = "" if one.file == CONFIG else f"{one.file}: "
        raise LocaleError(
            f"{file}{one.path}: expected {one.expected}, found {one.found} -> {one.mend}"
        )
    return tuple(library.locales[code] for code in codes)


def locale_problems(
    codes: Sequence[str],
    locales: Mapping[str, Locale],
    frameworks: Sequence[Framework],
    theme: Iterable[str | Path],
) -> Iterator[tuple[int, Problem]]:
    """What keeps a site from being built in locales that there are.

    Args:
        codes: As the site lists them; those that are not there are left out.
        locales: Every locale that there is.
        frameworks: Those that the site shows; none to say nothing of words.
        theme: As for `settled_locales`.

    Yields:
        The position in the list, and the problem without its place in the file.
    """
    folders = [Path(one) for one in theme]
    for at, code in enumerate(codes):
        locale = locales.get(code)
        if locale is None:
            continue
        if code in codes[:at]:
            yield at, problem("locale_twice", CONFIG, Place(), ("locales",), locale=code)
            continue
        if frameworks and not any(one.speaks(code) for one in frameworks):
            texts = f"frameworks/{frameworks[0].id}/text/{code}"
            values = {"locale": code, "texts": texts}
            yield at, problem("locale_unspoken", CONFIG, Place(), ("locales",), **values)
        for one in _theme_problems(locale, folders):
            yield at, one


def theme_folders(custom: Path | None = None) -> list[Path]:
    """Folders of the theme as MkDocs takes them: the site's own, ours, the one that it extends.

    Args:
        custom: The site's own, `custom_dir`; None where it has none.
    """
    found = find_spec(EXTENDED)
    extended = found.submodule_search_locations if found else None
    return [
        *([custom] if custom else ()),
        THEME,
        *(Path(folder) / "templates" for folder in extended or ()),
    ]


def _theme_problems(locale: Locale, folders: Sequence[Path]) -> Iterator[Problem]:
    """Files that a locale asks for and the theme does not have."""
    for key, wanted, (below, ending), more in (
        ("theme_language", locale.theme_language, _THEME, ()),
        ("search_language", locale.search_language, _SEARCH, (_PLAIN_SEARCH,)),
    ):
        names = {
            path.name.removesuffix(ending).removeprefix("lunr.")
            for folder in folders
            for path in (folder / below).glob(f"*{ending}")
        }
        known = sorted({*names, *more} - {*_NO_STEMMERS})
        if wanted not in known:
            near = suggestion(wanted, known, "use the nearest of them")
            values = {"known": ", ".join(known), "found": wanted, "near": near}
            yield problem("theme_lacks", locale.file, Place(), (key,), **values)
