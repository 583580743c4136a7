"""The pages that lay assessments side by side, and the words they need of a framework."""

from __future__ import annotations

import json
from typing import Any, cast

import pytest

from generator.locales import LOCALES, SV, Locale
from generator.model import Framework
from generator.pages import shared_addresses, shared_pages, workspace_texts
from generator.rules import rules_json
from scoring.boundary import call
from tests.generator.demo import demo, demo_data
from tests.generator.made import ASSETS, ROOT, framework, library
from tests.generator.markup import Markup, read

PAGES = {"side_by_side": "assessments/compare/", "consensus": "assessments/consensus/"}


def tool(name: str, locale: Locale) -> Markup:
    pages = shared_pages(library(ROOT / "frameworks"), locale, ASSETS)
    [found] = [page for page in pages if page.source == f"{PAGES[name]}index.md"]
    return read(found.markdown)


@pytest.mark.parametrize("locale", LOCALES.values(), ids=LOCALES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_several_assessments_has_its_words_and_places(name: str, locale: Locale) -> None:
    page = tool(name, locale)
    [root] = [each for each in page.all("div") if each.attributes.get("data-module") == name]
    for place in ("data-worker", "data-runtime", "data-reader"):
        assert root.attributes[place].startswith("../../../assets/")
    assert PAGES[name] in shared_addresses(library(ROOT / "frameworks"), locale)


def test_pages_that_learn_their_framework_have_the_questions_about_the_service() -> None:
    opened = library(ROOT / "frameworks")
    texts = workspace_texts(framework("into"), opened, SV)
    profile = cast("dict[str, Any]", texts["profile"])
    assert list(profile["learning_environment"]["choices"]) == ["yes", "striving", "no"]
    assert all(profile[question]["label"] for question in profile)
    assert workspace_texts(framework("ips"), opened, SV)["profile"] == {}


def with_maps(*maps: dict[str, Any]) -> Framework:
    def add(data: Any) -> None:
        data["id_maps"] = list(maps)

    return Framework.model_validate(demo_data(add))


def test_rules_carry_the_maps_from_earlier_versions_and_only_where_there_are_any() -> None:
    assert "id_maps" not in rules_json(demo())
    given = {"from": "2020-01-01", "to": demo().version, "items": {"1": "1", "2": None}}
    assert rules_json(with_maps(given))["id_maps"] == [given]


def test_scoring_compares_an_earlier_version_by_the_maps_that_the_rules_carry() -> None:
    given = {"from": "2020-01-01", "to": demo().version, "items": {"old": "1", "gone": None}}
    rules = rules_json(with_maps(given))
    call(json.dumps({"op": "load", "rules": rules}))

    def made(version: str, answers: dict[str, Any]) -> dict[str, Any]:
        return {
            "format": "tumstock-assessment",
            "format_version": 1,
            "framework": {"id": rules["id"], "version": version},
            "profile": {},
            "answers": answers,
        }

    old = made("2020-01-01", {"old": {"level": "1"}, "gone": {"level": "1"}})
    new = made(rules["version"], {"1": {"level": "3"}})
    asked = {"op": "compare", "assessments": [old, new], "maps": rules["id_maps"]}
    reply = json.loads(call(json.dumps(asked)))
    first = next(item for item in reply["items"] if item["item"] == "1")
    assert [value["level"] for value in first["values"]] == ["1", "3"]
    assert [one["item"] for one in reply["assessments"][0]["not_mapped"]] == ["gone"]
