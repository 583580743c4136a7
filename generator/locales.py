"""The languages a site can be built in: found as folders, each with a `locale.yaml`.

    generator/ui/<locale>/        the languages that the package brings
    content/languages/<locale>/   languages of the site's own, and words that the site says
                                  otherwise in a language of the package

A folder holds `locale.yaml`, which says what the language asks of theme, search and numbers, and
the words of the site as YAML. Where a site only says some words
otherwise, there is no `locale.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, ValidationError
from pydantic_core import PydanticCustomError

from generator.errors import FrameworkErrors, Place
from generator.messages import problem
from generator.model_base import Part, Text
from generator.report import Report
from generator.strict_yaml import read_yaml
from generator.translate import model_problems

if TYPE_CHECKING:
    from generator.errors import Path, Problem
    from generator.strict_yaml import Document

FILE = "locale.yaml"
SITE_FOLDER = "content/languages"
"""Folder of the site's own languages, beside the folder of its frameworks."""
SOURCE = "sv"
"""The language that the words of the site are written in first; it has them all."""
UI = FilePath(__file__).parent / "ui"
"""Folder of the package's languages."""
SHOWN_UI = "generator/ui"

_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Locale:
    """One language of the site.

    Attributes:
        code: BCP 47 tag; also the folder of the locale under `content/` and on the site.
        name: The language's name in itself.
        search_language: Stemmer of the search index, by lunr's name.
        decimal_mark: What stands between whole and decimals in running text.
        day: How a day is written, for `str.format` with year, month and day as numbers.
        theme_language: The theme's language file.
        last_letters: Letters that come after z in the alphabet, in order.
        fallback: Locales whose words stand in for missing ones, the nearest first.
        file: Its `locale.yaml`, as it is called in messages.
    """

    code: str
    name: str
    search_language: str
    decimal_mark: str
    day: str
    theme_language: str
    last_letters: str = ""
    fallback: tuple[str, ...] = ()
    file: str = FILE


def _day_pattern(value: str) -> str:
    """Refuse a pattern that cannot write a day.

    Raises:
        PydanticCustomError: It cannot, or leaves out year, month or day (`bad_day`).
    """
    try:
        written = value.format(year=2031, month=11, day=29)
    except (KeyError, IndexError, ValueError, AttributeError):
        written = ""
    if not all(part in written for part in ("2031", "11", "29")):
        raise PydanticCustomError("bad_day", "not a way to write a day")
    return value


class LocaleFile(Part):
    """What a language asks of theme, search and numbers."""

    name: Text
    """The language's name in itself."""
    theme_language: Text
    """The theme's language file."""
    search_language: Text
    """Stemmer of the search index, by lunr's name."""
    decimal_mark: Literal[",", "."]
    """What stands between whole and decimals in running text."""
    day: Annotated[str, AfterValidator(_day_pattern)]
    """How a day is written, such as `{day}.{month}.{year}`; all three are needed."""
    last_letters: str = ""
    """Letters that come after z in the alphabet, in order."""
    fallback: str | None = None
    """Locale whose words stand in for missing ones."""


def read_locales(
    folder: FilePath, shown: str, known: Mapping[str, Locale] | None = None
) -> tuple[dict[str, Locale], list[Problem]]:
    """Read the locales of a folder.

    Args:
        folder: Folder with a folder a locale; it may be missing.
        shown: How it is called in messages.
        known: Locales that are there already; they may be fallen back to, and a folder of the
            same name needs no `locale.yaml`.

    Returns:
        The known locales and those found, the source language first, then by code; and every
        problem found.
    """
    found = dict(known or {})
    problems: list[Problem] = []
    wishes: dict[str, tuple[str, Report]] = {}
    for home in sorted(folder.iterdir()) if folder.is_dir() else ():
        if home.name.startswith(".") or not home.is_dir():
            continue
        path, name = home / FILE, f"{shown}/{home.name}/{FILE}"
        if not path.is_file():
            if home.name not in found:
                problems.append(problem("missing_file", name, Place(), name=FILE))
            continue
        document, faults = read_yaml(path, name)
        problems += faults
        if document is None:
            continue
        given, faults = _validated(document, home.name)
        problems += faults
        if given is not None:
            found[home.name] = _locale(home.name, given, name)
            if given.fallback is not None:
                wishes[home.name] = given.fallback, Report(document)
    found |= _with_fallbacks(found, wishes)
    problems += [one for _, report in wishes.values() for one in report.problems]
    codes = sorted(found, key=lambda code: (code != SOURCE, code))
    return {code: found[code] for code in codes}, problems


def site_locales(home: FilePath) -> dict[str, Locale]:
    """The package's locales and those of a site.

    Args:
        home: The folder that the site's frameworks folder lies in.

    Raises:
        FrameworkErrors: A locale has to be mended; before that, texts cannot be told apart.
    """
    return _sound(read_locales(home / SITE_FOLDER, SITE_FOLDER, LOCALES))


def has_locale(code: object, home: FilePath) -> bool:
    """Whether the package or a site has a locale; what its files say may still be wrong.

    Args:
        code: What may be its code.
        home: The folder that the site's frameworks folder lies in.
    """
    return code in LOCALES or (
        isinstance(code, str)
        and _TAG.fullmatch(code) is not None
        and (home / SITE_FOLDER / code / FILE).is_file()
    )


def _sound(given: tuple[dict[str, Locale], list[Problem]]) -> dict[str, Locale]:
    found, problems = given
    if problems:
        raise FrameworkErrors(problems)
    return found


def _validated(document: Document, code: str) -> tuple[LocaleFile | None, list[Problem]]:
    if not _TAG.fullmatch(code):
        return None, [problem("bad_tag", document.file, Place(), found=f"'{code}'")]
    try:
        return LocaleFile.model_validate(document.data), []
    except ValidationError as error:
        return None, model_problems(error, document, _known_keys)


def _known_keys(_path: Path, _data: object) -> list[str]:
    return list(LocaleFile.model_fields)


def _locale(code: str, given: LocaleFile, file: str) -> Locale:
    return Locale(
        code=code,
        name=given.name,
        search_language=given.search_language,
        decimal_mark=given.decimal_mark,
        day=given.day,
        theme_language=given.theme_language,
        last_letters=given.last_letters,
        file=file,
    )


def _with_fallbacks(
    found: Mapping[str, Locale], wishes: Mapping[str, tuple[str, Report]]
) -> dict[str, Locale]:
    """The locales that wish for a fallback, with all that follow from it."""
    settled: dict[str, Locale] = {}
    for code, (first, report) in wishes.items():
        chain: list[str] = []
        at = first
        while at in found and at not in (code, *chain):
            chain.append(at)
            at = wishes[at][0] if at in wishes else next(iter(found[at].fallback), "")
        if at in (code, *chain):
            report.add("fallback_circle", ("fallback",), chain=" -> ".join((code, *chain, at)))
        elif first not in found:
            others = [one for one in found if one != code]
            report.unknown(("fallback",), "the code of a locale", first, others)
        settled[code] = replace(found[code], fallback=tuple(chain))
    return settled


LOCALES: Mapping[str, Locale] = _sound(read_locales(UI, SHOWN_UI))
"""Every locale of the package by code, the source language first."""
SV, NB, SV_FI = (LOCALES[code] for code in ("sv", "nb", "sv-FI"))
