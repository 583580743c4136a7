"""Who imports whom, drawn: the packages of the repository, and the layers of the browser side."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from generator.toolchain.places import ROOT, SITE_JS

PACKAGES = (
    "tests",
    "generator/toolchain",
    "generator/commands",
    "generator/starter",
    "generator",
    "scoring",
)
"""Folders of Python, those that stand in another before it."""

_LAYERS = re.compile(r"^const LAYERS = (\[.*?^\])", re.MULTILINE | re.DOTALL)


def packages() -> list[str]:
    """Folders of Python as a graph that GitHub draws; an arrow leads to what is imported."""
    lines = ["```mermaid", "flowchart TD"]
    lines += [f'  {_name(folder)}["{folder}/"]' for folder in PACKAGES]
    for folder in PACKAGES:
        found = {package for module in _modules_imported(folder) if (package := _package(module))}
        lines += [f"  {_name(folder)} --> {_name(one)}" for one in sorted(found - {folder})]
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


def _package(module: str) -> str | None:
    """The folder that a module is in, the innermost of those that are drawn."""
    path = module.replace(".", "/") + "/"
    return next((one for one in PACKAGES if path.startswith(f"{one}/")), None)


def _modules_imported(folder: str) -> Iterator[str]:
    """Full names of what the modules of a folder import, folders drawn on their own left out."""
    inner = tuple(f"{one}/" for one in PACKAGES if one.startswith(f"{folder}/"))
    for path in sorted((ROOT / folder).rglob("*.py")):
        if path.relative_to(ROOT).as_posix().startswith(inner):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                yield node.module
                yield from (f"{node.module}.{alias.name}" for alias in node.names)
            elif isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
