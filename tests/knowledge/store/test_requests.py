"""Wishes for articles are counted, ordered and settled, one group's apart from another's."""

from __future__ import annotations

from datetime import timedelta

from knowledge.model import SourceRequest
from tests.made import NOON

LATER = NOON + timedelta(hours=1)


def ask_for(store, request_id, *, words="Why?", now=NOON, group_id="g"):
    with store.begin() as work:
        times = work.request_source(group_id, request_id, words, now)
        work.commit()
    return times


def requests(store, group_id="g"):
    with store.look() as view:
        return view.requests(group_id)


def test_a_wish_made_again_keeps_its_first_words_and_moment(store):
    assert ask_for(store, "a", words="Why?") == 1
    assert ask_for(store, "a", words="why?", now=LATER) == 2

    assert requests(store) == (SourceRequest("a", "Why?", 2, NOON, LATER),)


def test_the_most_wanted_come_first_and_then_the_latest(store):
    for request_id, now in [("a", NOON), ("b", LATER), ("c", NOON), ("c", NOON)]:
        ask_for(store, request_id, now=now)

    assert [one.id for one in requests(store)] == ["c", "b", "a"]


def test_a_group_does_not_see_anothers_wishes(store):
    ask_for(store, "a")
    ask_for(store, "a", group_id="h")
    with store.begin() as work:
        work.settle_request("h", "a")
        work.commit()

    assert (len(requests(store)), len(requests(store, "h"))) == (1, 0)


def test_settling_forgets_one_wish_and_once_more_does_nothing(store):
    ask_for(store, "a")
    ask_for(store, "b")
    for _ in range(2):
        with store.begin() as work:
            work.settle_request("g", "a")
            work.commit()

    assert [one.id for one in requests(store)] == ["b"]
