"""The state of a library: what it holds, and how well it answers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from knowledge.model import MonthCount, Outcomes, OutletCount, Status, Verdict
from knowledge.status import LATELY, with_empty_months
from tests.made import NOON

NOTHING = Status(0, 0, 0, (), (), (), 0, Outcomes(0, 0, 0), ())


def add(library, name, head="", group_id="g"):
    words = " ".join(f"{name}{number}" for number in range(12))
    body = f"---\ntitle: {name}\n{head}\n---\nThe paper of {words} was signed."
    return library.add(group_id, body.encode(), f"{name}.md").article


def test_a_library_without_articles_counts_nothing(library):
    assert library.status("g") == NOTHING


def test_what_a_library_holds_is_counted(library):
    first = add(library, "A", "outlet: Wire\ndate: 2025-03-08")
    second = add(library, "B", "outlet: Herald\ndate: 2025-05-01")
    library.request_source("g", "Who pays?")
    found = library.status("g")

    assert (found.articles, found.passages) == (2, library.size("g").passages)
    assert found.words == first.words + second.words
    assert found.outlets == (
        OutletCount("Herald", 1, second.words),
        OutletCount("Wire", 1, first.words),
    )
    assert [(one.month, one.articles) for one in found.months] == [
        (date(2025, 3, 1), 1),
        (date(2025, 4, 1), 0),
        (date(2025, 5, 1), 1),
    ]
    assert found.storage_bytes > len(first.text) + len(second.text)
    assert found.requests == library.requests("g")


def test_the_articles_added_last_come_first_and_are_five_at_most(library, clock):
    for number in range(7):
        clock.now = NOON + timedelta(minutes=number)
        add(library, f"N{number}")

    assert [one.details.title for one in library.status("g").added] == [
        "N6",
        "N5",
        "N4",
        "N3",
        "N2",
    ]


def test_the_questions_of_this_day_and_the_six_before_are_counted(library, clock):
    for days in (LATELY, LATELY - 1, 0):
        clock.now = NOON - timedelta(days=days)
        library.keep("g", Verdict.RELATED, (), counted=True)
    library.keep("g", Verdict.REFUSED, (), counted=True)

    assert library.status("g").questions == Outcomes(answered=0, related=2, refused=1)


def test_a_group_is_told_nothing_of_another(library):
    add(library, "A", "outlet: Wire\ndate: 2025-03-08", "h")
    library.keep("h", Verdict.ANSWERED, (), counted=True)
    library.request_source("h", "Who pays?")

    assert library.status("g") == NOTHING


def test_an_article_that_is_removed_is_counted_no_more(library):
    library.remove("g", add(library, "A", "outlet: Wire\ndate: 2025-03-08").id)
    found = library.status("g")

    assert (found.articles, found.passages, found.outlets, found.months) == (0, 0, (), ())


def test_months_go_on_over_the_end_of_a_year():
    counts = [
        MonthCount(date(2023, 11, 1), 2),
        MonthCount(date(2024, 2, 1), 1),
        MonthCount(None, 3),
    ]

    assert with_empty_months(counts) == (
        counts[0],
        MonthCount(date(2023, 12, 1), 0),
        MonthCount(date(2024, 1, 1), 0),
        counts[1],
        counts[2],
    )


@pytest.mark.parametrize("month", [date(1, 1, 1), date(9999, 12, 1)])
def test_the_first_and_the_last_month_there_are_can_be_counted(month):
    assert with_empty_months([MonthCount(month, 1)]) == (MonthCount(month, 1),)


def test_without_any_day_only_the_undated_are_counted():
    assert with_empty_months([MonthCount(None, 2)]) == (MonthCount(None, 2),)
