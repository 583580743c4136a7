"""The glossary as the rest of the program reads it: frozen, valid, one a locale."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from generator.model_base import FrozenMap, Part, Text
from generator.model_items import Line
from generator.texts import one_line

SHORTEST_HELP = 160
"""Most signs of a short explanation: it stands in a small box beside the word."""


def _short(value: str) -> str:
    if len(value) > SHORTEST_HELP:
        values = {"most": SHORTEST_HELP, "count": len(value)}
        raise PydanticCustomError("too_long", "too long", values)
    return value


class GlossaryPart(Part):
    """A part of a glossary."""


class TermGroup(GlossaryPart):
    """Terms that stand together on the page."""

    title: Text


class TermSource(GlossaryPart):
    """Where a term is explained, or first used, in the document of a framework."""

    document: str
    """Id of the framework whose document it is."""
    line: Line
    """Line of the source text."""


class Term(GlossaryPart):
    """A word of the field and how the frameworks use it."""

    group: str
    term: Text
    forms: tuple[Text, ...] = ()
    """Forms in which the word is found in criteria; none where it is never to be found there."""
    short: Annotated[Text, AfterValidator(_short)]
    definition: Text
    """Paragraphs parted by blank lines."""
    source: TermSource | None = None
    """None where the explanation is the site's own."""
    see: tuple[str, ...] = ()
    used_in: tuple[str, ...] = ()
    """Frameworks in whose criteria the forms are looked for."""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The definition, each paragraph on one line."""
        return tuple(one_line(block) for block in self.definition.split("\n\n") if block.strip())


class Glossary(GlossaryPart):
    """The words of one locale, in the order of its file."""

    groups: FrozenMap[TermGroup]
    terms: FrozenMap[Term]

    def of_group(self, group_id: str) -> tuple[tuple[str, Term], ...]:
        """Id and term of each term of a group."""
        return tuple((key, term) for key, term in self.terms.items() if term.group == group_id)
