"""The frameworks side by side, without a score between them."""

from __future__ import annotations

import pytest

from generator.locales import LOCALES, SV, Locale
from generator.pages import shared_pages
from tests.generator.made import ASSETS, REAL, ROOT, framework, library
from tests.generator.markup import Markup, read


def comparison(locale: Locale) -> Markup:
    pages = shared_pages(library(ROOT / "frameworks"), locale, ASSETS)
    [found] = [page for page in pages if page.source == "compare/index.md"]
    return read(found.markdown)


@pytest.mark.parametrize("locale", LOCALES.values(), ids=LOCALES)
def test_every_framework_has_a_column_and_every_cell_says_something(locale: Locale) -> None:
    found = comparison(locale)
    heads = found.all("th", scope="col")
    assert len(heads) == len(REAL)
    cells = [cell for cell in found.all("td") if "data-name" in cell.attributes]
    assert len(cells) == len(REAL) * len(found.all("th", scope="row"))
    assert all(cell.text.strip() for cell in cells)
    assert found.unbalanced == []


def test_scales_come_from_the_numbers_of_the_frameworks() -> None:
    text = comparison(SV).all("table")[0].text
    for words in ("25–125 poäng och 4 omdömen", "20–100 poäng, utan omdömen", "av 51"):  # noqa: RUF001  (the dash is what is looked for)
        assert words in text


def test_each_framework_counts_by_its_own_word() -> None:
    text = comparison(SV).all("table")[0].text
    for words in ("Områden: 13", "Kriterier: 51", "Kriterier: 25"):
        assert words in text


def test_it_says_that_scores_are_not_compared() -> None:
    [notice] = comparison(SV).all("p", class_="ts-notice")
    assert notice.text.startswith("Poängen jämförs inte")


@pytest.mark.parametrize("one", REAL)
def test_its_lines_are_written_in_every_locale(one: str) -> None:
    for locale in LOCALES.values():
        for key in ("purpose", "users", "repeat"):
            value = framework(one).text(locale.code).find("compare", key)
            assert value is not None
            assert not value.fallback
