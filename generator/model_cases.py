"""A file of worked cases as the rest of the program reads it.

A case is a sentence, what it cites, answers, and either the part of the result that matters or
the problems for which the answers are refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, StrictBool, Tag

from generator.model_base import FrozenMap, Part, Text

type Entered = str | int | Decimal
"""A number as a person enters it: digits, or text with a decimal comma."""


class CaseShape(Part):
    """A part of a file of cases."""


class Reason(CaseShape):
    """Why an item does not apply."""

    reason: str = ""
    """In the team's own words."""


class Override(CaseShape):
    """A score that a team gives against the rule."""

    score: Entered
    """Points in place of those that the rule gives."""
    reason: str = ""
    """Why; an override is always marked."""


class Evidence(CaseShape):
    """What an answer rests on."""

    text: str
    """What was read, seen or heard."""
    kind: str | None = None
    """One of the framework's `evidence_kinds`."""
    date: str | None = None
    """When, written 2026-01-09."""
    levels: tuple[str, ...] = ()
    """Levels that it speaks for."""
    by: str | None = None
    """Who said so."""


class Answer(CaseShape):
    """The answer to one item, as an assessment file has it."""

    level: str | None = None
    """Level picked, of an item of kind levels or table; met, partly or not_met of kind met."""
    statements: FrozenMap[Literal["met", "passed", "not_met"]] | None = None
    """State by statement id, of an item of kind steps."""
    points: tuple[str, ...] | None = None
    """Ids of the points that are met, of an item of kind checklist."""
    count: Entered | None = None
    """Number of points met, where they are not told apart."""
    inputs: FrozenMap[Any] | None = None
    """What was measured, by input id: a number, a list, counts by name, rows, a choice, a date."""
    rating: Entered | None = None
    """Mean on the scale, of an item of kind rating."""
    unknown: StrictBool | None = None
    """True where nobody knows."""
    not_applicable: Reason | None = None
    """Given where the item does not apply and the framework allows saying so."""
    override: Override | None = None
    """A score against the rule, with a reason."""
    note: str | None = None
    """Anything worth keeping."""
    target: str | None = None
    """Level aimed at."""
    period: str | None = None
    """What time the answer is about."""
    evidence: tuple[Evidence, ...] = ()
    """What the answer rests on."""
    improvements: tuple[FrozenMap[Any], ...] = ()
    """What could be done about it."""


class Expected(CaseShape):
    """The part of the result that matters; what is not named may be anything."""

    items: FrozenMap[FrozenMap[Any]] | None = None
    """By item id: `status`, `score`, `lowest`, `highest`, `explanation` and more."""
    sections: FrozenMap[FrozenMap[Any]] | None = None
    """By section id: `score`, `lowest`, `highest`, `answered`, `count`, `sum`."""
    total: FrozenMap[Any] | None = None
    """`score`, `lowest`, `highest`, `answered`, `count`, `band`, `thresholds`."""


class CasePart(CaseShape):
    """What every case has."""

    name: Text
    """A sentence that says what holds; no two cases of a framework share one."""
    cites: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Reading rules and places of the source that say so."""
    answers_from: Text | None = None
    """Name of a file in `cases/answers/`, without its ending, whose answers come first."""
    profile: FrozenMap[Any] = Field(default={}, validate_default=True)
    """Choice by profile question."""


class ScoredCase(CasePart):
    """Answers that are scored."""

    answers: FrozenMap[Answer | None] = Field(default={}, validate_default=True)
    """Answer by item id; null takes away an answer of `answers_from`."""
    expect: Expected
    """What the result has to say."""


class RefusedCase(CasePart):
    """Answers that are refused; they may be of any shape."""

    answers: FrozenMap[Any] = Field(default={}, validate_default=True)
    """Answer by item id."""
    refused: Annotated[tuple[FrozenMap[Any], ...], Field(min_length=1)]
    """The problems in order: `code`, `item`, `path`, `expected`, `found`, as far as they matter."""


def _kind(data: Any) -> str:
    return "<refused>" if isinstance(data, Mapping) and "refused" in data else "<scored>"


type Case = Annotated[
    Annotated[ScoredCase, Tag("<scored>")] | Annotated[RefusedCase, Tag("<refused>")],
    Discriminator(_kind),
]
type Cases = tuple[Case, ...]
"""A file of `cases/`."""
type Answers = FrozenMap[Answer | None]
"""A file of `cases/answers/`."""
