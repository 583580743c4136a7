"""Who imports whom, drawn: the packages of the repository, and the layers of the browser side."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.toolchain.imports import PACKAGES, edges
from generator.toolchain.places import SITE_JS

_LAYERS = re.compile(r"^const LAYERS = (\[.*?^\])", re.MULTILINE | re.DOTALL)


def packages() -> list[str]:
    """Folders of Python as a graph that GitHub draws; an arrow leads to what is imported."""
    lines = ["```mermaid", "flowchart TD"]
    lines += [f'  {_name(folder)}["{folder}/"]' for folder in PACKAGES]
    lines += [f"  {_name(above)} --> {_name(below)}" for above, below in _in_order(edges())]
    return [*lines, "```"]


def browser() -> list[str]:
    """Layers of `site_js/src`, as its test holds them.

    Raises:
        ValueError: The test has no list of layers.
    """
    text = (SITE_JS / "test" / "layers.test.mjs").read_text("utf-8")
    found = _LAYERS.search(text)
    if not found:
        raise ValueError("site_js/test/layers.test.mjs: expected a list `LAYERS`")
    layers = [re.findall(r'"(\w+)"', line) for line in re.findall(r"\[([^\[\]]+)\]", found[1])]
    head = "site_js: what stands higher imports from below, and from its own line"
    rows = reversed(list(enumerate(reversed(layers))))
    return [head, *(f"  {number:>2}  {'  '.join(layer)}" for number, layer in rows)]


def _name(folder: str) -> str:
    return folder.replace("/", "_")


def _in_order(found: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(found, key=lambda one: (PACKAGES.index(one[0]), one[1]))
