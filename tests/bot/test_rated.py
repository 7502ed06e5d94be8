"""Who gave an opinion is remembered for a while."""

from __future__ import annotations

import pytest

from bot.rated import Rated


def test_the_oldest_opinions_are_forgotten_first():
    rated = Rated(most=2)
    for person in (1, 2, 3):
        rated.add((person, "k", 0))

    assert [(person, "k", 0) in rated for person in (1, 2, 3)] == [False, True, True]


def test_an_opinion_that_could_not_be_counted_may_be_given_again():
    rated, mark = Rated(), (1, "k", 0)
    with pytest.raises(LookupError), rated.marking(mark):
        raise LookupError

    assert mark not in rated


def test_an_opinion_counts_as_given_while_it_is_being_counted():
    rated, mark = Rated(), (1, "k", 0)
    with rated.marking(mark):
        assert mark in rated
