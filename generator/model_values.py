"""What a measured item reads: its inputs, what is worked out from them, and conditions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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

from generator.model_base import ExactNumber, Id, Number, Part, RuleId

type ValueType = Literal["number", "numbers", "tally", "choice", "date", "text"]
"""What a value is once it is read: counts and percents are numbers."""

INPUT_TYPES: Mapping[str, ValueType] = {
    "count": "number",
    "number": "number",
    "percent": "number",
    "numbers": "numbers",
    "tally": "tally",
    "choice": "choice",
    "date": "date",
    "text": "text",
}
LIMITED = ("count", "number", "numbers")
"""Input types that may carry `min` and `max`."""


class Input(Part):
    """One thing that a team enters."""

    id: Id
    type: Literal["count", "number", "percent", "numbers", "tally", "choice", "date", "text"]
    min: ExactNumber | None = None
    """Smallest number allowed; None means that the type sets none."""
    max: ExactNumber | None = None
    """Largest number allowed; None means that the type sets none."""
    choices: tuple[Id, ...] = ()
    """Ids to choose from; only and always for `choice`."""
    optional: StrictBool = False
    """An optional input is never reported as missing."""

    @model_validator(mode="after")
    def _fits_its_type(self) -> Input:
        if self.type == "choice" and not self.choices:
            raise PydanticCustomError("choices_missing", "choices missing")
        if self.type != "choice" and self.choices:
            raise PydanticCustomError("choices_not_used", "choices", {"type": self.type})
        if self.type not in LIMITED and (self.min is not None or self.max is not None):
            raise PydanticCustomError("limits_not_used", "limits", {"type": self.type})
        if self.min is not None and self.max is not None and self.min >= self.max:
            raise PydanticCustomError(
                "limits_crossed", "limits", {"min": self.min, "max": self.max}
            )
        return self

    @property
    def value_type(self) -> ValueType:
        """What the input is once it is read."""
        return INPUT_TYPES[self.type]


@dataclass(frozen=True, slots=True)
class Operation:
    """What an operation reads; its result is always one number.

    Attributes:
        reads: Value types allowed for each operand, in order.
    """

    reads: tuple[tuple[ValueType, ...], ...]


OPERATIONS: Mapping[str, Operation] = {
    "percent": Operation((("number",), ("number",))),
    "ratio": Operation((("number",), ("number",))),
    "either": Operation((("number",), ("number",))),
    "median": Operation((("numbers",),)),
    "mean": Operation((("numbers",),)),
    "count": Operation((("numbers",),)),
    "largest": Operation((("numbers",),)),
    "sum": Operation((("numbers", "tally"),)),
    "share_at_most": Operation((("tally",),)),
    "days_to_weeks": Operation((("number",),)),
}


class Derived(Part):
    """A number worked out from inputs or from derived values defined above it.

    In the file it is a mapping with one key, the operation: `{percent: [part, whole]}`,
    `{median: days}`, `{share_at_most: {of: jobs, at_most: 2}}`.
    """

    operation: str
    of: tuple[str, ...]
    """Names of the values that the operation reads."""
    at_most: StrictInt | None = None
    """For `share_at_most`: how many of one kind count."""

    @model_validator(mode="before")
    @classmethod
    def _from_one_key(cls, data: Any) -> dict[str, Any]:
        if not isinstance(data, Mapping) or len(data) != 1:
            raise PydanticCustomError("one_operation", "one operation")
        [(name, operands)] = data.items()
        if name not in OPERATIONS:
            raise PydanticCustomError("unknown_operation", "unknown", {"name": name})
        at_most = None
        if name == "share_at_most":
            if not isinstance(operands, Mapping) or set(operands) != {"of", "at_most"}:
                raise PydanticCustomError("share_at_most_shape", "shape")
            at_most = operands["at_most"]
            if isinstance(at_most, bool) or not isinstance(at_most, int) or at_most < 1:
                raise PydanticCustomError("share_at_most_shape", "shape")
            operands = operands["of"]
        names = operands if isinstance(operands, list) else [operands]
        wanted = len(OPERATIONS[name].reads)
        if len(names) != wanted or not all(isinstance(one, str) for one in names):
            raise PydanticCustomError("operands", "operands", {"name": name, "wanted": wanted})
        return {"operation": name, "of": tuple(names), "at_most": at_most}


COMPARISONS = ("at_least", "more_than", "at_most", "less_than")


class ValueCondition(Part):
    """A condition on one value: numbers by comparison, choices by `is`."""

    value: str
    at_least: ExactNumber | None = None
    more_than: ExactNumber | None = None
    at_most: ExactNumber | None = None
    less_than: ExactNumber | None = None
    is_: tuple[str, ...] = Field(default=(), alias="is")

    @field_validator("is_", mode="before")
    @classmethod
    def _one_or_many(cls, data: object) -> object:
        return [data] if isinstance(data, str) else data

    @model_validator(mode="after")
    def _says_something(self) -> ValueCondition:
        if bool(self.comparisons) == bool(self.is_):
            raise PydanticCustomError(
                "condition_empty" if not self.is_ else "condition_mixed", "condition"
            )
        return self

    @property
    def comparisons(self) -> dict[str, Number]:
        """The comparisons given, by name."""
        found = {name: getattr(self, name) for name in COMPARISONS}
        return {name: number for name, number in found.items() if number is not None}


class AnyCondition(Part):
    """Holds where at least one of its conditions holds."""

    any: Annotated[tuple[Condition, ...], Field(min_length=2)]


def _condition_tag(data: Any) -> str:
    return "<any>" if isinstance(data, Mapping) and "any" in data else "<value>"


type Condition = Annotated[
    Annotated[ValueCondition, Tag("<value>")] | Annotated[AnyCondition, Tag("<any>")],
    Discriminator(_condition_tag),
]


class Row(Part):
    """One row of a table; the first row from the top whose conditions all hold fires."""

    level: str | None = None
    """Level of the item's scale."""
    score: ExactNumber | None = None
    """Points, where they are no level of the scale."""
    outcome: Literal["not_assessable"] | None = None
    when: tuple[Condition, ...] = ()
    """All must hold; empty means always."""

    @model_validator(mode="after")
    def _gives_one_thing(self) -> Row:
        given = [one for one in (self.level, self.score, self.outcome) if one is not None]
        if len(given) != 1:
            raise PydanticCustomError("row_gives", "row", {"given": len(given)})
        return self


class Notice(Part):
    """A remark to show beside a measured item while its conditions hold."""

    kind: Literal["gap", "overlap", "outside", "condition"]
    rule: RuleId
    when: Annotated[tuple[Condition, ...], Field(min_length=1)]


class Flag(Part):
    """A finding of an indicator that holds while its conditions hold."""

    id: Id
    when: Annotated[tuple[Condition, ...], Field(min_length=1)]


def values_named(conditions: tuple[Condition, ...]) -> set[str]:
    """Names of all values that conditions read, those inside `any` too."""
    named: set[str] = set()
    for condition in conditions:
        if isinstance(condition, AnyCondition):
            named |= values_named(condition.any)
        else:
            named.add(condition.value)
    return named
