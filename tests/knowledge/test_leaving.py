"""A group that left is kept for a while and then forgotten, and no other group with it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from knowledge import Departure, Erased, UnknownAnswer
from tests.made import NOON

GRACE = timedelta(days=30)
TEXT = b"Four states must ratify the treaty before May. The minister stayed away."


@pytest.fixture
def library(library):
    for group_id in ("g", "h"):
        library.add(group_id, TEXT, "treaty.txt")
    return library


def keep(library, group_id="g"):
    answer = library.ask(group_id, "Which states must ratify the treaty?")
    return library.keep(group_id, answer.verdict, answer.quotes)


def test_a_group_that_left_is_kept_until_its_grace_is_over_and_then_gone(library, clock):
    library.left("g")
    clock.passes(days=29, hours=23)
    assert library.purge(GRACE) == ()
    assert library.size("g").articles == 1
    clock.passes(hours=1)

    assert library.purge(GRACE) == ("g",)
    assert library.groups() == ("h",)
    assert library.departures() == ()
    assert library.size("h").articles == 1
    assert library.purge(GRACE) == ()


def test_a_group_that_came_back_in_time_has_all_it_had(library, clock):
    key = keep(library)
    library.left("g")
    clock.passes(days=29)
    library.came_back("g")
    clock.passes(days=29)

    assert library.purge(GRACE) == ()
    assert library.kept("g", key).quotes[0].text in TEXT.decode()


def test_a_group_that_left_again_has_its_whole_grace_again(library, clock):
    library.left("g")
    clock.passes(days=20)
    library.came_back("g")
    library.left("g")
    clock.passes(days=20)

    assert library.purge(GRACE) == ()
    assert library.departures() == (Departure("g", NOON + timedelta(days=20)),)


def test_that_a_group_left_of_which_nothing_is_kept_is_not_noted(library):
    library.left("nobody")

    assert library.departures() == ()


def test_without_any_grace_a_group_is_gone_at_once(library):
    library.left("g")

    assert library.purge(timedelta()) == ("g",)


def test_a_group_that_left_can_be_used_on_the_machine(library):
    library.left("g")
    library.add("g", b"The council met on Monday to vote on the harbour budget.", "b.txt")

    assert library.ask("g", "Which states must ratify the treaty?").quotes
    assert library.size("g").articles == 2
    assert library.departures() == (Departure("g", NOON),)


def test_erasing_forgets_and_counts_all_of_one_group(library):
    key = keep(library)
    library.request_source("g", "Who pays?")

    assert library.erase("g") == Erased(articles=1, answers=1, requests=1, history=1)
    assert library.groups() == ("h",)
    assert library.requests("g") == ()
    with pytest.raises(UnknownAnswer, match="no longer kept"):
        library.kept("g", key)


def test_an_erased_group_can_begin_again(library):
    library.erase("g")
    library.add("g", TEXT, "treaty.txt")

    assert library.ask("g", "Which states must ratify the treaty?").quotes


def test_tidying_forgets_old_answers_of_groups_that_ask_no_more_and_purges(library, clock):
    old = keep(library)
    clock.passes(days=60)
    new = keep(library)
    library.left("h")
    clock.passes(days=31)

    assert library.tidy(GRACE) == ("h",)
    assert library.tidy(GRACE) == ()
    assert library.kept("g", new).quotes
    with pytest.raises(UnknownAnswer):
        library.kept("g", old)
