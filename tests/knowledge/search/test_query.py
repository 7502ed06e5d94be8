"""A question's words, and the time it speaks of."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.search.query import KINDS, Period, kind_of, period_of, read_question

TODAY = date(2025, 7, 2)  # a Wednesday


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        ("since May 2025", "2025-05-01", None),
        ("since March", "2025-03-01", None),
        ("since November", "2024-11-01", None),
        ("after 30 April 2025", "2025-05-01", None),
        ("before 2024", None, "2023-12-31"),
        ("until June 2025", None, "2025-06-30"),
        ("in 2024", "2024-01-01", "2024-12-31"),
        ("in February 2024", "2024-02-01", "2024-02-29"),
        ("during December 2024", "2024-12-01", "2024-12-31"),
        ("this week", "2025-06-30", "2025-07-02"),
        ("last week", "2025-06-23", "2025-06-29"),
        ("last month", "2025-06-01", "2025-06-30"),
        ("this year", "2025-01-01", "2025-07-02"),
        ("last year", "2024-01-01", "2024-12-31"),
        ("the past month", "2025-06-01", "2025-07-02"),
        ("yesterday", "2025-07-01", "2025-07-01"),
    ],
)
def test_time_words_stand_for_days(words, since, until):
    def day(iso):
        return date.fromisoformat(iso) if iso else None

    assert period_of(f"What was decided {words}?", TODAY) == Period(day(since), day(until))


@pytest.mark.parametrize(
    "question",
    [
        "What must be mined by 2030?",
        "Who is in the committee?",
        "Why was it in may or might?",
        "Since when is it law?",
        "What did she do in 31 February 2024?",
    ],
)
def test_other_words_stand_for_no_time(question):
    assert period_of(question, TODAY) is None


def test_words_without_meaning_of_their_own_are_left_out():
    assert read_question("Who must ratify the Treaty, the treaty?", TODAY).words == (
        "ratify",
        "treaty",
    )


def test_what_an_apostrophe_cuts_off_is_no_word():
    words = read_question("Doesn't the EU’s plan follow O'Brien's?", TODAY).words

    assert words == ("doesn", "eu", "plan", "follow", "o", "brien")


def test_a_question_of_such_words_alone_keeps_them():
    assert read_question("Who are you?", TODAY).words == ("who", "are", "you")


@pytest.mark.parametrize(
    ("question", "latest"),
    [("What is the latest on tariffs?", True), ("Who was later elected?", False)],
)
def test_asking_for_the_newest_is_noticed(question, latest):
    assert read_question(question, TODAY).latest is latest


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who must ratify it?", "who"),
        ("In which year was it signed?", "when"),
        ("What city hosts the talks?", "where"),
        ("How many states signed?", "how_many"),
        ("Why did it fail?", "why"),
        ("How does the levy work?", "how"),
        ("What is the fund for?", "what"),
        ("Name the signatories.", None),
    ],
)
def test_what_is_asked_for_shows_in_a_word(question, kind):
    assert kind_of(question) == kind
    assert kind is None or kind in KINDS
