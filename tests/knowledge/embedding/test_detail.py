"""The finer vectors come back to the precision they are kept in."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from knowledge.embedding.base import PassageVectors
from knowledge.embedding.detail import pack, signs, unpack


@given(
    tokens=st.integers(0, 40),
    sentences=st.integers(1, 6),
    dimension=st.sampled_from([8, 9, 12, 384]),
    seed=st.integers(0, 999),
)
def test_packing_keeps_signs_sentences_and_places(tokens, sentences, dimension, seed):
    chance = np.random.default_rng(seed)
    rows = chance.normal(size=(sentences, dimension)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    each = chance.normal(size=(tokens, dimension)).astype(np.float32)
    places = np.sort(chance.integers(sentences, size=tokens))

    kept = unpack(pack(PassageVectors(rows[0], rows, each, places)))

    assert np.array_equal(kept.sentence_of, places)
    assert np.abs(kept.sentences - rows).max() < 0.01
    expected = np.where(each > 0, 1, -1) / np.sqrt(dimension)
    assert np.allclose(signs(kept.codes, dimension), expected)


def test_a_sentence_along_one_axis_comes_back_as_it_was():
    axes = np.eye(8, dtype=np.float32)
    nothing = np.zeros((0, 8), np.float32), np.zeros(0, np.int64)

    kept = unpack(pack(PassageVectors(axes[0], axes, *nothing)))

    assert np.array_equal(kept.sentences, axes)
