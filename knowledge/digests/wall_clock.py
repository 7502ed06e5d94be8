"""What the clock on the wall of a place shows, and when it first does; pure."""

from __future__ import annotations

from bisect import bisect_left
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from knowledge.errors import UnknownZone
from knowledge.names import no_such_zone, zone_of


def zone_named(name: str) -> ZoneInfo:
    """Return a time zone by its name, be it one that the IANA has since renamed.

    Raises :class:`UnknownZone` for a name that its list does not have any more.
    """
    zone = _zone(name) or _zone(zone_of(name) or "")
    if zone is None:
        raise UnknownZone(no_such_zone(name))
    return zone


def wall_at(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return what the clock on the wall shows at a moment, without a zone."""
    return moment.astimezone(zone).replace(tzinfo=None)


def first_at(wall: datetime, zone: ZoneInfo) -> datetime:
    """Return the first moment, in UTC, at which the clock on the wall shows a time or is past it.

    Of a time that comes twice, since the clock is set back, that is the first;
    for one that never comes, since the clock is set forward or a whole day is
    left out, it is the moment when the clock is set.
    """
    moment = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    return moment if wall_at(moment, zone) == wall else _end_of_gap(wall, zone)


# As many as there are names, old ones too.
@lru_cache(maxsize=1024)
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    # What is no name at all, such as a path or a folder, is told by one of the others.
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _end_of_gap(wall: datetime, zone: ZoneInfo) -> datetime:
    """Return when the clock was set past a time that it never showed, to the second."""
    # By the offset after the gap the time lies before its end, by the one before it after.
    early = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    late = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)

    def is_past(second: int) -> bool:
        return wall_at(early + timedelta(seconds=second), zone) >= wall

    seconds = range(int((late - early).total_seconds()))
    return early + timedelta(seconds=bisect_left(seconds, True, key=is_past))
