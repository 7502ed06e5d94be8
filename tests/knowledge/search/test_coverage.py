"""Rare words weigh more than common ones."""

from __future__ import annotations

import pytest

from knowledge.search.coverage import rarity_of, shares


def test_the_share_is_of_the_weight_of_words_in_any_form():
    rarity = rarity_of({"ratified": 1, "treaty": 50}, 100)

    assert shares(rarity, ["They ratify it."]) == pytest.approx([0.80], abs=0.06)


def test_nothing_covers_all_of_it_but_all_words():
    rarity = rarity_of({"treaty": 3, "u.s.": 2}, 10)

    whole, half, nothing = shares(rarity, ["The U.S. treaty", "a us treaty", ""])

    assert whole == pytest.approx(1)
    assert 0 < half < 1
    assert nothing == 0


def test_a_question_without_a_word_of_weight_is_covered_by_nothing():
    assert shares(rarity_of({}, 10), ["The U.S. treaty"]).tolist() == [0]
