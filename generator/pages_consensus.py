"""Several assessors agree on an assessment of its own that keeps what each of them said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages_links import ASSETS_ON_SITE, CONSENSUS_PAGE, relative
from generator.pages_tools import tool_page

if TYPE_CHECKING:
    from generator.assets_built import Assets
    from generator.library import Library
    from generator.locales import Locale
    from generator.page import Page


def consensus(library: Library, locale: Locale, assets: Assets) -> Page:
    """The page of a locale; the script opens the joint assessment in its address.

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
        name="consensus",
        address=CONSENSUS_PAGE,
        js={
            **t.tree("js_consensus"),
            "pick": t.tree("js_side_by_side.pick"),
            "import": t.tree("js_assessments.import"),
            "runtime": t.tree("js.runtime"),
        },
        reader=relative(f"{ASSETS_ON_SITE}/{assets.scripts['reader']}", CONSENSUS_PAGE),
    )
