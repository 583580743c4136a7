"""Which module imports which, read from the code: what is drawn, and what the tests hold."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.toolchain.places import ROOT

PACKAGES = (
    "tests",
    "generator/toolchain",
    "generator/commands",
    "generator/starter",
    "generator",
    "scoring",
)
"""Folders of Python, those that stand in another before it."""


def edges(root: Path = ROOT) -> set[tuple[str, str]]:
    """Which of the folders imports from which, wherever in a module it does.

    Args:
        root: Folder that holds the packages.

    Returns:
        Pairs of `PACKAGES`, who imports first; a module in a folder within belongs to the
        innermost that is one of them.
    """
    return {
        (above, below)
        for folder in {one.partition("/")[0] for one in PACKAGES}
        for path in sorted((root / folder).rglob("*.py"))
        for name in imported(path)
        if (above := _folder(path.relative_to(root).as_posix()))
        and (below := _folder(name.replace(".", "/") + "/"))
        and above != below
    }


def module_edges(package: str, root: Path = ROOT) -> dict[str, set[str]]:
    """Which modules of a package each of its modules imports when it is run.

    Args:
        package: Top-level package; all folders within are looked into.
        root: Folder that holds it.

    Returns:
        Full names by full name; a package that is a folder goes by the folder's name.
    """
    files = {_module(path.relative_to(root)): path for path in (root / package).rglob("*.py")}
    return {
        name: {one for one in imported(path, run=True, known=files) if one in files} - {name}
        for name, path in files.items()
    }


def layers(edges: Mapping[str, set[str]]) -> tuple[list[set[str]], set[str]]:
    """Modules by the longest way down to one that imports none of the others.

    Args:
        edges: What each module imports, as `module_edges` gives it.

    Returns:
        The layers, the lowest first, and the modules that stand in a circle or above one.
    """
    waiting, found = dict(edges), list[set[str]]()
    while free := {name for name, needs in waiting.items() if not needs & waiting.keys()}:
        found.append(free)
        waiting = {name: needs for name, needs in waiting.items() if name not in free}
    return found, set(waiting)


def imported(
    path: Path, *, run: bool = False, known: Mapping[str, Path] | None = None
) -> Iterator[str]:
    """Full names of what a file imports.

    Args:
        path: A Python file.
        run: Only what is imported when the module is: not what is for type checkers alone or
            stands in a function.
        known: Modules; `from a import b` gives `a.b` where that is one of them, else `a`. None
            gives `a.b` each time, whatever it is.

    Raises:
        ValueError: It imports relatively.
    """
    for node in _nodes(ast.parse(path.read_text("utf-8")), run=run):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.level or node.module is None:
                raise ValueError(f"{path}: expected a full name, found a relative import")
            for alias in node.names:
                name = f"{node.module}.{alias.name}"
                yield name if known is None or name in known else node.module


def _nodes(tree: ast.AST, *, run: bool) -> Iterator[ast.AST]:
    for node in ast.iter_child_nodes(tree):
        if run and isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            continue
        if run and isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            continue
        yield node
        yield from _nodes(node, run=run)


def _module(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _folder(path: str) -> str | None:
    """The folder that a file is in, the innermost of those that are drawn."""
    return next((one for one in PACKAGES if path.startswith(f"{one}/")), None)
