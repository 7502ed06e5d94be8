"""Whatever schedule, place and year: every slot comes once, when the clock on the wall says so.

What is expected comes from elsewhere: a walk through the minutes of UTC that
reads the clock on the wall at each. A time that is named is due at the first
minute at which that clock shows it or has been set past it.

The schedules are drawn by Hypothesis. ``pytest --hypothesis-seed=N`` draws
those of the number N, again and again; a failing run without one prints what
it drew.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from itertools import pairwise, takewhile
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.digests.schedule import latest, slots
from knowledge.model import LAST_DAY, Schedule
from knowledge.names import zones

PLACES = (
    "America/New_York",
    "Europe/London",
    "Europe/Kyiv",
    "Asia/Kolkata",
    "Australia/Sydney",
    "America/Santiago",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
A_MINUTE = timedelta(minutes=1)
A_DAY, LONGEST_MONTH = 24 * 60, 31
# Longer than any clock was set back by, in minutes.
BEFORE = 26 * 60
DAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")


MINUTES = st.integers(0, A_DAY - 1)


@dataclass(frozen=True)
class Planned:
    """A schedule, and which times it means, told without it: minutes of a day, and days."""

    schedule: Schedule
    minutes: frozenset[int]
    means: Callable[[date], bool]


@st.composite
def planned(draw: st.DrawFn, hours: st.SearchStrategy[int] = MINUTES) -> Planned:
    minutes = draw(st.frozensets(hours, min_size=1, max_size=6))
    times = tuple(time(*divmod(minute, 60)) for minute in minutes)
    if draw(st.booleans()):
        chosen = draw(st.frozensets(st.integers(0, 6), min_size=1))
        return Planned(
            Schedule(times, tuple(sorted(chosen))), minutes, lambda day: day.weekday() in chosen
        )
    wanted = draw(st.sampled_from([LAST_DAY, *range(1, LONGEST_MONTH + 1)]))

    def is_wanted(day: date) -> bool:
        last = monthrange(day.year, day.month)[1]
        return day.day == (
            last if wanted in (LAST_DAY, *range(last, LONGEST_MONTH + 1)) else wanted
        )

    return Planned(Schedule(times, month_day=wanted), minutes, is_wanted)


@st.composite
def expressions(draw: st.DrawFn, minutes: st.SearchStrategy[int] = MINUTES) -> Planned:
    hour, minute = divmod(draw(minutes), 60)
    more = draw(st.frozensets(st.integers(0, 23), max_size=3))
    hours = draw(st.sampled_from([frozenset(), more | {hour}]))
    days = draw(st.frozensets(st.integers(1, 28), max_size=3))
    months = draw(st.frozensets(st.integers(1, 12), max_size=8))
    weekdays = draw(st.frozensets(st.integers(0, 6), max_size=3))
    written = [",".join(map(str, sorted(chosen))) or "*" for chosen in (hours, days, months)]
    named = ",".join(DAYS[one] for one in weekdays) or "*"

    def is_wanted(day: date) -> bool:
        # Of a day of the month and one of the week either is enough where both are named.
        either = day.day in days or day.weekday() in weekdays or not (days or weekdays)
        return either and (not months or day.month in months)

    return Planned(
        Schedule(cron=" ".join([str(minute), *written, named])),
        frozenset(one * 60 + minute for one in hours or range(24)),
        is_wanted,
    )


@st.composite
def around_a_change(draw: st.DrawFn) -> tuple[Planned, str, int, int]:
    """A schedule, a place, and a stretch of minutes of UTC about when its clock is set.

    Many of the times are near the one that the clock shows then.
    """
    zone = draw(st.sampled_from(PLACES) | st.sampled_from(zones()))
    change = draw(st.sampled_from(changes(zone)))
    wall = wall_at(change - 1, ZoneInfo(zone))
    near = st.integers(-75, 75).map(lambda away: (wall + away) % A_DAY)
    plan = draw(planned(near | MINUTES) | planned(near) | expressions(near))
    first = change - draw(st.integers(-100, 100) | st.integers(1, 3 * A_DAY))
    return plan, zone, first, draw(st.integers(1, 100) | st.integers(1, 4 * A_DAY))


@lru_cache(maxsize=16)
def due(zone: str, first: int, count: int) -> tuple[int, array[int]]:
    """When each minute of the clock on the wall is due: the first such minute, then minutes of UTC.

    It is walked from the minute ``first`` of UTC, all being counted from 1970,
    and reads the clock at each.
    """
    place = ZoneInfo(zone)
    peak = max(wall_at(minute, place) for minute in range(first - BEFORE, first + 1))
    begin, found = peak + 1, array("q")
    for minute in range(first + 1, first + count + 1):
        # None while the clock shows again what it showed; several when it is set forward.
        found.extend([minute] * (wall_at(minute, place) - peak))
        peak = begin + len(found) - 1
    return begin, found


def wall_at(minute: int, place: ZoneInfo) -> int:
    shown = datetime.fromtimestamp(60 * minute, place).replace(tzinfo=UTC)
    return (shown - EPOCH) // A_MINUTE


def expected(plan: Planned, zone: str, first: int, count: int) -> list[datetime]:
    """The slots after the minute ``first`` of UTC, up to ``count`` minutes later."""
    begin, minutes = due(zone, first, count)
    walls = (
        day * A_DAY + minute
        for day in range(begin // A_DAY, (begin + len(minutes)) // A_DAY + 1)
        if plan.means((EPOCH + timedelta(days=day)).date())
        for minute in plan.minutes
    )
    found = {minutes[wall - begin] for wall in walls if begin <= wall < begin + len(minutes)}
    return [EPOCH + timedelta(minutes=minute) for minute in sorted(found)]


@cache
def changes(zone: str) -> tuple[int, ...]:
    """The minutes of UTC, 1973 to 2100, at which the clock is set; without one, any.

    Before then Liberia's clock was half a minute from all others.
    """
    place = ZoneInfo(zone)

    def ahead(minute: int) -> int:
        return wall_at(minute, place) - minute

    days = range(3 * 366 * A_DAY, 130 * 366 * A_DAY, 3 * A_DAY)
    found = [
        begin
        + bisect_left(range(end - begin), True, key=lambda at: ahead(begin + at) == ahead(end))
        for begin, end in pairwise(days)
        if ahead(begin) != ahead(end)
    ]
    return tuple(found) or tuple(days[::100])


def found_by_us(plan: Planned, zone: str, first: int, count: int) -> list[datetime]:
    after = EPOCH + timedelta(minutes=first)
    upto = after + timedelta(minutes=count)
    return list(takewhile(lambda slot: slot <= upto, slots(plan.schedule, zone, after)))


@settings(deadline=None)
@given(around_a_change())
def test_r09_around_a_change_every_slot_comes_once_at_its_hour(drawn):
    assert found_by_us(*drawn) == expected(*drawn)


@settings(deadline=None)
@given(around_a_change())
def test_r09_the_latest_slot_is_the_last_of_those_in_between(drawn):
    plan, zone, first, count = drawn
    after = EPOCH + timedelta(minutes=first)

    found = latest(plan.schedule, zone, after, after + timedelta(minutes=count))

    assert found == (expected(*drawn) or [None])[-1]


@pytest.mark.slow
@pytest.mark.parametrize("zone", PLACES)
@settings(deadline=None)
@given(plan=planned() | expressions())
def test_r09_over_two_years_every_slot_comes_once_at_its_hour(zone, plan):
    first = (datetime(2026, 1, 1, tzinfo=UTC) - EPOCH) // A_MINUTE - 1
    count = 2 * 365 * A_DAY

    assert found_by_us(plan, zone, first, count) == expected(plan, zone, first, count)


@pytest.mark.slow
@settings(max_examples=10, deadline=None)
@given(planned() | expressions(), st.sampled_from(PLACES), st.integers(1973, 2100))
def test_r09_over_any_year_every_slot_comes_once_at_its_hour(plan, zone, year):
    first = (datetime(year, 1, 1, tzinfo=UTC) - EPOCH) // A_MINUTE
    count = 365 * A_DAY

    assert found_by_us(plan, zone, first, count) == expected(plan, zone, first, count)
