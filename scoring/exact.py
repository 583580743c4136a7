"""Exact numbers: read from text with comma or point, shown rounded once.

Nothing in scoring is a binary float. 0.58 * 100 is 57.99… as a float and 58 here, and limits
are compared exactly (reading rules G-02 and G-05).
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

__all__ = [
    "MAX_DIGITS",
    "Number",
    "divide",
    "exact_text",
    "read_number",
    "show",
    "show_quotient",
    "show_value",
    "tidy",
]

type Number = int | Fraction

MAX_DIGITS = 15
"""Longest number that is read, counted in digits; nobody measures more finely."""

_TOO_LONG = 10**MAX_DIGITS

_GROUPED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?=$|[.,])")
_BLANK = re.compile(r"[ \u00a0\u202f]")
_NUMBER = re.compile(r"([+\-\u2212]?)(\d+)(?:[.,](\d+))?")


def tidy(value: Number) -> Number:
    """The same number, as an int when it is whole."""
    return value.numerator if value.denominator == 1 else value


def divide(top: Number, bottom: Number) -> Number:
    """The exact quotient; whole numbers that divide evenly need no fraction on the way.

    Examples:
        >>> divide(100, 4), divide(Fraction(1, 2), 2), divide(2, 6)
        (25, Fraction(1, 4), Fraction(1, 3))
    """
    if type(top) is int and type(bottom) is int and top % bottom == 0:
        return top // bottom
    return tidy(Fraction(top, bottom))


def read_number(found: object) -> Number | None:
    """Read a number as people write it in the Nordic countries.

    Decimal comma and decimal point both count; thousands may be set apart by spaces.

    Args:
        found: An int, or text such as `74,5`, `74.5`, `1 250` or `-3`.

    Returns:
        The exact number, or None when `found` is not one number. Booleans are not numbers.

    Examples:
        >>> read_number("74,5"), read_number("1 250"), read_number("12.0")
        (Fraction(149, 2), 1250, 12)
        >>> read_number("1.250,5") is None
        True
    """
    if type(found) is int:
        return found if abs(found) < _TOO_LONG else None
    if not isinstance(found, str) or len(found) > 2 * MAX_DIGITS:
        return None
    text = found.strip()
    if text.isascii() and text.isdigit() and len(text) <= MAX_DIGITS:
        return int(text)
    grouped = _GROUPED.match(text)
    if grouped:
        text = _BLANK.sub("", text)
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    sign, whole, decimals = match[1], match[2], match[3] or ""
    if not (whole + decimals).isascii() or len(whole + decimals) > MAX_DIGITS:
        return None
    value = tidy(Fraction(int(whole + decimals), 10 ** len(decimals)))
    return value if sign in ("", "+") else -value


def exact_text(value: Number) -> str:
    """The exact number as whole number or fraction: `6` or `16/3`."""
    return str(value)


def show(value: Number, places: int) -> str:
    """The number rounded half up to `places` decimals, without trailing zeros.

    Examples:
        >>> show(Fraction(16, 3), 1), show(100, 1), show(Fraction(1, 20), 1)
        ('5.3', '100', '0.1')
    """
    if type(value) is int:
        return str(value)
    return _rounded(value.numerator, value.denominator, places)


def show_quotient(top: Number, bottom: Number, places: int) -> str:
    """What `show` gives for `top / bottom`, without the fraction on the way.

    Args:
        top: Any number.
        bottom: A number above 0.
        places: Decimals at most.

    Examples:
        >>> show_quotient(200, 3, 1), show_quotient(Fraction(16, 3), 4, 1), show_quotient(-1, 4, 1)
        ('66.7', '1.3', '-0.3')
    """
    return _rounded(top.numerator * bottom.denominator, top.denominator * bottom.numerator, places)


@lru_cache(maxsize=1 << 10)
def _rounded(top: int, bottom: int, places: int) -> str:
    """The quotient of two whole numbers, the second above 0, rounded half up from zero."""
    scale = 10**places
    units, rest = divmod(abs(top) * scale, bottom)
    if 2 * rest >= bottom:
        units += 1
    whole, part = divmod(units, scale)
    text = str(whole)
    if part:
        text += "." + str(scale + part)[1:].rstrip("0")  # with the zeros that it begins with
    return f"-{text}" if top < 0 and units else text


def show_value(value: Number) -> str:
    """A measured value for people: exact up to four decimals, otherwise two.

    A value just short of a whole number keeps as many decimals as it takes not to be shown
    as that number, because the whole number may be the limit it does not reach.

    Examples:
        >>> show_value(Fraction(41, 2)), show_value(Fraction(200, 3))
        ('20.5', '66.67')
        >>> show_value(Fraction(89999, 3000))
        '29.9997'
    """
    if type(value) is int:
        return str(value)
    if 10**4 % value.denominator == 0:
        return show(value, 4)
    for places in range(2, 9):
        text = show(value, places)
        if "." in text:
            return text
    return show(value, 9)
