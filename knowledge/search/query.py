"""What a question asks for: its words, and the time it speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from knowledge.errors import EmptyQuestion
from knowledge.words import plain_words, telling

_NAME = re.compile(r"(?<!^)\b[A-Z][\w'’-]+|\d[\d,.]*\d|\d")
_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" if month[3:] else month for month in _MONTHS)
_DAY = rf"(?:(?:(?P<day>\d{{1,2}}) )?(?P<month>{_MONTH})\.?,? ?)?(?P<year>(?:19|20)\d\d)?"
_SPAN = re.compile(
    rf"\b(?P<how>since|after|before|until|in|during)\s+(?:early |late |mid-)?{_DAY}\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?P<which>this|last|past)\s+(?P<unit>week|month|year)\b|\b(?P<day>today|yesterday)\b",
    re.IGNORECASE,
)
_LATEST = re.compile(
    r"\b(?:latest|newest|most recent(?:ly)?|recent(?:ly)?|lately|up to date)\b", re.IGNORECASE
)
_UNIT_DAYS = {"week": 7, "month": 31, "year": 366}
# What is asked for, the first that fits.
_KINDS = {
    "who": r"\b(?:who|whose|whom)\b",
    "when": r"\b(?:when|(?:what|which) (?:year|month|day|date|time))\b",
    "where": r"\b(?:where|(?:what|which) (?:city|country|state|place|town))\b",
    "how_many": r"\bhow (?:many|much|old|long|far|tall|big|large|often|high)\b"
    r"|\bwhat (?:percent|percentage|number|amount|age)\b",
    "why": r"\bwhy\b",
    "how": r"\bhow\b",
    "what": r"\bwhat\b",
}
KINDS: Final = tuple(_KINDS)
"""What a question may ask for, by the word it asks with."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days a question speaks of, inclusive; an open end is ``None``."""

    since: date | None
    until: date | None

    def holds(self, day: date) -> bool:
        """Tell whether a day lies in the period."""
        return (self.since is None or day >= self.since) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True)
class Query:
    """What the library is searched with.

    ``words`` are those that carry meaning, each once; ``period`` is the time
    the question names, ``latest`` whether it asks for the newest.
    """

    text: str
    words: tuple[str, ...]
    period: Period | None
    latest: bool


def read_question(text: str, today: date) -> Query:
    """Return what a question asks for, time words read as of ``today``.

    Raises :class:`EmptyQuestion` when it holds no word.
    """
    text = " ".join(text.split())
    words = plain_words(text)
    if not words:
        raise EmptyQuestion("The question holds no word to search for; ask it in a sentence.")
    return Query(text, telling(text) or words, period_of(text, today), bool(_LATEST.search(text)))


def read_claim(text: str) -> Query:
    """Return what a claim is searched with; its time words are not read.

    They say when something happened, not when an article about it appeared.
    ``text`` holds a word.
    """
    text = " ".join(text.split())
    return Query(text, telling(text) or plain_words(text), period=None, latest=False)


def names_in(text: str) -> list[str]:
    """Return the numbers of a sentence, and its words with a capital but for the first."""
    return _NAME.findall(text)


def kind_of(text: str) -> str | None:
    """Return what a question asks for, one of ``KINDS``, or ``None`` where no word tells."""
    folded = text.lower()
    return next((kind for kind, words in _KINDS.items() if re.search(words, folded)), None)


def period_of(text: str, today: date) -> Period | None:
    """Return the days that a question's time words stand for, or ``None`` without any."""
    relative = _RELATIVE.search(text)
    if relative:
        return _relative(relative, today)
    for span in _SPAN.finditer(text):
        # In lower case and alone, "may" is the verb.
        if span["year"] or (span["month"] and span["month"] != "may"):
            return _named(span, today)
    return None


def _relative(match: re.Match[str], today: date) -> Period:
    if match["day"]:
        day = today - timedelta(days=match["day"].lower() == "yesterday")
        return Period(day, day)
    which, unit = match["which"].lower(), match["unit"].lower()
    if which == "past":
        return Period(today - timedelta(days=_UNIT_DAYS[unit]), today)
    first = _first_of(unit, today)
    if which == "this":
        return Period(first, today)
    before = first - timedelta(days=1)
    return Period(_first_of(unit, before), before)


def _first_of(unit: str, day: date) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _named(match: re.Match[str], today: date) -> Period | None:
    first = _first_day(match, today)
    if first is None:
        return None
    last = _last_day(match, first)
    how = match["how"].lower()
    if how == "since":
        return Period(first, None)
    if how == "after":
        return Period(last + timedelta(days=1), None)
    if how == "before":
        return Period(None, first - timedelta(days=1))
    return Period(None, last) if how == "until" else Period(first, last)


def _first_day(match: re.Match[str], today: date) -> date | None:
    month = _month(match["month"])
    year = int(match["year"] or today.year)
    if not match["year"] and (month or 1) > today.month:
        year -= 1  # "since November", asked in March
    try:
        return date(year, month or 1, int(match["day"] or 1))
    except ValueError:
        return None


def _last_day(match: re.Match[str], first: date) -> date:
    if match["day"]:
        return first
    if match["month"]:
        following = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
        return following - timedelta(days=1)
    return first.replace(month=12, day=31)


def _month(name: str | None) -> int | None:
    if not name:
        return None
    return next(place for place, m in enumerate(_MONTHS, 1) if m[:3] == name[:3].lower())
