"""Days as people write them: 2025-05-01, May 2025, yesterday."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import Literal

from bot.refusals import Refused
from knowledge import Scope

_LONGEST = 40
# A year, or day, month and year; other numbers would be guessed at.
_NUMBERS = re.compile(r"(?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-](?:\d\d)?\d\d")


def scope_of(since: str | None, until: str | None, outlet: str | None) -> Scope:
    """Return which articles are meant. Raises :class:`Refused` for what is no day."""
    first = day_of(since, "first") if since else None
    last = day_of(until, "last") if until else None
    if first and last and first > last:
        raise Refused("refuse-days", since=first.isoformat(), until=last.isoformat())
    return Scope(first, last, outlet)


def day_of(
    text: str, end: Literal["first", "last"], prefers: Literal["past", "future"] = "past"
) -> date:
    """Return a day; of a month or a year its first or last one. Raises :class:`Refused`.

    ``prefers`` says which Monday is meant by Monday.
    """
    import dateparser

    settings = {
        "PREFER_DAY_OF_MONTH": end,
        "PREFER_MONTH_OF_YEAR": end,
        "PREFER_DATES_FROM": prefers,
        "DATE_ORDER": "DMY",
    }
    with suppress(ValueError):
        return date.fromisoformat(text.strip())
    is_digits = not any(map(str.isalpha, text)) and not _NUMBERS.fullmatch(text.strip())
    if len(text) <= _LONGEST and not is_digits:
        found = dateparser.parse(text, languages=["en"], settings=settings)
        if found is not None:
            return date(found.year, found.month, found.day)
    raise Refused("refuse-day", text=text)
