"""Pages that lay several assessments side by side: to compare them, and to agree on one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages_links import ASSETS_ON_SITE, CONSENSUS_PAGE, SIDE_BY_SIDE_PAGE, relative
from generator.pages_tools import tool_page

if TYPE_CHECKING:
    from generator.assets_built import Assets
    from generator.library import Library
    from generator.locales import Locale
    from generator.page import Page


def side_by_side(library: Library, locale: Locale, assets: Assets) -> Page:
    """Assessments of one framework compared: saved ones, and files that are not stored.

    Args:
        library: What the pages are made of.
        locale: The page's locale.
        assets: Built browser assets.
    """
    return _page(library, locale, assets, name="side_by_side", address=SIDE_BY_SIDE_PAGE)


def consensus(library: Library, locale: Locale, assets: Assets) -> Page:
    """Several assessors agree on an assessment of its own that keeps what each of them said.

    Args:
        library: What the pages are made of.
        locale: The page's locale.
        assets: Built browser assets.
    """
    return _page(library, locale, assets, name="consensus", address=CONSENSUS_PAGE)


def _page(library: Library, locale: Locale, assets: Assets, *, name: str, address: str) -> Page:
    """A page whose assessments are picked from the saved ones and from files."""
    t = library.t(locale)
    js = {
        "pick": t.tree("js_side_by_side.pick"),
        **t.tree(f"js_{name}"),
        "import": t.tree("js_assessments.import"),
        "runtime": t.tree("js.runtime"),
    }
    reader = relative(f"{ASSETS_ON_SITE}/{assets.scripts['reader']}", address)
    return tool_page(library, locale, assets, name=name, address=address, js=js, reader=reader)
