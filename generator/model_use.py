"""How a framework is used over the years: when it is repeated, and what an application needs."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt

from generator.model_base import ExactNumber, Id, Part, RuleId, Text
from generator.model_items import Source

type Months = Annotated[StrictInt, Field(ge=1, le=120)]


class Until(Part):
    """When the months change: once a complete assessment has reached a total."""

    score: ExactNumber
    """Total that has to be reached."""
    then: Months
    """Months from then on."""


class Repeat(Part):
    """Something that the source wants done again and again."""

    id: Id
    """Key; its words stand in the texts."""
    months: Months
    """At most so many months pass."""
    until: Until | None = None
    """When the months change; None where they do not."""
    dated: StrictBool = False
    """Whether the months are counted from the latest complete assessment, which gives a date."""
    source: Source
    """Where the source says so."""
    rules: tuple[RuleId, ...] = ()
    """Reading rules that touch it."""


class Sheet(Part):
    """Something to print for one way of working with the framework's publisher."""

    id: Literal["summary", "interview"]
    """Which sheet."""
    level: StrictInt
    """The publisher's own number of that way of working."""
    per_year: Annotated[StrictInt, Field(ge=1)] | None = None
    """How often it can be applied for; the publisher tells the dates."""
    place: Text
    """Where the publisher says so."""


class Application(Part):
    """An application to the publisher that builds on an assessment."""

    threshold: Id
    """The threshold of the total that the publisher asks for."""
    sheets: Annotated[tuple[Sheet, ...], Field(min_length=1)]
    """What is printed for it."""
    rules: tuple[RuleId, ...] = ()
    """Reading rules that touch it."""
