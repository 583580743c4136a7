"""What a measured item reads: its inputs, what is worked out from them, and conditions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    Discriminator,
    Field,
    StrictBool,
    Tag,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from generator.model_base import Bound, ExactNumber, Id, Number, Part, RuleId

type ValueType = Literal[
    "number", "numbers", "tally", "choice", "date", "text", "records", "groups"
]
"""What a value is once it is read: counts and percents are numbers; groups are computed."""

INPUT_TYPES: Mapping[str, ValueType] = {
    "count": "number",
    "number": "number",
    "percent": "number",
    "numbers": "numbers",
    "tally": "tally",
    "choice": "choice",
    "date": "date",
    "text": "text",
    "records": "records",
}
LIMITED = ("count", "number", "numbers")
"""Types that may carry `min` and `max`."""
WITH_DEFAULT = ("count", "number", "percent")
"""Types that may carry `default`."""


class Column(Part):
    """One column of a small table that a team enters; also what every input has."""

    id: Id
    """Key of the input or column."""
    type: Literal["count", "number", "percent", "numbers", "choice", "date", "text"]
    """What is entered."""
    min: ExactNumber | None = None
    """Smallest number allowed; None means that the type sets none."""
    max: ExactNumber | None = None
    """Largest number allowed; None means that the type sets none."""
    choices: tuple[Id, ...] = ()
    """Ids to choose from; only and always for `choice`."""
    default: ExactNumber | None = None
    """What holds where nothing is entered: a limit that a team may change."""
    optional: StrictBool = False
    """An optional input is never reported as missing; an optional cell may be blank."""

    @model_validator(mode="after")
    def _fits_its_type(self) -> Column:
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
        if self.default is not None:
            self._default_may_be_entered(self.default)
        return self

    def _default_may_be_entered(self, default: Number) -> None:
        if self.type not in WITH_DEFAULT:
            raise PydanticCustomError("default_not_used", "default", {"type": self.type})
        least = self.min if self.min is not None or self.type == "number" else 0
        most = self.max if self.type != "percent" else 100
        whole = self.type != "count" or default == int(default)
        if not whole or (least is not None and default < least) or (most and default > most):
            raise PydanticCustomError("default_outside", "default", {"default": default})

    @property
    def value_type(self) -> ValueType:
        """What it is once it is read."""
        return INPUT_TYPES[self.type]


class Input(Column):
    """One thing that a team enters; it may be all that a column may, and more."""

    type: Literal[  # type: ignore[assignment]  # an input may be more than a column
        "count", "number", "percent", "numbers", "tally", "choice", "date", "text", "records"
    ]
    columns: tuple[Column, ...] = ()
    """Columns in the order in which they are pasted; only and always for `records`."""

    @model_validator(mode="after")
    def _columns_of_records(self) -> Input:
        if self.type == "records" and not self.columns:
            raise PydanticCustomError("columns_missing", "columns missing")
        if self.type != "records" and self.columns:
            raise PydanticCustomError("columns_not_used", "columns", {"type": self.type})
        return self


COMPARISONS = ("at_least", "more_than", "at_most", "less_than")


class Limits(Part):
    """Limits of a number; each is a number or the name of a value."""

    at_least: Bound | None = None
    """At least so much."""
    more_than: Bound | None = None
    """More than so much."""
    at_most: Bound | None = None
    """At most so much."""
    less_than: Bound | None = None
    """Less than so much."""

    @property
    def bounds(self) -> dict[str, Number | str]:
        """The limits given, by how they compare."""
        found = {name: getattr(self, name) for name in COMPARISONS}
        return {name: bound for name, bound in found.items() if bound is not None}

    @property
    def comparisons(self) -> dict[str, Number]:
        """The limits that are numbers."""
        return {name: one for name, one in self.bounds.items() if not isinstance(one, str)}

    @property
    def named(self) -> dict[str, str]:
        """The limits that are names of values."""
        return {name: one for name, one in self.bounds.items() if isinstance(one, str)}


class ValueCondition(Limits):
    """A condition on one value: numbers by comparison, choices by `is`, cells by `filled`."""

    value: str
    """Name of an input or of a derived value."""
    is_: tuple[str, ...] = Field(default=(), alias="is")
    """The choice that holds, or several."""
    filled: StrictBool | None = None
    """Whether anything is entered at all."""

    @field_validator("is_", mode="before", json_schema_input_type=str | tuple[str, ...])
    @classmethod
    def _one_or_many(cls, data: object) -> object:
        return [data] if isinstance(data, str) else data

    @model_validator(mode="after")
    def _says_something(self) -> ValueCondition:
        said = sum((bool(self.bounds), bool(self.is_), self.filled is not None))
        if said != 1:
            raise PydanticCustomError("condition_mixed" if said else "condition_empty", "condition")
        return self

    @property
    def fixed(self) -> bool:
        """Whether it can be tried on single values, without knowing any other."""
        return not self.named and self.filled is None


class AnyCondition(Part):
    """Holds where at least one of its conditions holds."""

    any: Annotated[tuple[Condition, ...], Field(min_length=2)]
    """Conditions of which one is enough."""


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
    """For values that cannot be assessed."""
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
    """What the remark is about."""
    rule: RuleId
    """Reading rule that settles it."""
    when: Annotated[tuple[Condition, ...], Field(min_length=1)]
    """All must hold."""


class Flag(Part):
    """A finding of an indicator that holds while its conditions hold."""

    id: Id
    """Key of the finding; its sentence stands in the texts."""
    when: Annotated[tuple[Condition, ...], Field(min_length=1)]
    """All must hold."""


def plain_conditions(conditions: tuple[Condition, ...]) -> Iterator[ValueCondition]:
    """Every condition on one value, those inside `any` too."""
    for condition in conditions:
        if isinstance(condition, AnyCondition):
            yield from plain_conditions(condition.any)
        else:
            yield condition


def values_named(conditions: tuple[Condition, ...]) -> set[str]:
    """Names of all values that conditions read, those that are limits too."""
    plain = list(plain_conditions(conditions))
    return {one.value for one in plain} | {name for one in plain for name in one.named.values()}
