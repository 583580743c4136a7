"""The page of all assessments in the browser: words and places; its script fills the list in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.jinja_env import environment
from generator.model import GroupItem
from generator.page import UNSEARCHED, Page, write_site_page
from generator.pages_links import (
    APPLICATION_PAGE,
    ASSESSMENTS_PAGE,
    ASSETS_ON_SITE,
    CONSENSUS_PAGE,
    PLAN_PAGE,
    REPORT_PAGE,
    SIDE_BY_SIDE_PAGE,
    form_page,
    relative,
)
from generator.pages_words import Words

if TYPE_CHECKING:
    from generator.assets_built import Assets
    from generator.library import Library
    from generator.locales import Locale
    from generator.model import Framework

FIELDS = ("title", "organisation", "unit", "date", "period", "participants")
"""What people say about an assessment; the same as ABOUT of `site_js/src/assessment_file.mjs`."""


def assessments(library: Library, locale: Locale, assets: Assets) -> Page:
    """The page of a locale.

    Args:
        library: What the pages are made of.
        locale: The page's locale.
        assets: Built browser assets.
    """
    t = library.t(locale)
    names = {one.id: _short_title(one, locale) for one in library.frameworks}
    texts = {
        "js": {
            **t.tree("js_assessments"),
            "fields": t.tree("assessments.fields"),
            "application": t.plain("application.title"),
        },
        "frameworks": {
            one.id: _framework(one, names[one.id], assets) for one in library.frameworks
        },
    }
    body = (
        environment()
        .get_template("assessments.md.jinja")
        .render(
            t=t,
            locale=locale,
            fields=FIELDS,
            hints=t.tree("assessments.hints"),
            choices=names.items(),
            texts=texts,
            consensus=relative(CONSENSUS_PAGE, ASSESSMENTS_PAGE),
            compare=relative(SIDE_BY_SIDE_PAGE, ASSESSMENTS_PAGE),
            reader=relative(f"{ASSETS_ON_SITE}/{assets.scripts['reader']}", ASSESSMENTS_PAGE),
        )
    )
    extra = {
        **UNSEARCHED,
        "script": relative(f"{ASSETS_ON_SITE}/{assets.scripts['assessments']}", ""),
        "layout": "desk",
    }
    title, lead = t.plain("assessments.title"), t.plain("assessments.lead")
    return write_site_page(ASSESSMENTS_PAGE, body, title=title, description=lead, extra=extra)


def _short_title(framework: Framework, locale: Locale) -> str:
    return Words(framework.text(locale.code)).plain("short_title")


def _framework(framework: Framework, title: str, assets: Assets) -> dict[str, object]:
    """What the list has to know of a framework; parts by the item that they belong to."""
    parts = {
        item.id: [part.id for part in item.parts] if isinstance(item, GroupItem) else []
        for item in framework.items
    }
    form = relative(form_page(framework.id), ASSESSMENTS_PAGE)
    rules = relative(f"{ASSETS_ON_SITE}/{assets.rules(framework.id)}", ASSESSMENTS_PAGE)
    listed: dict[str, object] = {
        "title": title,
        "version": framework.version,
        "form": form,
        "plan": relative(PLAN_PAGE, ASSESSMENTS_PAGE),
        "report": relative(REPORT_PAGE, ASSESSMENTS_PAGE),
        "rules": rules,
        "items": parts,
    }
    if framework.application:
        listed["application"] = relative(APPLICATION_PAGE, ASSESSMENTS_PAGE)
    return listed
