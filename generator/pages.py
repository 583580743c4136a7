"""Pages of the frameworks, as Markdown with blocks of HTML; knows nothing of MkDocs.

model + words + templates -> Markdown. The same pages at the same addresses in every locale.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.glossary_words import PAGE as GLOSSARY_PAGE
from generator.glossary_words import Finder, TermWords
from generator.page import UNSEARCHED, Page, write_page
from generator.pages_application import application, application_texts
from generator.pages_assessments import assessments
from generator.pages_compare import compare
from generator.pages_context import Context
from generator.pages_example import added, worked_out
from generator.pages_fidelity import fidelity
from generator.pages_glossary import glossary
from generator.pages_links import (
    APPLICATION_PAGE,
    ASSESSMENTS_PAGE,
    ASSETS_ON_SITE,
    COMPARE_PAGE,
    CONSENSUS_PAGE,
    PLAN_PAGE,
    REPORT_PAGE,
    SIDE_BY_SIDE_PAGE,
    blank_page,
    booklet_page,
    fidelity_page,
    form_page,
    overview_page,
    relative,
    section_page,
)
from generator.pages_paper import blank, booklet
from generator.pages_plan import plan
from generator.pages_report import report, report_texts
from generator.pages_rule import progress_rule, result_rule
from generator.pages_script_texts import script_texts
from generator.pages_together import consensus, side_by_side
from generator.pages_words import Words
from generator.rules import maps_json
from generator.static_files import static_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.assets_built import Assets
    from generator.library import Library
    from generator.locales import Locale
    from generator.model import Framework, Section
    from generator.model_glossary import Glossary
    from generator.worked_example import Example


def addresses(framework: Framework) -> Iterator[str]:
    """Addresses of a framework's pages in any locale, in order."""
    yield overview_page(framework.id)
    for section in framework.sections:
        yield section_page(framework.id, section.id)
    yield form_page(framework.id)
    yield fidelity_page(framework.id)
    yield booklet_page(framework.id)
    yield blank_page(framework.id)


def page_context(framework: Framework, library: Library, locale: Locale, page: str) -> Context:
    """What the templates of a page are given, its source language with it."""

    def of(locale: Locale, source: Context | None = None) -> Context:
        return Context(
            framework=framework,
            words=Words(framework.text(locale.code)),
            t=library.t(locale, framework),
            locale=locale,
            page=page,
            source=source,
        )

    own = of(locale)
    source = library.locales[framework.source_language]
    return of(locale, of(source)) if own.words.translated() else own


def framework_pages(
    framework: Framework, library: Library, locale: Locale, assets: Assets
) -> Iterator[Page]:
    """Every page of a framework, in order."""
    terms = library.glossaries.get(locale.code)

    def context(page: str) -> Context:
        return page_context(framework, library, locale, page)

    yield _overview(context(overview_page(framework.id)), library.examples.get(framework.id))
    for section in framework.sections:
        c = context(section_page(framework.id, section.id))
        yield _section(c, section, terms)
    yield _form(context(form_page(framework.id)), assets)
    yield fidelity(context(fidelity_page(framework.id)))
    yield booklet(context(booklet_page(framework.id)))
    yield blank(context(blank_page(framework.id)))


def shared_pages(library: Library, locale: Locale, assets: Assets) -> Iterator[Page]:
    """Pages that belong to no framework, in the order of the navigation."""
    contexts = [page_context(one, library, locale, COMPARE_PAGE) for one in library.frameworks]
    yield assessments(library, locale, assets)
    yield plan(library, locale, assets)
    yield application(library, locale, assets)
    yield side_by_side(library, locale, assets)
    yield consensus(library, locale, assets)
    yield report(library, locale, assets)
    yield compare(contexts, library.t(locale))
    if locale.code in library.glossaries:
        yield glossary(library, locale)


def shared_addresses(library: Library, locale: Locale) -> Iterator[str]:
    """Addresses of `shared_pages`."""
    yield ASSESSMENTS_PAGE
    yield PLAN_PAGE
    yield APPLICATION_PAGE
    yield SIDE_BY_SIDE_PAGE
    yield CONSENSUS_PAGE
    yield REPORT_PAGE
    yield COMPARE_PAGE
    if locale.code in library.glossaries:
        yield GLOSSARY_PAGE


def workspace_texts(framework: Framework, library: Library, locale: Locale) -> dict[str, object]:
    """Words of a framework for pages that learn in the browser which one they show.

    `PageTexts` of `site_js/src/types.mjs`; links in it lead from the page of the plan.
    """
    c = page_context(framework, library, locale, PLAN_PAGE)
    return report_texts(c) | application_texts(c)


def _overview(c: Context, example: Example | None) -> Page:
    worked = worked_out(c, example) if example else None
    rule = result_rule(c.framework)
    body = c.render("overview.md.jinja", rule=rule, worked=worked, added=added)
    title = c.words.plain("title")
    name, lang = c.words.plain("short_title"), c.words.lang("short_title")
    return write_page(c, body, name=name, title=title, name_lang=lang)


def _section(c: Context, section: Section, terms: Glossary | None) -> Page:
    extra: dict[str, object] = {}
    if terms:
        finder = Finder.of(terms, c.framework.id)
        c = replace(c, words=TermWords(c.words.texts, finder, c.page))
        extra = {"script": relative(f"{ASSETS_ON_SITE}/{static_name('terms.js')}", "")}
    body = c.render("section.md.jinja", section=section)
    if terms:
        body += c.render("parts/tip.html.jinja")
    path = ("sections", section.id, "title")
    name, lang = c.words.plain(*path), c.words.lang(*path)
    title = f"{name} - {c.words.plain('short_title')}"
    if section.group is None:
        return write_page(c, body, name=name, title=title, name_lang=lang, extra=extra)
    group = ("groups", section.group)
    extra["group_lang"] = c.words.lang(*group)
    numbered = f"{c.number_of(section)}. {name}"
    page = write_page(c, body, name=numbered, title=title, name_lang=lang, extra=extra)
    return replace(page, group=c.words.plain(*group))


def _form(c: Context, assets: Assets) -> Page:
    at = {
        "rules": c.link(f"{ASSETS_ON_SITE}/{assets.rules(c.framework.id)}"),
        "worker": c.link(f"{ASSETS_ON_SITE}/{assets.scripts['worker']}"),
        "runtime": c.link(f"{ASSETS_ON_SITE}/{assets.runtime}/"),
    }
    body = c.render(
        "form.md.jinja",
        rule=result_rule(c.framework),
        segments=progress_rule(c.framework),
        texts=script_texts(c),
        id_maps=maps_json(c.framework),
        assets=at,
        plan_page=PLAN_PAGE,
        application_page=APPLICATION_PAGE,
        report_page=REPORT_PAGE,
    )
    extra = {
        **UNSEARCHED,
        "hide": ["navigation", "toc"],
        "script": relative(f"{ASSETS_ON_SITE}/{assets.scripts['form']}", ""),
        "start": {
            "worker": relative(f"{ASSETS_ON_SITE}/{assets.scripts['worker']}", ""),
            "runtime": relative(f"{ASSETS_ON_SITE}/{assets.runtime}/", ""),
        },
        "layout": "form",
    }
    title = c.t.plain("form.title", title=c.words.plain("short_title"))
    return write_page(c, body, name=c.t.plain("form.nav_title"), title=title, extra=extra)
