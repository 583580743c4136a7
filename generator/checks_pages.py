"""Checks of the pages written by hand: those needed are there, none at a taken address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Place
from generator.messages import problem
from generator.pages_site import START
from generator.strict_yaml import decoded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from generator.errors import Problem

SHARED = ("assessments", "compare", "glossary", "search", "assets")
"""First folders of addresses that a site takes for itself."""


def page_problems(
    content: Path, locales: Iterable[str], frameworks: Collection[str]
) -> Iterator[Problem]:
    """Problems of the folders of pages.

    Args:
        content: Folder with a folder a locale.
        locales: Locales of the site.
        frameworks: Ids of the frameworks on the site.

    Yields:
        What is missing or not UTF-8, and what has the address of a page that is made.
    """
    for locale in locales:
        home, shown = content / locale, f"{content.name}/{locale}"
        if not (home / START).is_file():
            name = f"{shown}/{START}"
            yield problem("missing_page", name, Place(), name=START, locale=locale)
        for path in sorted(home.rglob("*.md")):
            name = path.relative_to(home).with_suffix("").as_posix()
            yield from decoded(path, f"{shown}/{name}.md")[1]
            address = name.removesuffix("/index").removesuffix("/README")
            first = address.partition("/")[0]
            if address in SHARED or first in frameworks:
                what = "a framework" if first in frameworks else "a page of every site"
                yield problem("page_taken", f"{shown}/{name}.md", Place(), name=address, what=what)
