"""What the style sheet must not do, because a page of 5,000 elements would be slow with it."""

from __future__ import annotations

import re

from generator.toolchain.places import ROOT

_OF_THE_PAGE = re.compile(
    r"(?<![\w-])(?:html|body|:root|\.md-(?:container|main|grid)[\w-]*)[^\s,{>+~]*"
)
_ON_PAPER = "body:has(.ts-report)"
"""Stands in what is for print alone, so no screen ever asks it."""


def test_what_holds_the_whole_page_is_never_asked_for_something_deep_in_it() -> None:
    """Each change of the page would look through all of it; by children alone it does not."""
    found = [
        f"{path.name}: {selector}"
        for path in sorted((ROOT / "generator" / "css").glob("*.css"))
        for selector in _OF_THE_PAGE.findall(path.read_text("utf-8"))
        if ":has(" in selector and not selector.endswith(":has(") and selector != _ON_PAPER
    ]
    assert not found, "go down by children, as in `body:has(> main > .ts-form)`: " + "; ".join(
        found
    )
