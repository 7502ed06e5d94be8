"""Cron expressions of five fields, read on the clock of the wall; pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from cronsim import CronSim, CronSimError

from knowledge.digests.written import said
from knowledge.errors import WrongSchedule

_FIELDS, _LONGEST = 5, 100
_LEAST_APART = timedelta(hours=1)
# Just before the first minute of a day, from where an expression is tried.
_START = datetime(1999, 12, 31, 23, 59, 59)  # noqa: DTZ001
_FORM = (
    "Write five fields: minute, hour, day of the month, month, day of the week, such as "
    "30 8 * * MON-FRI for 08:30 from Monday to Friday."
)


def walls_of(expression: str, start: datetime, *, back: bool = False) -> Iterator[datetime]:
    """Yield the times, without a zone, after ``start`` rising, or before it falling."""
    return CronSim(expression, start, reverse=back)


def expression_of(text: str) -> str:
    """Return an expression that comes, and at most once an hour. Raises :class:`WrongSchedule`."""
    fields = text.split()
    if not fields:
        raise WrongSchedule(_FORM)
    if len(fields) != _FIELDS or len(text) > _LONGEST:
        raise WrongSchedule(f"“{said(text)}” is no expression of five fields. {_FORM}")
    expression = " ".join(fields)
    moments = _moments(expression)
    # All times of a day are the same on every day, so that the first two tell how near they are.
    first, second = next(moments, None), next(moments, None)
    if first is None:
        raise WrongSchedule(_never(expression))
    if second is not None and second - first < _LEAST_APART:
        hourly = " ".join(["0", *fields[1:]])
        raise WrongSchedule(
            f"“{said(expression)}” comes more than once an hour, which is too often. Name one "
            f"minute of the hour, as in {hourly}."
        )
    return expression


def _moments(expression: str) -> Iterator[datetime]:
    """Return the times of an expression. Raises :class:`WrongSchedule` for one that is none."""
    try:
        return walls_of(expression, _START)
    except CronSimError as error:
        if _is_never(expression):
            raise WrongSchedule(_never(expression)) from error
        field = str(error).removeprefix("Bad ").replace("-", " ")
        raise WrongSchedule(f"The {field} in “{said(expression)}” cannot be. {_FORM}") from error


def _is_never(expression: str) -> bool:
    """Tell whether nothing but the months is in the way, as of 30 February."""
    minute, hour, day, month, weekday = expression.split()
    try:
        walls_of(" ".join([minute, hour, day, "*", weekday]), _START)
        walls_of(" ".join([minute, hour, "*", month, weekday]), _START)
    except CronSimError:
        return False
    return True


def _never(expression: str) -> str:
    minute, hour, _, month, weekday = expression.split()
    # One minute, so that what is offered is not refused for coming too often.
    last = " ".join([minute if minute.isdecimal() else "0", hour, "L", month, weekday])
    return (
        f"“{said(expression)}” never comes, since no such day is in these months. For the last "
        f"day of a month write L, as in {last}."
    )
