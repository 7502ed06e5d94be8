"""Who gave an opinion is remembered for a while."""

from __future__ import annotations

from bot.rated import Rated


def test_the_oldest_opinions_are_forgotten_first():
    rated = Rated(most=2)
    for person in (1, 2, 3):
        rated.add((person, "k", 0))

    assert [(person, "k", 0) in rated for person in (1, 2, 3)] == [False, True, True]
