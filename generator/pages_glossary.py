"""The page of the glossary: every term with its source, its kin and the criteria that use it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import escape

from generator.alphabet import by_letter
from generator.glossary_words import PAGE, Finder, term_anchor, uses
from generator.jinja_env import environment
from generator.page import Page, write_site_page
from generator.pages_links import anchor, overview_page, relative, section_page
from generator.pages_numbers import day_shown
from generator.pages_words import Words

if TYPE_CHECKING:
    from markupsafe import Markup

    from generator.library import Library
    from generator.locales import Locale
    from generator.model import Framework
    from generator.model_glossary import Glossary, Term


@dataclass(frozen=True, slots=True)
class Use:
    """A criterion that uses a term."""

    id: str
    title: Markup
    href: str


@dataclass(frozen=True, slots=True)
class Uses:
    """The criteria of one framework that use a term."""

    framework: Markup
    items: tuple[Use, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """Where a term comes from, in the words of the page's locale.

    Attributes:
        document: Name of the framework whose source it is.
        href: Address of that framework's overview; None where the locale does not show it.
        edition: Edition as the locale writes it; None where the document names none.
        line: Line of the source text.
        language: Of the source, where it is not the page's; the text is then a translation.
    """

    document: Markup
    href: str | None
    edition: str | None
    line: int
    language: str | None


@dataclass(frozen=True, slots=True)
class GlossaryContext:
    """The glossary of a locale, as its template sees it (there called `g`)."""

    glossary: Glossary
    library: Library
    locale: Locale
    _uses: dict[str, dict[str, tuple[str, ...]]]

    @property
    def letters(self) -> dict[str, list[tuple[str, str]]]:
        """Terms with their ids by first letter."""
        terms = ((term.term, key) for key, term in self.glossary.terms.items())
        return by_letter(terms, self.locale.last_letters)

    def anchor(self, term_id: str) -> str:
        """Anchor of a term."""
        return term_anchor(term_id)

    def source(self, term: Term) -> SourceLine | None:
        """Where a term comes from; None where the explanation is the site's own."""
        if term.source is None:
            return None
        framework = self._framework(term.source.document)
        edition = framework.source.edition
        spoken = framework.source_language
        words = Words(framework.text(self.locale.code))
        shown = framework in self.library.frameworks
        return SourceLine(
            document=words("short_title") if shown else escape(words.plain("short_title")),
            href=relative(overview_page(framework.id), PAGE) if shown else None,
            edition=edition and day_shown(edition, self.locale.day),
            line=term.source.line,
            language=None if spoken == self.locale.code else spoken,
        )

    def uses(self, term_id: str) -> tuple[Uses, ...]:
        """The criteria that use a term, by framework."""
        found = []
        for framework in self.library.frameworks:
            words = Words(framework.text(self.locale.code))
            items = tuple(
                Use(item_id, words("items", item_id, "title"), _item(framework, item_id))
                for item_id in self._uses[framework.id].get(term_id, ())
            )
            if items:
                found.append(Uses(words("short_title"), items))
        return tuple(found)

    def _framework(self, framework_id: str) -> Framework:
        known = (*self.library.frameworks, *self.library.unread)
        return next(one for one in known if one.id == framework_id)


def _item(framework: Framework, item_id: str) -> str:
    """Address of an item on its reading page."""
    page = section_page(framework.id, framework.section_of(item_id).id)
    return relative(f"{page}#item-{anchor(item_id)}", PAGE)


def glossary(library: Library, locale: Locale) -> Page:
    """The page of a locale's glossary."""
    terms = library.glossaries[locale.code]
    found = {
        framework.id: uses(framework, framework.text(locale.code), Finder.of(terms, framework.id))
        for framework in library.frameworks
    }
    t = library.t(locale)
    g = GlossaryContext(terms, library, locale, found)
    body = environment().get_template("glossary.md.jinja").render(g=g, t=t)
    title, intro = t.plain("glossary.title"), t.plain("glossary.intro")
    return write_site_page(PAGE, body, title=title, description=intro)
