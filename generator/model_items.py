"""The eight kinds of items."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    Discriminator,
    Field,
    StrictBool,
    StrictInt,
    Tag,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from generator.model_base import ExactNumber, FrozenMap, Id, ItemId, Part, RuleId, Text
from generator.model_operations import Derived
from generator.model_values import Flag, Input, Notice, Row, values_named

type Confidence = Literal["high", "medium", "low"]
type Line = Annotated[StrictInt, Field(ge=1)]
type Levels = FrozenMap[ExactNumber]
"""Points of each level by level id, from the worst to the best."""


class Source(Part):
    """Where an item stands in the source document."""

    place: Text
    """Number or heading as the source prints it."""
    line: Line | None = None
    """Line of the source text."""


class ItemPart(Part):
    """What every kind of item has."""

    id: ItemId
    """Key of the item as the source numbers it; in quotes where it looks like a number."""
    source: Source | None = None
    """Required for items; the parts of a group may leave it to the group."""
    rules: tuple[RuleId, ...] = ()
    """Reading rules that touch it."""
    see: tuple[str, ...] = ()
    """Ids of other items, or of notes in the texts."""
    not_applicable: StrictBool = False
    """Whether a team may say, with a reason, that the item does not apply."""


class ScaledPart(ItemPart):
    """An item with described levels: a named scale of the framework, or its own levels."""

    scale: Id | None = None
    """A scale of the framework; or `levels` of its own."""
    levels: Levels | None = None
    """Points by level, where no scale of the framework fits."""

    @model_validator(mode="after")
    def _one_scale(self) -> ScaledPart:
        if self.scale is not None and self.levels is not None:
            raise PydanticCustomError("scale_and_levels", "both")
        return self


class LevelsItem(ScaledPart):
    """One described level is chosen."""

    kind: Literal["levels"]


class Statement(Part):
    """One statement of a step.

    A shortcoming describes what is lacking; where it no longer applies it is `passed`.
    """

    id: Id
    """Key of the statement; its words stand in the texts."""
    line: Line | None = None
    """Line of the source text."""
    shortcoming: StrictBool = False
    """Whether it describes what is lacking."""
    confidence: Confidence = "high"
    """How sure it is that the statement belongs to this step."""
    alternatives: tuple[str, ...] = ()
    """Other levels that the statement may belong to."""


class Step(Part):
    """The statements of one level."""

    level: str
    """Number of the step, from "1" without a gap."""
    statements: tuple[Statement, ...]
    """What has to hold."""


class StepsItem(ItemPart):
    """Statements step by step; the score is the highest step up to which all hold."""

    kind: Literal["steps"]
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    """From the lowest up."""
    column_confidence: Confidence = "high"
    """How sure it is that the statements stand at the right steps."""
    help: tuple[Id, ...] = ()
    """Ids of help questions."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements, from the lowest step up."""
        return tuple(statement for step in self.steps for statement in step.statements)


class Point(Part):
    """One point of a checklist."""

    id: Id
    """Key of the point; its words stand in the texts."""
    line: Line | None = None
    """Line of the source text."""


class ChecklistItem(ItemPart):
    """Points that are met or not; their number gives the score."""

    kind: Literal["checklist"]
    points: Annotated[tuple[Point, ...], Field(min_length=1)]
    """What is ticked."""
    counts: Levels
    """Score by number of points met, "0" to all of them."""


class MeasuredPart(Part):
    """An item that reads measured values."""

    inputs: Annotated[tuple[Input, ...], Field(min_length=1)]
    """What a team enters."""
    derived: FrozenMap[Derived] = Field(default={}, validate_default=True)
    """What is worked out from that, by name."""
    figures: tuple[str, ...] = ()
    """Derived values to show although no row needs them."""

    def input(self, name: str) -> Input | None:
        """The input of that id, or None."""
        return next((one for one in self.inputs if one.id == name), None)


class TableItem(MeasuredPart, ScaledPart):
    """Measured inputs; the first row whose conditions all hold gives the score."""

    kind: Literal["table"]
    rows: Annotated[tuple[Row, ...], Field(min_length=1)]
    """Read from the top."""
    notices: tuple[Notice, ...] = ()
    """Remarks for values in gaps and overlaps."""
    scored: StrictBool = True
    """False for a part of a group that never counts."""

    @property
    def shown(self) -> tuple[str, ...]:
        """Derived values that a reader meets: those in conditions, and the figures."""
        rows = tuple(condition for row in self.rows for condition in row.when)
        notices = tuple(condition for notice in self.notices for condition in notice.when)
        read = values_named(rows + notices)
        return tuple(name for name in self.derived if name in read or name in self.figures)


class IndicatorItem(MeasuredPart, ItemPart):
    """Measured inputs that give figures and flags, never a score."""

    kind: Literal["indicator"]
    flags: tuple[Flag, ...] = ()
    """Findings, each with its conditions."""
    questions: tuple[Id, ...] = ()
    """Ids of the questions that the source asks about it."""
    scored: StrictBool = False
    """Always false."""

    @field_validator("scored")
    @classmethod
    def _never(cls, scored: bool) -> bool:  # noqa: FBT001 - a validator takes the value alone
        if scored:
            raise PydanticCustomError("never_scored", "scored")
        return scored

    @property
    def shown(self) -> tuple[str, ...]:
        """Derived values that a reader meets: those in conditions, and the figures."""
        return tuple(name for name in self.derived if name in self._read or name in self.figures)

    @property
    def limits(self) -> tuple[Input, ...]:
        """Inputs that hold unless a team changes them."""
        return tuple(one for one in self.inputs if one.default is not None)

    @property
    def remarks(self) -> tuple[Input, ...]:
        """Inputs that nothing is worked out from: where the follow-up stands, and observations."""
        unread = (one for one in self.inputs if one.id not in self._read)
        return tuple(one for one in unread if one.type in {"choice", "text"})

    @property
    def facts(self) -> tuple[Input, ...]:
        """Inputs that figures and flags are worked out from."""
        return tuple(one for one in self.inputs if one not in self.limits + self.remarks)

    @property
    def _read(self) -> set[str]:
        """Values that flags read."""
        return values_named(tuple(c for flag in self.flags for c in flag.when))


class RatingItem(ItemPart):
    """A mean on a bounded scale, which is the score itself."""

    kind: Literal["rating"]
    min: ExactNumber
    """Lowest mean."""
    max: ExactNumber
    """Highest mean."""
    scored: StrictBool = True
    """False for a part of a group that never counts."""


class MetItem(ItemPart):
    """Met, partly met or not met; only met counts."""

    kind: Literal["met"]


def _kind(data: Any) -> str | None:
    kind = data.get("kind") if isinstance(data, Mapping) else None
    return f"<{kind}>" if isinstance(kind, str) else None


type GroupPart = Annotated[
    Annotated[TableItem, Tag("<table>")]
    | Annotated[RatingItem, Tag("<rating>")]
    | Annotated[IndicatorItem, Tag("<indicator>")],
    Discriminator(_kind),
]


class GroupItem(ItemPart):
    """Parts that are answered each on its own; their scores are summed."""

    kind: Literal["group"]
    parts: Annotated[tuple[GroupPart, ...], Field(min_length=1)]
    """Tables, ratings and indicators with ids of their own."""


type Item = Annotated[
    Annotated[LevelsItem, Tag("<levels>")]
    | Annotated[StepsItem, Tag("<steps>")]
    | Annotated[ChecklistItem, Tag("<checklist>")]
    | Annotated[TableItem, Tag("<table>")]
    | Annotated[RatingItem, Tag("<rating>")]
    | Annotated[MetItem, Tag("<met>")]
    | Annotated[GroupItem, Tag("<group>")]
    | Annotated[IndicatorItem, Tag("<indicator>")],
    Discriminator(_kind),
]
KINDS = ("levels", "steps", "checklist", "table", "rating", "met", "group", "indicator")
PART_KINDS = ("table", "rating", "indicator")
