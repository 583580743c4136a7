"""What stands above the pages: navigation tree of a locale, and the same page in the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.pages import Page

type Nav = list[str | dict[str, str | Nav]]
"""A navigation as MkDocs reads it from its configuration."""

START = "index.md"


def navigation(
    frameworks: Mapping[str, Sequence[Page]], shared: Sequence[Page], prose: Sequence[str]
) -> Nav:
    """Start page, one branch a framework, then what they share, then the prose pages.

    Args:
        frameworks: Pages by framework, the overview first.
        shared: Pages that belong to no framework.
        prose: Paths of the prose pages in order, the start page among them or not.

    Returns:
        The tree; a branch is named by its overview and begins with it.
    """
    tree: Nav = [START]
    for pages in frameworks.values():
        branch: Nav = [
            page.source if at == 0 else {page.title: page.source}
            for at, page in enumerate(pages)
            if page.listed
        ]
        tree.append({pages[0].title: branch})
    tree.extend({page.title: page.source} for page in shared)
    tree.extend(path for path in prose if path != START)
    return tree


def in_order(found: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """Paths as the configuration lists them; what it does not list comes after, by name.

    Examples:
        >>> in_order(["privacy.md", "about.md", "extra.md"], ["about.md", "privacy.md"])
        ['about.md', 'privacy.md', 'extra.md']
    """
    listed = [path for path in wanted if path in found]
    return [*listed, *sorted(path for path in found if path not in listed)]
