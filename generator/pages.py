"""Pages of the frameworks, as Markdown with blocks of HTML; knows nothing of MkDocs.

model + words + templates -> Markdown. The same pages at the same addresses in every locale.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import FrameworkErrors
from generator.glossary import read_glossaries
from generator.glossary_words import Finder, TermWords
from generator.load import load_frameworks
from generator.locales import LOCALES
from generator.pages_context import Context
from generator.pages_links import form_page, overview_page, relative, section_page, source_uri
from generator.pages_rule import progress_rule, result_rule
from generator.pages_script_texts import script_texts
from generator.pages_words import Interface, Words
from generator.text_files import read_texts
from generator.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.locales import Locale
    from generator.model import Framework, Section
    from generator.model_glossary import Glossary
    from generator.texts import TextTree

UI = Path(__file__).parent / "ui"
ASSETS_ON_SITE = "../assets"
"""Folder of the shared assets, from the folder of a locale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page to hand to MkDocs.

    Attributes:
        source: Path of the Markdown file below the locale's folder.
        title: Name in the navigation.
        markdown: The whole file, front matter included.
        group: What the page stands under in the navigation of its framework; None for nothing.
    """

    source: str
    title: str
    markdown: str
    group: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """Where the built browser assets lie, from the site's assets folder.

    Attributes:
        form: Entry of the form's script.
        worker: Entry of the scoring worker.
        runtime: Folder of the Python runtime, without its last slash.
    """

    form: str
    worker: str
    runtime: str


@dataclass(frozen=True, slots=True)
class Library:
    """All that pages are made of.

    Attributes:
        frameworks: The frameworks, in the order of the navigation.
        interface: Words of the site by locale.
        glossaries: Glossary by locale; empty where the site has none.
    """

    frameworks: tuple[Framework, ...]
    interface: Mapping[str, TextTree]
    glossaries: Mapping[str, Glossary] = field(default_factory=dict)

    def t(self, locale: Locale) -> Interface:
        """Words of the site in a locale."""
        return Interface(Texts(locale.code, next(iter(LOCALES)), self.interface))


def open_library(frameworks: Path, ui: Path = UI, content: Path | None = None) -> Library:
    """Read the words of the site, every framework, and the glossary that lies in the content.

    Drafts are checked and then left out.

    Raises:
        FrameworkErrors: Something in the files has to be mended; it holds all problems.
    """
    texts, problems = read_texts(ui, "generator/ui")
    if problems:
        raise FrameworkErrors(problems)
    loaded = load_frameworks(frameworks)
    published = tuple(one for one in loaded if not one.draft)
    glossaries: dict[str, Glossary] = {}
    if content is not None:
        names = [one.id for one in published]
        drafts = [one.id for one in loaded if one.draft]
        glossaries, problems = read_glossaries(content, names, drafts)
    if problems:
        raise FrameworkErrors(problems)
    return Library(published, {locale: text.tree for locale, text in texts.items()}, glossaries)


def addresses(framework: Framework) -> Iterator[str]:
    """Addresses of a framework's pages in any locale, in the order of the navigation."""
    yield overview_page(framework.id)
    for section in framework.sections:
        yield section_page(framework.id, section.id)
    yield form_page(framework.id)


def framework_pages(
    framework: Framework, library: Library, locale: Locale, assets: Assets
) -> Iterator[Page]:
    """Overview, reading pages and form of a framework, in the order of the navigation."""
    t = library.t(locale)
    glossary = library.glossaries.get(locale.code)

    def context(page: str) -> Context:
        words = Words(framework.text(locale.code))
        return Context(framework=framework, words=words, t=t, locale=locale, page=page)

    yield _overview(context(overview_page(framework.id)))
    for section in framework.sections:
        yield _section(context(section_page(framework.id, section.id)), section, glossary)
    yield _form(context(form_page(framework.id)), assets)


def _overview(c: Context) -> Page:
    body = c.render("overview.md.jinja", rule=result_rule(c.framework))
    return _page(c, ("short_title",), c.words.plain("title"), body)


def _section(c: Context, section: Section, glossary: Glossary | None) -> Page:
    extra: dict[str, object] = {}
    if glossary:
        finder = Finder.of(glossary, c.framework.id)
        c = replace(c, words=TermWords(c.words.texts, finder, c.page))
        extra = {"script": relative(f"{ASSETS_ON_SITE}/terms.js", "")}
    body = c.render("section.md.jinja", section=section)
    if glossary:
        body += c.render("parts/tip.html.jinja")
    path = ("sections", section.id, "title")
    title = f"{c.words.plain(*path)} - {c.words.plain('short_title')}"
    if section.group is None:
        return _page(c, path, title, body, extra)
    group = ("groups", section.group)
    extra["group_lang"] = c.words.lang(*group)
    page = _page(c, path, title, body, extra)
    numbered = f"{c.number_of(section)}. {page.title}"
    return replace(page, title=numbered, group=c.words.plain(*group))


def _form(c: Context, assets: Assets) -> Page:
    at = {
        "rules": c.link(f"{ASSETS_ON_SITE}/frameworks/{c.framework.id}.json"),
        "worker": c.link(f"{ASSETS_ON_SITE}/{assets.worker}"),
        "runtime": c.link(f"{ASSETS_ON_SITE}/{assets.runtime}/"),
    }
    body = c.render(
        "form.md.jinja",
        rule=result_rule(c.framework),
        segments=progress_rule(c.framework),
        texts=script_texts(c),
        assets=at,
    )
    title = c.t.plain("form.title", title=c.words.plain("short_title"))
    extra = {
        "hide": ["navigation", "toc"],
        "search": {"exclude": True},
        "script": relative(f"{ASSETS_ON_SITE}/{assets.form}", ""),
        "layout": "form",
    }
    return _page(c, None, title, body, extra)


def _page(
    c: Context,
    name: tuple[str, ...] | None,
    title: str,
    body: str,
    extra: Mapping[str, object] | None = None,
) -> Page:
    """Put front matter before a body."""
    nav_title = c.words.plain(*name) if name else c.t.plain("form.nav_title")
    meta = {
        "title": title,
        "description": c.words.plain("tagline"),
        "framework": c.framework.id,
        "title_lang": c.words.lang(*name) if name else None,
        **(extra or {}),
    }
    return Page(
        source=source_uri(c.page), title=nav_title, markdown=f"{front_matter(meta)}\n{body}"
    )


def front_matter(meta: Mapping[str, object]) -> str:
    """What a page tells the theme; JSON is YAML that needs no care with quotes."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()]
    return "\n".join(["---", *lines, "---", ""])
