"""One page as it is handed to MkDocs: Markdown with front matter before it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.pages_links import source_uri

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.pages_context import Context

UNSEARCHED = {"search": {"exclude": True}}
"""Front matter of a page that shows again what other pages hold."""
ON_PAPER = {
    **UNSEARCHED,
    "hide": ["navigation", "toc"],
    "layout": "paper",
    "unlisted": True,
}
"""Front matter of a page that is made to be printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page to hand to MkDocs.

    Attributes:
        source: Path of the Markdown file below the locale's folder.
        title: Name in the navigation.
        markdown: The whole file, front matter included.
        listed: Whether the navigation names it; what it leaves out is reached from other pages.
        group: What the page stands under in the navigation of its framework; None for nothing.
    """

    source: str
    title: str
    markdown: str
    listed: bool = True
    group: str | None = None


def write_page(
    c: Context,
    body: str,
    *,
    name: str,
    title: str,
    name_lang: str | None = None,
    listed: bool = True,
    extra: Mapping[str, object] | None = None,
) -> Page:
    """Put front matter before a body; JSON is YAML that needs no care with quotes.

    Args:
        c: What the page was rendered with.
        body: Rendered Markdown.
        name: Name in the navigation.
        title: Title of the window.
        name_lang: Language of the name where it is not the page's.
        listed: Whether the navigation names the page.
        extra: More front matter.
    """
    tagline = c.words.plain("tagline")
    whole = title == c.words.plain("title")  # the overview, which the tagline is of
    meta = {
        "title": title,
        "description": tagline if whole else f"{title}. {tagline}",
        "framework": c.framework.id,
        "title_lang": name_lang,
        **(extra or {}),
    }
    markdown = _front(meta) + body
    return Page(source=source_uri(c.page), title=name, markdown=markdown, listed=listed)


def write_site_page(
    address: str,
    body: str,
    *,
    title: str,
    description: str,
    extra: Mapping[str, object] | None = None,
    listed: bool = True,
) -> Page:
    """A page that belongs to no framework.

    Args:
        address: Address in the locale.
        body: Rendered Markdown.
        title: Title of the window and name in the navigation.
        description: What search engines show.
        extra: More front matter.
        listed: Whether the navigation names the page.
    """
    front = _front({"title": title, "description": description, **(extra or {})})
    return Page(source=source_uri(address), title=title, markdown=front + body, listed=listed)


def _front(meta: Mapping[str, object]) -> str:
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()]
    return "\n".join(["---", *lines, "---", "", ""])
