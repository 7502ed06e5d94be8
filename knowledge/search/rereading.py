"""Put passages and sentences in order again by what a reading model found in the first of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from knowledge.embedding.base import Floats
from knowledge.model import Span
from knowledge.reading.base import PassageReader
from knowledge.search.candidates import Ranking
from knowledge.search.ranking import coefficients
from knowledge.search.reader import Read, found_in
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
    found = _read(ranking, reading)
    weights = coefficients().reading
    passages = _filled(found.passages, len(ranking.passages))
    return replace(
        ranking,
        scores=ranking.scores + np.float32(weights["passage"]) * passages,
        sentence_scores=ranking.sentence_scores + np.float32(weights["sentence"]) * found.sentences,
        read=found,
    ).in_order()


def _read(ranking: Ranking, reading: PassageReader) -> Read:
    """Read the first passages of a ranking."""
    first = ranking.passages[:_READ]
    read = reading.read(ranking.query.text, [one.text for one in first])
    found = [found_in(one, _inside(kept)) for one, kept in zip(read, first, strict=True)]
    passages = np.array([one.best for one in found], np.float32)
    sentences = _filled(np.concatenate([one.scores for one in found]), len(ranking.passage_of))
    answers = [
        None if answer is None else _moved(answer, kept.passage.start)
        for one, kept in zip(found, first, strict=True)
        for answer in one.answers
    ]
    unread = (None,) * (len(sentences) - len(answers))
    return Read(passages, sentences, (*answers, *unread), float(passages[0]))


def _filled(logits: Floats, count: int) -> Floats:
    """Return the logits of all, what was not read as the least likely of what was.

    So it stays behind.
    """
    return np.append(logits, np.full(count - len(logits), logits.min(), np.float32))


def _inside(kept: KeptPassage) -> list[Span]:
    """Return the sentences of a passage as spans of its text."""
    return [_moved(one, -kept.passage.start) for one in kept.passage.sentences]


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
