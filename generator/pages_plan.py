"""The action plan of one assessment, with the templates that may go with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages_links import PLAN_PAGE, REPORT_PAGE, relative
from generator.pages_tools import tool_page

if TYPE_CHECKING:
    from generator.assets_built import Assets
    from generator.library import Library
    from generator.locales import Locale
    from generator.page import Page

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


def plan(library: Library, locale: Locale, assets: Assets) -> Page:
    """The page of a locale; the script fills in the plan of the assessment in its address.

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
        name="plan",
        address=PLAN_PAGE,
        js={"plan": t.tree("js_plan"), "undo": t.tree("js.undo"), "save": t.tree("js.save")},
        forms=FORMS,
        report_page=relative(REPORT_PAGE, PLAN_PAGE),
        hints={name: t.tree(f"plan.{name}.hints") for name in FORMS},
    )
