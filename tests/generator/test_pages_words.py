"""Interface words: complete in every locale, none left over, none that a page would miss."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from markupsafe import Markup

from generator.library import Library, open_library
from generator.locales import LOCALES, UI, Locale
from generator.model import Framework
from generator.pages import framework_pages
from generator.pages_application import application
from generator.pages_assessments import assessments
from generator.pages_plan import plan
from generator.pages_report import report
from generator.pages_together import consensus, side_by_side
from generator.pages_words import Interface, Words
from generator.text_files import read_texts
from generator.texts import Texts, TextTree
from tests.generator.demo import demo
from tests.generator.made import ASSETS

ROOT = Path(__file__).resolve().parents[2]
TREES: dict[str, TextTree] = {
    locale: text.tree for locale, text in read_texts(UI, "generator/ui")[0].items()
}
MADE_OF_PARTS = (
    "fallback.languages.",
    "evidence_kinds.",
    "form.statement_",
    "section.cell.",
    "areas.",
    "js.",
    "js_assessments.",
    "js_plan.",
    "js_side_by_side.",
    "js_consensus.",
    "js_application.",
    "js_report.",
    "js_report_page.",
    "js_offline.",
    "report.extents.",
)
"""Keys put together by templates, those that stand in for others, those of scripts.

Words of scripts are looked after in `site_js/test/words.test.mjs`.
"""


def keys(tree: TextTree, above: str = "") -> Iterator[str]:
    for key, node in tree.items():
        if isinstance(node, str):
            yield above + key
        else:
            yield from keys(node, f"{above}{key}.")


def test_the_interface_is_complete_in_norwegian() -> None:
    assert set(keys(TREES["nb"])) == set(keys(TREES["sv"]))


def test_swedish_of_finland_only_changes_what_swedish_has() -> None:
    assert set(keys(TREES["sv-FI"])) < set(keys(TREES["sv"]))
    same = {key for key in keys(TREES["sv-FI"]) if at("sv-FI", key) == at("sv", key)}
    assert same == set()


@pytest.mark.parametrize("locale", ["nb", "sv-FI"])
def test_a_translation_fills_in_the_same_places(locale: str) -> None:
    for key in keys(TREES[locale]):
        assert places(at(locale, key)) == places(at("sv", key)), key


def test_every_word_of_the_pages_is_used() -> None:
    files = [*(ROOT / "generator").rglob("*.jinja"), *(ROOT / "generator").rglob("*.html")]
    files += (ROOT / "generator").glob("*.py")
    source = "".join(path.read_text("utf-8") for path in files)
    asked = asked_by_pages()
    unused = [
        key
        for key in keys(TREES["sv"])
        if not key.startswith(MADE_OF_PARTS)
        and key not in asked
        and not re.search(f"[\"']{re.escape(key)}[\"']", source)
    ]
    assert unused == []


def asked_by_pages() -> set[str]:
    """Keys that forms and the pages of the workspace ask for, put together or not."""
    asked: set[str] = set()

    class Asking(Interface):
        def __call__(self, key: str, **values: object) -> Markup:
            asked.add(key)
            return super().__call__(key, **values)

    class AskedLibrary(Library):
        def t(self, locale: Locale, framework: Framework | None = None) -> Interface:
            usual = super().t(locale, framework)
            return Asking(usual.texts, usual.variant)

    library = AskedLibrary(open_library(ROOT / "frameworks").frameworks, TREES)
    for page in (assessments, plan, application, side_by_side, consensus, report):
        page(library, LOCALES["sv"], ASSETS)
    for framework in library.frameworks:
        for _ in framework_pages(framework, library, LOCALES["sv"], ASSETS):
            pass
    return asked


def test_words_for_areas_stand_in_for_usual_ones() -> None:
    usual = set(keys(TREES["sv"]))
    areas = {key.removeprefix("areas.") for key in usual if key.startswith("areas.")}
    assert areas
    assert areas < usual
    assert not {key for key in areas if at("sv", f"areas.{key}") == at("sv", key)}


def at(locale: str, key: str) -> str:
    return Texts(locale, locale, TREES).get(*key.split(".")).text


def places(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w+\}", text))


class TestWords:
    def test_words_are_escaped(self) -> None:
        words = Words(Texts("sv", "sv", {"sv": {"title": "A < B & *C*"}}))
        assert words("title") == Markup("A &lt; B &amp; *C*")

    def test_no_sign_of_a_heading_becomes_markup(self) -> None:
        words = Words(Texts("sv", "sv", {"sv": {"title": "A *B* [C](d) {#e} <f>"}}))
        assert words.heading("title") == Markup(r"A \*B\* \[C\](d) \{#e\} &lt;f&gt;")

    def test_words_that_fall_back_say_their_language(self) -> None:
        words = Words(Texts("nb", "sv", {"sv": {"title": "Mått & vikt"}}))
        assert words("title") == Markup(
            '<span class="ts-fallback" lang="sv">Mått &amp; vikt</span>'
        )
        assert words.lang("title") == "sv"

    def test_swedish_serves_finland_without_a_mark(self) -> None:
        words = Words(Texts("sv-FI", "nb", {"sv": {"title": "Mått"}, "nb": {"title": "Mål"}}))
        assert words("title") == Markup("Mått")

    def test_paragraphs_are_cut_at_blank_lines(self) -> None:
        words = Words(demo().text("sv"))
        assert words.paragraphs("about", "measures") == (
            Markup("Ingenting alls."),
            Markup("Men det gör det bra."),
        )


class TestInterface:
    t = Interface(Texts("sv", "sv", {"sv": {"a": {"b": "{x} av {y}"}}}))

    def test_values_are_filled_in_and_escaped(self) -> None:
        assert self.t("a.b", x="<1>", y=Markup("<b>2</b>")) == Markup("&lt;1&gt; av <b>2</b>")

    def test_a_missing_key_is_an_error_and_named(self) -> None:
        with pytest.raises(KeyError, match=r"a\.c"):
            self.t("a.c")

    def test_words_of_a_variant_go_before_the_usual_ones(self) -> None:
        trees: dict[str, TextTree] = {
            "sv": {"js": {"a": "kriterium", "b": "två"}, "areas": {"js": {"a": "område"}}}
        }
        t = Interface(Texts("sv-FI", "sv", trees), "areas")
        assert (t.plain("js.a"), t.plain("js.b")) == ("område", "två")
        assert t.tree("js") == {"a": "område", "b": "två"}
        assert Interface(Texts("sv", "sv", trees)).plain("js.a") == "kriterium"

    def test_a_tree_falls_back_word_by_word(self) -> None:
        trees: dict[str, TextTree] = {
            "sv": {"js": {"a": "ett", "b": "två"}},
            "nb": {"js": {"b": "to"}},
        }
        assert Interface(Texts("nb", "sv", trees)).tree("js") == {"a": "ett", "b": "to"}
