"""Slots keep to the clock on the wall of a place, whatever is done to it."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import pytest

from knowledge.digests.schedule import latest, read_schedule, slots
from knowledge.errors import UnknownZone
from knowledge.model import LAST_DAY, Schedule

# A place, a time of day that its clock left out, and when the clock was set, in UTC.
LEFT_OUT = [
    ("America/New_York", "2024-03-10 02:30", "2024-03-10 07:00"),
    ("Europe/London", "2024-03-31 01:30", "2024-03-31 01:00"),
    ("Europe/Kyiv", "2024-03-31 03:00", "2024-03-31 01:00"),
    ("Australia/Sydney", "2024-10-06 02:59", "2024-10-05 16:00"),
    ("America/Santiago", "2024-09-08 00:00", "2024-09-08 04:00"),
    ("Australia/Lord_Howe", "2024-10-06 02:15", "2024-10-05 15:30"),
    ("Africa/Casablanca", "2024-04-14 02:30", "2024-04-14 02:00"),
    ("Asia/Beirut", "2024-03-31 00:30", "2024-03-30 22:00"),
    ("America/Sao_Paulo", "2018-11-04 00:30", "2018-11-04 03:00"),
    ("Pacific/Apia", "2011-12-30 08:00", "2011-12-30 10:00"),
]
# A place, a time of day that its clock showed twice, and when it was first, in UTC.
TWICE = [
    ("America/New_York", "2024-11-03 01:30", "2024-11-03 05:30"),
    ("Europe/London", "2024-10-27 01:30", "2024-10-27 00:30"),
    ("Europe/Kyiv", "2024-10-27 03:30", "2024-10-27 00:30"),
    ("Australia/Sydney", "2024-04-07 02:30", "2024-04-06 15:30"),
    ("America/Santiago", "2024-04-06 23:30", "2024-04-07 02:30"),
    ("Australia/Lord_Howe", "2024-04-07 01:45", "2024-04-06 14:45"),
    ("Africa/Casablanca", "2024-03-10 02:30", "2024-03-10 01:30"),
]
DAY = timedelta(days=1)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def between(schedule: Schedule, zone: str, after: str, upto: str) -> list[str]:
    """The slots in between, as the clock in UTC shows them."""
    found = []
    for slot in slots(schedule, zone, utc(after)):
        if slot > utc(upto):
            break
        found.append(f"{slot:%Y-%m-%d %H:%M}")
    return found


@pytest.mark.parametrize(("zone", "wall", "moment"), LEFT_OUT)
def test_r09_a_time_that_the_clock_leaves_out_comes_when_the_clock_is_set(zone, wall, moment):
    daily = Schedule((time.fromisoformat(wall[-5:]),))

    found = list(islice(slots(daily, zone, utc(moment) - timedelta(hours=12)), 2))

    assert found[0] == utc(moment)
    assert f"{found[1].astimezone(ZoneInfo(zone)):%H:%M}" == wall[-5:]


@pytest.mark.parametrize(("zone", "wall", "moment"), TWICE)
def test_r09_a_time_that_the_clock_shows_twice_comes_once_the_first_time(zone, wall, moment):
    daily = Schedule((time.fromisoformat(wall[-5:]),))

    found = list(islice(slots(daily, zone, utc(moment) - timedelta(hours=12)), 2))

    assert found[0] == utc(moment)
    assert found[1] - found[0] > DAY


@pytest.mark.parametrize(("zone", "wall", "moment"), LEFT_OUT + TWICE)
def test_r09_an_expression_keeps_to_the_clock_as_times_of_day_do(zone, wall, moment):
    hour, minute = wall[-5:].split(":")
    expression = read_schedule(f"{minute} {hour} * * *")
    start = utc(moment) - 2 * DAY

    found = list(islice(slots(expression, zone, start), 5))

    assert utc(moment) in found
    assert found == list(islice(slots(Schedule((time(int(hour), int(minute)),)), zone, start), 5))


def test_r09_two_times_that_come_to_one_moment_are_one_slot():
    daily = Schedule((time(2, 15), time(2, 45), time(3)))

    assert between(daily, "America/New_York", "2024-03-10 00:00", "2024-03-10 23:00") == [
        "2024-03-10 07:00"
    ]


def test_r09_an_hourly_slot_comes_once_for_each_hour_that_the_clock_shows():
    hourly = read_schedule("0 * * * *")

    assert between(hourly, "Europe/London", "2024-10-26 23:30", "2024-10-27 03:30") == [
        "2024-10-27 00:00",
        "2024-10-27 02:00",
        "2024-10-27 03:00",
    ]


def test_r09_the_hours_of_a_day_that_was_left_out_are_one_slot():
    daily = Schedule((time(8), time(17)))

    assert between(daily, "Pacific/Apia", "2011-12-29 20:00", "2011-12-31 04:00") == [
        "2011-12-30 03:00",
        "2011-12-30 10:00",
        "2011-12-30 18:00",
        "2011-12-31 03:00",
    ]


def test_r09_a_place_that_never_sets_its_clock_has_the_same_hour_all_year():
    found = list(islice(slots(Schedule(), "Asia/Kolkata", utc("2026-01-01 00:00")), 365))

    assert {slot.time() for slot in found} == {time(2, 30)}
    assert {later - earlier for earlier, later in pairwise(found)} == {DAY}


def test_r09_a_month_without_the_day_has_it_on_its_last():
    monthly = Schedule(month_day=31)

    assert between(monthly, "UTC", "2027-12-31 08:00", "2028-05-01 00:00") == [
        "2028-01-31 08:00",
        "2028-02-29 08:00",
        "2028-03-31 08:00",
        "2028-04-30 08:00",
    ]


def test_r09_the_last_day_is_that_of_each_month():
    monthly = Schedule(month_day=LAST_DAY)

    assert between(monthly, "UTC", "2100-01-01 00:00", "2100-04-01 00:00") == [
        "2100-01-31 08:00",
        "2100-02-28 08:00",
        "2100-03-31 08:00",
    ]


def test_r09_a_leap_day_comes_in_leap_years_alone():
    yearly = read_schedule("0 8 29 2 *")

    assert between(yearly, "UTC", "2092-01-01 00:00", "2105-01-01 00:00") == [
        "2092-02-29 08:00",
        "2096-02-29 08:00",
        "2104-02-29 08:00",
    ]


def test_r09_chosen_weekdays_come_and_no_others():
    schedule = Schedule((time(8),), weekdays=(0, 3))

    assert between(schedule, "Europe/Kyiv", "2026-10-20 00:00", "2026-10-30 00:00") == [
        "2026-10-22 05:00",
        "2026-10-26 06:00",
        "2026-10-29 06:00",
    ]


def test_r09_a_slot_is_strictly_after_the_moment_it_is_asked_for():
    slot = utc("2026-06-01 08:00")

    assert next(slots(Schedule(), "UTC", slot)) == slot + DAY
    assert next(slots(Schedule(), "UTC", slot - timedelta(microseconds=1))) == slot


@pytest.mark.parametrize("when", [Schedule(), read_schedule("0 8 * * *")])
def test_r09_the_latest_slot_is_one_at_the_moment_itself_but_not_the_one_before_all(when):
    slot = utc("2026-06-01 08:00")

    assert latest(when, "UTC", slot - DAY, slot) == slot
    assert latest(when, "UTC", slot, slot + DAY - timedelta(microseconds=1)) is None


def test_r09_the_latest_slot_after_years_is_the_last_of_them():
    hourly = read_schedule("0 * * * *")

    found = latest(hourly, "Europe/Kyiv", utc("1970-01-01 00:00"), utc("2026-06-01 08:59"))

    assert found == utc("2026-06-01 08:00")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Europe/Kiev", "Europe/Kyiv"),
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("US/Eastern", "America/New_York"),
        ("america/buenos_aires", "America/Argentina/Buenos_Aires"),
    ],
)
def test_r09_a_zone_by_the_name_it_had_keeps_its_hours(old, new):
    after, schedule = utc("2026-03-01 00:00"), Schedule()

    by_old, by_new = (list(islice(slots(schedule, zone, after), 40)) for zone in (old, new))

    assert by_old == by_new


def test_r21_a_zone_that_is_gone_is_refused_with_the_nearest_names():
    with pytest.raises(UnknownZone) as refused:
        next(slots(Schedule(), "Europe/Bruxelles", utc("2026-01-01 00:00")))

    assert str(refused.value).startswith(
        "There is no time zone “Europe/Bruxelles”. The nearest are Europe/Brussels, "
    )


@pytest.mark.parametrize("name", ["", "Europe", "../zone", "/etc/passwd", "Mars/Olympus", "\0"])
def test_r21_what_is_no_zone_is_refused_when_the_latest_slot_is_asked_for(name):
    with pytest.raises(UnknownZone):
        latest(Schedule(), name, utc("2026-01-01 00:00"), utc("2026-02-01 00:00"))
