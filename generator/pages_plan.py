"""The action plan of one assessment, with the templates that may go with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.jinja_env import environment
from generator.page import UNSEARCHED, Page, write_site_page
from generator.pages_links import (
    ASSESSMENTS_PAGE,
    ASSETS_ON_SITE,
    PLAN_PAGE,
    form_page,
    relative,
)
from generator.pages_words import Words

if TYPE_CHECKING:
    from generator.library import Library
    from generator.locales import Locale

type Fields = dict[str, dict[str, str]]
"""Kind of control by field, by group."""

GENERAL: Fields = {
    "goals": {"background": "text", "limits": "text"},
    "organisation": {"owner": "line", "leader": "line", "staff": "text"},
    "carrying_out": {"milestones": "text"},
    "risks": {"success_factors": "text"},
    "follow_up": {"quality_assurance": "text", "reporting": "text"},
    "adoption": {
        "all_involved": "yes_no",
        "revision_date": "date",
        "adopted_date": "date",
        "adopted_leader": "line",
        "adopted_others": "text",
    },
}
"""The general plan; `plan.general` of the assessment file."""

DMAIC: Fields = {
    "phases": dict.fromkeys(("define", "measure", "analyse", "improve", "control"), "text")
}
"""The five phases; `dmaic` of the assessment file."""

REVIEW: Fields = {
    "about": {"date": "date", "author": "line"},
    "goals": {"goals_reached": "text"},
    "experience": {"went_well": "text", "differently": "text"},
    "onwards": {
        "completed": "yes_no",
        "follow_up_by": "line",
        "informed": "text",
        "follow_up_date": "date",
        "new_plan": "line",
        "to_change": "text",
    },
}
"""The review of a plan; `review` of the assessment file."""

FORMS = {
    "general": ("plan.general", GENERAL),
    "dmaic": ("dmaic", DMAIC),
    "review": ("review", REVIEW),
}
"""Path in the assessment file and fields of each template."""


def plan(library: Library, locale: Locale, script: str) -> Page:
    """The page of a locale; the script fills in the plan of the assessment in its address.

    Args:
        library: What the pages are made of.
        locale: The page's locale.
        script: Entry of the page's script, from the folder of the shared assets.
    """
    t = library.t(locale)
    texts = {
        "js": {"plan": t.tree("js_plan"), "undo": t.tree("js.undo"), "save": t.tree("js.save")},
        "frameworks": {
            one.id: {
                "title": Words(one.text(locale.code)).plain("short_title"),
                "form": relative(form_page(one.id), PLAN_PAGE),
            }
            for one in library.frameworks
        },
    }
    body = (
        environment()
        .get_template("plan.md.jinja")
        .render(
            t=t,
            locale=locale,
            forms=FORMS,
            hints={name: t.tree(f"plan.{name}.hints") for name in FORMS},
            texts=texts,
            words=relative(f"{ASSETS_ON_SITE}/texts/", PLAN_PAGE),
            assessments=relative(ASSESSMENTS_PAGE, PLAN_PAGE),
        )
    )
    extra = {**UNSEARCHED, "script": relative(f"{ASSETS_ON_SITE}/{script}", ""), "layout": "desk"}
    title, lead = t.plain("plan.title"), t.plain("plan.lead")
    return write_site_page(
        PLAN_PAGE, body, title=title, description=lead, extra=extra, listed=False
    )
