"""Calendar months."""

from __future__ import annotations

from datetime import MAXYEAR, date

__all__ = ["months_later"]

_MONTHS_A_YEAR = 12
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 1


def months_later(day: date, months: int) -> date | None:
    """The same day so many months later, or the last day of that month where it has no such day.

    Args:
        day: Any day.
        months: 0 or more.

    Returns:
        None after the last year of the calendar.

    Examples:
        >>> months_later(date(2026, 8, 31), 6), months_later(date(2027, 8, 31), 6)
        (datetime.date(2027, 2, 28), datetime.date(2028, 2, 29))
    """
    years, month = divmod(day.month - 1 + months, _MONTHS_A_YEAR)
    year = day.year + years
    if year > MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, _length(year, month)))


def _length(year: int, month: int) -> int:
    """How many days a month has, counted from 0; `calendar` would be a slow import for it."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _LENGTHS[month] + (leap and month == _FEBRUARY)
