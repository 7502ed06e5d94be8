"""Every token of a question finds the token most like it."""

from __future__ import annotations

import numpy as np
import pytest

from knowledge.embedding.base import PassageVectors, QuestionVectors
from knowledge.embedding.detail import cosines_of_signs, pack, signs, unpack
from knowledge.search.attention import even_attention
from knowledge.search.interaction import interact

DIMENSION = 48


def unit(rows):
    return (rows / np.linalg.norm(rows, axis=-1, keepdims=True)).astype(np.float32)


@pytest.fixture
def chance():
    return np.random.default_rng(5)


def passage(chance, tokens, sentence_of):
    sentences = unit(chance.standard_normal((max(sentence_of) + 1, DIMENSION)))
    return PassageVectors(sentences[0], sentences, tokens, np.array(sentence_of))


def test_cosines_of_signs_are_those_of_the_signs_themselves(chance):
    codes = np.packbits(chance.standard_normal((7, DIMENSION)) > 0, axis=1)
    vectors = unit(chance.standard_normal((3, DIMENSION)))

    found = cosines_of_signs(codes, vectors)

    assert np.allclose(found, signs(codes, DIMENSION) @ vectors.T, atol=1e-5)


def test_maxsim_takes_the_best_token_within_each_sentence_and_passage(chance):
    tokens = np.sign(chance.standard_normal((6, DIMENSION))).astype(np.float32)
    details = [
        unpack(pack(passage(chance, tokens[:4], [0, 0, 1, 2]))),
        unpack(pack(passage(chance, tokens[4:], [0, 0]))),
    ]
    question = QuestionVectors(
        unit(chance.standard_normal(DIMENSION)), unit(chance.standard_normal((5, DIMENSION)))
    )

    found = interact(question, even_attention(question), details)

    cosines = unit(tokens) @ question.tokens.T
    groups = [[0, 1], [2], [3], [4, 5]]
    assert found.passage_of.tolist() == [0, 0, 0, 1]
    assert found.firsts.tolist() == [0, 3]
    assert found.sentence_even == pytest.approx(
        [cosines[group].max(axis=0).mean() for group in groups], abs=1e-5
    )
    assert found.even == pytest.approx(
        [cosines[:4].max(axis=0).mean(), cosines[4:].max(axis=0).mean()], abs=1e-5
    )
    assert found.weighted == pytest.approx(found.even, abs=1e-5)
    assert found.sentence_weighted == pytest.approx(found.sentence_even, abs=1e-5)
    assert found.weakest[0] == pytest.approx(cosines[:4].max(axis=0).min(), abs=1e-5)
    assert found.least == pytest.approx(
        [cosines[g].max(axis=0).min() for g in ([0, 1, 2, 3], [4, 5])], abs=1e-5
    )
    assert found.unmet == pytest.approx((1 - found.least) / 5, abs=1e-5)
    assert found.sentence_least == pytest.approx(
        [cosines[group].max(axis=0).min() for group in groups], abs=1e-5
    )
    assert found.sentence_unmet == pytest.approx((1 - found.sentence_least) / 5, abs=1e-5)


def test_a_sentence_beyond_the_models_reach_finds_nothing(chance):
    tokens = np.ones((2, DIMENSION), np.float32)
    vectors = passage(chance, tokens, [0, 2])
    question = QuestionVectors(unit(np.ones(DIMENSION)), unit(np.ones((1, DIMENSION))))

    found = interact(question, even_attention(question), [unpack(pack(vectors))])

    assert found.sentence_even == pytest.approx([1, -1, 1], abs=1e-5)
