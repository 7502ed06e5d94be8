"""Questions are counted by day and verdict, one group's apart from another's."""

from __future__ import annotations

from datetime import date, timedelta

from knowledge.model import Verdict

DAY = date(2025, 6, 1)
BEFORE = DAY - timedelta(days=1)
ANSWERED, RELATED, REFUSED = Verdict


def count(store, *verdicts, day=DAY, group_id="g"):
    with store.begin() as work:
        for verdict in verdicts:
            work.count_question(group_id, verdict, day)
        work.commit()


def counts(store, since=DAY, group_id="g"):
    with store.look() as view:
        return view.questions(group_id, since)


def test_questions_are_counted_by_what_came_of_them(store):
    count(store, ANSWERED, REFUSED, ANSWERED)

    assert counts(store) == {ANSWERED: 2, RELATED: 0, REFUSED: 1}


def test_only_days_from_the_one_named_on_are_counted(store):
    count(store, ANSWERED, day=BEFORE)
    count(store, ANSWERED)

    assert [counts(store, since)[ANSWERED] for since in (BEFORE, DAY)] == [2, 1]


def test_a_group_does_not_see_anothers_questions(store):
    count(store, ANSWERED)
    count(store, REFUSED, REFUSED, group_id="h")

    assert counts(store) == {ANSWERED: 1, RELATED: 0, REFUSED: 0}
    assert counts(store, group_id="h") == {ANSWERED: 0, RELATED: 0, REFUSED: 2}


def test_what_was_counted_before_a_day_is_forgotten_in_every_group(store):
    for group_id in ("g", "h"):
        count(store, RELATED, day=BEFORE, group_id=group_id)
        count(store, RELATED, group_id=group_id)
    with store.begin() as work:
        work.forget_questions(DAY)
        work.commit()

    assert [counts(store, BEFORE, group)[RELATED] for group in ("g", "h")] == [1, 1]


def test_a_count_that_is_not_committed_is_not_kept(store):
    with store.begin() as work:
        work.count_question("g", ANSWERED, DAY)

    assert counts(store)[ANSWERED] == 0
