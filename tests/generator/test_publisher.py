"""Who answers for a published site stands on its page about accessibility, and is never made up."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

from generator.library import open_library
from generator.locales import LOCALES
from generator.toolchain.places import ROOT
from tests.generator.markup import read

LIBRARY = open_library(ROOT / "frameworks")
THEME = Environment(
    loader=FileSystemLoader(ROOT / "generator" / "theme"), autoescape=True, trim_blocks=True
)


def shown(locale: str, publisher: dict[str, Any] | None) -> str:
    """Render the part of the page."""
    return THEME.get_template("partials/publisher.html").render(
        ts=SimpleNamespace(t=LIBRARY.t(LOCALES[locale]), locale=LOCALES[locale]),
        config=SimpleNamespace(extra={"publisher": publisher} if publisher else {}),
    )


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("publisher", [None, {"name": "Åsö kommun"}, {"email": "a@example.org"}])
def test_without_a_name_and_a_way_it_says_that_they_are_missing(
    locale: str, publisher: dict[str, Any] | None
) -> None:
    html = shown(locale, publisher)
    assert [part.attributes["class"] for part in read(html).all("p")] == ["ts-notice"]
    assert read(html).all("a") == []


def test_the_publisher_is_named_with_ways_to_reach_it() -> None:
    html = shown(
        "nb",
        {
            "name": "Åsø & Ås kommune",
            "email": "a@example.org",
            "page": "https://example.org/kontakt",
            "statements": {"nb": "https://example.org/erkl", "sv": "https://example.org/red"},
        },
    )
    assert "Åsø &amp; Ås kommune" in html
    addresses = [link.attributes["href"] for link in read(html).all("a")]
    assert addresses == [
        "mailto:a@example.org",
        "https://example.org/kontakt",
        "https://example.org/erkl",
    ]
    assert read(html).all("p") == []


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_about_accessibility_asks_for_the_publisher(locale: str) -> None:
    text = (ROOT / "content" / locale / "accessibility.md").read_text(encoding="utf-8")
    assert "\npublisher: contact\n" in text.split("---")[1]
    assert text.rstrip().splitlines()[-3].endswith("{#contact}")
