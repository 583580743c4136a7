"""Every sentence of the pages about privacy is named with the tests that show it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.texts.corpus import LOCALES, ROOT
from tests.texts.prose import prose

CLAIMS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("privacy.yaml").read_text("utf-8")
)
_END = re.compile(r"(?<=[.!?]) (?=[A-ZÅÄÖÆØ«”])")


def on_the_page(locale: str) -> Iterator[str]:
    """Sentences, list items and cells of a page, what it is about first; headings are left out."""
    page = (ROOT / "content" / locale / "privacy.md").read_text("utf-8")
    lines = page.splitlines()
    for number, _, words in prose(page):
        if not lines[number - 1].startswith(("#", "title:")):
            yield from _END.split(words)


def named(locale: str) -> Iterator[str]:
    """The same, as the list has them."""
    for claim in CLAIMS:
        said = claim.get(locale, claim["sv"] if locale == "sv-FI" else "")
        yield from [said] if isinstance(said, str) else said


@cache
def functions_of(path: str) -> set[str]:
    """Names of the tests in a file."""
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_sentence_is_in_the_list_and_every_one_of_the_list_on_the_page(locale: str) -> None:
    assert list(on_the_page(locale)) == list(named(locale))


def test_every_sentence_has_its_test_or_says_why_it_has_none() -> None:
    for claim in CLAIMS:
        assert ("shown_by" in claim) != ("untested" in claim), claim["sv"]
        assert claim.get("shown_by") or claim.get("untested"), claim["sv"]
        assert claim.keys() <= {*LOCALES, "shown_by", "untested"}


def test_every_test_that_is_named_is_there() -> None:
    named_ones = [test.split("::") for claim in CLAIMS for test in claim.get("shown_by", ())]
    assert [(path, name) for path, name in named_ones if name not in functions_of(path)] == []
