"""The languages a site is built in, and what each one asks of the theme and the search index."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Locale:
    """One language of the site.

    Attributes:
        code: BCP 47 tag; also the folder of the locale under `content/` and on the site.
        name: The language's name in itself.
        search_language: Stemmer of the search index, by lunr's name.
        decimal_mark: What stands between whole and decimals in running text.
        day: How a day is written, for `str.format` with year, month and day as numbers.
        theme_language: A language file that the theme brings itself, for sites written without
            this package's own theme files.
    """

    code: str
    name: str
    search_language: str
    decimal_mark: str
    day: str
    theme_language: str


SV = Locale(
    code="sv",
    name="Svenska",
    search_language="sv",
    decimal_mark=",",
    day="{year}-{month:02}-{day:02}",
    theme_language="sv",
)
NB = Locale(
    code="nb",
    name="Norsk bokmål",
    search_language="no",
    decimal_mark=",",
    day="{day}.{month}.{year}",
    theme_language="nb",
)
SV_FI = Locale(
    code="sv-FI",
    name="Svenska (Finland)",
    search_language="sv",
    decimal_mark=",",
    day="{day}.{month}.{year}",
    theme_language="sv",
)

LOCALES = {locale.code: locale for locale in (SV, NB, SV_FI)}
"""Every locale that the theme and the interface strings know, by code, the default first."""
