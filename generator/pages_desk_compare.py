"""Assessments of one framework side by side: saved ones, and files that are not stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages_links import ASSETS_ON_SITE, SIDE_BY_SIDE_PAGE, relative
from generator.pages_tools import tool_page

if TYPE_CHECKING:
    from generator.assets_built import Assets
    from generator.library import Library
    from generator.locales import Locale
    from generator.page import Page


def side_by_side(library: Library, locale: Locale, assets: Assets) -> Page:
    """The page of a locale; the script compares the assessments in its address.

    Args:
        library: What the pages are made of.
        locale: The page's locale.
        assets: Built browser assets.
    """
    t = library.t(locale)
    return tool_page(
        library,
        locale,
        assets,
        name="side_by_side",
        address=SIDE_BY_SIDE_PAGE,
        js={
            **t.tree("js_side_by_side"),
            "import": t.tree("js_assessments.import"),
            "runtime": t.tree("js.runtime"),
        },
        reader=relative(f"{ASSETS_ON_SITE}/{assets.scripts['reader']}", SIDE_BY_SIDE_PAGE),
    )
