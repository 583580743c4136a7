"""Where criteria use terms of the glossary, and the words of a reading page with links there.

Found are whole words, the longest form first, in the texts of a criterion that are read as its
own: what is asked, levels, statements, points. Titles, hints and the site's words stay plain.
The first use of a term in a criterion is a link; text that stands in for a missing translation
has none, since its words are not those of the page's glossary.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from generator.glossary import plain_form
from generator.model import ChecklistItem, StepsItem
from generator.pages_links import anchor, relative
from generator.pages_words import Words
from generator.texts import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.model import Framework, Item
    from generator.model_glossary import Glossary, Term
    from generator.texts import Texts

PAGE = "glossary/"
"""Address of the glossary in every locale."""

_SPACE = r"\s+"
_IN_A_WORD = r"[\w\u00ad-]"
_READ = ("ideal", "question", "levels", "statements", "points")
"""Texts of an item in which terms are looked for."""


def term_anchor(term_id: str) -> str:
    """Anchor of a term on the glossary's page.

    Examples:
        >>> term_anchor("work_guidance")
        'term-work-guidance'
    """
    return f"term-{anchor(term_id)}"


@dataclass(frozen=True)
class Finder:
    """Finds the terms that a framework's criteria may use.

    Attributes:
        terms: Terms by id.
    """

    terms: Mapping[str, Term]

    @classmethod
    def of(cls, glossary: Glossary, framework_id: str) -> Finder:
        """The terms that name a framework."""
        terms = glossary.terms.items()
        return cls({key: term for key, term in terms if framework_id in term.used_in})

    @cached_property
    def _by_form(self) -> dict[str, str]:
        return {plain_form(form): key for key, term in self.terms.items() for form in term.forms}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Any form as whole words; a hyphen makes one word of two."""
        longest_first = sorted(self._by_form, key=lambda form: (-len(form), form))
        forms = "|".join(_SPACE.join(map(re.escape, form.split())) for form in longest_first)
        return re.compile(f"(?<!{_IN_A_WORD})(?:{forms or '(?!)'})(?!{_IN_A_WORD})", re.IGNORECASE)

    def found(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """Each use of a term with the term's id; uses never overlap."""
        for match in self._pattern.finditer(text):
            yield match, self._by_form[plain_form(match[0])]

    def linked(self, text: str, used: set[str], link: Callable[[str], str]) -> Markup:
        """The text, with a link at the first use of each term.

        Args:
            text: Plain text.
            used: Terms that were used before; those found are added.
            link: Address of a term.
        """
        parts, end = [], 0
        for match, key in self.found(text):
            if key in used:
                continue
            used.add(key)
            parts += [escape(text[end : match.start()]), self._link(match[0], key, link(key))]
            end = match.end()
        return Markup().join([*parts, escape(text[end:])])

    def _link(self, words: str, key: str, href: str) -> Markup:
        short = one_line(self.terms[key].short)
        return Markup('<a class="ts-term" href="{}" data-short="{}">{}</a>').format(
            href, short, words
        )


@dataclass(frozen=True, slots=True)
class TermWords(Words):
    """Words of a framework on a page, with links to the glossary in its criteria.

    The same words asked for twice are the same, links and all, so a template may ask whether
    there are any before it shows them.

    Attributes:
        finder: Finds terms.
        page: Address of the page.
    """

    finder: Finder
    page: str
    _used: dict[str, set[str]] = field(default_factory=dict)
    _given: dict[tuple[str, ...], tuple[Markup, ...]] = field(default_factory=dict)

    def __call__(self, *path: str) -> Markup:
        """The words at a path that every framework has."""
        value = self.texts.get(*path)
        if value.fallback or not _is_read(path):
            return Words.__call__(self, *path)
        return self._linked(("one", *path), (one_line(value.text),))[0]

    def paragraphs(self, *path: str) -> tuple[Markup, ...]:
        """The paragraphs at a path; none where there are no words."""
        value = self.texts.find(*path)
        if value is None or value.fallback or not _is_read(path):
            return Words.paragraphs(self, *path)
        return self._linked(("all", *path), value.paragraphs)

    def _linked(self, key: tuple[str, ...], texts: tuple[str, ...]) -> tuple[Markup, ...]:
        if key not in self._given:
            used = self._used.setdefault(key[2], set())
            self._given[key] = tuple(self.finder.linked(text, used, self._href) for text in texts)
        return self._given[key]

    def _href(self, term_id: str) -> str:
        return relative(f"{PAGE}#{term_anchor(term_id)}", self.page)


def _is_read(path: tuple[str, ...]) -> bool:
    return path[0] == "items" and len(path) > 2 and path[2] in _READ  # noqa: PLR2004  (items, an id and a key)


def _read_paths(framework: Framework, item: Item) -> Iterator[tuple[str, ...]]:
    """Paths of all texts of an item in which terms are looked for."""
    yield ("ideal",)
    yield ("question",)
    yield from (("levels", level) for level in framework.levels_of(item))
    if isinstance(item, StepsItem):
        for step in item.steps:
            yield from (("statements", statement.id) for statement in step.statements)
    if isinstance(item, ChecklistItem):
        yield from (("points", point.id) for point in item.points)


def uses(framework: Framework, texts: Texts, finder: Finder) -> dict[str, tuple[str, ...]]:
    """Items that use a term, by term; terms that none uses are left out."""
    found: dict[str, dict[str, None]] = {}
    for item in framework.walk():
        for path in _read_paths(framework, item):
            value = texts.find("items", item.id, *path)
            if value is None or value.fallback:
                continue
            for _, key in finder.found(value.text):
                found.setdefault(key, {})[item.id] = None
    return {key: tuple(items) for key, items in found.items()}
