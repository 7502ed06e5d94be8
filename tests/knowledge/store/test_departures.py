"""That a group left is noted once, and forgotten when it comes back or is erased."""

from __future__ import annotations

from datetime import timedelta

from knowledge.model import Departure
from tests.made import NOON


def change(store, verb, *arguments):
    with store.begin() as work:
        getattr(work, verb)(*arguments)
        work.commit()


def departures(store):
    with store.look() as view:
        return view.departures()


def test_the_first_moment_a_group_is_missed_is_the_one_that_counts(store):
    change(store, "left", "g", NOON)
    change(store, "left", "g", NOON + timedelta(days=1))

    assert departures(store) == (Departure("g", NOON),)


def test_those_that_left_first_come_first(store):
    change(store, "left", "a", NOON + timedelta(hours=1))
    change(store, "left", "b", NOON)

    assert [one.group_id for one in departures(store)] == ["b", "a"]


def test_coming_back_forgets_it_for_that_group_alone(store):
    change(store, "left", "g", NOON)
    change(store, "left", "h", NOON)
    for _ in range(2):
        change(store, "came_back", "g")

    assert departures(store) == (Departure("h", NOON),)


def test_a_departure_alone_is_nothing_that_is_kept_of_a_group(store):
    change(store, "left", "g", NOON)

    with store.look() as view:
        assert view.all_groups() == ()
