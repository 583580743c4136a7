"""Words for templates: escaped, and marked where they stand in for a missing translation.

Two sources, one look: `Words` are a framework's own, `Interface` those of the site.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from markupsafe import Markup, escape

from generator.jinja_env import markdown_text
from generator.texts import one_line

if TYPE_CHECKING:
    from generator.texts import Texts, TextTree, TextValue


def _marked(value: TextValue, text: str) -> Markup:
    """Text with its language on it if it is not the page's; the style sheet shows the mark."""
    if not value.fallback:
        return escape(text)
    return Markup('<span class="ts-fallback" lang="{}">{}</span>').format(value.lang, text)


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a framework in one locale, looked up by path."""

    texts: Texts

    def __call__(self, *path: str) -> Markup:
        """The words at a path that every framework has."""
        value = self.texts.get(*path)
        return _marked(value, one_line(value.text))

    def heading(self, *path: str) -> Markup:
        """The words at a path for a heading of Markdown, where no sign may become markup."""
        value = self.texts.get(*path)
        return _marked(value, markdown_text(" ".join(value.text.split())))

    def maybe(self, *path: str) -> Markup | None:
        """The words at a path, or None where there are none."""
        return self(*path) if self.texts.find(*path) else None

    def paragraphs(self, *path: str) -> tuple[Markup, ...]:
        """The paragraphs at a path; none where there are no words."""
        value = self.texts.find(*path)
        return tuple(_marked(value, text) for text in value.paragraphs) if value else ()

    def plain(self, *path: str) -> str:
        """The words without markup, for titles and data."""
        return one_line(self.texts.get(*path).text)

    def has(self, *path: str) -> bool:
        """Whether any locale of the chain has words at a path."""
        return self.texts.find(*path) is not None

    def lang(self, *path: str) -> str | None:
        """Language of the words where it is not the page's, else None."""
        value = self.texts.find(*path)
        return value.lang if value and value.fallback else None

    def translated(self, *path: str) -> bool:
        """Whether words at or below a path are of another language than the source's."""
        source = self.texts.source_language
        leaves = _leaves(_below(self.texts.trees.get(source, {}), path))
        return any(self.texts.get(*path, *leaf).lang != source for leaf in leaves)


@dataclass(frozen=True, slots=True)
class Interface:
    """Words of the site itself in one locale, looked up by dotted key.

    Attributes:
        texts: The words.
        variant: Top key of words that go before the usual ones, such as `areas` for frameworks
            whose items are areas and not criteria; empty where there are none.
    """

    texts: Texts
    variant: str = ""

    def __call__(self, key: str, **values: object) -> Markup:
        """The words of a key, `{name}` filled in.

        Raises:
            KeyError: No locale of the chain has the key.
        """
        value = self._value(*key.split("."))
        filled = Markup(escape(value.text)).format(**values)  # noqa: S704  (escaped)
        if not value.fallback:
            return filled
        return Markup('<span class="ts-fallback" lang="{}">{}</span>').format(value.lang, filled)

    def plain(self, key: str, **values: object) -> str:
        """The words without markup, for attributes."""
        return self._value(*key.split(".")).text.format(**values)

    def language(self, code: str) -> Markup:
        """Name of a language: the site's own word, else as Unicode's data have it."""
        key = f"fallback.languages.{code}"
        if self.texts.find(*key.split(".")):
            return self(key)
        return escape(language_name(code, self.texts.locale))

    def tree(self, key: str) -> dict[str, object]:
        """Every word below a key as nested mappings, each fallen back on its own.

        A key that no locale has gives an empty mapping.
        """
        top = tuple(key.split("."))
        tops = (top, (self.variant, *top)) if self.variant else (top,)
        found: dict[str, object] = {}
        for tree in self.texts.trees.values():
            for path in (leaf for each in tops for leaf in _leaves(_below(tree, each))):
                node = found
                for part in path[:-1]:
                    node = node.setdefault(part, {})  # type: ignore[assignment]  # only leaves are text
                node[path[-1]] = self._value(*top, *path).text
        return found

    def _value(self, *path: str) -> TextValue:
        """The words at a path, those of the variant first."""
        found = self.texts.find(self.variant, *path) if self.variant else None
        return found or self.texts.get(*path)


def language_name(code: str, locale: str) -> str:
    """Name of a language in a locale; its code where Unicode's data know it not.

    Examples:
        >>> language_name("fi", "sv-FI"), language_name("sv-FI", "nb"), language_name("xyz", "sv")
        ('finska', 'svensk (Finland)', 'xyz')
    """
    try:
        named = Locale.parse(code, sep="-").get_display_name(Locale.parse(locale, sep="-"))
    except (UnknownLocaleError, ValueError):
        named = None
    return named or code


def _below(tree: TextTree, path: tuple[str, ...]) -> TextTree:
    """The words below a path; empty where there are none."""
    node: TextTree | str = tree
    for key in path:
        node = node.get(key, {}) if isinstance(node, Mapping) else {}
    return node if isinstance(node, Mapping) else {}


def _leaves(tree: TextTree, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Path of every text of a tree."""
    for key, node in tree.items():
        if isinstance(node, Mapping):
            yield from _leaves(node, (*path, key))
        else:
            yield (*path, key)
