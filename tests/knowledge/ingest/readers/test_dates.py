from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.ingest.readers.dates import parse_day


@pytest.mark.parametrize(
    "text",
    [
        "2025-02-26",
        "20250226",
        "2025-02-26T23:30:00-05:00",
        "2025-02-26 10:15:00Z",
        "26 February 2025",
        "26th of February 2025",
        "February 26, 2025",
        "Feb. 26, 2025 10:15 AM EST",
        "Feb 26 2025",
        "Wednesday, 26 February 2025",
        "Wed, 26 Feb 2025 23:30:00 -0500",
        "26/02/2025",
        "02/26/2025",
        "26.2.2025",
        "26. Februar 2025",
        "26 février 2025",
        "26 de febrero de 2025",
        "26 lutego 2025",
        "2025年2月26日",
    ],
)
def test_a_whole_date_is_read(text):
    assert parse_day(text) == date(2025, 2, 26)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "Wednesday",
        "February 2025",
        "26 February",
        "2025",
        "03/04/2025",
        "2025-02-30",
        "31 February 2025",
        "Version 12 2025",
        "Article 26, 2025",
        "On 26 February 2025 the deal was signed",
        "26 February 25",
        "February 26, 2025, and other days",
        "2025-02-26" * 20,
    ],
)
def test_anything_less_is_no_date(text):
    assert parse_day(text) is None


def test_points_mean_day_first():
    assert parse_day("3.4.2025") == date(2025, 4, 3)


@given(st.dates(date(1500, 1, 1), date(2099, 12, 31)))
def test_every_iso_day_is_read_as_itself(day):
    assert parse_day(day.isoformat()) == day


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_spelled_out_day_is_read_as_itself(day):
    assert parse_day(f"{day:%B} {day.day}, {day.year}") == day


@given(st.text(max_size=90))
def test_any_text_is_a_date_or_none(text):
    assert parse_day(text) is None or isinstance(parse_day(text), date)
