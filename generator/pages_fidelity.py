"""Where each item of a framework stands in its source, how it is read, and what is not sure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import (
    ChecklistItem,
    GroupItem,
    IndicatorItem,
    LevelsItem,
    MetItem,
    RatingItem,
    StepsItem,
    TableItem,
)
from generator.page import UNSEARCHED, Page, write_page

if TYPE_CHECKING:
    from generator.model import Framework, Item, Statement
    from generator.pages_context import Context

_KINDS = (
    (StepsItem, "fidelity.steps"),
    (GroupItem, "fidelity.groups"),
    (TableItem, "fidelity.tables"),
    (ChecklistItem, "fidelity.checklists"),
    (LevelsItem, "fidelity.levels"),
    (RatingItem, "fidelity.ratings"),
    (MetItem, "fidelity.met"),
    (IndicatorItem, "fidelity.indicators"),
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A statement with the step that it stands at here."""

    level: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader should know before trusting the text of an item.

    Attributes:
        column: How sure it is where a step ends: `medium` or `low`; None where it is sure.
        unsure: Statements that may belong to another step.
        shortcomings: Statements that say what is lacking.
    """

    column: str | None
    unsure: tuple[Placed, ...]
    shortcomings: tuple[Placed, ...]

    @property
    def sure(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.column or self.unsure or self.shortcomings)


def reading_of(item: Item) -> Reading:
    """What is not sure about an item; only statements of steps can be unsure."""
    if not isinstance(item, StepsItem):
        return Reading(None, (), ())
    placed = [Placed(step.level, one) for step in item.steps for one in step.statements]
    return Reading(
        None if item.column_confidence == "high" else item.column_confidence,
        tuple(one for one in placed if _unsure(one.statement)),
        tuple(one for one in placed if one.statement.shortcoming),
    )


def _unsure(statement: Statement) -> bool:
    return statement.confidence != "high" or bool(statement.alternatives)


def counts(framework: Framework) -> dict[str, int]:
    """How many of everything a framework has, by the key of its name; none with 0."""
    steps = [item for item in framework.items if isinstance(item, StepsItem)]
    statements = [one for item in steps for one in item.statements]
    found = {"fidelity.items": len(framework.items)}
    for kind, key in _KINDS:
        found[key] = sum(isinstance(item, kind) for item in framework.items)
    found["fidelity.statements"] = len(statements)
    found["fidelity.shortcomings"] = sum(one.shortcoming for one in statements)
    found["fidelity.unsure"] = sum(map(_unsure, statements))
    found["fidelity.help"] = sum(len(item.help) for item in steps)
    found["fidelity.rules"] = len(framework.rule_ids)
    return {key: number for key, number in found.items() if number}


def rules_of_the_whole(framework: Framework) -> tuple[str, ...]:
    """Reading rules that touch no item of its own: those of sections and of the total."""
    scale = (framework.total.scale.rule,) if framework.total.scale else ()
    named = (rule for section in framework.sections for rule in section.rules)
    return tuple(dict.fromkeys((*framework.total.rules, *scale, *named)))


def fidelity(c: Context) -> Page:
    """The page of a framework's source."""
    body = c.render(
        "fidelity.md.jinja",
        counts=counts(c.framework),
        reading_of=reading_of,
        whole=rules_of_the_whole(c.framework),
    )
    title = c.t.plain("fidelity.title", title=c.words.plain("short_title"))
    name = c.t.plain("fidelity.nav_title")
    return write_page(c, body, name=name, title=title, extra=UNSEARCHED)
