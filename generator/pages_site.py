"""What stands above the pages: navigation tree of a locale, and the same page in the others."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.page import Page

type Nav = list[str | dict[str, str | Nav]]
"""A navigation as MkDocs reads it from its configuration."""

START = "index.md"


def navigation(
    frameworks: Mapping[str, Sequence[Page]],
    prose: Sequence[str],
    guides: Mapping[str, Sequence[str]] | None = None,
    shared: Sequence[Page] = (),
) -> Nav:
    """Start page, one branch a framework, then what they share, then the prose pages.

    Args:
        frameworks: Pages by framework, the overview first.
        prose: Paths of the prose pages in order, the start page among them or not.
        guides: Paths of the prose pages that belong to a framework; they end its branch.
        shared: Pages that belong to no framework.

    Returns:
        The tree; a branch is named by its overview and begins with it.
    """
    of_frameworks = guides or {}
    placed = {START, *(path for paths in of_frameworks.values() for path in paths)}
    tree: Nav = [START]
    for name, (overview, *others) in frameworks.items():
        branch: Nav = [overview.source]
        listed = [page for page in others if page.listed]
        for group, pages in groupby(listed, lambda page: page.group):
            links: Nav = [{page.title: page.source} for page in pages]
            branch.extend(links if group is None else [{group: links}])
        branch.extend(of_frameworks.get(name, ()))
        tree.append({overview.title: branch})
    tree.extend({page.title: page.source} for page in shared if page.listed)
    tree.extend(path for path in prose if path not in placed)
    return tree


def in_order(found: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """Paths as the configuration lists them; what it does not list comes after, by name.

    Examples:
        >>> in_order(["privacy.md", "about.md", "extra.md"], ["about.md", "privacy.md"])
        ['about.md', 'privacy.md', 'extra.md']
    """
    listed = [path for path in wanted if path in found]
    return [*listed, *sorted(path for path in found if path not in listed)]
