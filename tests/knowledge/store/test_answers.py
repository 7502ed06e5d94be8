"""Kept answers are read back whole, in one group, for as long as wanted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from knowledge.model import Citation, GroupSettings, Span, Verdict
from knowledge.store.base import CitedAnswer
from tests.made import NOON

CITED = CitedAnswer(
    Verdict.ANSWERED,
    (Citation("b", 10, 52, Span(3, 7), 0.1 + 0.2), Citation("a", 0, 4, None, 1e-9)),
)


def keep_answer(store, key, *, group_id="g", answer=CITED, now=NOON):
    with store.begin() as work:
        work.keep_answer(group_id, key, answer, now)
        work.commit()


def find(store, key, group_id="g"):
    with store.look() as view:
        return view.answer(group_id, key)


def test_a_kept_answer_is_read_back_whole_and_in_order(store):
    keep_answer(store, "k")

    assert find(store, "k") == CITED


def test_a_refusal_without_citations_is_kept_too(store):
    keep_answer(store, "k", answer=CitedAnswer(Verdict.REFUSED, ()))

    assert find(store, "k") == CitedAnswer(Verdict.REFUSED, ())


def test_a_group_does_not_see_anothers_kept_answer(store):
    keep_answer(store, "k")

    assert find(store, "k", "h") is None


def test_two_groups_may_have_the_same_key(store):
    other = CitedAnswer(Verdict.RELATED, ())
    keep_answer(store, "k")
    keep_answer(store, "k", group_id="h", answer=other)

    assert (find(store, "k"), find(store, "k", "h")) == (CITED, other)


def test_a_key_is_used_once(store):
    keep_answer(store, "k")

    with pytest.raises(IntegrityError):
        keep_answer(store, "k")


def test_what_was_kept_for_ninety_days_is_forgotten_in_every_group_that_chose_nothing(store):
    then = NOON - timedelta(days=90)
    keep_answer(store, "old", now=then - timedelta(microseconds=1))
    keep_answer(store, "old", group_id="h", now=then - timedelta(days=1))
    keep_answer(store, "new", now=then)
    with store.begin() as work:
        work.forget_answers(NOON)
        work.commit()

    assert find(store, "old") is find(store, "old", "h") is None
    assert find(store, "new") == CITED


def test_each_group_forgets_by_the_days_that_it_chose(store):
    chosen = {"short": 1, "long": 365, "usual": 90}
    for group_id, days in chosen.items():
        with store.begin() as work:
            work.change_settings(group_id, GroupSettings(answer_days=days))
            work.commit()
        for age in (2, 89, 91, 364, 366):
            keep_answer(store, str(age), group_id=group_id, now=NOON - timedelta(days=age))
    with store.begin() as work:
        work.forget_answers(NOON)
        work.commit()

    assert {
        group_id: [age for age in (2, 89, 91, 364, 366) if find(store, str(age), group_id)]
        for group_id in chosen
    } == {"short": [], "usual": [2, 89], "long": [2, 89, 91, 364]}


def test_a_forgotten_answer_takes_its_citations_with_it(store):
    keep_answer(store, "k")
    with store.begin() as work:
        work.forget_answers(NOON + timedelta(days=91))
        work.keep_answer("g", "k", CitedAnswer(Verdict.RELATED, ()), NOON)
        work.commit()

    assert find(store, "k") == CitedAnswer(Verdict.RELATED, ())
