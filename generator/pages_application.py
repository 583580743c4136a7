"""What a team takes from its assessment to an application to the framework's publisher."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages_links import APPLICATION_PAGE
from generator.pages_tools import tool_page

if TYPE_CHECKING:
    from generator.assets_built import Assets
    from generator.library import Library
    from generator.locales import Locale
    from generator.page import Page
    from generator.pages_context import Context


def application(library: Library, locale: Locale, assets: Assets) -> Page:
    """The page of a locale; the script fills in the sheets of the assessment in its address.

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
        name="application",
        address=APPLICATION_PAGE,
        js={
            "application": {**t.tree("js_application"), "fields": t.tree("assessments.fields")},
            "heading": t.tree("js.heading"),
            "runtime": t.tree("js.runtime"),
            "share": t.tree("js.share"),
        },
    )


def application_texts(c: Context) -> dict[str, object]:
    """Words of a framework that can be applied with: of the application, the profile, the groups.

    Empty for other frameworks. `sheets` has title, lead and how often a year by sheet, in order.
    """
    application = c.framework.application
    if application is None:
        return {}
    sheets = {
        one.id: {
            "title": c.words.plain("application", "sheets", one.id, "title"),
            "lead": c.words.plain("application", "sheets", one.id, "lead"),
            "per_year": str(one.per_year or ""),
        }
        for one in application.sheets
    }
    return {
        "application": {
            **{key: c.words.plain("application", key) for key in ("name", "question", "granting")},
            "publisher": c.framework.source.publisher,
            "threshold": application.threshold,
            "sheets": sheets,
        },
        "profile": {
            one.id: {
                "label": c.words.plain("profile", one.id, "label"),
                "choices": {
                    choice: c.words.plain("profile", one.id, "choices", choice)
                    for choice in one.choices
                },
            }
            for one in c.framework.profile
        },
        "section_items": {one.id: list(one.items) for one in c.framework.sections},
        "questions": {
            item.id: c.words.plain("items", item.id, "question")
            for item in c.framework.items
            if c.words.has("items", item.id, "question")
        },
    }
