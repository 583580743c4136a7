"""The locales that a site asks for: there at all, known to its theme and search, and with words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.locales import SITE_FOLDER
from generator.paths import names_text, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.library import Library
    from generator.locales import Locale

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
    folders = [Path(one) for one in theme]
    found: list[Locale] = []
    for code in codes:
        locale = library.locales.get(code)
        if locale is None:
            otherwise = (
                f"make {SITE_FOLDER}/{code}/locale.yaml and the words of the site beside it, "
                "or take it out"
            )
            near = suggestion(code, library.locales, otherwise)
            known = names_text(library.locales)
            raise LocaleError(f"locales: expected one of {known}, found '{code}' -> {near}")
        if locale in found:
            raise LocaleError(f"locales: '{code}' is listed twice -> remove one of the two")
        if library.frameworks and not library.read_in(locale).frameworks:
            texts = f"frameworks/{library.frameworks[0].id}/text/{code}"
            raise LocaleError(
                f"locales: no framework has words in '{code}' -> write {texts}, or take it out"
            )
        _see_theme(locale, folders)
        found.append(locale)
    return tuple(found)


def _see_theme(locale: Locale, folders: Sequence[Path]) -> None:
    """See that the theme has the files that a locale asks for."""
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
            raise LocaleError(
                f"{locale.file}: {key}: expected a language that the theme has "
                f"({', '.join(known)}), found '{wanted}' -> {near}"
            )
