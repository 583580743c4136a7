"""Pages that MkDocs renders and indexes again only where they changed, under `mkdocs serve`.

A page's HTML is made from its Markdown, from where the other files are, which its links are held
against, and from the configuration. What an extension may read besides is not known, so pages
are remembered only where every extension is one of Python-Markdown's own, which read nothing.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from material.plugins.search.plugin import SearchIndex  # type: ignore[import-untyped]  # its package has no types

from generator.remembered import MEMORY, mark_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

_PURE = frozenset({
    "abbr", "admonition", "attr_list", "codehilite", "def_list", "fenced_code", "footnotes",
    "legacy_attrs", "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables",
    "toc", "wikilinks",
})  # fmt: skip
"""Extensions that make HTML from the Markdown and their options alone."""

_RENDERED = ("content", "toc", "_title_from_render", "present_anchor_ids")
"""What rendering sets, besides the links to places in other files."""

_SAYS = logging.getLogger("mkdocs.structure.pages")
"""Who tells of links that lead nowhere, while a page is rendered."""


def surroundings(config: MkDocsConfig, files: Files) -> str:
    """Mark of all that pages are made from besides their Markdown; empty where it is not known."""
    if not _PURE.issuperset(config.markdown_extensions):
        return ""
    where = sorted((file.src_uri, file.url, file.inclusion.name) for file in files)
    asked = (config.markdown_extensions, config.mdx_configs, config.validation)
    return mark_of(config.site_dir, *map(repr, (where, *asked)))


def render_once(page: Page, around: str) -> None:
    """Let a page take its HTML from memory if it is made from the same as then.

    Args:
        page: The page.
        around: Mark of its surroundings.
    """
    render_now = page.render

    def render(config: MkDocsConfig, files: Files) -> None:
        name = ("html", config.site_dir, page.file.src_uri)
        mark = mark_of(around, page.markdown or "")
        known = MEMORY.find(name, mark)
        if known is None:
            heard = _Heard()
            _SAYS.addHandler(heard)
            try:
                render_now(config, files)
            finally:
                _SAYS.removeHandler(heard)
            if not heard.said:  # what was said has to be said again each time
                MEMORY.keep(name, mark, _rendered(page))
            return
        (*rendered, links) = known
        for attribute, value in zip(_RENDERED, rendered, strict=True):
            setattr(page, attribute, value)
        page.links_to_anchors = {
            to: anchors for uri, anchors in links.items() if (to := files.get_file_from_path(uri))
        }

    page.render = render  # type: ignore[method-assign]  # of this page alone


def _rendered(page: Page) -> tuple[object, ...]:
    """All that rendering sets; files of this build are named, since the next has its own."""
    links = {to.src_uri: anchors for to, anchors in (page.links_to_anchors or {}).items()}
    return (*(getattr(page, attribute) for attribute in _RENDERED), links)


class _Heard(logging.Handler):
    """Whether anything was said."""

    said = False

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002  (that there is one is enough)
        self.said = True


class RememberedIndex(SearchIndex):  # type: ignore[misc]  # its package has no types
    """The theme's search index, which cuts a page into entries only where the page changed."""

    def add_entry_from_context(self, page: Page) -> None:
        """Add the entries of a page."""
        made_from = (page.url, page.title, page.meta, page.content, _ids(page))
        name = ("search", page.file.abs_dest_path)
        mark = mark_of(repr(self.config), *map(repr, made_from))
        self.entries += MEMORY.get(name, mark, lambda: self._entries(page))

    def _entries(self, page: Page) -> list[dict[str, object]]:
        alone = SearchIndex(**self.config)
        alone.add_entry_from_context(page)
        entries: list[dict[str, object]] = alone.entries
        return entries


def _ids(page: Page) -> list[str]:
    """Places of the table of contents."""
    waiting, found = list(page.toc), []
    while waiting:
        entry = waiting.pop()
        found.append(entry.url)
        waiting += entry.children
    return found
