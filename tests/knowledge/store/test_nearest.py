"""Vectors in memory: quick to look through, and the same result as comparing every one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.store.nearest import State, VectorCache, Vectors

DIMENSION = 24


def unit(chance, count, *, spread):
    rows = chance.standard_normal((count, DIMENSION)) * np.geomspace(1, spread, DIMENSION)
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def made(rows):
    numbers = np.arange(1, len(rows) + 1)
    return Vectors.none(State(1, 0, 0), DIMENSION).having(numbers, rows.astype("<f2"))


def by_comparing_all(vectors, vector, limit, among):
    scores = vectors.rows.astype(np.float32) @ vector
    pairs = [
        (int(number), float(score))
        for number, score in zip(vectors.numbers, scores, strict=True)
        if among is None or number in among
    ]
    return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))[:limit]


@given(
    st.integers(0, 2**32 - 1),
    st.sampled_from([0, 1, 7, 300, 1500]),
    st.sampled_from([1, 5, 100]),
    st.sampled_from([1, 1000]),
    st.booleans(),
)
def test_the_best_are_those_of_comparing_every_vector(seed, count, limit, spread, narrowed):
    chance = np.random.default_rng(seed)
    vectors = made(unit(chance, count, spread=spread))
    vector = unit(chance, 1, spread=spread)[0]
    among = np.arange(1, count + 1, 3) if narrowed else None

    found = vectors.best(vector, limit, among)

    expected = by_comparing_all(vectors, vector, limit, among)
    assert [score for _, score in found] == pytest.approx([s for _, s in expected], abs=1e-6)
    assert {n for n, s in expected if s > expected[-1][1] + 1e-6} <= {n for n, _ in found}


def test_equal_vectors_stand_in_the_order_of_their_numbers():
    row = unit(np.random.default_rng(1), 1, spread=1)

    found = made(np.repeat(row, 9, axis=0)).best(row[0], 4)

    assert [number for number, _ in found] == [1, 2, 3, 4]


def test_only_what_is_new_is_read_and_what_was_removed_goes():
    rows = unit(np.random.default_rng(2), 6, spread=1).astype("<f2")
    kept = {number: rows[number - 1].tobytes() for number in range(1, 5)}
    asked = []

    def added(first):
        asked.append(first)
        return [(number, kept[number]) for number in sorted(kept) if number >= first]

    def get(state):
        return cache.get(("g", 1), DIMENSION, state, added, lambda: np.array(sorted(kept)))

    cache = VectorCache()
    get(State(1, 5, 0))
    del kept[2]
    kept |= {5: rows[4].tobytes(), 6: rows[5].tobytes()}
    found = get(State(1, 7, 1))

    assert asked == [0, 5]
    assert found.numbers.tolist() == [1, 3, 4, 5, 6]
    assert np.array_equal(found.rows, rows[[0, 2, 3, 4, 5]])
    assert cache.count(("g", 1), State(1, 7, 1)) == 5
    assert cache.count(("g", 1), State(1, 8, 1)) is None
    best = found.best(rows[5].astype(np.float32), 1)
    assert best[0][0] == 6


@pytest.mark.parametrize(
    "other", [State(1, 5, 0), State(2, 7, 1)], ids=["an older look", "another life of the group"]
)
def test_vectors_of_a_state_that_does_not_lead_there_are_read_anew(other):
    rows = unit(np.random.default_rng(4), 6, spread=1).astype("<f2")
    firsts = []

    def get(state):
        def added(first):
            firsts.append(first)
            return [(n, rows[n - 1].tobytes()) for n in range(max(first, 1), state.next_number)]

        return cache.get(("g", 1), DIMENSION, state, added, lambda: np.arange(1, 7))

    cache = VectorCache()
    get(State(1, 7, 1))
    assert get(other).numbers.tolist() == list(range(1, other.next_number))
    again = get(State(1, 7, 1))

    assert firsts[:2] == [0, 0]
    assert again.numbers.tolist() == [1, 2, 3, 4, 5, 6]
    assert np.array_equal(again.rows, rows)


def test_groups_asked_about_long_ago_are_forgotten_first(monkeypatch):
    rows = unit(np.random.default_rng(3), 4, spread=1).astype("<f2")
    monkeypatch.setattr("knowledge.store.nearest._MOST_BYTES", made(rows).nbytes * 2)
    cache = VectorCache()
    for group in ("a", "b", "a", "c"):
        cache.get(
            (group, 1),
            DIMENSION,
            State(1, 5, 0),
            lambda _: [(number, rows[number - 1].tobytes()) for number in range(1, 5)],
            lambda: np.arange(1, 5),
        )

    assert cache.count(("b", 1), State(1, 5, 0)) is None
    assert cache.count(("a", 1), State(1, 5, 0)) == 4
