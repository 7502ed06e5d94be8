"""What was done to a library is told newest first, one group's apart from another's."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from knowledge.model import Act, Entry
from knowledge.store.history import LONGEST_WHAT
from tests.made import NOON

ADDED = Entry(Act.ADDED, "The river treaty", NOON, "7", "0123456789ab")


def record(store, *entries, group_id="g"):
    with store.begin() as work:
        kept = [work.record(group_id, one) for one in entries]
        work.commit()
    return kept


def history(store, group_id="g", limit=20, before=None):
    with store.look() as view:
        return view.history(group_id, limit=limit, before=before)


def test_an_entry_is_read_back_whole_under_its_number(store):
    assert record(store, ADDED) == [replace(ADDED, number=1)]

    assert history(store) == (replace(ADDED, number=1),)


def test_every_act_can_be_kept_by_nobody_and_about_no_article(store):
    record(store, *(Entry(act, "", NOON) for act in Act))

    assert [one.act for one in history(store)] == list(reversed(Act))
    assert {(one.who, one.subject) for one in history(store)} == {(None, None)}


def test_the_newest_come_first_page_by_page(store):
    record(store, *(replace(ADDED, at=NOON - timedelta(days=n)) for n in range(5)))
    first = history(store, limit=2)
    second = history(store, limit=2, before=first[-1].number)

    assert [one.number for one in first + second] == [5, 4, 3, 2]
    assert history(store, before=1) == ()


def test_numbers_rise_within_each_group_and_a_group_does_not_see_anothers_history(store):
    record(store, ADDED, ADDED)
    record(store, replace(ADDED, what="Other"), group_id="h")

    assert [one.number for one in history(store)] == [2, 1]
    assert [(one.number, one.what) for one in history(store, "h")] == [(1, "Other")]
    assert history(store, "i") == ()


def test_an_entry_goes_with_the_change_it_tells_of(store):
    with store.begin() as work:
        work.record("g", ADDED)

    assert history(store) == ()
    assert record(store, ADDED)[0].number == 1


def test_what_it_is_about_stays_on_one_short_line(store):
    record(store, replace(ADDED, what="A\n title  " + "x" * 999))

    (kept,) = history(store)
    assert kept.what.startswith("A title xxx")
    assert len(kept.what) == LONGEST_WHAT
