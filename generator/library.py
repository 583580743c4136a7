"""All that pages are made of: frameworks, words of the site, glossaries, worked examples."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import FrameworkErrors
from generator.glossary import read_glossaries
from generator.load import load_frameworks
from generator.locales import LOCALES
from generator.pages_words import Interface
from generator.text_files import read_texts
from generator.texts import Texts
from generator.worked_example import Example, read_example

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.errors import Problem
    from generator.locales import Locale
    from generator.model import Framework
    from generator.model_glossary import Glossary
    from generator.texts import TextTree

UI = Path(__file__).parent / "ui"


@dataclass(frozen=True, slots=True)
class Library:
    """All that pages are made of.

    Attributes:
        frameworks: The frameworks, in the order of the navigation.
        interface: Words of the site by locale.
        examples: Worked examples by framework; not all have one.
        glossaries: Glossary by locale; empty where the site has none.
    """

    frameworks: tuple[Framework, ...]
    interface: Mapping[str, TextTree]
    examples: Mapping[str, Example] = field(default_factory=dict)
    glossaries: Mapping[str, Glossary] = field(default_factory=dict)

    def t(self, locale: Locale, framework: Framework | None = None) -> Interface:
        """Words of the site in a locale, those that fit a framework where one is named."""
        variant = "areas" if framework and framework.total.kind == "none" else ""
        return Interface(Texts(locale.code, next(iter(LOCALES)), self.interface), variant)


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
    examples, problems = _examples(published, frameworks)
    glossaries: dict[str, Glossary] = {}
    if content is not None:
        names = [one.id for one in published]
        drafts = [one.id for one in loaded if one.draft]
        glossaries, found = read_glossaries(content, names, drafts)
        problems = [*problems, *found]
    if problems:
        raise FrameworkErrors(problems)
    interface = {locale: text.tree for locale, text in texts.items()}
    return Library(published, interface, examples, glossaries)


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
