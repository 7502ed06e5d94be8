"""Read a day from text, strictly: day, month and year must all be there and clear."""

from __future__ import annotations

import re
from datetime import date

_YEAR = r"(?:1[5-9]|20)\d\d"
_MONTH = r"[^\W\d_]{3,12}\.?"
_NTH = r"\d{1,2}(?:st|nd|rd|th|er|\.|º)?"
_TIME = r"""(?:[T,]|\s+at|\s+um|\s+à|\s+[-–])?\s*\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\.\d+)?
    \s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{1,5}\)?)?\s*(?:[+-]\d{2}:?\d{2})?\s*(?:\(\w{1,5}\))?"""
_WEEKDAY = r"(?:[^\W\d_]{2,12}(?:-feira)?\.?,?\s+)?"
_ISO = re.compile(rf"({_YEAR})-?(\d\d)-?(\d\d)(?:{_TIME})?", re.VERBOSE)
_CJK = re.compile(rf"({_YEAR})\s?年\s?(\d{{1,2}})\s?月\s?(\d{{1,2}})\s?日")
_NUMBERS = re.compile(rf"(\d{{1,2}})([./-])(\d{{1,2}})\2({_YEAR})(?:{_TIME})?", re.VERBOSE)
_WORDS = re.compile(
    rf"""{_WEEKDAY}(?P<day>
        {_NTH}\s+(?:de\s+|of\s+)?{_MONTH},?\s+(?:de\s+|del\s+)?{_YEAR}
        | {_MONTH}\s+{_NTH},?\s+{_YEAR}
    )(?:{_TIME})?""",
    re.VERBOSE | re.IGNORECASE,
)
# Month names are looked up in these; all of dateparser's would take seconds for a line
# that only looks like a date.
_LANGUAGES = [
    *("en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi"),
    *("pl", "cs", "sk", "hu", "ro", "bg", "el", "tr", "uk", "ru"),
]
# The longest form, "Wednesday, 26th of September 2025 at 10:15 a.m. (CEST)", fits well.
_LONGEST = 80


def parse_day(text: str) -> date | None:
    """Return the day that the whole of ``text`` names, or ``None``.

    ISO 8601, RFC 822, month names in twenty-one languages, and numbers where
    day and month cannot be mistaken: "26/02/2025" but not "03/04/2025".
    Points mean day first ("3.4.2025"). A time of day may follow; the day is
    the one written, in the writer's time zone.
    """
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        return None
    for pattern in (_ISO, _CJK):
        if found := pattern.fullmatch(text):
            return _day(*map(int, found.groups()))
    if found := _NUMBERS.fullmatch(text):
        return _from_numbers(int(found[1]), found[2], int(found[3]), int(found[4]))
    if found := _WORDS.fullmatch(text):
        return _from_words(found["day"])
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _from_numbers(first: int, mark: str, second: int, year: int) -> date | None:
    if mark == "." or first == second:
        return _day(year, second, first)
    readings = [found for found in (_day(year, second, first), _day(year, first, second)) if found]
    return readings[0] if len(readings) == 1 else None


def _from_words(text: str) -> date | None:
    import dateparser

    found = dateparser.parse(
        text,
        languages=_LANGUAGES,
        settings={"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"]},
    )
    return found.date() if found and str(found.year) in text else None
