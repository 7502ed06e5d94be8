"""Where in each passage a question is answered, sentence by sentence, or that it is not; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from knowledge.embedding.base import Floats, Integers
from knowledge.model import Span
from knowledge.reading.base import ReadPassage

_LONGEST: Final = 30
"""Tokens of an answer at most."""
_UNREAD: Final = -20.0
"""Of a sentence of which nothing was read: none was ever less likely."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was read of a passage: for each sentence the likeliest answer and its score.

    ``scores`` are in logits, over no answer, in the order of the sentences;
    ``answers`` are spans of the passage, or ``None`` where nothing was read.
    """

    scores: Floats
    answers: tuple[Span | None, ...]

    @property
    def best(self) -> float:
        """Return how much likelier the likeliest answer is than none."""
        return float(self.scores.max(initial=_UNREAD))


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a ranking's first passages, in its order.

    ``passages`` holds for each of them how much likelier an answer in it is
    than none, in logits, and ``sentences`` the same for each sentence of the
    ranking; one that was not read has the least that was found. ``answers`` are
    spans of the articles. ``before`` is of the passage that stood first
    before they were read.
    """

    passages: Floats
    sentences: Floats
    answers: tuple[Span | None, ...]
    before: float

    def in_order(self, passages: Integers, sentences: Integers) -> Read:
        """Return the same for a ranking put into another order, in which what was read stays first.

        ``passages`` and ``sentences`` are the places where each stood.
        """
        return Read(
            self.passages[passages[: len(self.passages)]],
            self.sentences[sentences],
            tuple(self.answers[place] for place in sentences),
            self.before,
        )

    def words(self, sentence: int) -> Span | None:
        """Return the words of an article that answer, where they are likelier to than not."""
        return self.answers[sentence] if self.sentences[sentence] > 0 else None


def found_in(read: ReadPassage, sentences: Sequence[Span]) -> Found:
    """Return the likeliest answer of each sentence, none over a sentence's end.

    Sentences are spans of the passage that was read.
    """
    told = [_answer_in(read, one) for one in sentences]
    scores = np.array([score for score, _ in told], np.float32)
    return Found(scores, tuple(answer for _, answer in told))


def _answer_in(read: ReadPassage, sentence: Span) -> tuple[float, Span | None]:
    begins, stops = read.offsets[:, 0], read.offsets[:, 1]
    inside = np.flatnonzero((begins >= sentence.start) & (stops <= sentence.end) & (stops > begins))
    if not len(inside):
        return _UNREAD, None
    together = read.starts[inside, np.newaxis] + read.ends[np.newaxis, inside]
    apart = np.arange(len(inside))[np.newaxis, :] - np.arange(len(inside))[:, np.newaxis]
    together = np.where((apart >= 0) & (apart < _LONGEST), together, -np.inf)
    first, last = np.unravel_index(int(together.argmax()), together.shape)
    answer = Span(int(begins[inside[first]]), int(stops[inside[last]]))
    return max(float(together[first, last]) - read.nothing, _UNREAD), answer
