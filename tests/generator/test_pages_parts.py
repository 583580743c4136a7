"""Parts of pages: the rule's drawing, spans of points, navigation, the pages above the locales."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from generator.library import open_library
from generator.load import load_frameworks
from generator.locales import LOCALES, NB, SV
from generator.model import Framework
from generator.page import Page
from generator.pages_root import not_found_page, root_page
from generator.pages_rule import progress_rule, result_rule
from generator.pages_site import navigation
from generator.pages_spans import NOTHING, section_span
from tests.generator.demo import demo
from tests.generator.markup import read

ROOT = Path(__file__).resolve().parents[2]
REAL = load_frameworks(ROOT / "frameworks")
SCORED = [framework for framework in REAL if framework.total.kind != "none"]


@pytest.mark.parametrize("framework", SCORED, ids=lambda framework: framework.id)
def test_spans_of_the_sections_add_up_to_the_places_of_the_total(framework: Framework) -> None:
    spans = (section_span(framework, section) for section in framework.sections)
    total = sum(spans, NOTHING)
    places = framework.total.places
    assert places is not None
    assert (total.low, total.high) == (Fraction(places.min), Fraction(places.max))


@pytest.mark.parametrize("framework", [*SCORED, demo()], ids=lambda framework: framework.id)
def test_a_scale_is_as_long_as_its_bands(framework: Framework) -> None:
    rule = result_rule(framework)
    assert rule is not None
    assert sum(float(band.width) for band in rule.bands) == pytest.approx(100, abs=0.01)
    assert rule.bands[0].x == "0"
    assert (rule.joints[0].x, rule.joints[-1].x) == ("0", "100")


@pytest.mark.parametrize("framework", [*REAL, demo()], ids=lambda framework: framework.id)
def test_the_rule_of_progress_has_a_segment_a_section_and_a_mark_an_item(
    framework: Framework,
) -> None:
    segments = progress_rule(framework)
    assert [segment.id for segment in segments] == [one.id for one in framework.sections]
    marks = [mark.label for segment in segments for mark in segment.marks]
    assert marks == [item for section in framework.sections for item in section.items]
    last = segments[-1]
    assert float(last.x) + float(last.width) == pytest.approx(100, abs=0.01)


def test_the_navigation_is_start_frameworks_what_they_share_and_prose() -> None:
    ips = [
        Page(source="ips/index.md", title="IPS", markdown=""),
        Page(source="ips/personal/index.md", title="Personal", markdown=""),
    ]
    ips.append(Page(source="ips/print/index.md", title="Print", markdown="", listed=False))
    shared = [Page(source="compare/index.md", title="Compare", markdown="")]
    assert navigation({"ips": ips}, ["index.md", "about.md"], shared=shared) == [
        "index.md",
        {"IPS": ["ips/index.md", {"Personal": "ips/personal/index.md"}]},
        {"Compare": "compare/index.md"},
        "about.md",
    ]


def test_the_navigation_nests_sections_in_their_groups_and_ends_with_the_guides() -> None:
    into = [
        Page(source="into/index.md", title="Into", markdown=""),
        Page(source="into/a/index.md", title="1. A", markdown="", group="Riktning"),
        Page(source="into/b/index.md", title="2. B", markdown="", group="Riktning"),
        Page(source="into/c/index.md", title="3. C", markdown="", group="Resultat"),
        Page(source="into/form/index.md", title="Form", markdown=""),
    ]
    prose = ["index.md", "levels.md", "about.md"]
    assert navigation({"into": into}, prose, {"into": ["levels.md"]}) == [
        "index.md",
        {
            "Into": [
                "into/index.md",
                {"Riktning": [{"1. A": "into/a/index.md"}, {"2. B": "into/b/index.md"}]},
                {"Resultat": [{"3. C": "into/c/index.md"}]},
                {"Form": "into/form/index.md"},
                "levels.md",
            ]
        },
        "about.md",
    ]


class TestPagesAboveTheLocales:
    words = {  # noqa: RUF012  (a constant of the tests)
        locale: open_library(ROOT / "frameworks").t(locale) for locale in LOCALES.values()
    }

    def test_the_choice_of_language_is_a_plain_link_to_each(self) -> None:
        markup = read(root_page(self.words, "site-1.css", None))
        assert markup.values("href", "a") == ["sv/", "nb/", "sv-FI/"]
        assert markup.values("hreflang", "a") == list(LOCALES)
        assert markup.unbalanced == []

    def test_every_choice_is_in_its_own_language(self) -> None:
        links = read(root_page(self.words, "site-1.css", None)).all("a")
        assert [link.attributes["lang"] for link in links] == list(LOCALES)
        assert self.words[NB].plain("site.description") in links[1].text

    def test_the_missing_page_links_from_the_root_at_any_depth(self) -> None:
        html = not_found_page(self.words, "site-1.css", "https://example.org/tumstock/")
        markup = read(html)
        links = [*markup.values("href"), *markup.values("src")]
        assert links
        assert all(link.startswith("/tumstock/") for link in links)
        assert self.words[SV].plain("not_found.title") in html
