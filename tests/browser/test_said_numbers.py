"""Numbers that the texts say of the site itself are those that it has."""

from __future__ import annotations

import re
from gzip import compress
from pathlib import Path

import pytest

from generator.offline import kept_files
from generator.toolchain.places import ROOT, SITE_JS
from tests.browser.reflow import WIDTHS
from tests.texts.corpus import LOCALES

MEGABYTE = 1_000_000
SOME = range(2 * MEGABYTE, 20 * MEGABYTE)
"""What may be called some megabytes, in bytes as a host sends them."""


def page(locale: str, name: str) -> str:
    """The text of a page of prose."""
    return (ROOT / "content" / locale / name).read_text("utf-8")


def constant(module: str, name: str) -> str:
    """What a module of the browser side sets a constant to."""
    text = (SITE_JS / "src" / f"{module}.mjs").read_text("utf-8")
    [found] = re.findall(rf"^export const {name} = (.+)$", text, re.MULTILINE)
    return str(found)


@pytest.mark.parametrize("locale", LOCALES)
def test_as_many_assessments_are_compared_as_is_said(locale: str) -> None:
    [said] = re.findall(r"compare/index\.md\)\D+?(\d+)", page(locale, "results.md"))
    assert said == constant("candidates", "MOST")


@pytest.mark.parametrize("locale", LOCALES)
def test_an_idea_has_the_priorities_that_are_said(locale: str) -> None:
    pattern = r"(?:prioritet från|prioritet fra|tärkeys) (\d)(?: till | til |\u2013)(\d)\D+1 "
    [(first, last)] = re.findall(pattern, page(locale, "how-to.md"))
    given = re.findall(r'"(\d)"', constant("improvements", "PRIORITIES"))
    assert (first, last) == (given[0], given[-1])


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_about_accessibility_names_the_narrowest_window_that_is_tried(locale: str) -> None:
    text = page(locale, "accessibility.md")
    percent, narrow = re.findall(r"\b(400|320)\b", text)
    assert int(narrow) == min(WIDTHS.values()) == 1280 * 100 // int(percent)


def test_the_whole_site_weighs_some_megabytes(built_site: Path) -> None:
    assert sum(len(compress(path.read_bytes())) for _, path in kept_files(built_site)) in SOME
