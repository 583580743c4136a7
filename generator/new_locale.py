"""The first `locale.yaml` of a language, filled in from Unicode's data (CLDR) through Babel."""

from __future__ import annotations

import json
import re

from babel import Locale, UnknownLocaleError

from generator.locales import LOCALES

_HEAD = """\
# What the language asks of theme, search and numbers; filled in from Unicode's data, to be read.
# theme_language is a language of Material for MkDocs; search_language one of lunr, or en.
# last_letters are those after z in the alphabet; fallback is a language to use for missing words.
"""
_DAY = {"y": "{year}", "M": "{month}", "MM": "{month:02}", "d": "{day}", "dd": "{day:02}"}
_LUNR = {"nb": "no", "nn": "no"}
"""Languages that the search calls otherwise."""


def locale_file(code: str) -> str | None:
    """The content of a language's `locale.yaml`; None where the language is unknown.

    Args:
        code: BCP 47 tag.

    Examples:
        >>> print(locale_file("fi").partition("name")[2])
        : Suomi
        theme_language: fi
        search_language: fi
        decimal_mark: ","
        day: "{day}.{month}.{year}"
        last_letters: ""
        <BLANKLINE>
    """
    try:
        found = Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError, TypeError):
        return None
    name = found.get_display_name() or code
    mark = found.number_symbols.get("latn", {}).get("decimal", ",")
    values = {
        "name": name[:1].upper() + name[1:],
        "theme_language": found.language,
        "search_language": _LUNR.get(found.language, found.language),
        "decimal_mark": mark if mark in (",", ".") else ",",
        "day": _day(found),
        "last_letters": "",
    }
    if found.language != code and found.language in LOCALES:
        values["fallback"] = found.language
    return _HEAD + "".join(f"{key}: {_scalar(value)}\n" for key, value in values.items())


def _scalar(value: str) -> str:
    bare = re.fullmatch(r"[^\W\d_][\w ()-]*", value) and value != "no"
    return value if bare or value == "no" else json.dumps(value, ensure_ascii=False)


def _day(locale: Locale) -> str:
    """The usual short day of a locale, its year written out."""
    pattern = locale.date_formats["short"].pattern
    parts = re.findall(r"[a-zA-Z]+|[^a-zA-Z]+", pattern)
    return "".join(_DAY.get("y" if part[0] == "y" else part, part) for part in parts)
