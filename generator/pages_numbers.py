"""Numbers and days as text of a locale."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction


def shown(value: int | Decimal | Fraction | str, decimal_mark: str) -> str:
    """A number as a reader of the locale writes it; a fraction without an end stays a fraction.

    Examples:
        >>> shown(Fraction(37, 2), ",")
        '18,5'
        >>> shown(Fraction(2, 3), ",")
        '2/3'
        >>> shown(Decimal("4.20"), ",")
        '4,2'
    """
    exact = Fraction(value)
    rest = exact.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"{exact.numerator}/{exact.denominator}"
    text = f"{Decimal(exact.numerator) / Decimal(exact.denominator):f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", decimal_mark)


def day_shown(text: str, pattern: str) -> str:
    """A day as the locale writes it; anything but YYYY-MM-DD stays as it is.

    Examples:
        >>> day_shown("2026-01-09", "{day}.{month}.{year}")
        '9.1.2026'
        >>> day_shown("second edition", "{day}.{month}.{year}")
        'second edition'
    """
    if not (found := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text)):
        return text
    year, month, day = map(int, found.groups())
    return pattern.format(year=year, month=month, day=day)
