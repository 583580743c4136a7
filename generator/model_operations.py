"""What is worked out from inputs: the operations, what each reads, and their shapes in a file."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field, GetJsonSchemaHandler, StrictInt, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from generator.model_base import Bound, Part
from generator.model_values import Condition, Limits, ValueType

type Columns = Annotated[tuple[str, ...], Field(min_length=1)]
"""Ids of columns."""


@dataclass(frozen=True, slots=True)
class Operation:
    """What an operation reads and gives.

    Attributes:
        reads: Value types allowed for each operand, in order.
        gives: Type of its result.
    """

    reads: tuple[tuple[ValueType, ...], ...]
    gives: ValueType = "number"


_ROWS: tuple[tuple[ValueType, ...], ...] = (("records",),)

OPERATIONS: Mapping[str, Operation] = {
    "percent": Operation((("number",), ("number",))),
    "ratio": Operation((("number",), ("number",))),
    "either": Operation((("number",), ("number",))),
    "median": Operation((("numbers",),)),
    "mean": Operation((("numbers",),)),
    "count": Operation((("numbers", "records", "groups"),)),
    "largest": Operation((("numbers", "groups"),)),
    "sum": Operation((("numbers", "tally"),)),
    "share_at_most": Operation((("tally",),)),
    "days_to_weeks": Operation((("number",),)),
    "days_after": Operation((("date",), ("number",)), "date"),
    "left_out": Operation((("groups",),)),
    "count_within": Operation((("numbers", "tally", "groups"),)),
    "count_where": Operation(_ROWS),
    "row_sums": Operation(_ROWS, "numbers"),
    "tally_by": Operation(_ROWS, "groups"),
    "percent_by": Operation(_ROWS, "groups"),
    "ratio_by": Operation(_ROWS, "groups"),
    "periods_longer": Operation(_ROWS),
    "progression": Operation(_ROWS),
    "alternation_breaks": Operation(_ROWS, "groups"),
    "alternation_difference": Operation(_ROWS, "groups"),
}


class CountWithin(Limits):
    """How many numbers of a list keep the limits."""

    of: str
    """The list of numbers."""

    @model_validator(mode="after")
    def _says_something(self) -> CountWithin:
        if not self.bounds:
            raise PydanticCustomError("condition_empty", "condition")
        return self


class CountWhere(Part):
    """How many rows meet the conditions, or the sum of a column over them."""

    of: str
    """The records."""
    sum: str | None = None
    """Column to add up; None to count rows."""
    where: tuple[Condition, ...] = ()
    """Conditions on the columns; all must hold."""


class RowSums(Part):
    """The sum of columns, row by row, as a list."""

    of: str
    """The records."""
    columns: Columns
    """Columns to add up."""


class TallyBy(Part):
    """Rows, or the sum of a column, for each group."""

    of: str
    """The records."""
    by: Columns
    """Columns that make a group."""
    sum: str | None = None
    """Column to add up; None to count rows."""
    where: tuple[Condition, ...] = ()
    """Conditions on the columns; all must hold."""


class QuotientBy(Part):
    """One column divided by another for each group."""

    of: str
    """The records."""
    by: Columns
    """Columns that make a group."""
    part: str
    """Column above the line."""
    whole: str
    """Column below the line."""


class PeriodsLonger(Part):
    """How many periods outlast so many calendar months."""

    of: str
    """The records."""
    start: str
    """Column of first days."""
    end: str
    """Column of last days."""
    months: Bound
    """Calendar months."""


class Progression(Part):
    """How many rows show a series of numbers that grows, or meet the conditions instead."""

    of: str
    """The records."""
    values: str
    """Column of lists of numbers."""
    or_where: tuple[Condition, ...] = ()
    """Conditions that count instead."""


class Alternation(Part):
    """Whether two parties take turns in each area."""

    of: str
    """The records."""
    by: Columns
    """Columns that make an area."""
    value: str
    """Column that names the party."""
    order: str | None = None
    """Column of dates that the rows are ordered by."""
    parties: str | None = None
    """Column that says how many parties an area has, those never called on included."""


type Detail = (
    CountWithin
    | CountWhere
    | RowSums
    | TallyBy
    | QuotientBy
    | PeriodsLonger
    | Progression
    | Alternation
)
DETAILS: Mapping[str, type[Part]] = {
    "count_within": CountWithin,
    "count_where": CountWhere,
    "row_sums": RowSums,
    "tally_by": TallyBy,
    "percent_by": QuotientBy,
    "ratio_by": QuotientBy,
    "periods_longer": PeriodsLonger,
    "progression": Progression,
    "alternation_breaks": Alternation,
    "alternation_difference": Alternation,
}
"""Operations that are written as a mapping, with what stands in it."""


class Derived(Part):
    """A value worked out from inputs or from derived values defined above it.

    In the file it is a mapping with one key, the operation: `{percent: [part, whole]}`,
    `{median: days}`, `{tally_by: {of: interruptions, by: [part], sum: count}}`.
    """

    operation: str
    of: tuple[str, ...]
    """Names of the values that the operation reads."""
    at_most: StrictInt | None = None
    """For `share_at_most`: how many of one kind count."""
    count_within: CountWithin | None = None
    count_where: CountWhere | None = None
    row_sums: RowSums | None = None
    tally_by: TallyBy | None = None
    percent_by: QuotientBy | None = None
    ratio_by: QuotientBy | None = None
    periods_longer: PeriodsLonger | None = None
    progression: Progression | None = None
    alternation_breaks: Alternation | None = None
    alternation_difference: Alternation | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_one_key(cls, data: Any) -> dict[str, Any]:
        if not isinstance(data, Mapping) or len(data) != 1:
            raise PydanticCustomError("one_operation", "one operation")
        [(name, operands)] = data.items()
        if name not in OPERATIONS:
            raise PydanticCustomError("unknown_operation", "unknown", {"name": name})
        if name in DETAILS:
            of = operands.get("of") if isinstance(operands, Mapping) else None
            return {
                "operation": name,
                "of": (of,) if isinstance(of, str) else (),
                name: {} if operands is None else operands,
            }
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

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Say the shape that the file has: one key, the operation."""
        name = {"type": "string"}
        properties: dict[str, JsonSchemaValue] = {}
        for operation, known in OPERATIONS.items():
            count = len(known.reads)
            names = {"type": "array", "items": name, "minItems": count, "maxItems": count}
            properties[operation] = names if count > 1 else {"anyOf": [name, names]}
        properties["share_at_most"] = {
            "type": "object",
            "properties": {"of": name, "at_most": {"type": "integer", "minimum": 1}},
            "required": ["of", "at_most"],
            "additionalProperties": False,
        }
        made = handler.resolve_ref_schema(handler(schema))
        fields = made["properties"]
        for operation, detail in DETAILS.items():
            properties[operation] = {
                **fields[operation]["anyOf"][0],
                "description": inspect.getdoc(detail) or "",
            }
        made.update(properties=properties, minProperties=1, maxProperties=1)
        del made["required"]
        return made

    @property
    def detail(self) -> Detail | None:
        """What the operation says besides what it reads; None where a name or two is all."""
        detail: Detail | None = getattr(self, self.operation, None)
        return detail
