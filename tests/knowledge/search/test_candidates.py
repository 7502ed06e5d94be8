"""Which words are looked for, and which passages are read whole."""

from __future__ import annotations

from knowledge.search import candidates
from knowledge.search.candidates import _likeliest, _telling


def test_every_word_is_looked_for_in_a_small_library():
    assert set(_telling({"tariff": 12, "state": 900, "lavrov": 0})) == {"tariff", "state", "lavrov"}


def test_the_commonest_words_are_left_out_where_they_would_take_long(monkeypatch):
    monkeypatch.setattr(candidates, "_MOST_MATCHED", 100)

    assert _telling({"state": 90, "tariff": 12, "lavrov": 3}) == ["lavrov", "tariff"]


def test_a_word_that_is_all_there_is_is_looked_for_however_common(monkeypatch):
    monkeypatch.setattr(candidates, "_MOST_MATCHED", 100)

    assert _telling({"state": 5000}) == ["state"]
    assert _telling({"state": 5000, "unknown": 0}) == ["unknown", "state"]


def test_words_and_meaning_choose_in_equal_parts():
    words = {1: 9.0, 2: 5.0, 3: 1.0}
    meaning = {2: 0.8, 4: 0.9, 3: 0.1}

    assert _likeliest(words, meaning)[:3] == [2, 1, 4]


def test_words_alone_choose_where_no_vector_is_near():
    assert _likeliest({1: 2.0, 2: 5.0}, {}) == [2, 1]
