"""Put passages and sentences in order again by what a reading model found in the first of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from knowledge.embedding.base import Floats, Integers
from knowledge.model import Span
from knowledge.reading.base import PassageReader
from knowledge.search.candidates import Ranking
from knowledge.search.ranking import best_first, coefficients
from knowledge.search.reader import Found, Read, found_in
from knowledge.store.base import KeptPassage

_READ: Final = 6
"""Passages at the front that are read; none behind them can come before them."""


def read_again(ranking: Ranking | None, reading: PassageReader | None) -> Ranking | None:
    """Return a ranking whose first passages were read, in a new order.

    Where nothing was found, or nothing reads, it stays as it is. Raises
    :class:`ModelUnavailable`.
    """
    if ranking is None or reading is None:
        return ranking
    first = ranking.passages[:_READ]
    read = reading.read(ranking.query.text, [one.text for one in first])
    found = [found_in(one, _inside(kept)) for one, kept in zip(read, first, strict=True)]
    # What was not read counts as the least likely of what was: so it stays behind.
    behind = len(ranking.passages) - len(found)
    passages = np.array([one.best for one in found], np.float32)
    passages = np.append(passages, np.full(behind, passages.min(), np.float32))
    sentences = np.concatenate([one.scores for one in found])
    unread = len(ranking.passage_of) - len(sentences)
    sentences = np.append(sentences, np.full(unread, sentences.min(), np.float32))
    return _sorted(ranking, found, passages, sentences)


def _sorted(ranking: Ranking, found: list[Found], passages: Floats, sentences: Floats) -> Ranking:
    """Return a ranking with the logits of its passages and sentences added, in their order."""
    weights = coefficients().reading
    scores = ranking.scores + np.float32(weights["passage"]) * passages
    order = best_first(scores)
    passage_of = np.argsort(order)[ranking.passage_of]
    again: Integers = np.argsort(passage_of, kind="stable")
    answers = [
        None if answer is None else _moved(answer, kept.passage.start)
        for one, kept in zip(found, ranking.passages, strict=False)
        for answer in one.answers
    ]
    answers += [None] * (len(sentences) - len(answers))
    weighed = ranking.sentence_scores + np.float32(weights["sentence"]) * sentences
    return replace(
        ranking,
        passages=tuple(ranking.passages[place] for place in order),
        scores=scores[order],
        features={name: values[order] for name, values in ranking.features.items()},
        passage_of=passage_of[again],
        place_of=ranking.place_of[again],
        sentence_scores=weighed[again],
        sentence_features={n: values[again] for n, values in ranking.sentence_features.items()},
        read=Read(
            passages[order][: len(found)],
            sentences[again],
            tuple(answers[place] for place in again),
            float(passages[0]),
        ),
    )


def _inside(kept: KeptPassage) -> list[Span]:
    """Return the sentences of a passage as spans of its text."""
    return [_moved(one, -kept.passage.start) for one in kept.passage.sentences]


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
