"""What every part of a framework's model is made of: frozen parts, ids and exact numbers.

Errors are raised as `PydanticCustomError` whose type is a code of
`generator.messages.MESSAGES`; `generator/translate.py` adds file and line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, PlainValidator
from pydantic_core import PydanticCustomError

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


def _well_formed(pattern: str, code: str) -> AfterValidator:
    """Refuse text that the pattern does not match as a whole."""
    compiled = re.compile(pattern)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            raise PydanticCustomError(code, "not well-formed")
        return value

    return AfterValidator(check)


type Exact = Annotated[Fraction, PlainValidator(fraction_from)]
type ExactNumber = Annotated[Number, PlainValidator(number_from)]
type Bound = Annotated[Number | str, PlainValidator(bound_from)]
"""A limit: a number, or the name of another value."""
type Id = Annotated[str, _well_formed(r"[a-z0-9][a-z0-9_]*", "bad_id")]
"""Key of anything but an item or a rule: small letters, digits, low lines."""
type ItemId = Annotated[
    str, _well_formed(r"[A-Za-z0-9]+([._-]?[A-Za-z0-9]+)*(\([A-Za-z0-9]+\))?", "bad_item_id")
]
"""Key of an item as its source prints it: "15", "5.1(A)", "6.2B"."""
type RuleId = Annotated[str, _well_formed(r"[A-Z]+(-[A-Z0-9]+)+[a-z]?", "bad_rule_id")]
"""Key of a reading rule: "T-IPS-03", "R-BAND"."""
type Date = Annotated[str, AfterValidator(date_text)]
"""A date as text, 2026-01-09."""
type Text = Annotated[str, _well_formed(r"(?s).*\S.*", "empty_text")]
"""Text that is not empty."""
