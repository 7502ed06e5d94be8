"""How well passages and their sentences meet a question, token by token (MaxSim).

Each token of the question looks for the token most like it; how well it finds
it, averaged, is the score (Khattab and Zaharia, ColBERT, 2020).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.embedding.base import Floats, Integers, QuestionVectors
from knowledge.embedding.detail import Detail, cosines_of_signs
from knowledge.search.attention import Attention


@dataclass(frozen=True, slots=True)
class Interaction:
    """MaxSim of each passage and each sentence, the sentences of all passages in one row.

    ``passage_of`` is the passage each sentence stands in, ``firsts`` the first
    sentence of each passage. ``even`` counts all
    tokens alike, ``weighted`` as attention has it; ``weakest`` is the mean of
    the quarter of the tokens that found least, ``least`` what the one that found
    least of all found, ``unmet`` the most that one token lacks, times its weight.
    ``cosine`` is of the sentence.
    """

    passage_of: Integers
    firsts: Integers
    even: Floats
    weighted: Floats
    weakest: Floats
    least: Floats
    unmet: Floats
    sentence_even: Floats
    sentence_weighted: Floats
    sentence_least: Floats
    sentence_unmet: Floats
    sentence_cosine: Floats


def interact(
    question: QuestionVectors, attention: Attention, details: Sequence[Detail]
) -> Interaction:
    """Compare a question with passages; ``details`` must not be empty."""
    counts = [len(detail.sentences) for detail in details]
    firsts = np.concatenate([[0], np.cumsum(counts)])
    sentence_of = np.concatenate(
        [detail.sentence_of + first for detail, first in zip(details, firsts, strict=False)]
    )
    codes = np.concatenate([detail.codes for detail in details])
    probes = np.concatenate([question.tokens, attention.sentence.vectors])
    found = _most(cosines_of_signs(codes, probes), sentence_of, int(firsts[-1]))
    by_sentence, by_probe = np.split(found, [len(question.tokens)], axis=1)
    by_passage = np.maximum.reduceat(by_sentence, firsts[:-1], axis=0)
    weakest = np.sort(by_passage, axis=1)[:, : max(1, by_passage.shape[1] // 4)]
    return Interaction(
        passage_of=np.repeat(np.arange(len(details)), counts),
        firsts=firsts[:-1],
        even=by_passage.mean(axis=1),
        weighted=by_passage @ attention.passage.weights,
        weakest=weakest.mean(axis=1),
        least=by_passage.min(axis=1),
        unmet=((1 - by_passage) * attention.passage.weights).max(axis=1),
        sentence_even=by_sentence.mean(axis=1),
        sentence_weighted=by_probe @ attention.sentence.weights,
        sentence_least=by_sentence.min(axis=1),
        sentence_unmet=((1 - by_sentence) * attention.sentence.weights).max(axis=1),
        sentence_cosine=np.concatenate([d.sentences for d in details]) @ question.vector,
    )


def _most(similarity: Floats, sentence_of: Integers, count: int) -> Floats:
    """Return the highest similarity of each sentence to each token of the question."""
    found = np.full((count, similarity.shape[1]), -1.0, np.float32)
    if len(sentence_of):
        starts = np.flatnonzero(np.diff(sentence_of, prepend=-1))
        found[sentence_of[starts]] = np.maximum.reduceat(similarity, starts, axis=0)
    return found
