"""The glossary that is published: complete in every locale, linked both ways, sorted."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from generator.glossary import read_glossaries
from generator.glossary_words import term_anchor
from generator.library import Library, open_library
from generator.locales import LOCALES, Locale
from generator.page import Page
from generator.pages import framework_pages, shared_addresses, shared_pages
from generator.pages_glossary import glossary
from generator.pages_links import section_page, source_uri
from generator.static_files import STATIC, static_files, static_name
from tests.generator.made import ASSETS
from tests.generator.markup import Markup, read

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
EVERY_LOCALE = pytest.mark.parametrize("locale", LOCALES.values(), ids=list(LOCALES))


@cache
def library() -> Library:
    return open_library(ROOT / "frameworks", content=ROOT / "content")


@cache
def page(locale: Locale) -> Page:
    return glossary(library(), locale)


@cache
def markup(locale: Locale) -> Markup:
    return read(page(locale).markdown)


@cache
def reading_pages(locale: Locale) -> dict[str, str]:
    """Markdown of every page of every framework by its address."""
    return {
        page.source.removesuffix("index.md"): page.markdown
        for framework in library().frameworks
        for page in framework_pages(framework, library(), locale, ASSETS)
    }


def test_a_site_without_a_glossary_is_fine(tmp_path: Path) -> None:
    (tmp_path / "sv").mkdir()
    assert read_glossaries(tmp_path, ()) == ({}, [])
    without = replace(library(), glossaries={})
    sources = [one.source for one in shared_pages(without, LOCALES["sv"], ASSETS)]
    assert sources == [source_uri(one) for one in shared_addresses(without, LOCALES["sv"])]
    assert "glossary/index.md" not in sources


def test_a_glossary_that_cannot_be_read_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "content" / "sv").mkdir(parents=True)
    (tmp_path / "content" / "sv" / "glossary.yaml").write_text("groups: {}\n\tterms: {}\n", "utf-8")
    found, problems = read_glossaries(tmp_path / "content", ())
    assert found == {}
    assert [(one.file, one.place.line) for one in problems] == [("content/sv/glossary.yaml", 2)]


@EVERY_LOCALE
def test_every_term_has_its_heading_and_its_place_in_the_index(locale: Locale) -> None:
    glossary = library().glossaries[locale.code]
    anchors = re.findall(r"\{ #(term-[a-z0-9-]+) ", page(locale).markdown)
    assert sorted(anchors) == sorted(term_anchor(key) for key in glossary.terms)
    index = page(locale).markdown.partition("</nav>")[0]
    assert sorted(anchors) == sorted(re.findall(r'href="#([^"]+)"', index))


@EVERY_LOCALE
def test_anchors_are_the_same_in_every_locale(locale: Locale) -> None:
    pattern = r"\{ #([a-z0-9-]+) "
    assert re.findall(pattern, page(locale).markdown) == re.findall(
        pattern, page(LOCALES["sv"]).markdown
    )


@EVERY_LOCALE
def test_see_also_leads_to_terms_of_the_page(locale: Locale) -> None:
    anchors = set(re.findall(r"\{ #([a-z0-9-]+) ", page(locale).markdown))
    own = [href[1:] for href in markup(locale).values("href", "a") if href.startswith("#")]
    assert own
    assert set(own) <= anchors


def links_to_terms(locale: Locale) -> set[tuple[str, str]]:
    """Term and item of every link of the reading pages."""
    found = set()
    for address, markdown in reading_pages(locale).items():
        for part in re.split(r"(?=^#{2,3} )", markdown, flags=re.MULTILINE)[1:]:
            heading = re.match(r"#+ .*\{ #(item-[a-z0-9-]+) ", part)
            for href in re.findall(r'<a class="ts-term" href="([^"]+)"', part):
                target, _, term = href.partition("#")
                assert posixpath.normpath(address + target) == "glossary"
                assert heading is not None
                found.add((term, f"{address}#{heading[1]}"))
    return found


def links_to_items(locale: Locale) -> set[tuple[str, str]]:
    """Term and item of every link of the glossary."""
    found = set()
    for part in re.split(r"(?=^### )", page(locale).markdown, flags=re.MULTILINE)[1:]:
        term = re.match(r"### .*\{ #(term-[a-z0-9-]+) ", part)
        assert term is not None
        for href in re.findall(r'href="\.\./([^"]+#item-[^"]+)"', part):
            found.add((term[1], href))
    return found


@EVERY_LOCALE
def test_every_link_to_a_term_has_a_link_back_and_no_other_is_there(locale: Locale) -> None:
    assert len(links_to_terms(locale)) > 40
    assert links_to_terms(locale) == links_to_items(locale)


@EVERY_LOCALE
def test_a_criterion_links_a_term_once(locale: Locale) -> None:
    for markdown in reading_pages(locale).values():
        for part in re.split(r"(?=^#{2,3} )", markdown, flags=re.MULTILINE):
            terms = re.findall(r'<a class="ts-term" href="([^"]+)"', part)
            assert len(terms) == len(set(terms))


@EVERY_LOCALE
def test_terms_stand_in_text_alone(locale: Locale) -> None:
    for address, markdown in reading_pages(locale).items():
        if address.endswith("/form/"):
            assert "ts-term" not in markdown
        assert "ts-term" not in "".join(re.findall(r"^#+ .*$", markdown, flags=re.MULTILINE))
        assert not re.search(r'="[^"]*<a ', markdown)
        assert not re.search(r"<a [^>]*>[^<]*<a ", markdown)
        assert not re.search(r'class="ts-fallback"[^>]*>[^<]*<a ', markdown)


@pytest.mark.parametrize(
    ("code", "words"), [("sv", "IPS, 2026-01-09, rad 236"), ("nb", "IPS, 9.1.2026, linje 236")]
)
def test_a_source_is_written_as_the_locale_does(code: str, words: str) -> None:
    text = "".join(element.text for element in markup(LOCALES[code]).all("dd"))
    assert words in text


def test_the_index_follows_the_alphabet_of_the_locale() -> None:
    letters = {
        code: [
            element.text for element in markup(LOCALES[code]).all("span", class_="ts-index__sign")
        ]
        for code in ("sv", "nb")
    }
    assert letters["sv"][-1] == "Ö"
    assert letters["nb"][-1] == "Å"
    assert all(len(set(found)) == len(found) for found in letters.values())


@EVERY_LOCALE
def test_reading_pages_have_one_box(locale: Locale) -> None:
    sections = {
        section_page(framework.id, section.id)
        for framework in library().frameworks
        for section in framework.sections
    }
    for address, markdown in reading_pages(locale).items():
        reading = address in sections
        assert markdown.count('id="ts-tip"') == reading


def test_the_script_of_every_page_brings_the_one_of_the_box() -> None:
    assert (STATIC / "terms.js").read_bytes() in static_files()[static_name("page.js")]


def test_the_25_concepts_of_the_workshop_criteria_stand_in_their_three_groups() -> None:
    for terms in library().glossaries.values():
        found = Counter(term.group for term in terms.terms.values() if term.group != "method")
        assert found == {"central": 5, "key": 15, "other": 5}
        listed = [term for term in terms.terms.values() if term.group != "method"]
        assert {term.source.document for term in listed if term.source} == {"into"}


@EVERY_LOCALE
def test_a_term_out_of_a_source_in_another_language_says_that_it_is_a_translation(
    locale: Locale,
) -> None:
    language = {one.id: one.source_language for one in library().frameworks}
    sources = [term.source for term in library().glossaries[locale.code].terms.values()]
    wanted = [one for one in sources if one and language[one.document] != locale.code]
    assert len(markup(locale).all("span", class_="ts-entry__translated")) == len(wanted)
