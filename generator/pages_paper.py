"""Pages made to be printed: a framework as a booklet, and its form to be filled in by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.page import ON_PAPER, Page, write_page
from generator.pages_rule import result_rule

if TYPE_CHECKING:
    from generator.pages_context import Context


def booklet(c: Context) -> Page:
    """The whole framework on one page; its items link to one another within it."""
    body = replace(c, whole=True).render("booklet.md.jinja", rule=result_rule(c.framework))
    return _page(c, body, "paper.booklet_title")


def blank(c: Context) -> Page:
    """The form with boxes to tick and lines to write on."""
    return _page(c, c.render("blank.md.jinja"), "paper.blank_title")


def _page(c: Context, body: str, title: str) -> Page:
    text = c.t.plain(title, title=c.words.plain("short_title"))
    return write_page(c, body, name=text, title=text, listed=False, extra=ON_PAPER)
