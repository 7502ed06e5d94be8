"""Outlets and months become as many bars as a picture has room for, and none is lost."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import words_for
from bot.pictures.bars import (
    DECADE,
    MONTH,
    MOST_OUTLETS,
    MOST_TICKS,
    MOST_TIMES,
    QUARTER,
    YEAR,
    Bar,
    outlet_bars,
    timeline,
)
from knowledge import MonthCount, OutletCount

SAY = words_for("en-GB")


def months(first, count):
    """Return as many months from the first of a year on, one article each."""
    return [MonthCount(date(first + n // 12, n % 12 + 1, 1), 1) for n in range(count)]


def names(times):
    return [times.name(SAY, place) for place in times.ticks]


def test_each_of_few_outlets_has_its_bar():
    assert outlet_bars(SAY, [OutletCount("Wire", 3, 9), OutletCount("Herald", 1, 2)]) == (
        Bar("Wire", 3),
        Bar("Herald", 1),
    )


def test_the_smallest_of_many_outlets_share_a_bar_and_the_unnamed_have_their_own():
    counts = [OutletCount(f"N{n}", 20 - n, 1) for n in range(12)] + [OutletCount(None, 5, 1)]
    bars = outlet_bars(SAY, counts)

    assert len(bars) == MOST_OUTLETS + 2
    assert bars[-2:] == (
        Bar("2 others", 19, is_rest=True),
        Bar("outlet not given", 5, is_rest=True),
    )


@given(st.lists(st.tuples(st.none() | st.text(min_size=1), st.integers(1, 999)), max_size=40))
def test_no_article_is_lost_among_outlets(counts):
    bars = outlet_bars(SAY, [OutletCount(name, count, 1) for name, count in counts])

    assert sum(bar.articles for bar in bars) == sum(count for _, count in counts)


@pytest.mark.parametrize(
    ("first", "count", "step", "named"),
    [
        (2025, 1, MONTH, ["Jan 2025"]),
        (2025, 5, MONTH, ["Jan 2025", "Feb 2025", "Mar 2025", "Apr 2025", "May 2025"]),
        (2025, 12, MONTH, [f"{m} 2025" for m in ("Jan", "Mar", "May", "Jul", "Sep", "Nov")]),
        (2020, 60, MONTH, [f"Jan {year}" for year in range(2020, 2025)]),
        (2020, 61, QUARTER, [f"Q1 {year}" for year in range(2020, 2026)]),
        (2010, 181, YEAR, ["2010", "2012", "2014", "2016", "2018", "2020", "2022", "2024"]),
        (1930, 900, DECADE, [f"{year}s" for year in range(1930, 2010, 10)]),
    ],
)
def test_many_months_are_taken_together_and_named_with_room_between(first, count, step, named):
    times = timeline(months(first, count))

    assert (times.step, sum(times.articles)) == (step, count)
    assert names(times) == named


@given(st.dictionaries(st.integers(1500 * 12, 2099 * 12), st.integers(1, 99), max_size=30))
def test_no_article_is_lost_among_months_and_there_is_room_for_all(counts):
    given_ = [MonthCount(date(n // 12, n % 12 + 1, 1), counts[n]) for n in sorted(counts)]
    times = timeline([*given_, MonthCount(None, 7)])

    assert sum(times.articles) == sum(counts.values())
    assert len(times.articles) <= MOST_TIMES
    assert min(1, len(counts)) <= len(times.ticks) <= MOST_TICKS
    assert len(set(names(times))) == len(times.ticks)


def test_undated_articles_make_no_timeline():
    assert timeline([MonthCount(None, 3)]).articles == ()
