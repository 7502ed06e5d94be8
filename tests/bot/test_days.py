"""Days as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.days import day_of, scope_of
from bot.refusals import Refused


@pytest.mark.parametrize(
    ("text", "end", "day"),
    [
        ("2025-05-01", "first", date(2025, 5, 1)),
        ("May 2025", "first", date(2025, 5, 1)),
        ("May 2025", "last", date(2025, 5, 31)),
        ("February 2024", "last", date(2024, 2, 29)),
        ("3 May 2025", "last", date(2025, 5, 3)),
        ("03/05/2025", "first", date(2025, 5, 3)),
        ("2024", "first", date(2024, 1, 1)),
        ("2024", "last", date(2024, 12, 31)),
    ],
)
def test_a_day_is_read_and_a_month_or_year_from_its_end(text, end, day):
    assert day_of(text, end) == day


@pytest.mark.parametrize("text", ["soon", "2025-13-01", "99999", "x" * 500, "📅"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(Refused, match="refuse-day"):
        day_of(text, "first")


def test_an_empty_stretch_of_days_is_refused():
    with pytest.raises(Refused, match="refuse-days"):
        scope_of("June 2025", "May 2025", None)
