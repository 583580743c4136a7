"""Every page of the built site is of one known kind; nothing on it is on no page that is looked at.

No browser is needed here: what is read is the built site.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.browser.kinds import ALIKE, KINDS, LOCALES, PAGES, SAMPLE, kinds_of

CLASS = re.compile(r'\bclass="([^"]+)"')


def below(built_site: Path, locale: str) -> list[str]:
    """Paths of the pages below a locale, each with a slash at its end, or empty."""
    root = built_site / locale
    return sorted(
        path.relative_to(root).as_posix().removesuffix("index.html")
        for path in root.rglob("*.html")
    )


def components(page: Path) -> set[str]:
    """Names of what a page is made of, as its classes say."""
    names = {name for given in CLASS.findall(page.read_text("utf-8")) for name in given.split()}
    return {name for name in names if name.startswith("ts-")}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_of_a_locale_is_of_one_kind(built_site: Path, locale: str) -> None:
    kinds = {path: kinds_of(path) for path in below(built_site, locale)}
    assert {path: found for path, found in kinds.items() if len(found) != 1} == {}
    assert {kind for [kind] in kinds.values()} == set(KINDS)


def test_every_other_page_stands_above_the_locales(built_site: Path) -> None:
    places = Counter(path.relative_to(built_site).parts[0] for path in built_site.rglob("*.html"))
    assert places.keys() == {"index.html", "404.html", *LOCALES}
    assert len({places[locale] for locale in LOCALES}) == 1


def test_no_page_is_of_two_kinds_and_none_that_is_not_there_is_of_any() -> None:
    assert [kinds_of(path) for path in KINDS.values()] == [[kind] for kind in KINDS]
    assert ALIKE.keys() <= KINDS.keys()
    assert kinds_of("ips/new/") == kinds_of("new/") == kinds_of("ips/form/print/") == []


def test_the_sample_has_a_page_of_every_kind_and_takes_from_every_locale() -> None:
    kinds = {"language choice": "", "missing page": "404.html", **KINDS}
    assert SAMPLE.keys() == kinds.keys()
    for kind, path in SAMPLE.items():
        if kind in KINDS:
            locale, _, rest = path.partition("/")
            assert locale in LOCALES
            assert kinds_of(rest) == [kind]
    assert {path.partition("/")[0] for path in SAMPLE.values()} >= set(LOCALES)


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_is_on_a_page_of_a_locale_that_is_on_no_page_looked_at(
    built_site: Path, locale: str
) -> None:
    looked_at = set[str]()
    for path in PAGES.values():
        if path.startswith(f"{locale}/"):
            looked_at |= components(built_site / path / "index.html")
    unseen = {
        path: missed
        for path in below(built_site, locale)
        if (missed := components(built_site / locale / path / "index.html") - looked_at)
    }
    assert unseen == {}
