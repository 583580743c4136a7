"""The report of one assessment: to print, or to take along as a file, in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages_links import ASSETS_ON_SITE, PLAN_PAGE, REPORT_PAGE, relative
from generator.pages_plan import FORMS
from generator.pages_script_texts import profile_texts, script_texts, text_of
from generator.pages_tools import tool_page

if TYPE_CHECKING:
    from generator.assets_built import Assets
    from generator.library import Library
    from generator.locales import Locale
    from generator.model import Framework
    from generator.page import Page
    from generator.pages_context import Context

WRITERS = {"docx": "report_docx", "xlsx": "report_xlsx"}
"""Script that writes a kind of file, by its ending; fetched when such a file is asked for."""


def report(library: Library, locale: Locale, assets: Assets) -> Page:
    """The page of a locale; the script fills in the report of the assessment in its address.

    Args:
        library: What the pages are made of.
        locale: The page's locale.
        assets: Built browser assets.
    """
    writers = {
        ending: relative(f"{ASSETS_ON_SITE}/{assets.scripts[name]}", REPORT_PAGE)
        for ending, name in WRITERS.items()
    }
    return tool_page(
        library,
        locale,
        assets,
        name="report",
        address=REPORT_PAGE,
        js={"page": library.t(locale).tree("js_report_page")},
        languages={code: library.locales[code].name for code in library.site},
        plan_page=relative(PLAN_PAGE, REPORT_PAGE),
        writers=writers,
    )


def report_texts(c: Context) -> dict[str, object]:
    """Every word of a framework that a report is made of, in the language of the context.

    `PageTexts` of `site_js/src/types.mjs` with what a report needs beside it: see `ReportTexts`
    of `site_js/src/report_words.mjs`.
    """
    framework, source = c.framework, c.framework.source
    texts = script_texts(c)
    words = {
        **c.t.tree("js"),
        "report": c.t.tree("js_report"),
        "plan": c.t.tree("js_plan"),
        "forms": {
            name: {key: c.t.tree(f"plan.{name}.{key}") for key in ("groups", "fields")}
            | {"title": c.t.plain(f"plan.{name}.title")}
            for name in FORMS
        },
        "answers": {key: c.t.plain(f"plan.{key}") for key in ("yes", "no")},
    }
    return {
        **texts,
        "js": words,
        "full_title": text_of(c, "title"),
        "groups": {
            name: text_of(c, "groups", name) for name in framework.groups if name is not None
        },
        "group_of": {one.id: one.group for one in framework.sections if one.group is not None},
        "scale": _scale(framework),
        "profile": profile_texts(c),
        "source": {
            "document": source.document,
            "publisher": source.publisher,
            "edition": c.day(source.edition) if source.edition else None,
            "language": str(c.t.language(framework.source_language)),
        },
        "forms": {name: {"path": path, "groups": groups} for name, (path, groups) in FORMS.items()},
    }


def _scale(framework: Framework) -> dict[str, str]:
    """Ends of the scale that is drawn, as scoring writes numbers; empty without points."""
    scale = framework.total.scale or framework.total.places
    if scale is None or framework.total.kind != "sum":
        return {}
    return {"min": str(scale.min), "max": str(scale.max)}
