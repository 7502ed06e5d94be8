"""Which of a question's tokens matter, and what to look for in a sentence that answers.

Two small networks over the question's token vectors, fitted once on public
questions (see NOTICE); they belong to the bundled model. With any other model
all tokens count alike.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from knowledge.embedding.base import Floats, QuestionVectors

# Unit vectors have entries near 1/sqrt(384); this brings them to about the size that the
# networks were fitted on.
INPUT_SCALE = 8.0


@dataclass(frozen=True, slots=True)
class Probes:
    """What to look for: a row and a weight for each token; the weights sum to one."""

    vectors: Floats
    weights: Floats


@dataclass(frozen=True, slots=True)
class Attention:
    """The question's tokens as probes: for passages, and for sentences that answer."""

    passage: Probes
    sentence: Probes


def even_attention(question: QuestionVectors) -> Attention:
    """Return the tokens as they are, all of the same weight."""
    count = len(question.tokens)
    even = Probes(question.tokens, np.full(count, 1 / max(count, 1), np.float32))
    return Attention(even, even)


def fitted_attention(question: QuestionVectors) -> Attention:
    """Return the tokens weighted for passages, and moved and weighted for sentences."""
    fitted = _fitted()
    scene = np.broadcast_to(question.vector, question.tokens.shape)
    seen = np.concatenate([question.tokens, scene], axis=1) * np.float32(INPUT_SCALE)
    for_passage = _hidden(fitted, "passage", seen)
    for_sentence = _hidden(fitted, "sentence", seen)
    moved = for_sentence @ fitted["sentence_w2_weight"].T + fitted["sentence_w2_bias"]
    return Attention(
        Probes(question.tokens, _weights(fitted, "passage", for_passage)),
        Probes(question.tokens + moved, _weights(fitted, "sentence", for_sentence)),
    )


def _hidden(fitted: dict[str, Floats], name: str, seen: Floats) -> Floats:
    """Apply the first layer and GELU (Hendrycks and Gimpel, 2016)."""
    x = seen @ fitted[f"{name}_w1_weight"].T + fitted[f"{name}_w1_bias"]
    erf = np.vectorize(math.erf, otypes=[np.float32])
    hidden: Floats = x * 0.5 * (1 + erf(x / math.sqrt(2)))
    return hidden


def _weights(fitted: dict[str, Floats], name: str, hidden: Floats) -> Floats:
    raw = hidden @ fitted[f"{name}_wt_weight"].T + fitted[f"{name}_wt_bias"]
    positive = np.logaddexp(raw[:, 0], np.float32(0))
    weights: Floats = positive / positive.sum()
    return weights


@cache
def _fitted() -> dict[str, Floats]:
    with (files(__package__) / "attention.npz").open("rb") as file:
        kept = np.load(file)
        return {name: kept[name].astype(np.float32) for name in kept.files}
