"""Months later: the same day, or the last of a month that has no such day."""

from calendar import monthrange
from datetime import date

import pytest

from scoring.months import months_later


@pytest.mark.parametrize("year", [1900, 2000, 2023, 2024, 2100, 2400])
def test_the_last_day_of_a_year_leads_to_the_last_day_of_every_month(year: int) -> None:
    last = date(year - 1, 12, 31)
    found = [months_later(last, months) for months in range(1, 13)]
    assert found == [date(year, month, monthrange(year, month)[1]) for month in range(1, 13)]


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 1), 0, date(2026, 1, 1)),
        (date(2026, 1, 31), 0, date(2026, 1, 31)),
        (date(2026, 1, 15), 1, date(2026, 2, 15)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 2, 28), 1, date(2026, 3, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 5, 31), 30, date(2028, 11, 30)),
        (date(9998, 12, 31), 12, date(9999, 12, 31)),
        (date(9999, 12, 31), 0, date(9999, 12, 31)),
        (date(9999, 12, 31), 1, None),
        (date(2026, 1, 1), 1_000_000, None),
    ],
)
def test_a_day_months_later(day: date, months: int, later: date | None) -> None:
    assert months_later(day, months) == later
