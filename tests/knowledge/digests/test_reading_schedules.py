"""A schedule is read as people write it, and refused with what can be written instead."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from itertools import islice

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from knowledge.digests.schedule import read_schedule, slots
from knowledge.errors import WrongSchedule
from knowledge.model import EVERY_DAY, LAST_DAY, Schedule

WEEKDAYS = (0, 1, 2, 3, 4)
EIGHT = (time(8),)
NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)
EXAMPLE = (
    "Write five fields: minute, hour, day of the month, month, day of the week, such as "
    "30 8 * * MON-FRI for 08:30 from Monday to Friday."
)


@pytest.mark.parametrize(
    ("every", "days", "meant"),
    [
        ("day", "", Schedule(EIGHT)),
        ("Daily", "", Schedule(EIGHT)),
        ("every day", "", Schedule(EIGHT)),
        ("weekdays", "", Schedule(EIGHT, WEEKDAYS)),
        ("weekday", "", Schedule(EIGHT, WEEKDAYS)),
        ("weekends", "", Schedule(EIGHT, (5, 6))),
        ("week", "", Schedule(EIGHT, (0,))),
        ("weekly", "fri", Schedule(EIGHT, (4,))),
        ("day", "mon, thu", Schedule(EIGHT, (0, 3))),
        ("week", "Monday-Friday", Schedule(EIGHT, WEEKDAYS)),
        ("week", "monday to wednesday and sat", Schedule(EIGHT, (0, 1, 2, 5))),
        ("week", "fri – mon", Schedule(EIGHT, (0, 4, 5, 6))),
        ("week", "Tuesdays & Thurs.", Schedule(EIGHT, (1, 3))),
        ("week", "mo tu we th fr sa su", Schedule(EIGHT, EVERY_DAY)),
        ("monday and thursday", "", Schedule(EIGHT, (0, 3))),
        ("every Sunday", "", Schedule(EIGHT, (6,))),
        ("month", "", Schedule(EIGHT, month_day=1)),
        ("monthly", "15", Schedule(EIGHT, month_day=15)),
        ("month", "the 31st", Schedule(EIGHT, month_day=31)),
        ("month", "last day", Schedule(EIGHT, month_day=LAST_DAY)),
    ],
)
def test_r21_how_often_and_on_what_days_is_read(every, days, meant):
    assert read_schedule(every, days=days) == meant


@pytest.mark.parametrize(
    ("at", "meant"),
    [
        ("8", (time(8),)),
        ("8:30", (time(8, 30),)),
        ("08.30", (time(8, 30),)),
        ("8h30", (time(8, 30),)),
        ("0830", (time(8, 30),)),
        ("08:00, 17:30", (time(8), time(17, 30))),
        ("17:30 and 8", (time(8), time(17, 30))),
        ("at 8 17:30", (time(8), time(17, 30))),
        ("8am", (time(8),)),
        ("8 AM, 5 p.m.", (time(8), time(17))),
        ("12am 12pm", (time(0), time(12))),
        ("noon", (time(12),)),
        ("midnight; noon", (time(0), time(12))),
        ("8, 8:00, 8am", (time(8),)),
        (",".join(map(str, range(24))), tuple(map(time, range(24)))),
    ],
)
def test_r21_times_of_day_are_read(at, meant):
    assert read_schedule("day", at).times == meant


@pytest.mark.parametrize(
    ("every", "at", "days"),
    [
        ("30 8  * * mon-fri", "", ""),
        ("cron", "30 8 * * mon-fri", ""),
        ("cron", "", "30 8 * * mon-fri"),
    ],
)
def test_r21_an_expression_is_read_wherever_it_stands(every, at, days):
    assert read_schedule(every, at, days) == Schedule(cron="30 8 * * mon-fri")


@pytest.mark.parametrize(
    ("expression", "first"),
    [
        ("0 8 L * *", "2026-01-31 08:00"),
        ("0 8 LW * *", "2026-01-30 08:00"),
        ("0 8 * * MON#1", "2026-01-05 08:00"),
        ("0 */6 * * *", "2026-01-01 06:00"),
        ("59 23 1 JAN,JUL *", "2026-01-01 23:59"),
        ("0 8 13 * FRI", "2026-01-02 08:00"),
    ],
)
def test_r09_an_expression_comes_when_cron_would(expression, first):
    found = next(slots(read_schedule(expression), "UTC", NEW_YEAR))

    assert f"{found:%Y-%m-%d %H:%M}" == first


@pytest.mark.parametrize(
    ("every", "at", "days", "sentence"),
    [
        (
            "fortnight",
            "",
            "",
            "“fortnight” is not how often a digest can come. Write day, weekdays, week or month, "
            "or an expression such as 0 8 * * MON,THU.",
        ),
        (
            " ",
            "",
            "",
            "Write day, weekdays, week or month, or an expression such as 0 8 * * MON,THU.",
        ),
        (
            "day",
            "8, 25:00",
            "",
            "“25:00” is not a time of day. Write it like 8:30, 17:00 or 5pm, several with commas "
            "between.",
        ),
        (
            "day",
            ",".join(f"{hour}:{minute}" for hour in range(10, 23) for minute in (15, 45)),
            "",
            "A digest comes at most 24 times a day, not 26; name fewer hours.",
        ),
        (
            "week",
            "",
            "1",
            "“1” is not a day of the week. Write days like mon, thu or monday-friday; for a day "
            "of the month choose month instead.",
        ),
        (
            "month",
            "",
            "1, 15",
            "“1, 15” is not one day of a month. Write 1 to 31, or last; for several days, or for "
            "the first Monday, write an expression such as 0 8 1,15 * * or 0 8 * * MON#1.",
        ),
        ("cron", "", "", EXAMPLE),
        ("0 8 * *", "", "", f"“0 8 * *” is no expression of five fields. {EXAMPLE}"),
        ("0 0 8 * * *", "", "", f"“0 0 8 * * *” is no expression of five fields. {EXAMPLE}"),
        ("0 25 * * *", "", "", f"The hour in “0 25 * * *” cannot be. {EXAMPLE}"),
        (
            "*/30 8 * * MON",
            "",
            "",
            "“*/30 8 * * MON” comes more than once an hour, which is too often. Name one minute "
            "of the hour, as in 0 8 * * MON.",
        ),
        (
            "30 8 30 2 *",
            "",
            "",
            "“30 8 30 2 *” never comes, since no such day is in these months. For the last day "
            "of a month write L, as in 30 8 L 2 *.",
        ),
    ],
)
def test_r21_what_cannot_be_read_is_refused_with_a_way_out(every, at, days, sentence):
    with pytest.raises(WrongSchedule) as refused:
        read_schedule(every, at, days)

    assert str(refused.value) == sentence


@pytest.mark.parametrize("at", ["24", "8:60", "13pm", "0am", "8-17", "123", "soon", ",", "8:30:15"])
def test_r21_what_is_no_time_of_day_is_refused(at):
    with pytest.raises(WrongSchedule, match=r"is not a time of day\."):
        read_schedule("day", at)


@pytest.mark.parametrize("days", ["m", "mon-", "-fri", "1-5", "mon-tue-wed", "doomsday", ","])
def test_r21_what_is_no_day_of_the_week_is_refused(days):
    with pytest.raises(WrongSchedule, match=r"is not a day of the week\."):
        read_schedule("week", days=days)


@pytest.mark.parametrize("days", ["0", "32", "first monday", "-1", "mon"])
def test_r21_what_is_no_day_of_the_month_is_refused(days):
    with pytest.raises(WrongSchedule, match=r"is not one day of a month\."):
        read_schedule("month", days=days)


@pytest.mark.parametrize(
    "expression",
    ["* * * * *", "*/5 8 30 2 *", "0 8 31 4,6,9,11 *", "0,59 8 * * *", "* * */20 * 1L"],
)
def test_r21_the_expression_offered_instead_is_one_that_comes(expression):
    with pytest.raises(WrongSchedule) as refused:
        read_schedule(expression)
    offered = re.search(r"as in (.+)\.$", str(refused.value))

    assert offered
    assert len(list(islice(slots(read_schedule(offered[1]), "UTC", NEW_YEAR), 3))) == 3


def typed(letters: str) -> st.SearchStrategy[str]:
    return st.text(st.sampled_from(letters), max_size=12) | st.text(max_size=12)


fields = st.lists(typed("0123456789*/-,L#WMONJAF"), min_size=4, max_size=6).map(" ".join)


@settings(deadline=None)
@given(
    st.sampled_from(["day", "week", "month", "cron"]) | typed("daywekmonth, ") | fields,
    typed("0123456789:.h apmno,and") | fields,
    typed("montuewdhfrisa-,1239lst"),
)
@example("1" * 5000, "1" * 5000, "1" * 5000)
@example("cron", "1" * 5000 + " * * * *", "")
@example("²L * * * *", "²", "²")
def test_r21_anything_typed_is_read_or_refused_in_a_sentence(every, at, days):
    try:
        refused = ""
        read = read_schedule(every, at, days)
    except WrongSchedule as error:
        refused = str(error)

    assert refused.endswith(".") if refused else isinstance(read, Schedule)
    assert "\n" not in refused
