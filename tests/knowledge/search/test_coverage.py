"""Rare words weigh more than common ones."""

from __future__ import annotations

import pytest

from knowledge.search.coverage import rarity_of, term_sets


def test_the_share_is_of_the_weight_of_words_in_any_form():
    rarity = rarity_of({"ratified": 1, "treaty": 50}, 100)
    (held,) = term_sets(["They ratify it."])

    assert rarity.share(held) == pytest.approx(0.80, abs=0.06)


def test_nothing_covers_all_of_it_but_all_words():
    rarity = rarity_of({"treaty": 3, "u.s.": 2}, 10)

    shares = [rarity.share(held) for held in term_sets(["The U.S. treaty", "a us treaty", ""])]

    assert shares[0] == 1
    assert 0 < shares[1] < 1
    assert shares[2] == 0
