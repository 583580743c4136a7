"""Pages of frameworks: the demonstration word by word, the real ones for what must always hold."""

from __future__ import annotations

import json
import os
import posixpath
import re
import shutil
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from generator.errors import FrameworkErrors
from generator.library import open_library
from generator.locales import LOCALES, NB, SV, SV_FI, Locale
from generator.pages import addresses, framework_pages
from generator.pages_links import ASSESSMENTS_PAGE, anchor, source_uri
from generator.texts import TextTree
from tests.generator.demo import FOLDER
from tests.generator.made import ASSETS, REAL, ROOT, framework, library, page, pages
from tests.generator.markup import read

GOLDEN = ROOT / "tests" / "golden"


def keyed(tree: TextTree, above: str = "") -> TextTree:
    """Words that only say their own key and places, so that a golden file outlives an edit."""
    return {
        key: " ".join([above + key, *re.findall(r"\{\w+\}", node)])
        if isinstance(node, str)
        else keyed(node, f"{above}{key}.")
        for key, node in tree.items()
        if above or key != "js"
    }


@cache
def golden_pages(locale: Locale) -> dict[str, str]:
    """Pages of the demonstration with keys in place of the site's own words."""
    opened = library(ROOT / "tests/generator/frameworks")
    interface = {code: keyed(tree) for code, tree in opened.interface.items() if code != "sv-FI"}
    found = framework_pages(framework("demo"), replace(opened, interface=interface), locale, ASSETS)
    return {page.source: page.markdown for page in found}


DEMO = [
    "demo/index.md",
    "demo/described/index.md",
    "demo/measured/index.md",
    "demo/form/index.md",
    "demo/fidelity/index.md",
    "demo/print/index.md",
    "demo/blank/index.md",
]


@pytest.mark.parametrize("locale", [SV, NB], ids=lambda locale: locale.code)
@pytest.mark.parametrize("path", DEMO)
def test_a_page_of_the_demonstration_is_the_golden_file(path: str, locale: Locale) -> None:
    markdown = golden_pages(locale)[path]
    golden = GOLDEN / locale.code / f"{path.removesuffix('/index.md').replace('/', '_')}.md"
    if os.environ.get("WRITE_GOLDEN") and not os.environ.get("CI"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(markdown, "utf-8")
    assert markdown == golden.read_text("utf-8"), "WRITE_GOLDEN=1 writes it anew; read the diff"


@pytest.mark.slow
def test_every_locale_has_the_same_pages() -> None:
    for one in (*REAL, "demo"):
        paths = [source_uri(address) for address in addresses(framework(one))]
        assert all(list(pages(one, locale)) == paths for locale in LOCALES.values())


@pytest.mark.slow
@pytest.mark.parametrize("locale", LOCALES.values(), ids=LOCALES)
@pytest.mark.parametrize("one", [*REAL, "demo"])
class TestEveryPage:
    def test_its_html_is_balanced_and_no_id_stands_twice(self, one: str, locale: Locale) -> None:
        for path, found in pages(one, locale).items():
            markup = read(found.markdown)
            assert markup.unbalanced == [], path
            twice = [value for value, times in Counter(markup.values("id")).items() if times > 1]
            assert twice == [], path

    def test_its_links_lead_to_a_page_and_a_place_that_exist(
        self, one: str, locale: Locale
    ) -> None:
        places = {
            path.removesuffix("index.md"): anchors(found.markdown)
            for path, found in pages(one, locale).items()
        }
        for here in places:
            markup = read(pages(one, locale)[f"{here}index.md"].markdown)
            for link in markup.values("href", "a"):
                if link.startswith("https:"):
                    continue
                target, _, place = link.partition("#")
                path = posixpath.normpath(posixpath.join(here, target)) + "/"
                if path == ASSESSMENTS_PAGE:
                    continue  # one page for every framework, made beside these
                assert path in places, (here, link)
                assert not place or place in places[path], (here, link)

    def test_every_control_of_the_form_has_a_name_and_a_label(
        self, one: str, locale: Locale
    ) -> None:
        form = page(one, "form/", locale)
        labelled = set(form.values("for", "label"))
        controls = [*form.all("input"), *form.all("textarea"), *form.all("select")]
        assert controls
        for control in controls:
            assert control.attributes["name"], control
            assert control.attributes["id"] in labelled, control
            hints = control.attributes.get("aria-describedby", "").split()
            assert set(hints) <= set(form.values("id")), control

    def test_nothing_of_the_form_is_preselected(self, one: str, locale: Locale) -> None:
        form = page(one, "form/", locale)
        assert form.values("checked") == []
        assert form.values("selected") == []
        assert all(not field.text.strip() for field in form.all("textarea"))
        assert not any("value" in text.attributes for text in form.all("input", type="text"))


def anchors(markdown: str) -> set[str]:
    """Ids of HTML and of Markdown headings."""
    return {*read(markdown).values("id"), *re.findall(r"\{ #([a-z0-9-]+)", markdown)}


@pytest.mark.parametrize("one", [*REAL, "demo"])
def test_every_item_and_part_stands_on_its_reading_page_and_in_the_form(one: str) -> None:
    form = page(one, "form/")
    items = framework(one)
    for item in items.walk():
        section = items.section_of(item.id)
        markdown = pages(one, SV)[f"{one}/{section.id}/index.md"].markdown
        assert f"{{ #item-{anchor(item.id)} " in markdown
        [field] = form.all("fieldset", data_item=item.id)
        assert field.attributes["id"] == f"form-item-{anchor(item.id)}"
        assert field.attributes["data-kind"] == item.kind


def test_items_of_the_form_stand_in_the_order_of_their_sections() -> None:
    found = page("ips", "form/").values("data-item")
    assert list(dict.fromkeys(found)) == [str(number) for number in range(1, 26)]


def test_the_form_has_the_names_that_scripts_read() -> None:
    form = page("demo", "form/")
    names = set(form.values("name"))
    assert {
        "profile.youth",
        "1.level",
        "1.not_applicable",
        "1.not_applicable.reason",
        "2.step",
        "2.statement.s1",
        "2.statement.s2",
        "2.evidence.0.text",
        "3.point.plan",
        "3.none",
        "5.1(A).input.met",
        "5.1(A).input.kept",
        "5.1(A).level",
        "5.1(A).period",
        "6A.rating",
        "6C.input.started",
        "7.rating",
        "8.level",
        "8.unknown",
        "8.note",
        "7.override.score",
        "7.override.reason",
    } <= names
    assert "6.unknown" not in names
    assert "6C.override.score" not in names


def test_a_shortcoming_has_three_answers_and_a_statement_one() -> None:
    form = page("demo", "form/")
    shortcoming = [each.attributes for each in form.all("input", name="2.statement.s1")]
    assert [each["value"] for each in shortcoming] == ["met", "passed", "not_met"]
    [statement] = form.all("input", name="2.statement.s2")
    assert statement.attributes["type"] == "checkbox"
    assert statement.attributes["value"] == "met"


def test_a_table_item_asks_for_values_before_it_offers_levels() -> None:
    names = [name for name in page("demo", "form/").values("name") if name.startswith("5.1(A)")]
    assert names.index("5.1(A).input.met") < names.index("5.1(A).level")


def test_the_form_names_its_framework_and_where_its_programs_lie() -> None:
    [form] = page("ips", "form/", SV_FI).all("form")
    assert form.attributes["data-framework"] == "ips"
    assert form.attributes["data-locale"] == "sv-FI"
    assert form.attributes["data-rules"] == "../../../assets/frameworks/ips.json"
    assert form.attributes["data-worker"] == "../../../assets/worker-1.js"
    assert form.attributes["data-runtime"] == "../../../assets/runtime/1/"


def test_a_draft_is_checked_but_not_on_the_site(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "frameworks" / "demo")
    file = tmp_path / "frameworks" / "demo" / "framework.yaml"
    text = file.read_text(encoding="utf-8")
    assert [one.id for one in open_library(tmp_path / "frameworks").frameworks] == ["demo"]
    file.write_text(text.replace("id: demo\n", "id: demo\ndraft: true\n", 1), encoding="utf-8")
    assert open_library(tmp_path / "frameworks").frameworks == ()
    file.write_text(text.replace("id: demo\n", "id: demo\ndraft: later\n", 1), encoding="utf-8")
    with pytest.raises(FrameworkErrors):
        open_library(tmp_path / "frameworks")


def test_an_accidental_submit_sends_nothing() -> None:
    form = page("ips", "form/")
    assert form.all("form")[0].attributes["method"] == "dialog"
    assert all(button.attributes["type"] == "button" for button in form.all("button"))


def test_the_words_for_scripts_are_json_with_every_item() -> None:
    [script] = page("seqf", "form/", NB).all("script", id="ts-texts")
    texts = json.loads(script.text)
    assert set(texts["items"]) == {item.id for item in framework("seqf").walk()}
    assert texts["items"]["1.1"]["title"].startswith("En klar visjon")
    assert set(texts["sections"]) == {section.id for section in framework("seqf").sections}
    assert texts["evidence_kinds"]["interview"].startswith("Intervju")


def test_words_for_scripts_in_another_language_say_which() -> None:
    [script] = page("demo", "form/", NB).all("script", id="ts-texts")
    titles = {id_: item["title"] for id_, item in json.loads(script.text)["items"].items()}
    assert titles["1"] == "Den første"
    assert titles["2"]["lang"] == "sv"
    assert titles["2"]["text"].startswith("Den andra")


def test_text_that_stands_in_for_a_translation_carries_its_language() -> None:
    demo = page("demo", "described/", NB)
    fallbacks = demo.all("span", class_="ts-fallback")
    assert fallbacks
    assert {each.attributes["lang"] for each in fallbacks} == {"sv"}
    assert page("demo", "described/", SV).all("span", class_="ts-fallback") == []


def test_words_of_a_framework_are_text_and_never_markup() -> None:
    markdown = pages("demo", SV)["demo/index.md"].markdown
    assert "<script" not in markdown
    assert read(markdown).unbalanced == []


def test_a_table_level_follows_from_values_says_the_form() -> None:
    form = page("ips", "form/", SV_FI)
    [item] = form.all("fieldset", data_item="2")
    assert "Nivån följer av värdena" in item.text


def test_a_reading_page_gives_the_place_in_the_source() -> None:
    markup = page("ips", "innehall/", SV_FI)
    sources = [each.text for each in markup.all("dd")]
    assert "IPS, 9.1.2026, punkt 15, rad 248" in sources


def test_an_overview_shows_the_example_that_the_framework_works_out() -> None:
    [example] = page("ips", "", SV_FI).all("div", class_="ts-example")
    assert "94 poäng" in example.text
