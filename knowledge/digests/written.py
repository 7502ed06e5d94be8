"""Hours and days as people write them: 8:30, 5pm, noon; mon, thu; monday-friday; 15th, last."""

from __future__ import annotations

import re
from datetime import time
from typing import Final

from knowledge.errors import WrongSchedule
from knowledge.model import EVERY_DAY, LAST_DAY

MOST_TIMES: Final = 24
"""The times of one day at which a digest comes at most."""

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SEVERAL = {"weekday": (0, 1, 2, 3, 4), "weekend": (5, 6), "day": EVERY_DAY}
_SHORTEST_DAY, _LONGEST_SAID, _LONGEST_READ = 2, 40, 500
_LONGEST_MONTH, _HALF_A_DAY = 31, 12

_WORDS = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_TIME = re.compile(r"(\d\d?)(?:[:.h](\d\d)|h)?(?:\s*([ap])\.?m\.?)?")
_FOUR_DIGITS = re.compile(r"(\d\d)(\d\d)()")
# A space is between two times, but not before the half of the day.
_BETWEEN_TIMES = re.compile(r"\s*[,;&+]\s*|\s+and\s+|\s+(?![ap]\.?m\b)")
_BETWEEN_DAYS = re.compile(r"[\s,;&+/]+")
_DASH = re.compile(r"\s*(?:[-–—]|\bto\b|\bthrough\b)\s*")
_MONTH_DAY = re.compile(r"(?:the\s+)?(\d\d?)(?:st|nd|rd|th)?")
_LAST = re.compile(r"(?:the\s+)?last(?:\s+day)?")


def times_of(text: str) -> tuple[time, ...]:
    """Return times of day, rising and each once. Raises :class:`WrongSchedule`."""
    parts = _BETWEEN_TIMES.split(text[:_LONGEST_READ].casefold().strip())
    found = {_time(part) for part in parts if part not in ("", "at", "and")}
    if not found:
        raise WrongSchedule(_no_time(text))
    if len(found) > MOST_TIMES:
        raise WrongSchedule(
            f"A digest comes at most {MOST_TIMES} times a day, not {len(found)}; name fewer hours."
        )
    return tuple(sorted(found))


def weekdays_of(text: str) -> tuple[int, ...]:
    """Return days of the week, rising, Monday as 0. Raises :class:`WrongSchedule`."""
    closed = _DASH.sub("-", text[:_LONGEST_READ].casefold().strip())
    parts = [part for part in _BETWEEN_DAYS.split(closed) if part not in ("", "and", "on")]
    found = {day for part in parts for day in _weekdays(part)}
    if not found:
        raise WrongSchedule(_no_weekday(text))
    return tuple(sorted(found))


def month_day_of(text: str) -> int:
    """Return a day of the month, 1 to 31 or LAST_DAY. Raises :class:`WrongSchedule`."""
    written = text.casefold().strip()
    if _LAST.fullmatch(written):
        return LAST_DAY
    match = _MONTH_DAY.fullmatch(written)
    if match and 1 <= int(match[1]) <= _LONGEST_MONTH:
        return int(match[1])
    raise WrongSchedule(
        f"“{said(text)}” is not one day of a month. Write 1 to 31, or last; for several days, or "
        "for the first Monday, write an expression such as 0 8 1,15 * * or 0 8 * * MON#1."
    )


def said(text: str) -> str:
    """Return what was typed as a refusal says it again, in one line and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SAID else line[: _LONGEST_SAID - 1] + "…"


def _time(part: str) -> time:
    if part in _WORDS:
        return _WORDS[part]
    match = _TIME.fullmatch(part) or _FOUR_DIGITS.fullmatch(part)
    if match is None:
        raise WrongSchedule(_no_time(part))
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if half and 1 <= hour <= _HALF_A_DAY:
        hour = hour % _HALF_A_DAY + (_HALF_A_DAY if half == "p" else 0)
    elif half:
        raise WrongSchedule(_no_time(part))
    try:
        return time(hour, minute)
    except ValueError:
        raise WrongSchedule(_no_time(part)) from None


def _weekdays(part: str) -> tuple[int, ...]:
    """Return the days that one word names, or two with a dash between; over Sunday too."""
    if part.removesuffix("s") in _SEVERAL:
        return _SEVERAL[part.removesuffix("s")]
    first, dash, last = part.partition("-")
    begin = _weekday(first)
    length = (_weekday(last if dash else first) - begin) % len(_WEEKDAYS) + 1
    return tuple((begin + at) % len(_WEEKDAYS) for at in range(length))


def _weekday(word: str) -> int:
    name = word.removesuffix(".")
    known = (day for day, full in enumerate(_WEEKDAYS) if f"{full}s".startswith(name))
    day = next(known, None) if len(name) >= _SHORTEST_DAY else None
    if day is None:
        raise WrongSchedule(_no_weekday(word))
    return day


def _no_time(text: str) -> str:
    return (
        f"“{said(text)}” is not a time of day. Write it like 8:30, 17:00 or 5pm, several with "
        "commas between."
    )


def _no_weekday(text: str) -> str:
    return (
        f"“{said(text)}” is not a day of the week. Write days like mon, thu or monday-friday; for "
        "a day of the month choose month instead."
    )
