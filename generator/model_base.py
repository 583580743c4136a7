"""What every part of a framework's model is made of: frozen parts, ids and exact numbers.

Errors are raised as `PydanticCustomError` whose type is a code of
`generator.messages.MESSAGES`; `generator/translate.py` adds file and line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import no_info_after_validator_function

NUMBER_TEXT = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?")
NAME_TEXT = re.compile(r"[a-z][a-z0-9_]*")
FRACTION_TEXT = re.compile(r"([0-9]{1,9})/([1-9][0-9]{0,8})")


class Part(BaseModel):
    """A part of a framework; it never changes and refuses keys that it does not know."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=False,
        arbitrary_types_allowed=True,
        use_attribute_docstrings=True,
    )


type FrozenMap[V] = Annotated[Mapping[str, V], AfterValidator(MappingProxyType)]
"""A mapping that cannot be changed, in the order of the file."""

type Number = int | Decimal
"""An exact number."""


def number_from(value: object) -> Number:
    """Read an exact number from a YAML number or from text such as "74.5".

    Raises:
        PydanticCustomError: The value is neither (`not_a_number`).
    """
    if isinstance(value, bool):
        raise PydanticCustomError("not_a_number", "not a number")
    if isinstance(value, int | Decimal):
        return value
    if isinstance(value, str) and NUMBER_TEXT.fullmatch(value):
        return Decimal(value) if "." in value else int(value)
    raise PydanticCustomError("not_a_number", "not a number")


def bound_from(value: object) -> Number | str:
    """Read a limit: an exact number, or the name of a value that is the limit.

    Raises:
        PydanticCustomError: The value is neither (`not_a_number`).
    """
    if isinstance(value, str) and NAME_TEXT.fullmatch(value):
        return value
    return number_from(value)


def fraction_from(value: object) -> Fraction:
    """Read an exact fraction from a number or from text such as "2/3".

    Raises:
        PydanticCustomError: The value is neither, or below 0 (`not_a_fraction`).
    """
    if isinstance(value, str) and (match := FRACTION_TEXT.fullmatch(value)):
        return Fraction(int(match[1]), int(match[2]))
    try:
        fraction = Fraction(number_from(value))
    except PydanticCustomError:
        raise PydanticCustomError("not_a_fraction", "not a fraction") from None
    if fraction < 0:
        raise PydanticCustomError("not_a_fraction", "not a fraction")
    return fraction


def date_text(value: str) -> str:
    """Refuse text that is no date of the calendar, written 2026-01-09.

    Raises:
        PydanticCustomError: It is none (`bad_date`).
    """
    try:
        well_formed = date.fromisoformat(value).isoformat() == value
    except ValueError:
        well_formed = False
    if not well_formed:
        raise PydanticCustomError("bad_date", "not a date")
    return value


@dataclass(frozen=True, slots=True)
class _WellFormed:
    """Refuses text that the pattern does not match as a whole.

    Attributes:
        pattern: In the signs that Python and JavaScript share, as schemas carry it too.
        code: Code of the error.
    """

    pattern: str
    code: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Check after the type."""
        return no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Say the pattern in a schema."""
        return {**handler(schema), "pattern": f"^(?:{self.pattern})$"}

    def _check(self, value: str) -> str:
        if not re.fullmatch(self.pattern, value):
            raise PydanticCustomError(self.code, "not well-formed")
        return value


_NUMBER = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": f"^{NUMBER_TEXT.pattern}$"}]}
_NAME = {"type": "string", "pattern": f"^{NAME_TEXT.pattern}$"}
_FRACTION = {"type": "string", "pattern": f"^{FRACTION_TEXT.pattern}$"}

type Exact = Annotated[
    Fraction,
    PlainValidator(fraction_from),
    WithJsonSchema({"anyOf": [*_NUMBER["anyOf"], _FRACTION]}),
]
"""An exact fraction: a number, or text such as "2/3"."""
type ExactNumber = Annotated[Number, PlainValidator(number_from), WithJsonSchema(_NUMBER)]
"""An exact number, decimals as text where they must stay exact: 74.5 or "74.5"."""
type Bound = Annotated[
    Number | str,
    PlainValidator(bound_from),
    WithJsonSchema({"anyOf": [*_NUMBER["anyOf"], _NAME]}),
]
"""A limit: a number, or the name of another value."""
type Id = Annotated[str, _WellFormed(r"[a-z0-9][a-z0-9_]*", "bad_id")]
"""Key of anything but an item or a rule: small letters, digits, low lines."""
type ItemId = Annotated[
    str, _WellFormed(r"[A-Za-z0-9]+([._-]?[A-Za-z0-9]+)*(\([A-Za-z0-9]+\))?", "bad_item_id")
]
"""Key of an item as its source prints it: "15", "5.1(A)", "6.2B"."""
type RuleId = Annotated[str, _WellFormed(r"[A-Z]+(-[A-Z0-9]+)+[a-z]?", "bad_rule_id")]
"""Key of a reading rule: "T-IPS-03", "R-BAND"."""
type Date = Annotated[
    str,
    AfterValidator(date_text),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
]
"""A date as text, 2026-01-09."""
type Text = Annotated[str, _WellFormed(r"[\s\S]*\S[\s\S]*", "empty_text")]
"""Text that is not empty."""
