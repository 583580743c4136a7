"""Pages of a framework without a total: areas, tables to paste, limits to change, no points."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from generator.library import open_library
from generator.locales import NB, SV, SV_FI, Locale
from generator.pages import Assets, framework_pages
from tests.generator.markup import read

ROOT = Path(__file__).resolve().parents[2]
ASSETS = Assets(form="form-1.js", worker="worker-1.js", runtime="runtime/1")


@cache
def pages(locale: Locale) -> dict[str, str]:
    """Pages of the follow-up framework by path, without its own words on scoring."""
    library = open_library(ROOT / "frameworks")
    framework = next(one for one in library.frameworks if one.id == "af")
    found = framework_pages(framework, library, locale, ASSETS)
    return {page.source: page.markdown for page in found}


@pytest.mark.parametrize("locale", [SV, NB, SV_FI], ids=lambda locale: locale.code)
def test_no_page_shows_a_scale_or_room_for_a_score(locale: Locale) -> None:
    for path, markdown in pages(locale).items():
        assert "0\u20130" not in markdown, path
        for mark in (
            "data-total-score",
            "data-radar",
            'override.score"',
            'data-cell="score"',
            "ts-rule--",
        ):
            assert mark not in markdown.replace("ts-rule--progress", ""), (path, mark)


@pytest.mark.parametrize("locale", [SV, NB, SV_FI], ids=lambda locale: locale.code)
def test_an_area_is_never_called_a_criterion(locale: Locale) -> None:
    for path, markdown in pages(locale).items():
        shown = re.sub(r"<script.*?</script>|<[^>]*>", "", markdown, flags=re.DOTALL)
        assert not re.search("kriteri", shown, re.IGNORECASE), path


def test_a_reading_page_has_motivation_questions_columns_limits_and_flags() -> None:
    service = pages(SV)["af/service/index.md"]
    assert "Tjänsten är upplagd så att avbrott efter del 1 borde vara ovanliga." in service
    assert "Har leverantörerna fått vartannat avrop" in service
    assert "Det finns avbrott efter del 1." in service
    heads = [each.text for each in read(service).all("th", scope="row")]
    assert heads[:3] == ["1 Tidpunkt i tjänsten", "2 Dokumenterad orsak", "3 Antal"]
    assert "<strong>Längsta tid i del 1:</strong> 8 veckor" in pages(SV)["af/time/index.md"]


def test_a_table_is_pasted_below_its_columns() -> None:
    form = pages(SV)["af/form/index.md"]
    at = form.index('name="12.input.interruptions"')
    assert form.rindex("Del 1 (kartläggning), Del 2, Del 3 (arbetsprövning)", 0, at) < at
    field = read(form).all("textarea", name="12.input.interruptions")[0]
    assert field.attributes["data-type"] == "records"
    assert '"columns":{"interruptions":{"part":{"label":"Tidpunkt i tjänsten"' in form


def test_a_limit_shows_what_holds_unless_it_is_changed() -> None:
    limit = read(pages(SV)["af/form/index.md"]).all("input", name="1.input.total_max")[0]
    assert limit.attributes["placeholder"] == "56"
    assert "Lämnas fältet tomt gäller 56." in pages(SV)["af/form/index.md"]


def test_observations_have_room_for_several_lines() -> None:
    assert read(pages(SV)["af/form/index.md"]).all("textarea", name="12.input.observations")
