"""When a subscription comes, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge import EVERY_DAY, LAST_DAY

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import Schedule

_WEEKDAYS = (0, 1, 2, 3, 4)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Times of a day that are named; of more, the first few.
_MOST_TIMES = 6


def schedule_words(say: Say, schedule: Schedule) -> str:
    """Say on which days and at which times of the clock on the wall it comes."""
    if schedule.cron is not None:
        # It has five fields of digits, letters and signs that code shows as they stand.
        return say("order-when-cron", expression=schedule.cron.replace("`", ""))
    named = [f"{one:%H:%M}" for one in sorted(schedule.times)]
    times = ", ".join([*named[:_MOST_TIMES], *(["…"] if len(named) > _MOST_TIMES else [])])
    if schedule.month_day is not None:
        key = "order-when-last" if schedule.month_day == LAST_DAY else "order-when-month"
        return say(key, day=schedule.month_day, times=times)
    days = tuple(sorted(set(schedule.weekdays)))
    if days == EVERY_DAY:
        return say("order-when-daily", times=times)
    if days == _WEEKDAYS:
        return say("order-when-weekdays", times=times)
    names = ", ".join(say(f"order-day-{_DAYS[day]}") for day in days)
    return say("order-when-days", days=names, times=times)
