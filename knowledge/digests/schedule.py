"""From a schedule and a place to the moments at which a digest comes; pure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from knowledge.digests.expressions import expression_of, walls_of
from knowledge.digests.wall_clock import first_at, wall_at, zone_named
from knowledge.digests.written import month_day_of, said, times_of, weekdays_of
from knowledge.errors import WrongSchedule
from knowledge.model import EVERY_DAY, LAST_DAY, Schedule

# No clock was ever set back by more than the day that Manila had twice.
_MOST_SET_BACK = timedelta(hours=25)
_TICK = timedelta(seconds=1)
# The calendar ends with the year 9999; no zone may carry a moment over that.
_FIRST, _END = date(2, 1, 1), date(9999, 1, 1)
_MONTHS = 12

_DAYS = {"day": EVERY_DAY, "weekday": (0, 1, 2, 3, 4), "week": (0,)}
_ALIKE = {"daily": "day", "weekly": "week", "monthly": "month"}


def slots(schedule: Schedule, zone: str, after: datetime) -> Iterator[datetime]:
    """Yield the slots of a schedule after a moment, each once, rising, in UTC.

    A time of day that the clock on the wall leaves out comes at the first
    moment after the gap; one that it shows twice comes the first time; two
    times that so come to the same moment are one slot. ``zone`` is an IANA
    name, ``after`` aware. Raises :class:`UnknownZone`.
    """
    place = zone_named(zone)
    last = after.astimezone(UTC)
    for wall in _walls(schedule, wall_at(last, place), by=1):
        moment = first_at(wall, place)
        if moment > last:
            yield moment
            last = moment


def latest(schedule: Schedule, zone: str, after: datetime, upto: datetime) -> datetime | None:
    """Return the last slot after one moment and not after another, in UTC; ``None`` without one.

    Takes as long for years in between as for a day. Raises :class:`UnknownZone`.
    """
    place = zone_named(zone)
    walls = _walls(schedule, _shown_by(upto, place) + _TICK, by=-1)
    moments = (first_at(wall, place) for wall in walls)
    found = next((moment for moment in moments if moment <= upto), None)
    return found if found is not None and found > after else None


def read_schedule(every: str, at: str = "", days: str = "") -> Schedule:
    """Return the schedule that was written.

    ``every`` is a day, weekday, week or month, a day of the week by its name, or
    an expression of five fields, which stands in ``at`` where ``every`` is cron.
    ``at`` names times of day, 08:00 unless it does; ``days`` names days of the
    week, Monday for a week unless it does, or one of the month, the first
    unless it does. Raises :class:`WrongSchedule`.
    """
    word = " ".join(every.split()).casefold().removeprefix("every ")
    if word == "cron":
        return Schedule(cron=expression_of(f"{at} {days}"))
    if any(mark in "*0123456789" for mark in word):
        return Schedule(cron=expression_of(every))
    times = times_of(at) if at.strip() else Schedule().times
    kind = _ALIKE.get(word, word.removesuffix("s"))
    if kind == "month":
        return Schedule(times, month_day=month_day_of(days) if days.strip() else 1)
    usual = _DAYS[kind] if kind in _DAYS else _named(every)
    return Schedule(times, weekdays_of(days) if days.strip() else usual)


def _named(every: str) -> tuple[int, ...]:
    """Return the days of the week that stand where only how often was asked for."""
    try:
        return weekdays_of(every.casefold().removeprefix("every "))
    except WrongSchedule:
        name = f"“{said(every)}” is not how often a digest can come." if every.strip() else ""
        way_out = "Write day, weekdays, week or month, or an expression such as 0 8 * * MON,THU."
        raise WrongSchedule(f"{name} {way_out}".strip()) from None


def _shown_by(moment: datetime, place: ZoneInfo) -> datetime:
    """Return a time that the clock has not gone beyond up to a moment, though it be set back."""
    wall, earlier = wall_at(moment, place), wall_at(moment - _MOST_SET_BACK, place)
    return wall if wall - earlier == _MOST_SET_BACK else wall + _MOST_SET_BACK


def _walls(schedule: Schedule, start: datetime, by: int) -> Iterator[datetime]:
    """Yield the times that a schedule names, after ``start`` rising or before it falling."""
    if schedule.cron is not None:
        yield from walls_of(schedule.cron, start, back=by < 0)
        return
    times = sorted(set(schedule.times), reverse=by < 0)
    for day in _days(schedule, start.date(), by):
        for hour in times:
            wall = datetime.combine(day, hour)
            if (wall > start) if by > 0 else (wall < start):
                yield wall


def _days(schedule: Schedule, start: date, by: int) -> Iterator[date]:
    """Yield the days that a schedule names, from ``start`` on or back."""
    end = _END if by > 0 else _FIRST
    if schedule.month_day is not None:
        months = range(_months(start), _months(end), by)
        yield from (_day_of(month, schedule.month_day) for month in months)
    else:
        days = map(date.fromordinal, range(start.toordinal(), end.toordinal(), by))
        yield from (day for day in days if day.weekday() in schedule.weekdays)


def _months(day: date) -> int:
    return day.year * _MONTHS + day.month - 1


def _day_of(months: int, day: int) -> date:
    """Return a day of a month, or the last one where it does not have that day."""
    year, month = months // _MONTHS, months % _MONTHS + 1
    last = monthrange(year, month)[1]
    return date(year, month, last if day == LAST_DAY else min(day, last))
