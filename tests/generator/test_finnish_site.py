"""Finnish, a language that is no more than folders: a site with it, and pages without a gap."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.generator.finnish import configuration
from tests.generator.markup import Markup, read
from tests.generator.small_site import stand_in_assets

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.slow

STRICT = """
site_url: https://example.org/tumstock/
validation:
  links: {not_found: warn, anchors: warn, unrecognized_links: warn}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The site's own frameworks and pages in Swedish of Finland and in Finnish."""
    home = tmp_path_factory.mktemp("project")
    config = configuration(home, "sv-FI", "fi", more=STRICT)
    with stand_in_assets(tmp_path_factory.mktemp("assets")):
        build(load_config(config, strict=True))
        yield home / "site"


def page(site: Path, address: str) -> Markup:
    """A built page by its address."""
    return read((site / address / "index.html").read_text("utf-8"))


def finnish(site: Path) -> list[str]:
    """Addresses of all Finnish pages."""
    return sorted(
        path.parent.relative_to(site).as_posix() for path in (site / "fi").rglob("index.html")
    )


def test_the_published_site_is_without_finnish_until_it_is_listed() -> None:
    assert "      locales: [sv, nb, sv-FI]\n" in (ROOT / "mkdocs.yml").read_text("utf-8")


def test_a_framework_without_finnish_words_is_not_on_the_finnish_site(site: Path) -> None:
    assert {path.name for path in (site / "fi").iterdir() if path.is_dir()} == {
        "about", "accessibility", "assessments", "assets", "compare", "glossary", "how-to", "ips",
        "privacy", "results", "search",
    }  # fmt: skip
    [frameworks] = page(site, "fi/about").all("nav", class_="ts-frameworks")
    assert "IPS" in frameworks.text
    assert "SEQF" not in frameworks.text
    texts = {
        re.sub(r"-[0-9a-f]{32}", "", path.name) for path in (site / "assets" / "texts").iterdir()
    }
    assert texts == {
        "ips.fi.json", *(f"{one}.sv-FI.json" for one in ("af", "into", "ips", "seqf")),
    }  # fmt: skip


def test_every_page_is_finnish_and_says_so(site: Path) -> None:
    for address in finnish(site):
        html = page(site, address)
        assert html.all("html")[0].attributes["lang"] == "fi"
        assert html.all("span", class_="ts-fallback") == [], address
        assert html.all("p", class_="ts-notice ts-notice--language") == [], address


def test_no_swedish_words_stand_on_a_finnish_page(site: Path) -> None:
    """Words of Swedish that Finnish has not; the source's own words stand apart, marked."""
    swedish = re.compile(r"\b(och|inte|eller|vilka|utvärdering\w*|arbetstränar\w*|klient\w*)\b")
    for address in finnish(site):
        html = (site / address / "index.html").read_text("utf-8")
        html = re.sub(
            r'<div class="ts-source__text" lang="sv-FI">.*?</div>\s*</details>',
            "",
            html,
            flags=re.DOTALL,
        )
        words = re.sub(
            r"<(script|style)\b(?![^>]*ts-texts).*?</\1>|<[^>]+>", " ", html, flags=re.DOTALL
        )
        assert swedish.findall(words) == [], address


def test_a_page_leads_to_its_sister_or_to_the_start_where_it_has_none(site: Path) -> None:
    for framework, target in (("ips", "fi/ips"), ("seqf", "fi")):
        html = page(site, f"sv-FI/{framework}")
        link = html.all("a", hreflang="fi")[0]
        here = posixpath.normpath(posixpath.join(f"sv-FI/{framework}", link.attributes["href"]))
        assert here == target
        # search engines are told of a sister alone: a start page is no translation of another
        told = [alternate.attributes["href"] for alternate in html.all("link", hreflang="fi")]
        assert told == [f"https://example.org/tumstock/{target}/"] * (framework == "ips")


def test_the_languages_of_a_report_are_those_of_its_framework(site: Path) -> None:
    for locale in ("fi", "sv-FI"):
        [script] = page(site, f"{locale}/assessments/report").all("script", id="ts-texts")
        frameworks = json.loads(script.text)["frameworks"]
        assert frameworks["ips"]["languages"] == ["sv-FI", "fi"]
        assert frameworks.get("seqf", {}).get("languages") == (
            ["sv-FI"] if locale == "sv-FI" else None
        )


def test_the_comparison_and_the_glossary_hold_what_is_shown(site: Path) -> None:
    table = page(site, "fi/compare").all("table")[0].text
    assert "IPS" in table
    assert "SEQF" not in table
    glossary = page(site, "fi/glossary")
    hrefs = glossary.values("href", "a")
    assert "../ips/" in hrefs
    assert not any(href.startswith(("../seqf", "../into")) for href in hrefs)
    assert "Toimintakyky" in glossary.all("article")[0].text


def test_the_search_is_finnish(site: Path) -> None:
    index = json.loads((site / "fi" / "search" / "search_index.json").read_text("utf-8"))
    assert index["config"]["lang"] == ["fi"]
    lunr = {path.name for path in (site / "fi").rglob("lunr.*.min.js")}
    assert lunr == {
        "lunr.fi.min.js", "lunr.sv.min.js", "lunr.stemmer.support.min.js", "lunr.multi.min.js",
    }  # fmt: skip


def test_the_gate_names_the_languages_of_the_site(site: Path) -> None:
    root = read((site / "index.html").read_text("utf-8"))
    assert root.values("hreflang", "a") == ["sv-FI", "fi"]
    assert "Lue laatukriteereitä" in root.all("a", hreflang="fi")[0].text
