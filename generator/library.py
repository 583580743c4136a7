"""All that pages are made of: frameworks, words of the site, glossaries, worked examples."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.checks_words import word_problems
from generator.errors import FrameworkErrors, Place
from generator.glossary import read_glossaries
from generator.load import framework_homes, read_frameworks
from generator.locales import LOCALES, SHOWN_UI, SITE_FOLDER, SOURCE, UI, site_locales
from generator.messages import problem
from generator.pages_words import Interface
from generator.paths import names_text, suggestion
from generator.project import CONFIG
from generator.text_files import read_texts
from generator.texts import Texts, laid_over
from generator.worked_example import Example, read_example

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.errors import Problem
    from generator.locales import Locale
    from generator.model import Framework
    from generator.model_glossary import Glossary
    from generator.project import Project
    from generator.texts import TextTree


@dataclass(frozen=True, slots=True)
class Library:
    """All that pages are made of.

    Attributes:
        frameworks: The frameworks, in the order of the navigation.
        interface: Words of the site by locale.
        examples: Worked examples by framework; not all have one.
        glossaries: Glossary by locale; empty where the site has none.
        locales: Every locale that there is, by code.
        site: Codes of those that the site is built in, the default first.
        unread: Frameworks of the site that are not shown, since they lack the locale's words.
    """

    frameworks: tuple[Framework, ...]
    interface: Mapping[str, TextTree]
    examples: Mapping[str, Example] = field(default_factory=dict)
    glossaries: Mapping[str, Glossary] = field(default_factory=dict)
    locales: Mapping[str, Locale] = field(default_factory=lambda: LOCALES)
    site: tuple[str, ...] = tuple(LOCALES)
    unread: tuple[Framework, ...] = ()

    def t(self, locale: Locale, framework: Framework | None = None) -> Interface:
        """Words of the site in a locale, those that fit a framework where one is named."""
        variant = "areas" if framework and framework.total.kind == "none" else ""
        return Interface(Texts(locale.code, SOURCE, self.interface, locale.fallback), variant)

    def read_in(self, locale: Locale) -> Library:
        """The same with the frameworks alone that have words for readers of a locale."""
        spoken = tuple(one for one in self.frameworks if one.speaks(locale.code))
        unread = tuple(one for one in self.frameworks if not one.speaks(locale.code))
        return replace(self, frameworks=spoken, unread=unread) if unread else self


def open_library(
    frameworks: Path,
    ui: Path = UI,
    content: Path | None = None,
    *,
    codes: Sequence[str] = tuple(LOCALES),
    shown: Sequence[str] = (),
    config: Project | None = None,
) -> Library:
    """Read the words of the site, every framework, and the glossary that lies in the content.

    Drafts are checked and then left out.

    Args:
        frameworks: Folder of the frameworks; languages of the site's own lie beside it.
        ui: Folder of the site's words.
        content: Folder of the prose pages.
        codes: Locales that the site is built in.
        shown: Ids of the frameworks on the site, in order; all by their ids where it is empty.
        config: The configuration that `shown` comes from, for its places in messages.

    Raises:
        FrameworkErrors: Something in the files has to be mended; it holds all problems.
    """
    locales = site_locales(frameworks.parent)
    interface, problems = read_interface(ui, frameworks.parent / SITE_FOLDER, locales, codes)
    if problems:
        raise FrameworkErrors(problems)
    loaded, problems = read_frameworks(frameworks, locales)
    problems += not_there(shown, frameworks, loaded, config)
    if problems:
        raise FrameworkErrors(problems)
    published = tuple(one for one in loaded if not one.draft and (not shown or one.id in shown))
    published = tuple(sorted(published, key=lambda one: shown.index(one.id) if shown else one.id))
    examples, problems = _examples(published, frameworks)
    glossaries: dict[str, Glossary] = {}
    if content is not None:
        names = [one.id for one in published]
        drafts = [one.id for one in loaded if one not in published]
        spoken = {one.id: one.speaks for one in published}
        glossaries, found = read_glossaries(content, names, drafts, codes, spoken)
        problems = [*problems, *found]
    if problems:
        raise FrameworkErrors(problems)
    return Library(published, interface, examples, glossaries, locales, tuple(codes))


def not_there(
    shown: Sequence[str],
    folder: Path,
    frameworks: Sequence[Framework],
    config: Project | None = None,
) -> Iterator[Problem]:
    """Frameworks that the configuration shows and that there are none of.

    Args:
        shown: Ids of those that it shows.
        folder: Folder of the frameworks; one that cannot be read yet is there all the same.
        frameworks: Those that could be read.
        config: The configuration, for places in it.
    """
    known = sorted({one.id for one in frameworks} | {one.name for one in framework_homes(folder)})
    for at, name in enumerate(shown):
        if name not in known:
            near = suggestion(name, known, f"use one of {names_text(known)}, or take it out")
            before = shown[:at].count(name)
            where = config.where("shown", name, before) if config else (CONFIG, Place())
            what = "the id of a framework under 'shown'"
            yield problem("unknown_name", *where, what=what, name=name, near=near)


def read_interface(
    ui: Path, own: Path, locales: Mapping[str, Locale], codes: Sequence[str]
) -> tuple[dict[str, TextTree], list[Problem]]:
    """Words of the package by locale, the site's own over them, and what is wrong with them.

    Those of languages that the site neither has nor falls back to are not read.
    """
    fallbacks = {one for code in codes if code in locales for one in locales[code].fallback}
    only = {*codes, *fallbacks, SOURCE}
    texts, problems = read_texts(ui, SHOWN_UI, locales, only)
    over, found = read_texts(own, SITE_FOLDER, locales, only)
    trees: dict[str, TextTree] = {code: text.tree for code, text in texts.items()}
    for code, text in over.items():
        found += word_problems(text, text.tree, texts[SOURCE].tree)
        trees[code] = laid_over(trees.get(code, {}), text.tree)
    return trees, [*problems, *found]


def _examples(
    published: Sequence[Framework], folder: Path
) -> tuple[dict[str, Example], list[Problem]]:
    """Worked examples by framework, and what is wrong with them."""
    examples: dict[str, Example] = {}
    problems: list[Problem] = []
    for framework in published:
        shown = f"{folder.name}/{framework.id}"
        example, found = read_example(framework, folder / framework.id, shown)
        problems += found
        if example is not None:
            examples[framework.id] = example
    return examples, problems
